"""Picture files of the manuscript and of what is made of it; nothing that decodes one is loaded here."""

from __future__ import annotations

import os
from dataclasses import dataclass

from makeready.issue import Picture
from makeready.problems import Code, Place, Problem, Refused

EBOOK_LONG_EDGE = 2000
AT_ONCE = min(4, os.cpu_count() or 1)
"""Pictures that are converted at once; each takes room for all its pixels."""

SUFFIXES = {"image/jpeg": ".jpg", "image/png": ".png", "image/svg+xml": ".svg"}


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture that is ready to be put into a PDF or an EPUB."""

    data: bytes
    media_type: str


def held_by(picture: Picture) -> bytes:
    """What the picture's file holds; refuses one that can't be read."""
    try:
        return picture.path.read_bytes()
    except OSError as fault:
        raise damaged(picture, fault) from fault


def damaged(picture: Picture, fault: Exception) -> Refused:
    """What to raise where a picture can't be read or decoded."""
    reason = str(fault).rstrip(".").split("\n")[0]
    name = picture.file.rsplit("/", 1)[-1]
    return Refused([Problem(Code.CUT_SHORT_PICTURE, Place(picture.file), picture=name, reason=reason)])
