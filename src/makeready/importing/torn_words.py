"""Words divided at the end of a line: whether the hyphen is the word's own or the typesetter's.

The document itself is asked first, which may spell the word elsewhere in the middle of a line, then the
dictionary, then what is known of hyphens.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from makeready.importing.pieces import TornWord
from makeready.producing.word_account import words_in

HYPHENS = r"\-\u2010\u00ad"
HEAD = re.compile(rf"([\w\u2019'{HYPHENS}]*\w)[{HYPHENS}]\s*$")
"""What stands before the hyphen at the end of a line."""
REST = re.compile(rf"\s*(\w[\w\u2019'{HYPHENS}]*)")
WORD = re.compile(r"\w[\w\u2019'-]*\w|\w")

FREE_PREFIXES = {"all", "anti", "counter", "cross", "half", "mid", "non", "quasi", "self", "semi", "vice"}
"""First parts that mostly keep their hyphen in English where the joined word is in no dictionary."""

_BEFORE_VOWEL = re.compile(r"counter-(?!act)[aeiou]\w*", re.IGNORECASE)
"""“Counter-offensive”, “counter-example”; Oxford's dictionaries have them so, and American ones joined."""
_YEAR = re.compile(r"(?:1[0-9]|20)-\d\d")


@dataclass(frozen=True, slots=True)
class Speller:
    """What is known of a document's words."""

    vocabulary: Counter[str]
    """How often each word stands in the middle of a line, in small letters."""
    knows: Callable[[str], bool]
    """Whether the language's dictionary has a word."""

    def whole(self, line: int, first: str, rest: str) -> TornWord:
        """The word that was divided into `first` and `rest` at the end of `line`."""
        hyphen_stays, why, sure = self._decided(first, rest)
        return TornWord(line, first, rest, hyphen_stays, why, sure)

    def _decided(self, first: str, rest: str) -> tuple[bool, str, bool]:
        joined, hyphened = first + rest, f"{first}-{rest}"
        plain, parted = self._seen(joined), self._seen(hyphened)
        if plain != parted:
            spelt = joined if plain > parted else hyphened
            return parted > plain, f"the text has “{spelt}” elsewhere", True
        if _YEAR.fullmatch(f"{first}-{rest}"):
            return False, "the parts make a year; they may be two numbers", False
        last_of_first = re.split(f"[{HYPHENS}]", first)[-1]
        if rest[0].isupper() or rest[0].isdigit():
            kind = "capital" if rest[0].isupper() else "figure"
            return True, f"the second part begins with a {kind}", not first.isdigit()
        if _BEFORE_VOWEL.fullmatch(f"{last_of_first}-{rest}") and self._known(rest):
            return True, f"“{last_of_first}-” mostly keeps its hyphen before a vowel, but some join it", False
        if self._known(last_of_first + rest):
            either = last_of_first.lower() in FREE_PREFIXES and self._known(rest)
            also = f", but some write “{hyphened}”" if either else ""
            return False, f"the dictionary has the joined word{also}", not either
        if last_of_first.lower() in FREE_PREFIXES and self._known(rest):
            return (
                True,
                f"“{last_of_first}-” keeps its hyphen, and the dictionary lacks the joined word",
                True,
            )
        if "-" in first and all(map(self._known, [*first.split("-"), rest])):
            return True, "all its parts are words, and it has a hyphen already", False
        if self._known(last_of_first) and self._known(rest) and len(last_of_first) > 2 and len(rest) > 2:
            return True, "both parts are words, and the joined word is in no dictionary", False
        return False, "neither part is a word of its own", not self._known(last_of_first)

    def _seen(self, word: str) -> int:
        return self.vocabulary[word.lower()]

    def _known(self, word: str) -> bool:
        return self.knows(word) or self.knows(word.lower()) or self.knows(word.capitalize())


def is_torn(text: str) -> bool:
    """Whether a line ends with the first part of a word."""
    return bool(HEAD.search(text))


def without_hyphens(text: str) -> str:
    """A text's words in small letters, closed at hyphens: the same wherever it is divided."""
    return " ".join(words_in(re.sub(rf"(?<=\w)[{HYPHENS}]\s*(?=\w)", "", text)))


def vocabulary_of(lines: Iterable[str]) -> Counter[str]:
    """The words that stand whole in the lines, in small letters; those that are torn do not."""
    found: Counter[str] = Counter()
    torn = False
    for line in lines:
        text = line.strip()
        head = HEAD.search(text)
        rest = REST.match(text) if torn else None
        inner = text[rest.end() if rest else 0 : head.start() if head else len(text)]
        found.update(word.lower() for word in WORD.findall(inner))
        if text:
            torn = bool(head)
    return found
