"""Pandoc's inlines as one run of Markdown, and what is met among them and stands elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeAlias
from urllib.parse import urlsplit

from makeready.importing.documents.document import Document, Told
from makeready.importing.documents.dressed_words import Leaf, markdown_of
from makeready.importing.documents.inline_tags import paired
from makeready.importing.documents.marks import MARK, Kind, without_marks
from makeready.importing.documents.pandoc_tree import (
    Blocks,
    Code,
    Header,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Math,
    Note,
    Para,
    Quoted,
    RawInline,
    Shown,
    Space,
    Span,
    Str,
    Styled,
)
from makeready.importing.documents.pandoc_words import plain
from makeready.importing.documents.placed_picture import PlacedPicture
from makeready.importing.imported import Did
from makeready.importing.markdown_text import at_line_start
from makeready.reading.headings import typed_anchor, unused
from makeready.reading.links import NEEDS_HOST, SCHEMES

_LOST_DRESS = {"Strikeout": "struck through", "SmallCaps": "in small capitals"}
_BLANK = Leaf(" ")
PictureInLine: TypeAlias = Callable[[PlacedPicture], str]
"""Gives how a picture among words is typed: as a sign in the line, or "" where it is put after them."""
_NOTE_TEXT = re.compile(r"^(\[\^[^\]]+\]):")


@dataclass
class Asides:
    """What was met among words since it was last taken."""

    shown: list[Shown] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    """With the number of their place; where they stand now is not known yet."""


class InlineWords:
    """Writes the inlines of one document."""

    def __init__(self, document: Document, anchors: dict[str, str], picture_in_line: PictureInLine) -> None:
        self._document = document
        self._anchors = anchors
        self._picture_in_line = picture_in_line
        self.asides = Asides()
        self.notes: list[Blocks] = []
        self.at = 0
        """The number of the place that is being written."""
        self.notes_allowed = True

    def paragraph(self, inlines: Inlines, *, one_line: bool = False) -> str:
        """A paragraph of Markdown; with `one_line` it has no line ends: in a heading, a cell, a fact."""
        leaves = list(self._leaves(inlines, Leaf("")))
        written, kept = markdown_of(leaves)
        if not kept:
            self.tell(
                Did.DOUBTED, plain(Para(inlines)), "its italics or bold can't be typed; they were left out"
            )
        lines = [line.strip() for line in written.split("\n")]
        lines = [line for line in lines if line]
        if one_line:
            return "<br>".join(lines)
        lines = [_NOTE_TEXT.sub(r"\1\\:", at_line_start(line)) for line in lines]
        return ("<br>" if any("|" in line for line in lines) else "\\\n").join(lines)

    def tell(self, did: Did, words: str, why: str) -> None:
        """Puts down what was done here."""
        self.asides.told.append(Told(did, self.at, words, why))

    def taken(self) -> Asides:
        """What was met since the last time."""
        asides, self.asides = self.asides, Asides()
        return asides

    def note_mark(self, blocks: Blocks) -> str:
        """The mark that calls a note; its text is written at the end."""
        self.notes.append(blocks)
        return f"[^{len(self.notes)}]"

    # --- The inlines -----------------------------------------------------------------------------

    def _leaves(self, inlines: Inlines, like: Leaf) -> Iterator[Leaf]:
        for inline in paired(inlines):
            yield from self._of_one(inline, like)

    def _of_one(self, inline: Inline, like: Leaf) -> Iterator[Leaf]:
        match inline:
            case Str(text=text):
                yield from self._of_text(text, like)
            case Space():
                yield replace(like, text=" ")
            case LineBreak():
                yield replace(like, text="\n", typed=True)
            case Styled(style=style, children=children):
                yield from self._of_styled(style, children, like)
            case Quoted(single=single, children=children):
                sign = "'" if single else '"'
                yield replace(like, text=sign)
                yield from self._leaves(children, like)
                yield replace(like, text=sign)
            case Code(text=text) if words := without_marks(text).strip():
                yield replace(like, text=_code(words), typed=True)
            case Math(tex=tex):
                self.tell(Did.DOUBTED, tex, "an equation, which stands as code")
                yield replace(like, text=_code(tex), typed=True)
            case RawInline():
                yield from self._of_raw(inline, like)
            case Link(children=children, target=target, title=title):
                if title:
                    self.tell(Did.DROPPED, title, "what a link shows under the mouse, which is not printed")
                yield from self._of_link(children, target, like)
            case Image():
                yield from self._of_picture(
                    PlacedPicture(
                        inline.target, inline.attributes.pairs.get("alt") or plain(Para(inline.alt))
                    ),
                    like,
                )
            case Note(blocks=blocks):
                yield from self._of_note(blocks, like)
            case Span():
                yield from self._of_span(inline, like)

    def _of_text(self, text: str, like: Leaf) -> Iterator[Leaf]:
        end = 0
        for mark in MARK.finditer(text):
            yield replace(like, text=text[end : mark.start()])
            end = mark.end()
            kind, payload = mark.groups()
            match kind:
                case Kind.AT:
                    self.at = int(payload)
                case Kind.COMMENT if payload in self._document.comments:
                    self.asides.comments.append(self._document.comments[payload])
                case Kind.PICTURE if payload in self._document.pictures:
                    yield from self._of_picture(self._document.pictures[payload], like)
                case Kind.NOTE if payload in self._document.notes:
                    yield from self._of_note(self._document.notes[payload], like)
        yield replace(like, text=text[end:])

    def _of_styled(self, style: str, children: Inlines, like: Leaf) -> Iterator[Leaf]:
        if style in {"Emph", "Strong"}:
            like = replace(like, dress=like.dress | {style})
        elif style in {"Superscript", "Subscript"}:
            like = replace(like, tag=style)
        elif words := plain(Para(children)):
            if style == "Underline":
                like = replace(like, dress=like.dress | {"Emph"})
                self.tell(Did.DOUBTED, words, "underlined in the source; it is in italics here")
            else:
                self.tell(Did.DOUBTED, words, f"{_LOST_DRESS[style]} in the source; it is plain here")
        yield from self._leaves(children, like)

    def _of_span(self, span: Span, like: Leaf) -> Iterator[Leaf]:
        classes, title = span.attributes.classes, span.attributes.pairs.get("title", "")
        if "kbd" in classes:
            like = replace(like, tag="kbd")
        elif "abbr" in classes and title and not set(title) & set('"<>&'):
            like = replace(like, tag="abbr", title=title)
        elif "mark" in classes and (words := plain(span)):
            self.tell(Did.DOUBTED, words, "highlighted in the source; it is plain here")
        yield from self._leaves(span.children, like)

    def _of_link(self, children: Inlines, target: str, like: Leaf) -> Iterator[Leaf]:
        words = plain(Para(children))
        if target.startswith("#") and target[1:] in self._anchors:
            like = replace(like, link=f"#{self._anchors[target[1:]]}")
        elif leads_out(target) and words:
            like = replace(like, link=target)
        elif words or target:
            behind = f", behind “{words}”" if words else ""
            self.tell(Did.DROPPED, target or "no address", f"a link that leads nowhere from here{behind}")
        inner = list(self._leaves(children, like))
        yield from ([replace(leaf, link="") for leaf in inner] if not words else inner)

    def _of_note(self, blocks: Blocks, like: Leaf) -> Iterator[Leaf]:
        if self.notes_allowed:
            yield replace(like, text=self.note_mark(blocks), link="", tag="", typed=True)
            return
        words = plain(blocks)
        self.tell(Did.DOUBTED, words, "a note where none can be called; it stands in brackets")
        yield replace(like, text=f" [{words}]")

    def _of_picture(self, picture: PlacedPicture, like: Leaf) -> Iterator[Leaf]:
        typed = self._picture_in_line(picture)
        if typed:
            yield replace(like, text=typed, link="", tag="", typed=True)
        else:
            self.asides.shown.append(Shown(picture, at=self.at))
            yield replace(_BLANK, dress=like.dress)

    def _of_raw(self, raw: RawInline, like: Leaf) -> Iterator[Leaf]:
        text = raw.text.strip()
        if raw.format == "html" and text.startswith("<!--"):
            self.asides.comments.append(text.removeprefix("<!--").removesuffix("-->").strip())
        elif raw.format == "html" and re.fullmatch(r"<br\s*/?>", text, re.IGNORECASE):
            yield replace(like, text="\n", typed=True)
        else:
            self.tell(Did.DROPPED, text, f"{raw.format}, which is not read")


def leads_out(target: str) -> bool:
    """Whether an address is one that a reader's program may open."""
    try:
        parts = urlsplit(target)
        return parts.scheme in SCHEMES and (bool(parts.hostname) or parts.scheme not in NEEDS_HOST)
    except ValueError:
        return False


def anchors_of(headers: list[Header]) -> dict[str, str]:
    """What a link types after # for each heading, by pandoc's name of it."""
    anchors: dict[str, str] = {}
    taken: set[str] = set()
    for header in headers:
        name = unused(typed_anchor(plain(Para(header.children))), taken, first=1)
        taken.add(name)
        if header.identifier:
            anchors.setdefault(header.identifier, name)
    return anchors


def _code(text: str) -> str:
    """Words as code, between more backticks than they hold."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{' '.join(text.split())}{pad}{fence}"
