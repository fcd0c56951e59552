"""The items of lists: their signs, and how far in they stand."""

from __future__ import annotations

from makeready.importing.pdf.account_words import Changes
from makeready.importing.pdf.pages import Line
from makeready.importing.pdf.paragraph_starts import BULLET, NUMBERED
from makeready.importing.pdf.runs import Words


class Items:
    """The items of one list, in their order."""

    def __init__(self) -> None:
        self._signs: list[str] = []
        """Those of the last item and of the ones that it is in."""

    def indented(self, first: Line, text: str) -> tuple[str, bool]:
        """An item as far in as those that it is in, and whether it is of the list of one before it.

        `first` is its first line, of which only a tagged PDF says how far in it is; `text` is Markdown.
        """
        sign = text.split(" ", 1)[0] + " "
        level = min(max(1, first.tag.level if first.tag else 1), len(self._signs) + 1)
        beside, self._signs = self._signs[level - 1 : level], [*self._signs[: level - 1], sign]
        alike = not beside or (beside[0] == "- ") == (sign == "- ")
        return " " * sum(map(len, self._signs[:-1])) + text, alike


def taken_sign(words: Words, changes: Changes) -> str:
    """The sign of a list's item, which is taken off its words: the list sets it."""
    number = NUMBERED.match(words.text)
    found = number or BULLET.match(words.text)
    if found:
        words.cut(found.end())
    if not number:
        return "- "
    changes.add(number[1], "")
    return f"{number[1]}. "
