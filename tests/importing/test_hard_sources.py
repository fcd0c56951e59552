"""What authors and archives send, as hard as it comes: each word in its place, each decision told.

A folder of `hard/` is a source; `expected/` beside it holds the article, its captions and what is told, to
the letter. The parts of Word and OpenDocument files are wrapped and zipped by `source_files`.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from importing.source_files import HARD, source_of

from judges.availability import require
from makeready.exits import Exit
from makeready.importing.bringing_in import bring_in
from makeready.importing.imported import Decision, Did
from makeready.problems import Severity
from makeready.producing.word_account import words_in
from makeready.reading.articles import read_article
from makeready.reading.files import Folder

FOLDERS = sorted(folder for folder in HARD.glob("*/*") if folder.is_dir())
STILL_TO_COME = {
    "figure-without-caption",
    "picture-missing",
    "picture-without-alt",
    "picture-without-credit",
    "sidebar-without-title",
}
"""What only the editor can add."""


@pytest.fixture(scope="module", params=FOLDERS, ids=lambda folder: f"{folder.parent.name}-{folder.name}")
def brought_in(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Path, tuple[Decision, ...]]:
    """The folder of the source, the article that came of it, and what was decided; the account balances."""
    require("pandoc")
    work = tmp_path_factory.mktemp("hard")
    into = work / "manuscript" / "brought-in"

    outcome, decisions, account = bring_in(source_of(request.param, work), into, language="en-GB")

    assert account.missing == ()
    assert outcome is Exit.DONE
    assert account.source == account.article + account.dropped
    return request.param, into, decisions


def test_article_and_captions_are_just_what_is_expected(brought_in: tuple[Path, Path, tuple[Decision, ...]]):
    """Every word, every sign of our notation."""
    folder, into, _ = brought_in

    for name in ("article.md", "captions.md"):
        expected = folder / "expected" / name
        written = into / name
        assert written.exists() == expected.exists()
        if expected.exists():
            assert written.read_text("utf-8") == expected.read_text("utf-8")


def test_all_that_was_decided_is_told(brought_in: tuple[Path, Path, tuple[Decision, ...]]):
    """With where it stood and where it stands."""
    folder, _, decisions = brought_in

    assert told(decisions) == (folder / "expected" / "told.txt").read_text("utf-8")


def told(decisions: tuple[Decision, ...]) -> str:
    """A line for each decision."""
    return "".join(
        f"{decision.did.value} {decision.source} -> {decision.target or '-'}: "
        f"{decision.words.strip()} ({decision.why})\n"
        for decision in decisions
    )


def test_words_that_moved_stand_where_the_report_says(brought_in: tuple[Path, Path, tuple[Decision, ...]]):
    """In the lines of the file that it names, and no more than a table further down."""
    _, into, decisions = brought_in

    for decision in decisions:
        if decision.did is Did.MOVED:
            name, _, number = decision.target.partition(":")
            lines = (into / name).read_text("utf-8").split("\n")[int(number) - 1 :][:12]
            assert set(words_in(decision.words)) <= set(words_in(" ".join(lines))), decision


def test_the_article_has_no_fault(brought_in: tuple[Path, Path, tuple[Decision, ...]]):
    """It is read without a problem, but for what only the editor can add."""
    _, into, _ = brought_in
    read = read_article(Folder(into.parent.resolve()), into.name, "en-GB")

    assert [problem for problem in read.problems if problem.code.value.code not in STILL_TO_COME] == []
    assert not [problem for problem in read.problems if problem.severity is Severity.ERROR]
