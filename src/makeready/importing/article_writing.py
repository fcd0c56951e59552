"""The pieces of a source as article.md and captions.md, and each decision with the line it stands on now."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from makeready.importing.imported import ARTICLE, CAPTIONS, Decision, Did, Imported, SourcePlace
from makeready.importing.markdown_text import as_markdown
from makeready.importing.pieces import FURNITURE, Kind, Piece, Source
from makeready.importing.text_facts import facts_of_text
from makeready.producing.word_account import words_in

SHOWN = 60
"""Characters of a piece that tell which one is meant."""
_CREDIT = re.compile(
    r"(?<=[.!?])\s+(?:photo(?:graph)?|picture|illustration|drawing|image)(?:s|y)?: ?[^.!?]{2,60}$",
    re.IGNORECASE,
)
"""Behind a caption's last stop; one that has a stop itself may be a sentence."""


@dataclass
class WrittenFile:
    """A file that is written line by line."""

    name: str
    lines: list[str] = field(default_factory=list)

    def add(self, *paragraphs: str) -> str:
        """Put paragraphs at the end, a blank line after each; where the first of them stands."""
        place = f"{self.name}:{len(self.lines) + 1}"
        for paragraph in paragraphs:
            self.lines += [*paragraph.split("\n"), ""]
        return place

    @property
    def text(self) -> str:
        """The whole file; "" where nothing was put into it."""
        return "\n".join(self.lines).rstrip("\n") + "\n" if self.lines else ""


def written(source: Source, title: str) -> Imported:
    """The files of an article that holds all pieces of `source`; `title` where nothing tells it.

    Where a caption stood stands a picture that is missing, to be put there: an FPO panel until then.
    """
    article, captions = WrittenFile(ARTICLE), WrittenFile(CAPTIONS)
    facts = facts_of_text(source, title)
    article.lines += facts.lines
    decisions = list(facts.decisions)
    pictures, before = 0, Kind.PARAGRAPH
    for piece in source.pieces:
        if piece in facts.pieces:
            continue
        match piece.kind:
            case Kind.CAPTION:
                pictures += 1
                name = f"picture-{pictures:02}.jpg"
                article.add(f"![](images/{name})")
                caption, credit = _caption_and_credit(piece.text)
                place = captions.add(f"## {name}", as_markdown(caption))
                decisions += _of_caption(replace(piece, text=caption), place)
                if credit:
                    place = captions.add(f"- credit: {credit}")
                    why = "taken for the picture's credit"
                    decisions.append(
                        Decision(Did.DOUBTED, SourcePlace(piece.lines[-1].number), place, credit, why)
                    )
            case Kind.SUBHEAD:
                decisions += _of_doubted(piece, article.add(f"## {as_markdown(piece.text)}"))
            case Kind.ITEM:
                if before is Kind.ITEM:
                    article.lines.pop()
                decisions += _of_words(piece, article.add(f"- {as_markdown(piece.text)}"))
            case Kind.PARAGRAPH:
                decisions += _of_doubted(piece, article.add(as_markdown(piece.text)))
            case Kind.RUNNING_HEAD | Kind.FOLIO:
                why = f"it is a {piece.kind.value}"
                decisions.append(Decision(Did.DROPPED, SourcePlace(piece.first_line), "", piece.text, why))
                if piece.doubt:
                    why = f"dropped as a {piece.kind.value}: {piece.doubt}"
                    decisions.append(
                        Decision(Did.DOUBTED, SourcePlace(piece.first_line), "", piece.text, why)
                    )
        before = piece.kind
    decisions += [
        Decision(
            Did.JOINED,
            SourcePlace(joined.line),
            "",
            f"goes on in line {joined.goes_on}",
            f"over {joined.over}",
        )
        for joined in source.joined
    ]
    spoken = [word for piece in source.pieces for word in words_in(piece.text)]
    dropped = [word for piece in source.pieces if piece.kind in FURNITURE for word in words_in(piece.text)]
    decisions.sort(key=lambda decision: decision.source)
    dropped += facts.dropped
    return Imported(
        article.text, captions.text, tuple(decisions), tuple(spoken), tuple(dropped), added=facts.added
    )


def _caption_and_credit(text: str) -> tuple[str, str]:
    """A caption and the credit that ends it; "" for the credit where it has none."""
    found = _CREDIT.search(text)
    return (text[: found.start()], found[0].strip()) if found else (text, "")


def _of_doubted(piece: Piece, place: str) -> Iterator[Decision]:
    if piece.doubt:
        why = f"taken for a {piece.kind.value}: {piece.doubt}"
        yield Decision(Did.DOUBTED, SourcePlace(piece.first_line), place, piece.text, why)
    yield from _of_words(piece, place)


def _of_caption(piece: Piece, place: str) -> Iterator[Decision]:
    if piece.doubt:
        yield Decision(
            Did.DOUBTED,
            SourcePlace(piece.first_line),
            place,
            piece.text,
            f"taken for a caption: {piece.doubt}",
        )
    else:
        yield Decision(Did.MOVED, SourcePlace(piece.first_line), place, piece.text, "it is a caption")
    yield from _of_words(piece, place)


def _of_words(piece: Piece, place: str) -> Iterator[Decision]:
    """A decision for each torn word; those that are not sure are doubts."""
    for torn in piece.torn:
        did = Did.DECIDED if torn.sure else Did.DOUBTED
        yield Decision(
            did, SourcePlace(torn.line), place, torn.whole, f"“{torn.first}-” + “{torn.rest}”: {torn.why}"
        )


def title_by_name(source: Path) -> str:
    """A title made of the file's name, where a source tells none."""
    return source.stem.replace("-", " ").replace("_", " ").strip().capitalize()


def shortened(text: str) -> str:
    """The beginning of a text."""
    return text if len(text) <= SHOWN else text[: SHOWN - 1].rstrip() + "…"
