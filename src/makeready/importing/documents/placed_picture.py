"""A picture where a document shows it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """A picture that the document shows."""

    target: str
    """Its address in the document; "" where there is nothing but its place: a chart."""
    alt: str = ""
    name: str = ""
    """What its author called it, where that tells more than "image1"."""
    why_missing: str = ""
    """Why it can't be had, where that is known already."""
