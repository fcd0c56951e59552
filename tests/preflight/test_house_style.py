"""A house decides which rules count, how much, and how its own words are spelt."""

from __future__ import annotations

from pathlib import Path

import pytest

from makeready.checking import check as check_issue
from makeready.exits import Exit
from makeready.order import Order, Outcome
from makeready.problems import Severity
from makeready.progress import Progress
from makeready.workers import Here

FAULTY = "---\ntitle: The salt road\n---\nThe pans lie  flat, and were recieved with joy.\n"


@pytest.fixture
def faulty(smallest: Path) -> Path:
    """A manuscript with two spaces and a slip in its line 4."""
    (smallest / "salt-road/article.md").write_text(FAULTY, encoding="utf-8")
    return smallest


def check(manuscript: Path, style: str = "", *, strict: bool = False) -> Outcome:
    """What comes of checking a manuscript under a house style."""
    if style:
        (manuscript / "house-style.yaml").write_text(style, encoding="utf-8")
    order = Order(manuscript, manuscript.parent, manuscript.parent / "build", ())
    return check_issue(order, Progress(silent=True), Here(), pages=False, strict=strict)


def told(outcome: Outcome) -> dict[str, Severity]:
    """The codes that were told, and how grave they are."""
    return {problem.code.value.code: problem.severity for problem in outcome.problems}


def test_warnings_alone_stop_nothing(faulty: Path) -> None:
    """What a copy editor would mark is a warning, unless the house says more."""
    outcome = check(faulty)

    assert told(outcome) == {"double-space": Severity.WARNING, "spelling": Severity.WARNING}
    assert outcome.exit == Exit.DONE


def test_strict_counts_warnings(faulty: Path) -> None:
    """With --strict a warning is enough to refuse the issue, and none is not."""
    assert check(faulty, strict=True).exit == Exit.REFUSED
    assert check(faulty, "rules: { spelling: off, double-space: off }", strict=True).exit == Exit.DONE


def test_a_rule_can_be_turned_off_and_up(faulty: Path) -> None:
    """A rule that is off tells nothing; one that is an error refuses the issue."""
    outcome = check(faulty, "rules:\n  double-space: off\n  spelling: error\n")

    assert told(outcome) == {"spelling": Severity.ERROR}
    assert outcome.exit == Exit.REFUSED


def test_an_article_has_its_own_rules(faulty: Path) -> None:
    """What the style says of an article counts there, and not elsewhere."""
    style = "rules: { spelling: error }\narticles:\n  salt-road: { spelling: off, double-space: warning }\n"

    assert told(check(faulty, style)) == {"double-space": Severity.WARNING}


def test_warnings_of_reading_can_be_turned_off_too(smallest: Path) -> None:
    """A code that reading tells is a rule like others, as long as the issue can be made."""
    (smallest / "notes.doc").write_text("", encoding="utf-8")

    assert told(check(smallest)) == {"stray-file": Severity.WARNING}
    assert told(check(smallest, "rules: { stray-file: off }")) == {}


def test_a_broken_manuscript_ends_otherwise_than_a_refused_one(faulty: Path) -> None:
    """Errors of reading end with their own number, and what can be checked is told with them."""
    with (faulty / "salt-road/article.md").open("a", encoding="utf-8") as article:
        article.write("\n<div>\n")

    outcome = check(faulty)

    assert set(told(outcome)) == {"raw-html", "double-space", "spelling"}
    assert outcome.exit == Exit.ERRORS


def test_a_rule_that_is_off_asks_for_no_dictionary(smallest: Path) -> None:
    """Where spelling is off for an article, nothing is told of its language."""
    (smallest / "salt-road/article.md").write_text("---\ntitle: Salt\nlanguage: tlh\n---\nQapla.\n", "utf-8")

    assert told(check(smallest, "articles: { salt-road: { spelling: off } }")) == {}


def test_the_house_has_its_own_words(faulty: Path) -> None:
    """A word in words.txt is right, also as a possessive and with a capital; what follows a # is no word."""
    text = "---\ntitle: The salt road\n---\nRecieve the qarmuz: a qarmuz’s price, and a gharmuz.\n"
    (faulty / "salt-road/article.md").write_text(text, encoding="utf-8")
    (faulty / "words.txt").write_text("# gharmuz\nqarmuz  # a dye\r\nrecieve\n", encoding="utf-8")

    sentences = [problem.sentence for problem in check(faulty).problems]

    assert sentences == ['"gharmuz" is in no dictionary of en-GB.']


def test_two_spellings_can_both_be_right(smallest: Path) -> None:
    """A name that has two spellings in words.txt is not told."""
    text = "---\ntitle: Salt\n---\nNobody in Quba goes to Guba; from Quba one goes home.\n"
    (smallest / "salt-road/article.md").write_text(text, encoding="utf-8")

    assert set(told(check(smallest))) == {"name-spelt-two-ways"}
    (smallest / "words.txt").write_text("Quba\nGuba\n", encoding="utf-8")
    assert told(check(smallest)) == {}
