"""Every code is shown by a broken manuscript, or by a test that names it."""

from __future__ import annotations

import re
import string
from functools import cache
from pathlib import Path

import pytest
from overlay import EXPECTED

from makeready.problems import Code

TESTS = Path(__file__).parent


@cache
def _shown_by_folders() -> str:
    """All that is printed of the broken manuscripts."""
    return "\n".join(path.read_text(encoding="utf-8") for path in TESTS.rglob(EXPECTED))


@cache
def _named_by_tests() -> str:
    """The source of every other test."""
    tests = (path for path in TESTS.rglob("test_*.py") if path != Path(__file__))
    return "\n".join(path.read_text(encoding="utf-8") for path in tests)


@pytest.mark.parametrize("code", Code, ids=lambda code: code.value.code)
def test_each_code_is_shown(code: Code) -> None:
    """A folder of that name shows it, or a test asserts it by its name or words."""
    by_folder = f"  {code.value.code}  " in _shown_by_folders()
    by_test = f"Code.{code.name}" in _named_by_tests() or f'"{code.value.code}"' in _named_by_tests()

    assert by_folder or by_test


@pytest.mark.parametrize("code", Code, ids=lambda code: code.value.code)
def test_each_code_can_be_said_aloud(code: Code) -> None:
    """It is words with hyphens, and its name in Python is the same words."""
    assert set(code.value.code) <= {*string.ascii_lowercase, "-"}
    assert code.name.replace("_", "-").lower() == code.value.code


def test_no_two_codes_are_the_same() -> None:
    """Each code stands in the Enum once."""
    codes = [code.value.code for code in Code]

    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize("code", Code, ids=lambda code: code.value.code)
def test_each_code_says_what_is_wrong_and_what_to_do(code: Code) -> None:
    """Sentence and hint are there and end like sentences, or with the words that were found."""
    for words in (code.value.sentence, code.value.hint):
        assert words
        assert words[-1] in '.:)}"' or words[-1].isalpha() or words[-1] == "…"


@pytest.mark.parametrize("code", Code, ids=lambda code: code.value.code)
def test_no_hint_names_a_property_that_looks_like_an_option(code: Code) -> None:
    """A style sheet's own property stands with its value: `--text-wrap: balance`."""
    assert not re.search(r"`--\w[\w-]*`", code.value.hint)
