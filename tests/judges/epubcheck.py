"""EPUBCheck, as `make check` asks it: whether an EPUB keeps the standard."""

from __future__ import annotations

from pathlib import Path

from makeready.preflight.judges import epubcheck

from .availability import require


def findings(epub: Path) -> list[str]:
    """What EPUBCheck finds wrong in `epub`, warnings too, a line each; none where it passes."""
    require("epubcheck")
    return [
        f"{found.severity.upper()} {found.rule} {found.message} {found.path}:{found.line}"
        for found in epubcheck.judge(epub).findings
    ]
