"""How large a file is, in words."""

from __future__ import annotations


def size_in_words(size: int) -> str:
    """`size` in bytes, in the unit that people know it by: "1.2 MB"."""
    number, unit = float(size), "B"
    for larger in ("kB", "MB", "GB"):
        if number < 999.95:
            break
        number, unit = number / 1000, larger
    return f"{number:.1f} {unit}" if unit != "B" else f"{size} B"
