"""Who wrote what in the issues of a shelf: each author with all that they signed."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from makeready.issue import slug_of
from makeready.releasing.shelf import Shelved, newest_first

AUTHORS = "authors"
"""The folder of their pages, beside the releases."""
_NO_FILE_NAMES = frozenset({"aux", "con", "nul", "prn"})
"""Windows has no files of these names, whatever their suffix."""
_LONGEST = 60
"""Characters of a slug that is made of a name; a byline may be a sentence."""
_DIGITS = 8
"""Of the name's checksum, where letters don't tell it from others."""


@dataclass(frozen=True, slots=True)
class Signed:
    """An article that somebody signed."""

    issue: Shelved
    article: Mapping[str, Any]
    """What the release's `metadata.json` says of it."""


@dataclass(frozen=True, slots=True)
class Author:
    name: str
    slug: str
    """What the page is called: "ada-lind"."""
    signed: tuple[Signed, ...]
    """The newest issue first; of one issue, in the order in which it is printed."""

    @property
    def href(self) -> str:
        """Of the author's page, from the shelf."""
        return f"{AUTHORS}/{self.slug}.html"


def authors_of(shelf: Sequence[Shelved]) -> tuple[Author, ...]:
    """Everybody who signed an article, by their names.

    A name is all that is known of somebody: the same name is the same author. Slugs are given in the order
    in which the names appeared, so that a newer issue takes nobody's away.
    """
    signed: dict[str, list[Signed]] = {}
    for issue in newest_first(shelf):
        for article in issue.articles:
            for name in names_of(article):
                signed.setdefault(name, []).append(Signed(issue, article))
    appeared = [name for issue in reversed(newest_first(shelf)) for name in _names_in(issue)]
    slugs = _slugs(dict.fromkeys(appeared))
    found = (Author(name, slugs[name], tuple(each)) for name, each in signed.items())
    return tuple(sorted(found, key=lambda author: (_spelled(author.name), author.name)))


def names_of(article: Mapping[str, Any]) -> list[str]:
    """Who signed an article, each once, however their letters and spaces were typed."""
    names = (unicodedata.normalize("NFC", each["name"]) for each in article.get("author", ()))
    return list(dict.fromkeys(" ".join(name.split()) for name in names))


def _names_in(issue: Shelved) -> list[str]:
    return [name for article in issue.articles for name in names_of(article)]


def _slugs(names: Mapping[str, None]) -> dict[str, str]:
    """A slug for each name, of its letters alone where no other has it."""
    slugs: dict[str, str] = {}
    taken = set(_NO_FILE_NAMES)
    for name in names:
        letters = slug_of(name)[:_LONGEST].strip("-")
        digits = sha256(name.encode()).hexdigest()[:_DIGITS]
        slug = letters if letters and letters not in taken else f"{letters or 'author'}-{digits}"
        taken.add(slug)
        slugs[name] = slug
    return slugs


def _spelled(name: str) -> str:
    """A name as it is put in order: "Élise" between "Elena" and "Emil"."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
