"""The words that a layout prints by itself, in the language of what it prints them beside."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from makeready.composing.layout_facts import mapping_of, shown_path
from makeready.problems import Code, Place, Problem, Refused

FALLBACK = "en"


class Words:
    """Printed words by name: `words.contents` in a template. A name that is not there refuses."""

    __slots__ = ("_file", "_words", "language")

    def __init__(self, language: str, words: dict[str, object], file: Path) -> None:
        self.language = language
        self._words = words
        self._file = file

    def __getattr__(self, name: str) -> str | list[str]:
        if name.startswith("_"):
            raise AttributeError(name)
        held = self._words.get(name.replace("_", "-"), self._words.get(name))
        if isinstance(held, list):
            return [str(each) for each in held]
        if held is None:
            file = shown_path(self._file)
            facts = {"word": name, "language": self.language, "file": file}
            raise Refused([Problem(Code.PRINTED_WORD_MISSING, Place(file), **facts)])
        return str(held)

    def say(self, name: str, **details: object) -> str:
        """The words of that name with each `{detail}` in them filled in."""
        sentence = self.__getattr__(name)
        return str(sentence).format_map({key: str(value) for key, value in details.items()})

    def season(self, published: date) -> str:
        """The season and year of a date: "Winter 2020"."""
        return self.say("season-and-year", season=self.seasons[published.month - 1], year=published.year)

    def date(self, published: date) -> str:
        """A date in full: "21 December 2020"."""
        month = self.months[published.month - 1]
        return self.say("full-date", day=published.day, month=month, year=published.year)


def printed_words(files: list[Path], language: str) -> Words:
    """The words of `language` from `files`, an earlier file going before a later one.

    A language that no file has is answered with English: a page in Hebrew with an English "page" is
    better than none, and a designer sees at once what to add.
    """
    spoken = _by_language(files)
    tags = [language[: len(language) - cut] for cut in range(len(language)) if _ends(language, cut)]
    chosen = next((tag for tag in tags if tag.lower() in spoken), FALLBACK)
    words: dict[str, object] = {}
    for tag in reversed(tags if chosen != FALLBACK else [FALLBACK]):
        words |= spoken.get(tag.lower(), {})
    return Words(chosen, words, files[0])


def _ends(language: str, cut: int) -> bool:
    return cut == 0 or language[len(language) - cut] == "-"


def _by_language(files: list[Path]) -> dict[str, dict[str, object]]:
    spoken: dict[str, dict[str, object]] = {}
    for file in reversed(files):
        for language, words in mapping_of(file).items():
            if isinstance(words, dict):
                named = {str(name): held for name, held in words.items()}
                spoken[language.lower()] = spoken.get(language.lower(), {}) | named
    return spoken
