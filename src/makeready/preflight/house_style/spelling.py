"""Words that no dictionary has, each told once, where it stands first.

A false alarm costs more than a miss. So names are told only where a dictionary has a name one slip away, and
words in italic, of other alphabets, in capitals and with figures are not told at all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from difflib import get_close_matches

from makeready.issue import Issue
from makeready.preflight.counts import times
from makeready.preflight.house_style.dictionaries import Dictionary
from makeready.preflight.house_style.known_words import Vocabulary, script_of, vocabularies
from makeready.preflight.house_style.words import Word
from makeready.problems import Code, Place, Problem
from makeready.reading.typed_issue import TypedIssue

SHORTEST_NAME = 7
"""Of shorter names too many are one letter apart."""
SHORTEST_BEGINNING = 5
MOST_NEAR = 2
"""So many words are named that may have been meant."""


def misspelt_words(_issue: Issue, typed: TypedIssue) -> Iterator[Problem]:
    """A problem for each word that no dictionary has, and for each language that has no dictionary."""
    articles = {passage.article for passage in typed.passages}
    asked = {article for article in articles if typed.style.asks(Code.SPELLING, article)}
    for vocabulary in vocabularies(typed):
        words = [word for word in vocabulary.words if word.passage.article in asked]
        if words and vocabulary.dictionary is None:
            yield _without_dictionary(vocabulary.language, words[0], typed)
        elif vocabulary.dictionary:
            speller = _Speller(vocabulary, vocabulary.dictionary, words)
            for found in speller.misspelt():
                yield _misspelt(found, speller.near(found[0].text), vocabulary.language)


def _without_dictionary(language: str, first: Word, typed: TypedIssue) -> Problem:
    """The note that a language is not checked."""
    place = Place("issue.yaml", typed.language_line) if language == typed.language else first.place
    return Problem(Code.NO_DICTIONARY, place, language=language)


def _misspelt(found: list[Word], near: list[str], language: str) -> Problem:
    """The problem of one word, at the first of its places."""
    more = f"; it stands here and {times(len(found) - 1)} more" if len(found) > 1 else ""
    meant = " or ".join(f'"{word}"' for word in near[:MOST_NEAR])
    nearest = f"did you mean {meant}? Otherwise, " if near else ""
    return Problem(
        Code.SPELLING, found[0].place, word=found[0].text, language=language, times=more, nearest=nearest
    )


class _Speller:
    """Looks the words of one language up, each once."""

    def __init__(self, vocabulary: Vocabulary, dictionary: Dictionary, words: list[Word]) -> None:
        self._vocabulary = vocabulary
        self._dictionary = dictionary
        self._places: dict[str, list[Word]] = {}
        self._times = Counter(word.text.removesuffix("'s") for word in vocabulary.words)
        self._names = {
            word.text for word in vocabulary.words if not word.text[0].islower() and not word.begins
        }
        for word in words:
            if not word.is_italic and not self._is_elided(word):
                self._places.setdefault(word.text, []).append(word)

    def _is_elided(self, word: Word) -> bool:
        """Whether a word has lost its beginning: "'tis"."""
        has_mark = word.passage.text[max(0, word.at - 1) : word.at] in ("'", "\u2019")
        return has_mark and self._dictionary.knows(f"'{word.text.lower()}")

    def misspelt(self) -> Iterator[list[Word]]:
        """The places of each word that is likely to be wrong."""
        for text, places in self._places.items():
            if len(text) > 1 and script_of(text) == self._vocabulary.script and self._is_wrong(text):
                yield places

    def _is_wrong(self, text: str) -> bool:
        """Whether a word is likely to be wrong."""
        if self._vocabulary.knows(text):
            return False
        parts = [part for part in text.removesuffix("'s").split("-") if not self._vocabulary.knows(part)]
        if any(part[1:] != part[1:].lower() for part in parts):
            return False  # in capitals, or with one inside: an abbreviation or a make
        if text[0].islower() and text[0].upper() + text[1:] in self._names:
            return False  # a name, which others tell
        if all(part[:1].isupper() for part in parts):
            return all(map(self._is_wrong_name, parts)) and bool(parts)
        return all(len(part) > 1 for part in parts)

    def _is_wrong_name(self, name: str) -> bool:
        """Whether an unknown word with a capital is a slip of a known one."""
        lower, one = name[0].lower() + name[1:], name.removesuffix("s")
        of_a_family = one != name and (one in self._names or self._vocabulary.knows(one))
        if self._times[name] > 1 or of_a_family:
            return False  # spelt so again and again, or of a family, it is likely to be somebody's
        if name in self._names:
            return len(name) >= SHORTEST_NAME and self._has_inner_slip(name, of_a_name=True)
        if self._vocabulary.knows(lower):
            return False
        swapped = [lower[:at] + lower[at + 1] + lower[at] + lower[at + 2 :] for at in range(len(lower) - 1)]
        if any(map(self._dictionary.knows, swapped)):
            return True
        return len(name) >= SHORTEST_BEGINNING and self._has_inner_slip(lower)

    def _has_inner_slip(self, word: str, *, of_a_name: bool = False) -> bool:
        """Whether a known word is one slip away, but for endings: "Aliyeva" is no slip of "Aliyev"."""
        near = self._dictionary.one_slip_from(word)
        return any(
            other[-1] == word[-1]
            and other[0] == word[0]
            and not (of_a_name and self._dictionary.knows(other.lower()))
            for other in near
        )

    def near(self, word: str) -> list[str]:
        """What a word is likely to be a slip of."""
        greater = [other for other in (word.capitalize(), word.upper()) if self._dictionary.knows(other)][:1]
        # What the issue says elsewhere is likelier than what the dictionary has besides.
        slips = sorted(self._dictionary.one_slip_from(word), key=lambda other: -self._times[other])
        near = list(dict.fromkeys([*greater, *self._joined(word), *slips]))[:MOST_NEAR]
        return near or self._alike_here(word)

    def _alike_here(self, word: str) -> list[str]:
        """The word of this issue that looks most like one with more than one slip in it."""
        like = [
            other
            for other in self._times
            if other[0] == word[0] and abs(len(other) - len(word)) <= 2 and self._dictionary.knows(other)
        ]
        return get_close_matches(word, like, n=1, cutoff=0.8)

    def _joined(self, word: str) -> list[str]:
        """The two words in one that the issue has most often apart."""
        pairs = self._dictionary.pairs_in(word) if word.isalpha() else ()
        often = {" ".join(pair): min(self._times[part] for part in pair) for pair in pairs}
        likely = [pair for pair in sorted(often, key=lambda pair: -often[pair]) if often[pair]]
        return likely[:1]
