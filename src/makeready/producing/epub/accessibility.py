"""What the ebook may say of its accessibility: only what is found true in the documents as built."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urldefrag

from makeready.composing.printed_words import Words

XHTML = "{http://www.w3.org/1999/xhtml}"
MOVING = {f"{XHTML}{name}" for name in ("audio", "video", "script", "iframe", "object", "embed", "canvas")}
HAZARDS = ("noFlashingHazard", "noMotionSimulationHazard", "noSoundHazard")


@dataclass(frozen=True, slots=True)
class Accessibility:
    """The words of the schema.org vocabulary that hold for this book, and a sentence or two that say so."""

    modes: tuple[str, ...]
    sufficient: tuple[str, ...]
    features: tuple[str, ...]
    hazards: tuple[str, ...]
    summary: str


def accessibility(documents: Sequence[tuple[str, Any]], nav: Any, css: str, words: Words) -> Accessibility:
    """What was found in the `documents` (name and root, in reading order) and the book's `nav`."""
    roots = [root for _, root in documents]
    pictures = [picture for root in roots for picture in root.iter(f"{XHTML}img")]
    described = all((picture.get("alt") or "").strip() for picture in pictures)
    still = not _moves(roots, css)
    ordered = _toc_in_reading_order(nav, [name for name, _ in documents])
    findings = {
        "alternativeText": bool(pictures) and described,
        "readingOrder": ordered,
        "structuralNavigation": all(_well_nested(root) for root in roots),
        "tableOfContents": ordered,
    }
    sufficient = ("textual",) if described else ()
    return Accessibility(
        modes=("textual", "visual") if pictures else ("textual",),
        sufficient=(*sufficient, "textual,visual") if pictures else ("textual",),
        features=tuple(name for name, found in findings.items() if found),
        hazards=HAZARDS if still else ("unknown",),
        summary=_summary(words, findings, pictures=bool(pictures), still=still),
    )


def _summary(words: Words, findings: dict[str, bool], *, pictures: bool, still: bool) -> str:
    sentences = [words.accessible_text]
    if findings["tableOfContents"] and findings["structuralNavigation"]:
        sentences.append(words.accessible_contents)
    if pictures:
        described = findings["alternativeText"]
        sentences.append(words.accessible_pictures if described else words.accessible_pictures_missing)
    if still:
        sentences.append(words.accessible_hazards)
    return " ".join(str(sentence) for sentence in sentences)


def _moves(roots: Sequence[Any], css: str) -> bool:
    if re.search(r"\banimation|\btransition|@keyframes", css):
        return True
    return any(element.tag in MOVING for root in roots for element in root.iter())


def _toc_in_reading_order(nav: Any, names: list[str]) -> bool:
    """Whether every entry leads to a document of the book, in the order in which they are read."""
    toc = next(iter(nav.iter(f"{XHTML}nav")), None)
    if toc is None:
        return False
    targets = [urldefrag(link.get("href", "")).url for link in toc.iter(f"{XHTML}a")]
    if not targets or not set(targets) <= set(names):
        return False
    places = [names.index(target) for target in targets]
    return places == sorted(places)


def _well_nested(root: Any) -> bool:
    """Whether the headings begin at the first level and leave none out on the way down."""
    levels = [
        int(element.tag[-1])
        for element in root.iter()
        if isinstance(element.tag, str) and re.fullmatch(re.escape(XHTML) + "h[1-6]", element.tag)
    ]
    steps = zip([0, *levels], levels, strict=False)
    return all(level <= before + 1 for before, level in steps)
