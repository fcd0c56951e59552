"""Counts as they are said in a problem."""

from __future__ import annotations


def counted(count: int, one: str) -> str:
    """So many of something: "1 line", "3 lines"."""
    return f"{count} {one}" if count == 1 else f"{count} {one}s"


def times(count: int) -> str:
    """How often: "once", "2 times"."""
    return "once" if count == 1 else f"{count} times"
