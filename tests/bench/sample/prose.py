"""Articles of a magazine that nobody wrote: plain English by a small grammar, the same for the same number.

Words carry two marks: `*words*` are emphasised, and `{note}` is where a paragraph's note is called.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

TITLE, SUBTITLE, EDITORS = "The Towpath Review", "Summer number", "The editors"
GRAMMAR = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
PARTS, WORDS = 6, 1500
NOTE = "{note}"


@dataclass(frozen=True)
class Block:
    """A piece of an article: a heading, a paragraph, a pullquote, a list or the second picture."""

    kind: str
    text: str = ""
    note: str = ""
    items: tuple[str, ...] = ()


@dataclass(frozen=True)
class Piece:
    """An article. Its first picture opens it, its second stands where the block `picture` is."""

    number: int
    title: str
    byline: str
    standfirst: str
    captions: tuple[str, str]
    blocks: tuple[Block, ...]

    @property
    def slug(self) -> str:
        """A name for its files: it begins with a letter, as some peers make anchors of it."""
        return f"art-{self.number:03}-" + re.sub(r"\W+", "-", self.title.lower()).strip("-")

    @property
    def pictures(self) -> tuple[str, str]:
        """The names of its two picture files."""
        return f"fig-{self.number:03}-a.jpg", f"fig-{self.number:03}-b.jpg"


def piece(number: int) -> Piece:
    """The article of this number."""
    writer = _Writer(number)
    opening, other = map(writer.say, GRAMMAR["captions"])
    return Piece(
        number=number,
        title=writer.choose("titles"),
        byline=writer.say("{first} {last}"),
        standfirst=writer.choose("standfirsts"),
        captions=(opening, other),
        blocks=tuple(writer.blocks()),
    )


class _Writer:
    def __init__(self, number: int) -> None:
        self.random = random.Random(f"article {number}")  # noqa: S311  # chance that repeats itself
        self.trade = self.random.choice(GRAMMAR["trades"])

    def say(self, pattern: str) -> str:
        """The pattern with words in its slots."""

        def fill(slot: re.Match[str]) -> str:
            return str(self.trade.get(slot[1]) or self.random.choice(GRAMMAR["choices"][slot[1]]))

        said = re.sub(r"\b([Aa]) (?=[aeiou])", r"\1n ", re.sub(r"\{(\w+)\}", fill, pattern))
        return said[0].upper() + said[1:]

    def choose(self, kind: str) -> str:
        """One of the grammar's patterns of this kind, said."""
        return self.say(self.random.choice(GRAMMAR[kind]))

    def blocks(self) -> Iterator[Block]:
        """The body: parts under subheads, with a picture, a pull quote, a list and notes among them."""
        yield from self.paragraphs()
        for part, heading in enumerate(self.random.sample(GRAMMAR["headings"], PARTS - 1)):
            yield Block("heading", self.say(heading))
            first, *others = self.paragraphs()
            yield first
            if part == 0:
                yield Block("picture")
            if part == 2:  # it repeats words that stand some way below
                yield Block("pullquote", re.split(r"(?<=\.) ", others[-1].text.removesuffix(NOTE))[0])
            if part == 3:
                yield Block("paragraph", "What the work requires:")
                yield Block("list", items=tuple(map(self.say, GRAMMAR["items"])))
            yield from others

    def paragraphs(self) -> Iterator[Block]:
        """The paragraphs of one part; the second has a note. No sentence is made twice in a part."""
        patterns = self.random.sample(GRAMMAR["sentences"], len(GRAMMAR["sentences"]))
        words, made = 0, 0
        while words < WORDS / PARTS - 40:
            size = self.random.randint(3, 6)
            text = " ".join(map(self.say, patterns[:size]))
            del patterns[:size]
            words, made = words + len(text.split()), made + 1
            yield (
                Block("paragraph", text + NOTE, self.choose("notes"))
                if made == 2
                else Block("paragraph", text)
            )
