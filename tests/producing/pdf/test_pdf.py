"""The printed issue: before its judges, the same every time, with every word of the manuscript."""

from __future__ import annotations

import hashlib
import subprocess
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from build_elsewhere import built_elsewhere
from commonmark import examples
from layouts_for_tests import SHIPPED, layout_with, shipped
from overlay import MANUSCRIPTS, lay_over
from printed import Print, Printed
from produced import pdf_bytes
from small_issues import article, issue, note, paragraph, paragraphs

from judges import verapdf
from judges.availability import require, where
from makeready.issue import Article, Issue, NoteMark
from makeready.problems import Code, Refused, Severity
from makeready.producing.word_account import streams, words_in
from makeready.reading.manuscript import read_manuscript


def test_the_complete_issue_is_tagged_as_pdf_ua_asks(printed_complete: Printed, tmp_path: Path) -> None:
    """VeraPDF finds no broken rule of PDF/UA-1."""
    (tmp_path / "issue.pdf").write_bytes(printed_complete.data)

    assert verapdf.findings(tmp_path / "issue.pdf") == []


@pytest.mark.parametrize("name", ["smallest", "fpo"])
def test_a_small_issue_and_a_draft_are_tagged_as_pdf_ua_asks(name: str, tmp_path: Path) -> None:
    """VeraPDF has nothing to say, also where panels stand for missing pictures."""
    small, _ = read_manuscript(MANUSCRIPTS / name)
    assert small is not None
    (tmp_path / "issue.pdf").write_bytes(pdf_bytes(small, shipped())[0])

    assert verapdf.findings(tmp_path / "issue.pdf") == []


def test_the_file_is_sound(printed_complete: Printed, tmp_path: Path) -> None:
    """Qpdf finds no error and no warning in it."""
    require("qpdf")
    (tmp_path / "issue.pdf").write_bytes(printed_complete.data)
    command = [where("qpdf"), "--check", str(tmp_path / "issue.pdf")]

    check = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (check.returncode, check.stderr) == (0, "")


def test_a_second_reader_finds_every_word(
    printed_complete: Printed, complete_issue: Issue, tmp_path: Path
) -> None:
    """Poppler, which knows nothing of us, reads each word as often as the manuscript has it."""
    require("poppler")
    (tmp_path / "issue.pdf").write_bytes(printed_complete.data)
    command = [where("Poppler"), "-raw", str(tmp_path / "issue.pdf"), "-"]

    read = subprocess.run(command, capture_output=True, text=True, check=True).stdout

    found = Counter(words_in(read))
    told = Counter(
        word for each in complete_issue.articles for stream in streams(each) for word, _ in stream.words
    )
    # Poppler takes a drop cap for a word of its own, divides words as the lines do, and turns Hebrew around.
    joined = "".join(words_in(read))
    lost = {word for word, times in told.items() if found[word] < times and word not in joined}
    assert lost == {"duz", "שלום", "מלח"}


def test_two_builds_give_the_same_bytes(smallest_issue: Issue, tmp_path: Path) -> None:
    """Here twice, and in another process, time, time zone and folder, with other hashes and another home."""
    lay_over(tmp_path / "no-changes", tmp_path / "elsewhere")

    other = built_elsewhere(pdf_bytes, tmp_path / "elsewhere", tmp_path)
    here = [pdf_bytes(smallest_issue, shipped())[0] for _ in range(2)]

    digests = {hashlib.sha256(data).hexdigest() for data in [*here, other]}
    assert len(digests) == 1


def test_the_examples_of_commonmark_keep_their_words(tmp_path: Path) -> None:
    """All that reading takes, one after the other: no word is lost or astray, no fault is logged."""
    require("commonmark")
    manuscript = lay_over(tmp_path / "no-changes", tmp_path / "manuscript")
    blocks = [
        replace(block, line=example.number)
        for example in examples()
        if (taken := _article(example.markdown, manuscript))
        for block in taken.blocks
    ]
    assert len(blocks) > 600

    _, problems = pdf_bytes(issue(article("salt", *blocks)), shipped())

    # Headings of two examples may have the same words and so the same anchor.
    faults = [problem for problem in problems if "Anchor defined twice" not in problem.sentence]
    assert {problem.code for problem in faults} == {Code.GLYPH_MISSING}


def _article(text: str, manuscript: Path) -> Article | None:
    """The article that `text` makes, or nothing where reading refuses it."""
    head = "---\ntitle: The salt road\n---\n"
    (manuscript / "salt-road/article.md").write_text(head + text, encoding="utf-8")
    read, problems = read_manuscript(manuscript)
    errors = any(problem.severity is Severity.ERROR for problem in problems)
    return read.articles[0] if read and not errors else None


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("The salt road " * 21, "By noon the ridges have dried."),
        ("Salt", "Salt" * 100),
        ("Salt" * 75, "Salt."),
        ("Salt", "Salt"),
        ("S", "1"),
    ],
    ids=["a headline of 300", "a word of 400", "a headline of one word of 300", "one word", "one digit"],
)
def test_extremes_are_set_and_lose_nothing(title: str, text: str, print_issue: Print) -> None:
    """No word is lost, no fault is logged, and no letter stands outside the page's trim."""
    printed = print_issue(issue(article("salt", paragraph(text), title=paragraph(title.strip()).children)))

    set_in = printed.structure.all("Art")[0]
    assert "".join(words_in(set_in.text)).endswith("".join(words_in(title + text)))
    for folio in printed.pages:
        assert all(0 < letter.left < 590 for letter in printed.characters(folio))


def test_a_layout_that_loses_words_is_told_with_their_place(tmp_path: Path) -> None:
    """Without the notes of its template, the line of the lost note is named."""
    layout = layout_with(tmp_path / "own", {"print/blocks/note.html.jinja": ""})
    salt = article(
        "salt", paragraph("Salt", NoteMark(1)), notes=(replace(note(1, "Eight bushels."), line=9),)
    )

    _, problems = pdf_bytes(issue(salt), layout)

    assert {problem.code for problem in problems} == {Code.WORDS_MISSING}
    assert "eight bushels" in problems[0].sentence


@pytest.mark.parametrize(
    ("template", "change", "line", "reason"),
    [
        (
            "print/back-cover.html.jinja",
            ("</section>", ""),
            "<section",
            "<section> is not closed before </body>",
        ),
        ("print/article.html.jinja", ("</header>", ""), "<header", "<header> is not closed before </"),
        ("blocks/opening.html.jinja", ("</p>", ""), "<p", "<p> is not closed before </"),
        (
            "print/article.html.jinja",
            ('<h1 class="headline', '<h1 lang=en class="headline'),
            "lang=en",
            "AttValue",
        ),
        ("print/article.html.jinja", ("<header", "Salt & sea<header"), "Salt & sea", "xmlParseEntityRef"),
    ],
)
def test_a_template_that_no_parser_can_read_is_told_with_its_line(
    template: str, change: tuple[str, str], line: str, reason: str, smallest_issue: Issue, tmp_path: Path
) -> None:
    """Its own, in which the tag stands that is not closed, or the mark that is wrong."""
    text = (SHIPPED / template).read_text("utf-8").replace(*change)
    layout = layout_with(tmp_path / "own", {template: text})

    with pytest.raises(Refused) as caught:
        pdf_bytes(smallest_issue, layout)

    problem = caught.value.problems[0]
    assert problem.code is Code.NOT_WELL_FORMED
    assert problem.place.file.endswith(f"own/{template}")
    assert line in text.splitlines()[problem.place.line - 1]
    assert reason in problem.sentence


def test_what_the_manuscript_says_is_read_before_it_is_printed(print_issue: Print) -> None:
    """Signs that mean something to a parser are printed as they are."""
    printed = print_issue(issue(article("salt", paragraph("Is 1 < 2 & 'salt' > \"sea\"?"))))

    assert "Is 1 < 2 & 'salt' > \"sea\"?" in printed.structure.all("Art")[0].text


def test_an_issue_of_many_pages_keeps_its_order(print_issue: Print) -> None:
    """Units are bound as the contents name them: contents, articles, lists."""
    articles = [article(f"salt-{at}", *paragraphs(2)) for at in "abc"]

    printed = print_issue(issue(*articles))

    assert [each.all("H1")[0].text for each in printed.structure.all("Art")] == ["Salt a", "Salt b", "Salt c"]
    assert [each.pages for each in printed.structure.all("Art")] == [{2}, {3}, {4}]
