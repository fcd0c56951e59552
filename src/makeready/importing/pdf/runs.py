"""Lines put together to running words: torn words made whole, emphasis kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from makeready.importing.pdf.pages import Line, Type
from makeready.importing.pieces import TornWord
from makeready.importing.torn_words import HEAD, REST, Speller

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>()]*[/.?=&_#%-]$")
"""An address of the web that is broken at the end of a line."""
CLOSED = "—/"
"""No space stands behind these at the end of a line."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words set alike."""

    text: str
    italic: bool = False
    bold: bool = False
    mono: bool = False
    raised: bool = False
    lowered: bool = False
    note: str = ""
    """The label of the note that it calls."""

    def is_as(self, other: Run) -> bool:
        """Whether both are set alike."""
        return replace(self, text="") == replace(other, text="")


@dataclass(slots=True)
class Words:
    """Running words, with what was decided of them."""

    runs: list[Run] = field(default_factory=list)
    torn: list[TornWord] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Without what sets some of them apart."""
        return "".join(run.text for run in self.runs)

    def cut(self, length: int) -> None:
        """Takes so many characters off the beginning."""
        for at, run in enumerate(self.runs):
            off = min(length, len(run.text))
            self.runs[at] = replace(run, text=run.text[off:])
            length -= off


@dataclass(frozen=True, slots=True)
class Ground:
    """What words are set in where nothing is meant by it."""

    italic: bool
    bold: bool
    mono: bool

    @classmethod
    def of(cls, type_: Type) -> Ground:
        """The ground of words that are mostly set in that type."""
        return cls(type_.italic, type_.bold, type_.mono)


def words_of(lines: Sequence[Line], speller: Speller, ground: Ground) -> Words:
    """The lines as one run of words; what differs from the `ground` is emphasis."""
    words = Words()
    page = 0
    for line in lines:
        _add(words, list(_runs(line, ground)), page, speller)
        page = line.page
    return words


def _runs(line: Line, ground: Ground) -> Iterable[Run]:
    for span in line.spans:
        kind = span.type
        yield Run(
            span.text,
            italic=kind.italic and not ground.italic,
            bold=kind.bold and not ground.bold,
            mono=kind.mono and not ground.mono,
            raised=span.raised,
            lowered=span.lowered,
        )


def _add(words: Words, runs: list[Run], page: int, speller: Speller) -> None:
    """Puts a line to the words; `page` is that of the line before."""
    text, following = words.text, "".join(run.text for run in runs)
    head, rest = HEAD.search(text), REST.match(following)
    if words.runs and following and _ADDRESS.search(text):
        pass  # the address goes on
    elif head and rest and words.runs:
        torn = speller.whole(page, head.group(1), rest.group(1))
        words.torn.append(torn)
        last = words.runs[-1]
        kept = last.text.rstrip()[:-1] + ("-" if torn.hyphen_stays else "")
        words.runs[-1] = replace(last, text=kept)
    elif text and not (text[-1] in CLOSED and text[-2:-1].strip()) and not text.endswith(" "):
        words.runs[-1] = replace(words.runs[-1], text=words.runs[-1].text + " ")
    for run in runs:
        if words.runs and words.runs[-1].is_as(run):
            words.runs[-1] = replace(run, text=words.runs[-1].text + run.text)
        else:
            words.runs.append(run)
