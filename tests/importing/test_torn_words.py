"""Words divided at line ends are written right, by the dictionary alone or by what the text has elsewhere."""

from __future__ import annotations

from collections import Counter

import pytest

from makeready.importing.torn_words import Speller
from makeready.preflight.house_style.dictionaries import dictionary_of

JOINED = [
    "ac-tor", "at-tracted", "com-mon", "commu-nity", "concert-ed", "coopera-tion", "de-fense",
    "dia-logue", "disso-lution", "diversifi-cation", "dur-ing", "eco-nomic", "el-derly",
    "empha-size", "empha-size", "ex-tending", "experi-enced", "geo-political", "geopo-litical",
    "govern-ment", "ha-vens", "hu-manity", "im-proved", "in-dustry", "in-vestigation",
    "in-vestments", "indepen-dence", "ir-respective", "leader-ship", "maga-zine", "mi-norities",
    "mil-lion", "multi-culturalism", "neces-sary", "Nurem-berg", "oc-cupy", "part-nership",
    "per-secution", "perpe-trators", "pos-sible", "presi-dent", "re-flection", "re-took",
    "rela-tions", "relation-ships", "repre-sentatives", "respect-ful", "sec-ond", "strug-gle",
    "sup-port", "thou-sands", "turn-over", "wonder-ful",
]  # fmt: skip
"""Divisions in a magazine's columns whose hyphen is the typesetter's."""
KEPT = [
    "all-Jewish", "anti-Semitism", "Armenian-Azerbaijani", "counter-offensive",
    "Israeli-Azerbaijan", "Nagorno-Karabakh",
]  # fmt: skip
"""Those in which it is the word's own."""


@pytest.fixture(scope="module")
def speller() -> Speller:
    """Knows English, and no text."""
    dictionary = dictionary_of("en")
    assert dictionary
    return Speller(Counter(), dictionary.knows)


@pytest.mark.parametrize("divided", JOINED)
def test_the_typesetters_hyphen_goes(speller: Speller, divided: str):
    """Where the dictionary has the joined word."""
    assert speller.whole(1, *divided.split("-")).whole == divided.replace("-", "")


@pytest.mark.parametrize("divided", KEPT)
def test_the_words_own_hyphen_stays(speller: Speller, divided: str):
    """Before a capital, behind a prefix that keeps it."""
    assert speller.whole(1, *divided.split("-")).whole == divided


@pytest.mark.parametrize(
    ("divided", "sure"), [("counter-offensive", False), ("counter-act", False), ("im-proved", True)]
)
def test_what_dictionaries_write_in_two_ways_is_a_doubt(speller: Speller, divided: str, sure: bool):  # noqa: FBT001
    """It is decided, and told."""
    assert speller.whole(1, *divided.split("-")).sure is sure


def test_the_text_decides_before_all_else(speller: Speller):
    """As it spells the word in the middle of a line."""
    told = Speller(Counter({"counteroffensive": 1, "im-proved": 1}), speller.knows)

    assert told.whole(1, "counter", "offensive").whole == "counteroffensive"
    assert told.whole(1, "im", "proved").whole == "im-proved"


@pytest.mark.parametrize(("divided", "whole"), [("19-61", "1961"), ("1918-20", "1918-20"), ("19-6", "19-6")])
def test_divided_figures_are_a_doubt(speller: Speller, divided: str, whole: str):
    """They are a year in two halves, or two numbers."""
    torn = speller.whole(1, *divided.split("-"))

    assert (torn.whole, torn.sure) == (whole, False)
