"""What the ebook may say of its accessibility: only what is found true in the documents as built."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urldefrag

from makeready.composing.printed_words import Words
from makeready.producing.epub.read_documents import ReadDocument

HAZARDS = ("noFlashingHazard", "noMotionSimulationHazard", "noSoundHazard")


@dataclass(frozen=True, slots=True)
class Accessibility:
    """The words of the schema.org vocabulary that hold for this book, and a sentence or two that say so."""

    modes: tuple[str, ...]
    sufficient: tuple[str, ...]
    features: tuple[str, ...]
    hazards: tuple[str, ...]
    summary: str


def accessibility(
    documents: Sequence[ReadDocument], nav: ReadDocument, css: str, words: Words, *, printed: int
) -> Accessibility:
    """What was found in the `documents`, in reading order, and in the book's `nav`.

    So many `printed` pages begin in them.
    """
    alts = {alt for read in documents for alt in read.alts}
    pictures, described = bool(alts), "" not in alts
    still = not _moves(documents, css)
    ordered = _in_reading_order(nav.links, [read.document.file for read in documents])
    listed = [link for link in nav.page_links if _leads_to_a_break(link, documents)]
    has_list = bool(printed) and len(listed) == len(nav.page_links) == printed
    findings = {
        "alternativeText": pictures and described,
        "pageBreakMarkers": printed > 0,
        "pageNavigation": has_list,
        "readingOrder": ordered,
        "structuralNavigation": all(read.well_nested for read in documents),
        "tableOfContents": ordered,
    }
    sufficient = ("textual",) if described else ()
    return Accessibility(
        modes=("textual", "visual") if pictures else ("textual",),
        sufficient=(*sufficient, "textual,visual") if pictures else ("textual",),
        features=tuple(name for name, found in findings.items() if found),
        hazards=HAZARDS if still else ("unknown",),
        summary=_summary(words, findings, pictures=pictures, still=still),
    )


def _summary(words: Words, findings: dict[str, bool], *, pictures: bool, still: bool) -> str:
    sentences = [words.accessible_text]
    if findings["tableOfContents"] and findings["structuralNavigation"]:
        sentences.append(words.accessible_contents)
    if findings["pageNavigation"]:
        sentences.append(words.accessible_pages)
    if pictures:
        described = findings["alternativeText"]
        sentences.append(words.accessible_pictures if described else words.accessible_pictures_missing)
    if still:
        sentences.append(words.accessible_hazards)
    return " ".join(str(sentence) for sentence in sentences)


def _leads_to_a_break(link: str, documents: Sequence[ReadDocument]) -> bool:
    name, anchor = urldefrag(link)
    found = next((read.document.html for read in documents if read.document.file == name), "")
    return f'role="doc-pagebreak" id="{anchor}"' in found


def _moves(documents: Sequence[ReadDocument], css: str) -> bool:
    if re.search(r"\banimation|\btransition|@keyframes", css):
        return True
    return any(read.moves for read in documents)


def _in_reading_order(links: Sequence[str], names: Sequence[str]) -> bool:
    """Whether every link leads to a document of the book, in the order in which they are read."""
    places = {name: place for place, name in enumerate(names)}
    targets = [places.get(urldefrag(link).url, -1) for link in links]
    return bool(targets) and min(targets) >= 0 and targets == sorted(targets)
