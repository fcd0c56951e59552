"""The words of a page for the account, as PDFium tells them by itself.

Where a line was put together otherwise than in PDFium's text, its words stand for those of that text, if
they are made of the same letters. So what a line has lost is missed, and how it is spaced is not.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from makeready.importing.pdf.glyphs import LINE_END_HYPHEN
from makeready.importing.pdf.lines import LaidLine
from makeready.producing.word_account import words_in


def words_of_page(text: str, lines: Sequence[LaidLine]) -> list[str]:
    """All words of `text`, which is all that PDFium finds on the page, a letter for each character."""
    told = list(_told(text.replace("\ufffe", LINE_END_HYPHEN)))
    ours = [token for laid in lines for token in _tokens(laid.letters)]
    token_at = {at: number for number, (_, places) in enumerate(told) for at in places}
    groups = _Groups(len(told) + len(ours))
    for number, (_, places) in enumerate(ours, len(told)):
        for at in places:
            if at in token_at:
                groups.join(number, token_at[at])
    spoken: list[str] = []
    for members in groups.all():
        theirs = " ".join(told[member][0] for member in members if member < len(told))
        mine = " ".join(ours[member - len(told)][0] for member in members if member >= len(told))
        spoken += words_in(mine if _letters(mine) == _letters(theirs) else theirs)
    return spoken


def _told(text: str) -> Iterator[tuple[str, list[int]]]:
    """The words of a text and the places of their characters; a hyphen at a line's end ends one."""
    word, places = "", list[int]()
    for at, letter in enumerate(text):
        if letter.isspace() or letter == "\0":
            if word:
                yield word, places
            word, places = "", []
            continue
        word, places = word + ("-" if letter == LINE_END_HYPHEN else letter), [*places, at]
        if letter == LINE_END_HYPHEN:
            yield word, places
            word, places = "", []
    if word:
        yield word, places


def _tokens(letters: Sequence[tuple[str, int]]) -> Iterator[tuple[str, list[int]]]:
    word, places = "", list[int]()
    for letter, at in letters:
        if at < 0:
            yield word, places
            word, places = "", []
        else:
            word, places = word + letter, [*places, at]
    if word:
        yield word, places


def _letters(text: str) -> Counter[str]:
    """The letters of a text without their accents, which some files draw apart."""
    plain = unicodedata.normalize("NFKD", "".join(words_in(text)))
    return Counter(letter for letter in plain if not unicodedata.combining(letter))


class _Groups:
    """Numbers that belong together."""

    def __init__(self, count: int) -> None:
        self._first = list(range(count))

    def join(self, one: int, other: int) -> None:
        """Puts the groups of two numbers together."""
        self._first[self._of(one)] = self._of(other)

    def all(self) -> list[list[int]]:
        """The groups, by their first numbers."""
        groups: dict[int, list[int]] = {}
        for number in range(len(self._first)):
            groups.setdefault(self._of(number), []).append(number)
        return list(groups.values())

    def _of(self, number: int) -> int:
        while self._first[number] != number:
            self._first[number] = self._first[self._first[number]]
            number = self._first[number]
        return number
