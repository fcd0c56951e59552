"""Issues made by hand, so small that a test shows all that is in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from PIL import Image

from makeready.issue import (
    Article,
    Block,
    Figure,
    Heading,
    Inline,
    Issue,
    Note,
    Paragraph,
    Picture,
    Placement,
    Section,
    Text,
)

SAMPLE = (
    "salt road mule harbour winter ledger crust the a of and to in rakers measured against morning "
    "dyke customs house barrow lighthouse before bridge came every loaf was seasoned by what one could carry"
)
VOCABULARY = SAMPLE.split()


def prose(words: int, start: int = 0) -> str:
    """So many words, the same each time; another `start` gives others."""
    chosen = (VOCABULARY[(at * at + 3 * at) % len(VOCABULARY)] for at in range(start, start + words))
    return " ".join(chosen).capitalize() + "."


def paragraph(*parts: str | Inline) -> Paragraph:
    """A paragraph of texts and other inlines."""
    return Paragraph(tuple(Text(part) if isinstance(part, str) else part for part in parts))


def paragraphs(count: int, words: int = 60) -> tuple[Paragraph, ...]:
    """So many paragraphs of so many words."""
    return tuple(paragraph(prose(words, start=words * at)) for at in range(count))


def heading(text: str, level: int = 2) -> Heading:
    """A subhead whose anchor is its words."""
    return Heading(level, (Text(text),), f"heading-{text.lower().replace(' ', '-')}")


def note(number: int, text: str) -> Note:
    """A footnote of one paragraph."""
    return Note(number, (paragraph(text),))


def picture(folder: Path, name: str, width: int = 300, height: int = 200) -> Picture:
    """A picture drawn into `folder`: its left half is dark, its right half light."""
    path = folder / f"{name}.png"
    image = Image.new("RGB", (width, height), "#204060")
    image.paste("#e0d0b0", (width // 2, 0, width, height))
    image.save(path)
    return Picture(f"salt/images/{name}.png", path.resolve(), "image/png", width, height)


def panel(name: str, width: float = 300, height: float = 200) -> Picture:
    """A picture whose file is missing."""
    return Picture(f"salt/images/{name}.png", Path("/nowhere") / name, "", width, height, missing=True)


def figure(shown: Picture, place: Placement = Placement.COLUMN, **changes: Any) -> Figure:
    """A figure whose alt and caption name its picture."""
    name = Path(shown.file).stem
    whole = Figure(
        f"fig-{name}", shown, f"Alt of {name}.", (paragraph(f"Caption of {name}."),), "", "", place, 1, 1
    )
    return replace(whole, **changes)


def article(slug: str, *blocks: Block, **changes: Any) -> Article:
    """An article named for its folder."""
    title = slug.replace("-", " ").capitalize()
    whole = Article(slug, (Text(title),), "", (), title, "en-GB", None, blocks, ())
    return replace(whole, **changes)


def issue(*articles: Article, together: bool = False, **changes: Any) -> Issue:
    """An issue of one section without a cover."""
    sections = (Section("Features", articles, together=together),)
    whole = Issue(
        "Salt", "07", date(2031, 3, 20), "", "en-GB", "urn:issn:1234-5679", "Salt Press", None, sections
    )
    return replace(whole, **changes)


Draw = Callable[..., Picture]
"""Draws a picture of a name, a width and a height."""
