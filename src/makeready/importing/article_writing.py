"""The pieces of a source as article.md and captions.md, and each decision with the line it stands on now."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from makeready.importing.imported import Decision, Did, Imported, SourcePlace
from makeready.importing.markdown_text import as_markdown
from makeready.importing.pieces import FURNITURE, Kind, Piece, Source
from makeready.importing.yaml_text import as_yaml
from makeready.producing.word_account import words_in

ARTICLE, CAPTIONS = "article.md", "captions.md"
SHOWN = 60
"""Characters of a piece that tell which one is meant."""
SEASON = re.compile(r"\s*(?:page\s*)?(\d{1,4})\s*[,|·•/\u2013\u2014-]?\s*(\D+\d{4})\s*", re.IGNORECASE)


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
    decisions: list[Decision] = []
    article.lines += _facts(source, title, decisions)
    pictures = 0
    for piece in _captions_after_paragraphs(source.pieces):
        match piece.kind:
            case Kind.CAPTION:
                pictures += 1
                name = f"picture-{pictures:02}.jpg"
                article.add(f"![](images/{name})")
                place = captions.add(f"## {name}", as_markdown(piece.text))
                decisions += _of_caption(piece, place)
            case Kind.SUBHEAD:
                decisions += _of_words(piece, article.add(f"## {as_markdown(piece.text)}"))
            case Kind.PARAGRAPH:
                decisions += _of_words(piece, article.add(as_markdown(piece.text)))
            case Kind.RUNNING_HEAD | Kind.FOLIO:
                why = f"it is a {piece.kind.value}"
                decisions.append(Decision(Did.DROPPED, SourcePlace(piece.first_line), "", piece.text, why))
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
    added = tuple(words_in(_title(source, title)))
    return Imported(article.text, captions.text, tuple(decisions), tuple(spoken), tuple(dropped), added=added)


def _title(source: Source, title: str) -> str:
    """The first running head; `title` where there is none."""
    heads = (piece.text for piece in source.pieces if piece.kind is Kind.RUNNING_HEAD)
    return next(heads, title)


def _facts(source: Source, title: str, decisions: list[Decision]) -> list[str]:
    """The lines of the front matter, with what furniture tells."""
    heads = [piece for piece in source.pieces if piece.kind is Kind.RUNNING_HEAD]
    folios = [piece for piece in source.pieces if piece.kind is Kind.FOLIO]
    lines = ["---", f"title: {as_yaml(_title(source, title))}"]
    why = "no headline was found: the running head stands in its place" if heads else "no headline was found"
    decisions.append(Decision(Did.DOUBTED, SourcePlace(1), f"{ARTICLE}:2", _title(source, title), why))
    if heads:
        lines.append(f"running-head: {as_yaml(heads[0].text)}")
    lines += ["---"]
    for piece in folios:
        said = SEASON.fullmatch(piece.text)
        if said:
            lines.append(
                f"<!-- From the folio line: number {said.group(1)}, {said.group(2).strip().title()}. -->"
            )
    return [*lines, ""]


def _captions_after_paragraphs(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces in order. A paragraph that was torn by a caption stands whole before it already."""
    yield from pieces


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
