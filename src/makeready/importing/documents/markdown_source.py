"""A Markdown file of any dialect -> a `Document`."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

from makeready.importing.documents.document import Counted, Document, Told
from makeready.importing.documents.html_fragments import read_fragments
from makeready.importing.documents.local_pictures import pictures_beside
from makeready.importing.documents.markdown_dialects import Dialects
from makeready.importing.documents.markdown_head import Head, head_of
from makeready.importing.documents.markdown_words import Lines, words_of_markdown
from makeready.importing.documents.marks import Kind, fit_for_marks, without_marks
from makeready.importing.documents.pandoc_parsing import parsed
from makeready.importing.documents.pandoc_program import pandoc_json
from makeready.importing.documents.pandoc_tree import (
    Block,
    BlockQuote,
    Blocks,
    BulletList,
    Div,
    OrderedList,
    Pandoc,
    Para,
)
from makeready.importing.documents.pandoc_words import first_marks
from makeready.importing.documents.source_kinds import data_of
from makeready.importing.text_source import text_of
from makeready.producing.word_account import words_in

_OFF = (
    *(
        "smart",
        "emoji",
        "tex_math_dollars",
        "citations",
        "example_lists",
        "fancy_lists",
        "raw_tex",
        "latex_macros",
    ),
    *("raw_attribute", "implicit_figures", "yaml_metadata_block", "pandoc_title_block", "task_lists"),
    *("blank_before_header", "blank_before_blockquote", "auto_identifiers", "implicit_header_references"),
)
_ON = (
    *("lists_without_preceding_blankline", "space_in_atx_header", "gfm_auto_identifiers", "mark"),
    "autolink_bare_uris",
)
READER = "markdown" + "".join(f"-{name}" for name in _OFF) + "".join(f"+{name}" for name in _ON)
"""Pandoc's Markdown without what would make markup of an author's words: $ of prices, "i. e." of lists."""


def read_markdown(source: Path) -> Document:
    """The document in a Markdown file; raises `NotImported` where it is none."""
    data_of(source, "text")
    typed = fit_for_marks(text_of(source))
    head = head_of(typed)
    dialects = Dialects()
    text = dialects.plain(head.text)
    printed, unseen = words_of_markdown(text)
    fragments = read_fragments(dialects.pieces, source)
    tree = parsed(pandoc_json(text.encode(), READER))
    lines = Lines(typed)
    told = [replace(one, at=lines(one.words)) for one in (*dialects.told, *fragments.told)]
    told += head.listed
    printed += [*fragments.printed, *_lost(typed, text, head, dialects, told)]
    return Document(
        Pandoc({}, tuple(_spliced(tree.blocks, fragments.blocks))),
        Counted(tuple(printed), (*unseen, *fragments.heard)),
        "line",
        pictures_beside(source),
        tuple(told),
        stated=head.stated,
        pictures=fragments.pictures,
        place_of=Lines(typed),
    )


def _lost(typed: str, text: str, head: Head, dialects: Dialects, told: list[Told]) -> list[str]:
    """The words that are in the file, and neither in the text for pandoc nor told: there should be none."""
    kept = [without_marks(text), head.words, *dialects.pieces.values(), *dialects.markup]
    kept += [one.words for one in told]
    lost = Counter(words_in(typed)) - Counter(word for part in kept for word in words_in(part))
    return list(lost.elements())


def _spliced(blocks: Blocks, pieces: dict[str, Blocks]) -> list[Block]:
    """The blocks with those of a piece of HTML in the place of its mark."""
    result: list[Block] = []
    for block in blocks:
        match block:
            case Para() if name := first_marks(block).get(Kind.HTML):
                result += pieces.get(name, ())
            case BlockQuote(blocks=inner):
                result.append(BlockQuote(tuple(_spliced(inner, pieces))))
            case Div(attributes=attributes, blocks=inner):
                result.append(Div(attributes, tuple(_spliced(inner, pieces))))
            case BulletList(items=items) | OrderedList(items=items):
                result.append(replace(block, items=tuple(tuple(_spliced(item, pieces)) for item in items)))
            case _:
                result.append(block)
    return result
