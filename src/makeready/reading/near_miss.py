"""What someone may have meant who typed a word that is not known."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that looks most like `word`; None where none is near."""
    folded = {option.casefold(): option for option in known}
    close = get_close_matches(word.casefold(), folded, n=1, cutoff=0.7)
    return folded[close[0]] if close else None


def did_you_mean(word: str, known: Iterable[str], shape: str = "{}") -> str:
    """The beginning of a hint that names the nearest known word; "" where none is near."""
    return suggestion(nearest(word, known), shape)


def nearest_file(name: str, known: Iterable[str]) -> str | None:
    """The known file that looks most like `name` before its suffix; None where none is near.

    "mill-1.jpg" is not near "mill-2.jpg": it is the next of a series, not a slip.
    """
    stem = stem_of(name)
    stems = {other: file for file in sorted(known) if not _in_series(other := stem_of(file), stem)}
    near = nearest(stem, stems)
    return None if near is None else stems[near]


def stem_of(name: str) -> str:
    """A file's name without its suffix, in small letters."""
    return posixpath.splitext(name)[0].casefold()


def _in_series(one: str, other: str) -> bool:
    """Whether two names differ in nothing but their numbers."""
    return one != other and re.sub(r"\d+", "", one) == re.sub(r"\d+", "", other)


def suggestion(near: str | None, shape: str = "{}") -> str:
    """The beginning of a hint that names `near`; "" where there is nothing to name."""
    return "" if near is None else f'did you mean "{shape.format(near)}"? Otherwise '
