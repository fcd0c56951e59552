"""Whether every word of the manuscript is in what was made of it, in order.

What the manuscript says is told in streams. The running text is one. A figure's caption, a note, a pull
quote, a sidebar, a table and the parts of the head are each one of their own: a layout may move them as a
whole, but their words stay in order.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import TypeAlias

from makeready.issue import (
    Article,
    Block,
    BlockQuote,
    Blocks,
    BulletList,
    Code,
    CodeBlock,
    Figure,
    Heading,
    InlinePicture,
    Inlines,
    Issue,
    LineBreak,
    NoteMark,
    NumberedList,
    Paragraph,
    PullQuote,
    SectionBreak,
    Sidebar,
    Table,
    Text,
)
from makeready.problems import Code as ProblemCode
from makeready.problems import Place, Problem

Word: TypeAlias = tuple[str, int]
"""A word as `words_in` gives it, and the line of its block."""

SHOWN_WORDS = 8
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_WORD = re.compile(r"[^\W_]+")


@dataclass(slots=True)
class Stream:
    """Words that keep their order among themselves."""

    file: str
    words: list[Word] = field(default_factory=list)

    def add(self, text: str, line: int) -> None:
        """Puts the words of `text` at the end."""
        self.words += [(word, line) for word in words_in(text)]


def words_in(text: str) -> list[str]:
    """The words of `text` to be compared: letters and digits alone, no case, ligatures and hyphens undone."""
    return _WORD.findall(unicodedata.normalize("NFKC", _UNSEEN.sub("", text)).casefold())


def streams(article: Article) -> list[Stream]:
    """What `article` says: its running text first, then what may stand elsewhere."""
    teller = _Teller(article.file)
    for inlines in (article.title, article.standfirst, (Text(article.byline),)):
        teller.aside().add(spoken_text(inlines), 1)
    teller.tell(article.blocks, teller.main)
    for note in article.notes:
        teller.tell(note.children, teller.aside())
    return [stream for stream in teller.streams if stream.words]


def issue_streams(issue: Issue) -> list[Stream]:
    """What the issue says outside its articles: its names, its imprint, its sections, its colophon."""
    teller = _Teller("issue.yaml")
    teller.tell(issue.colophon, teller.main)
    texts = [issue.title, issue.subtitle, issue.publisher, issue.rights]
    texts += [f"{role} {name}" for role, name in issue.imprint]
    texts += [section.title for section in issue.sections]
    if issue.cover:
        texts += [*issue.cover.lines, issue.cover.credit]
    for text in texts:
        teller.aside().add(text, 0)
    return [stream for stream in teller.streams if stream.words]


def missing(expected: Sequence[Stream], found: Sequence[str], cut: Iterable[str] = ()) -> list[Problem]:
    """A problem for each place whose words `found` does not hold, or holds in another order.

    `cut` names the boxes of the layout that text was seen to leave: they may be what cuts words off.
    """
    lost = _lost(expected, found)
    if lost:
        boxes = " and ".join(cut)
        return [
            _problem(place, words, f": text leaves {boxes}" if boxes else "") for place, words in lost.items()
        ]
    return [
        Problem(ProblemCode.WORDS_OUT_OF_ORDER, Place(stream.file, line), words=word)
        for stream in expected
        if (astray := _out_of_order(stream, found))
        for word, line in [astray]
    ]


def _lost(expected: Sequence[Stream], found: Sequence[str]) -> dict[Place, list[str]]:
    """The words that are told more often than they are found, by place."""
    lacking = Counter(word for stream in expected for word, _ in stream.words)
    lacking.subtract(Counter(found))
    lost: dict[Place, list[str]] = {}
    if max(lacking.values(), default=0) <= 0:
        return lost
    doubtful = [each for stream in expected for each in _with_company(stream, found)]
    chosen: set[int] = set()
    for at in sorted(range(len(doubtful)), key=lambda at: doubtful[at][0]):
        _, word, _ = doubtful[at]
        if lacking[word] > 0:
            lacking[word] -= 1
            chosen.add(at)
    for at in sorted(chosen):
        _, word, place = doubtful[at]
        lost.setdefault(place, []).append(word)
    return lost


def _with_company(stream: Stream, found: Sequence[str]) -> list[tuple[int, str, Place]]:
    """Each word of `stream` with its place, and with how many together it was found, from 0 to all of them.

    A word that is there twice in the manuscript and once in the file is so told where it is missing: common
    words are found anywhere, but few of them beside those that they stand beside.
    """
    company = [0] * len(stream.words)
    told = [word for word, _ in stream.words]
    for block in SequenceMatcher(None, found, told, autojunk=False).get_matching_blocks():
        together = len(found) if block.size == len(told) else block.size
        company[block.b : block.b + block.size] = [together] * block.size
    return [
        (together, word, Place(stream.file, line))
        for together, (word, line) in zip(company, stream.words, strict=True)
    ]


def _out_of_order(stream: Stream, found: Sequence[str]) -> Word | None:
    """The first word of `stream` that does not come after the one before it."""
    rest = iter(found)
    return next((word for word in stream.words if word[0] not in rest), None)


def _problem(place: Place, words: list[str], boxes: str) -> Problem:
    more = " …" if len(words) > SHOWN_WORDS else ""
    shown = " ".join(words[:SHOWN_WORDS]) + more
    return Problem(ProblemCode.WORDS_MISSING, place, words=shown, boxes=boxes)


def spoken_text(inlines: Inlines) -> str:
    """The words of `inlines`; a note mark or a picture keeps the words around it apart."""
    parts = []
    for inline in inlines:
        match inline:
            case Text(text=text) | Code(text=text):
                parts.append(text)
            case LineBreak() | NoteMark() | InlinePicture():
                parts.append(" ")
            case _:
                parts.append(spoken_text(inline.children))
    return "".join(parts)


class _Teller:
    """Gathers the streams of a text."""

    def __init__(self, file: str) -> None:
        self.main = Stream(file)
        self.streams = [self.main]

    def aside(self) -> Stream:
        """A new stream beside the running text."""
        self.streams.append(Stream(self.main.file))
        return self.streams[-1]

    def tell(self, blocks: Blocks, stream: Stream) -> None:
        """Puts the words of `blocks` into `stream`, and of what may stand elsewhere into new ones."""
        for block in blocks:
            self._tell_one(block, stream)

    def _tell_one(self, block: Block, stream: Stream) -> None:
        match block:
            case Paragraph(children=children) | Heading(children=children):
                stream.add(spoken_text(children), block.line)
            case CodeBlock(text=text):
                stream.add(text, block.line)
            case BlockQuote(children=children):
                self.tell(children, stream)
            case BulletList(items=items) | NumberedList(items=items):
                for item in items:
                    self.tell(item.children, stream)
            case PullQuote(children=children):
                self.tell(children, self.aside())
            case Sidebar(title=title, children=children):
                inside = self.aside()
                inside.add(spoken_text(title), block.line)
                self.tell(children, inside)
            case Figure(caption=caption, credit=credit):
                beside = self.aside()
                self.tell(caption, beside)
                beside.add(credit, block.line)
            case Table():
                beside = self.aside()
                for text in _table_texts(block):
                    beside.add(text, block.line)
            case SectionBreak():
                pass


def _table_texts(table: Table) -> Iterator[str]:
    yield spoken_text(table.caption)
    for row in (table.head, *table.rows):
        for cell in row:
            yield spoken_text(cell.children)
