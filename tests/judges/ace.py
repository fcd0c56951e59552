"""Ace by DAISY, as `make check` asks it: whether an EPUB is accessible, as far as a program can say."""

from __future__ import annotations

from pathlib import Path

from makeready.preflight.judges import ace

from .availability import require


def findings(epub: Path) -> list[str]:
    """What Ace finds wrong in `epub`, a line each; none where it passes."""
    require("ace")
    return [f"{found.severity} {found.rule} {found.path}" for found in ace.judge(epub).findings]
