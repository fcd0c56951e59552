"""One name spelt in two ways, found without a list of names.

A name is a word with a capital that it has not from beginning a sentence. Two of them are likely to be one
name where they differ by one letter that is no ending, unless both are known words, or by accents, capitals
or hyphens alone.
"""

# ruff: noqa: RUF001 - letters that look alike are the matter itself

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import combinations, pairwise

from makeready.issue import Issue
from makeready.preflight.counts import times
from makeready.preflight.house_style.known_words import Vocabulary, script_of, vocabularies
from makeready.preflight.house_style.words import Word
from makeready.problems import Code, Problem
from makeready.reading.passages import Kind
from makeready.reading.typed_issue import TypedIssue

SHORTEST = 4
LONG = 7
"""From so many letters on, any one letter that differs is likely to be a slip."""
SOUND_ALIKE = tuple(
    map(frozenset, ("gqkcxhğ", "iyjıíeé", "vwfuo", "szšşßcçč", "uowúüö", "aeäəåá", "dtð", "bpv", "nñ", "lł"))
)
"""Letters that one name has in one spelling and another in the next, from alphabet to alphabet."""
UNLIKE = frozenset({Kind.HEADING, Kind.CELL, Kind.FACT, Kind.ALT})
"""Where capitals may be those of a title."""

Places = dict[str, list[Word]]


def names_spelt_two_ways(_issue: Issue, typed: TypedIssue) -> Iterator[Problem]:
    """A problem for the rarer spelling of each name that has two."""
    for vocabulary in vocabularies(typed):
        names = _names(vocabulary)
        told: set[str] = set()
        for one, other in (*_near(list(names), vocabulary), *_alike(list(names), vocabulary)):
            rarer, usual = sorted((one, other), key=lambda name: (len(names[name]), names[name][0].place))
            if rarer not in told and not {rarer, usual} <= vocabulary.own:
                told.add(rarer)
                yield _problem(rarer, names[rarer], usual, names[usual])
        yield from _small_words(vocabulary)
        yield from _small_names(names, vocabulary)


def _problem(rarer: str, rare: list[Word], usual: str, often: list[Word]) -> Problem:
    details = {"spelt": rarer, "times": times(len(rare)), "other": usual, "other_times": times(len(often))}
    return Problem(Code.NAME_SPELT_TWO_WAYS, rare[0].place, other_place=often[0].place, **details)


def _names(vocabulary: Vocabulary) -> Places:
    """Every name and its places, those at the beginning of sentences too, without possessives."""
    sure = {
        _base(word)
        for word in vocabulary.words
        if word.text[0].isupper() and not word.begins and not _is_loud(word)
    }
    names: Places = {}
    for word in vocabulary.words:
        if (name := _base(word)) in sure and len(name) >= SHORTEST:
            names.setdefault(name, []).append(word)
    return names


def _base(word: Word) -> str:
    return word.text.removesuffix("'s")


def _is_loud(word: Word) -> bool:
    """Whether a word is all capitals."""
    return len(word.text) > 1 and word.text == word.text.upper()


def _alike(names: list[str], vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Names that differ in accents, capitals or hyphens alone; in accents only if one of them is no word."""
    bare: dict[str, list[str]] = {}
    for name in names:
        bare.setdefault(_bare(name), []).append(name)
    for group in bare.values():
        for one, other in combinations(group, 2):
            by_accents = one.casefold().replace("-", "") != other.casefold().replace("-", "")
            are_words = vocabulary.dictionary is None or (vocabulary.knows(one) and vocabulary.knows(other))
            if not (by_accents and are_words):
                yield one, other


def _bare(name: str) -> str:
    """A name without accents, capitals and hyphens."""
    decomposed = unicodedata.normalize("NFKD", name.casefold().replace("ı", "i"))
    return "".join(letter for letter in decomposed if letter.isalnum())


def _near(names: list[str], vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Names that differ by one letter, found by what is left of each without one of its letters."""
    if vocabulary.dictionary is None:
        return
    left: dict[str, set[str]] = {}
    for name in names:
        if name[1:] != name[1:].lower():
            continue  # a make, such as TeX
        small = name.casefold()
        for rest in {small, *(small[:at] + small[at + 1 :] for at in range(len(small)))}:
            left.setdefault(rest, set()).add(name)
    pairs = {pair for group in left.values() if len(group) > 1 for pair in combinations(sorted(group), 2)}
    for one, other in sorted(pairs):
        if _is_one_name(one.casefold(), other.casefold()) and not (
            vocabulary.knows(one) and vocabulary.knows(other)
        ):
            yield one, other


def _is_one_name(one: str, other: str) -> bool:
    """Whether two words are likely to be one name: a letter apart, and not in the ending."""
    short, long = sorted((one, other), key=len)
    head = next((at for at, letter in enumerate(short) if letter != long[at]), len(short))
    tail = short[head:]
    if script_of(one) != script_of(other) or "-" in one + other:
        return False
    if len(short) < len(long):
        is_doubled = 0 < head < len(long) and long[head] in (long[head - 1], long[head + 1 : head + 2])
        return tail == long[head + 1 :] and len(tail) > 1 and (is_doubled or len(short) >= LONG)
    if len(tail) < 2:
        return False  # an ending
    swapped = long[head + 1] + long[head] + long[head + 2 :]
    if tail == swapped:
        return True
    a, b = tail[0], long[head]
    sounds_alike = any({a, b} <= sounds for sounds in SOUND_ALIKE)
    return tail[1:] == long[head + 1 :] and (sounds_alike or (len(short) >= LONG and head > 0))


def _small_words(vocabulary: Vocabulary) -> Iterator[Problem]:
    """A name of two words whose first has a small letter now and then: "mountain Jew"."""
    great: Places = {}
    small: Places = {}
    for one, other in pairwise(vocabulary.words):
        if len(one.text) < SHORTEST or not other.text[0].isupper() or one.passage is not other.passage:
            continue
        gap = one.passage.text[one.at + len(one.text) : other.at]
        if gap in (" ", "\n") and one.passage.kind not in UNLIKE and not _is_loud(other):
            key = f"{one.text.casefold()} {_base(other).casefold().removesuffix('s')}"
            if one.text[0].islower():
                small.setdefault(key, []).append(one)
            elif not one.begins:
                great.setdefault(key, []).append(one)
    for key, places in small.items():
        often = great.get(key, [])
        if len(often) > 1 and len(often) > len(places):
            yield _problem(_pair(places[0]), places, _pair(often[0]), often)


def _pair(first: Word) -> str:
    """A word and the next, as they were typed."""
    rest = first.passage.text[first.at :].split()
    return " ".join(rest[:2]).rstrip(".,;:!?)\u2019\u201d\"'")


def _small_names(names: Places, vocabulary: Vocabulary) -> Iterator[Problem]:
    """A name that stands with a small letter too, though no dictionary has such a word."""
    if vocabulary.dictionary is None:
        return
    small: Places = {}
    for word in vocabulary.words:
        if word.text[0].islower() and not word.is_italic:
            small.setdefault(_base(word), []).append(word)
    for name, places in names.items():
        lower, sure = name[0].lower() + name[1:], [word for word in places if not word.begins]
        if lower in small and name not in vocabulary.own and not vocabulary.knows(lower):
            both = sorted(((small[lower], lower), (sure, name)), key=lambda spelt: len(spelt[0]))
            (rare, rarer), (often, usual) = both
            yield _problem(rarer, rare, usual, often)
