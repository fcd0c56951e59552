"""Where in the text each page begins: what makes an ebook's page list exact to the word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any

from makeready.producing.letters import ALIKE, BLOCKS, letters_of
from makeready.producing.pdf.set_text import NOT_ITS_WORDS, SetLine, SetText, words_of
from makeready.producing.pdf.weasyprint_seams import Box
from makeready.producing.produced import PageStart


def page_starts(root: Any, text: SetText, pages: Sequence[Box]) -> Iterator[PageStart]:
    """Where each page that shows something begins in the document of `root`, in the order of the pages.

    Of its running text the word that is read first counts; where a page has none, that of its sidebars, then
    its first figure.
    """
    document = _Document(root)
    lines: list[list[SetLine]] = [[] for _ in pages]
    for line in text.lines:
        lines[line.page].append(line)
    starts = [
        document.start(number, lines[number]) or _figure(number, page) for number, page in enumerate(pages)
    ]
    for number, (start, following) in enumerate(zip_longest(starts, starts[1:])):
        if start:
            yield start
        elif following and lines[number]:
            yield replace(following, page=number)  # the left half of a spread


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph, heading, item or cell of the document."""

    begins: str
    """Its first letters."""
    nth: int
    """How many before it begin with the same."""
    letters: int


class _Document:
    """A unit's document: the block that each line belongs to, and how much of it stands on pages before."""

    def __init__(self, root: Any) -> None:
        self._parents = {child: parent for parent in root.iter() for child in parent}
        self._order = {element: place for place, element in enumerate(root.iter())}
        self._blocks = dict(_blocks(root))
        self._before: dict[Any, int] = {}
        """How many letters of a block stand on the pages before."""

    def start(self, page: int, lines: Sequence[SetLine]) -> PageStart | None:
        """Where a page with these lines begins; nothing where none of them is of a block."""
        before = dict(self._before)
        blocks = []
        for line in lines:
            block = self._block(line.element)
            # The head of a table that goes on is printed again.
            if block is not None and before.get(block, 0) < self._blocks[block].letters:
                blocks.append(block)
                self._before[block] = self._before.get(block, 0) + self._letters(line)
        running = [block for block in blocks if not self._is_within(block, "aside")]
        if not blocks:
            return None
        first = min(running or blocks, key=self._order.__getitem__)
        block = self._blocks[first]
        return PageStart(page, block.begins, block.nth, before.get(first, 0))

    def _block(self, element: Any) -> Any:
        """The block that an element is in; nothing for what is not read where it stands: captions, notes."""
        if self._is_within(element, "figure") or not self._is_read(element):
            return None
        while element is not None and element not in self._blocks:
            element = self._parents.get(element)
        return element

    def _letters(self, line: SetLine) -> int:
        """How many letters of its block a line has, without those that the engine puts in."""
        pieces = (piece for piece in line.pieces if "::" not in (piece.element_tag or ""))
        return sum(len(letters_of(piece.text)) for piece in pieces if self._is_read(piece.element))

    def _is_within(self, element: Any, tag: str) -> bool:
        return any(each.tag == tag for each in self._upwards(element))

    def _is_read(self, element: Any) -> bool:
        return all(
            NOT_ITS_WORDS.isdisjoint((each.get("class") or "").split()) for each in self._upwards(element)
        )

    def _upwards(self, element: Any) -> Iterator[Any]:
        while element is not None:
            yield element
            element = self._parents.get(element)


def _blocks(root: Any) -> Iterator[tuple[Any, _Block]]:
    alike: dict[str, int] = {}
    captions = {each for figure in root.iter("figure") for each in figure.iter()}
    for element in root.iter():
        if element.tag in BLOCKS and element not in captions and (letters := letters_of(words_of(element))):
            begins = letters[:ALIKE]
            yield element, _Block(begins, alike.get(begins, 0), len(letters))
            alike[begins] = alike.get(begins, 0) + 1


def _figure(number: int, page: Box) -> PageStart | None:
    """A page that begins with a figure."""
    for box in page.descendants():
        if box.element is not None and box.element.tag == "figure" and box.element.get("id"):
            return PageStart(number, anchor=box.element.get("id"))
    return None
