"""Which words are right: those of the language's dictionary and those of words.txt."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cached_property, lru_cache

from makeready.preflight.house_style.dictionaries import Dictionary, dictionary_of
from makeready.preflight.house_style.words import Word, words_of
from makeready.reading.passages import Kind, Passage
from makeready.reading.typed_issue import TypedIssue

MOST_LOOKED_AT = 2000
"""So many words tell which alphabet a language has."""


@dataclass
class Vocabulary:
    """The words of an issue in one language, and what is known of them."""

    language: str
    words: list[Word]
    own: frozenset[str]

    @cached_property
    def dictionary(self) -> Dictionary | None:
        """The language's dictionary, if there is one."""
        return dictionary_of(self.language)

    @cached_property
    def script(self) -> str:
        """The alphabet of most of the words."""
        scripts = Counter(script_of(word.text) for word in self.words[:MOST_LOOKED_AT])
        return scripts.most_common(1)[0][0] if scripts else ""

    def knows(self, word: str) -> bool:
        """Whether a word is right, also as a possessive, as a word with hyphens or after an elision."""
        if self._is_own(word) or self._is_in_dictionary(word):
            return True
        parts = word.replace("'", "-").split("-")
        # What is left of an elision is short: "l'eau".
        return len(parts) > 1 and all(len(part) <= 2 or self.knows(part) for part in parts)

    def _is_own(self, word: str) -> bool:
        base = word.removesuffix("'s")
        return not self.own.isdisjoint({word, base, base.lower(), base.replace("-", "")})

    def _is_in_dictionary(self, word: str) -> bool:
        if self.dictionary is None:
            return False
        base = word.removesuffix("'s")
        # "etc" is in dictionaries with its full stop.
        return any(map(self.dictionary.knows, (word, base, f"{word}.")))


def vocabularies(typed: TypedIssue) -> list[Vocabulary]:
    """The words of each language in an issue."""
    return _vocabularies(typed.passages, typed.own_words)


@lru_cache(maxsize=1)
def _vocabularies(passages: tuple[Passage, ...], own: frozenset[str]) -> list[Vocabulary]:
    """The same; more than one rule asks for them."""
    by_language: dict[str, list[Word]] = {}
    for passage in passages:
        if is_read(passage):
            by_language.setdefault(passage.language, []).extend(words_of(passage))
    return [Vocabulary(language, words, own) for language, words in by_language.items()]


def is_read(passage: Passage) -> bool:
    """Whether the words of a passage are a language's, and not the names of people and licences."""
    return passage.kind not in (Kind.NAME, Kind.RIGHTS)


def script_of(word: str) -> str:
    """The alphabet of a word's first letter: "LATIN", "HEBREW"."""
    return unicodedata.name(word[0], "").partition(" ")[0]
