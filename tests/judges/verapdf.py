"""veraPDF, as `make check` asks it: whether a PDF keeps the rules of PDF/UA or PDF/A."""

from __future__ import annotations

from pathlib import Path

from makeready.preflight.judges import verapdf

from .availability import require


def findings(pdf: Path, flavour: str = "ua1") -> list[str]:
    """What veraPDF finds wrong in `pdf`, a line for each broken rule; none where it passes."""
    require("verapdf")
    return [f"{found.rule}\t{found.message}" for found in verapdf.judge(pdf, flavour).findings]
