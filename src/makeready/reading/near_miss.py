"""What someone may have meant who typed a word that is not known."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that looks most like `word`; None where none is near."""
    folded = {option.casefold(): option for option in known}
    close = get_close_matches(word.casefold(), folded, n=1, cutoff=0.7)
    return folded[close[0]] if close else None


def did_you_mean(word: str, known: Iterable[str], shape: str = "{}") -> str:
    """The beginning of a hint that names the nearest known word; "" where none is near."""
    near = nearest(word, known)
    return "" if near is None else f'did you mean "{shape.format(near)}"? Otherwise '
