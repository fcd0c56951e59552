"""Typographic detail that CSS can't see: scripts inside a line, first words and last ones."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import partial

from markupsafe import Markup, escape

from makeready.issue import (
    Block,
    BlockQuote,
    Blocks,
    BulletList,
    Inlines,
    NumberedList,
    Paragraph,
    PullQuote,
    Sidebar,
    Text,
)

NO_BREAK_SPACE = "\u00a0"
RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"})

_HEBREW = "\u0590-\u05ff\ufb1d-\ufb4f"
_ARABIC = "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
_BETWEEN = r"[\s\u00a0\-\u2013.,:;'\"\u2019\u201d]*"
_RUNS = tuple(
    (language, re.compile(rf"[{letters}]+(?:{_BETWEEN}[{letters}]+)*"))
    for language, letters in (("he", _HEBREW), ("ar", _ARABIC))
)
# By what is shut out: naming what XML 1.0 (2.2, Char) lets in takes Python ten times as long to compile.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

SHORT_WORD = 6
"""A last word of so many characters, its stop included, makes a lonely last line."""

# Few enough that the small capitals don't run on to the second line of a narrow column.
LEAD_CHARACTERS = 18


@dataclass(frozen=True, slots=True)
class Opening:
    """The first words of an article: the letter to be dropped, the words led in, and what follows."""

    initial: str
    lead: str
    rest: Inlines


def split_opening(inlines: Inlines) -> Opening | None:
    """An article's first words taken apart, or nothing where they don't begin with a plain letter.

    An opening quotation mark goes with its letter, so that it is not left hanging before a capital.
    """
    match inlines:
        case (Text(text=text), *following):
            found = re.match(
                r"([\"'\u2018\u201c\u00ab\u2039\u00bf\u00a1]?[^\W_])(\S*(?:\s+\S+)*)(\s*)$", text, re.DOTALL
            )
        case _:
            return None
    if found is None:
        return None
    initial, words, end = found.groups()
    lead = _lead(words)
    rest = Text(words[len(lead) :] + end)
    return Opening(initial, lead, (rest, *following))


def _lead(words: str) -> str:
    lead = words[:LEAD_CHARACTERS]
    if len(words) > LEAD_CHARACTERS and not words[LEAD_CHARACTERS].isspace():
        lead = lead[: max(lead.rfind(" "), 0)] or words.split(maxsplit=1)[0]
    stop = re.search(r"[.:;!?](?=\s)", lead)
    return lead[: stop.end()] if stop else lead.rstrip()


def keep_last_words(inlines: Inlines) -> Inlines:
    """A paragraph whose short last word shares its line with the word before: it never stands alone."""
    match inlines:
        case (*before, Text(text=text) as last):
            head, _, tail = text.rstrip().rpartition(" ")
            if head and len(tail) <= SHORT_WORD:
                return (*before, replace(last, text=f"{head}{NO_BREAK_SPACE}{tail}"))
    return inlines


def with_last_words_kept(block: Block) -> Block:
    """The same for every paragraph of a list, a quotation or a box."""
    match block:
        case Paragraph(children=children):
            return replace(block, children=keep_last_words(children))
        case BulletList(items=items) | NumberedList(items=items):
            kept = tuple(replace(item, children=_all_kept(item.children)) for item in items)
            return replace(block, items=kept)
        case BlockQuote(children=inner) | PullQuote(children=inner) | Sidebar(children=inner):
            return replace(block, children=_all_kept(inner))
        case _:
            return block


def _all_kept(blocks: Blocks) -> Blocks:
    return tuple(map(with_last_words_kept, blocks))


def direction(language: str) -> str:
    """The direction of a language: "rtl" where it is written from the right, else "ltr"."""
    tag = language.lower().split("-")
    return "rtl" if tag[0] in RIGHT_TO_LEFT or {"arab", "hebr"} & set(tag[1:]) else "ltr"


def language_attributes(language: str, around: str = "") -> Markup:
    """`lang`, `xml:lang` and `dir` for an element in `language`; nothing where all `around` is in it."""
    if language == around:
        return Markup()
    attributes = Markup(' lang="{0}" xml:lang="{0}"').format(language)
    if direction(language) != direction(around or "en"):
        attributes += Markup(' dir="{}"').format(direction(language))
    return attributes


def text_html(text: str, language: str) -> Markup:
    """`text` escaped, its runs in Hebrew or Arabic letters marked with their language and direction."""
    legal = _NOT_XML.sub("\ufffd", text)
    if direction(language) == "rtl":
        return escape(legal)
    html = str(escape(legal))
    for script, run in _RUNS:
        html = run.sub(partial(_span, language=script), html)
    return Markup(html)  # noqa: S704  escaped above


def _span(found: re.Match[str], language: str) -> str:
    return f'<span lang="{language}" xml:lang="{language}" dir="rtl">{found.group()}</span>'
