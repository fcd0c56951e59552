"""What is noted of a style of WeasyPrint: what follows from its values and takes long to work out."""

from __future__ import annotations

from typing import Any


def notes_of(style: Any) -> dict[str, Any]:
    """What has been noted of a style, by name. A copy of it, which may be changed, begins with none."""
    notes: dict[str, Any] = vars(style).setdefault("notes", {})
    return notes
