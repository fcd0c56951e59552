"""Pieces of HTML that stand in a Markdown file, read as a page is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from makeready.importing.documents.document import Told
from makeready.importing.documents.html_furniture import cut_down
from makeready.importing.documents.html_marking import Marking
from makeready.importing.documents.html_source import READER, parsed_page
from makeready.importing.documents.html_words import words_of_page
from makeready.importing.documents.pandoc_parsing import parsed
from makeready.importing.documents.pandoc_program import pandoc_json
from makeready.importing.documents.pandoc_tree import Blocks, Div
from makeready.importing.documents.placed_picture import PlacedPicture
from makeready.producing.word_account import words_in

_PIECE = "makeready-piece-"


@dataclass(frozen=True, slots=True)
class Fragments:
    """What came of the pieces."""

    blocks: dict[str, Blocks] = field(default_factory=dict)
    """By the piece's name."""
    pictures: Mapping[str, PlacedPicture] = field(default_factory=dict)
    told: tuple[Told, ...] = ()
    printed: tuple[str, ...] = ()
    heard: tuple[str, ...] = ()


def read_fragments(pieces: Mapping[str, str], source: Path) -> Fragments:
    """The blocks of each piece of HTML; pandoc runs once for all of them, and not at all for none."""
    if not pieces:
        return Fragments()
    page = "".join(f'<div class="{_PIECE}{name}">{piece}</div>' for name, piece in pieces.items())
    body = parsed_page(f"<html><body>{page}</body></html>".encode(), source.name).find("body")
    if body is None:
        return Fragments()
    printed = tuple(words_of_page(body))
    article, told = cut_down(body)
    marking = Marking()
    tree = parsed(pandoc_json(marking.marked(article, places=False), READER))
    blocks = {
        name.removeprefix(_PIECE): block.blocks
        for block in tree.blocks
        if isinstance(block, Div)
        for name in block.attributes.classes
        if name.startswith(_PIECE)
    }
    heard = tuple(word for picture in marking.pictures.values() for word in words_in(picture.alt))
    return Fragments(blocks, marking.pictures, (*told, *marking.told), printed, heard)
