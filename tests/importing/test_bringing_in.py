"""`makeready import` gives an article that builds, accounts for every word, and refuses what is no source."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from importing.source_files import HARD, word_file
from overlay import SMALLEST

from judges.availability import require
from makeready.command_line import main
from makeready.exits import Exit
from makeready.importing.account import account_of
from makeready.importing.bringing_in import bring_in
from makeready.importing.imported import Did, Imported
from makeready.importing.issue_beside import IssueBeside, issue_beside
from makeready.importing.report import as_markdown, as_text
from makeready.importing.text_source import NotImported
from makeready.problems import Severity
from makeready.reading.articles import read_article
from makeready.reading.files import Folder
from makeready.reading.manuscript import read_manuscript

SALT_PANS = Path(__file__).parent / "salt-pans.txt"


def test_the_article_is_read_as_any_other(tmp_path: Path):
    """In an issue that names it there is no error; its pictures are still to come."""
    manuscript = tmp_path / "manuscript"
    shutil.copytree(SMALLEST, manuscript)
    (article,) = (path.parent for path in manuscript.glob("*/article.md"))
    shutil.rmtree(article)

    outcome, _, account = bring_in(SALT_PANS, article, language="en-GB")
    issue, problems = read_manuscript(manuscript)

    assert outcome is Exit.DONE
    assert account.balances
    assert account.source == account.article + account.dropped
    assert issue is not None
    (found,) = issue.articles
    assert len(found.figures) == 4
    assert all(figure.caption for figure in found.figures)
    assert not [problem for problem in problems if problem.severity is Severity.ERROR]
    assert "stray-file" not in {problem.code.value.code for problem in problems}


def test_each_decision_names_the_line_where_its_words_stand_now(tmp_path: Path):
    """In the article or the captions."""
    into = tmp_path / "salt-pans"
    _, decisions, _ = bring_in(SALT_PANS, into, language="en-GB")

    told = [decision for decision in decisions if decision.did is not Did.DROPPED and decision.target]
    assert len(told) > 15
    for decision in told:
        name, _, number = decision.target.partition(":")
        lines = (into / name).read_text("utf-8").split("\n")
        assert decision.words in "\n".join(lines[int(number) - 1 : int(number) + 2])


def test_the_report_lists_doubts_first(tmp_path: Path):
    """And says that the account balances."""
    into = tmp_path / "salt-pans"
    bring_in(SALT_PANS, into, language="en-GB")
    report = (into / "import-report.md").read_text("utf-8")

    assert "The account balances" in report
    assert report.index("may be wrong") < report.index("## Moved") < report.index("## Dropped")
    assert "12, AUTUMN 2031" in report


def test_signs_of_markdown_print_as_they_are(tmp_path: Path):
    """Words that look like markup are the author's words."""
    source = tmp_path / "odd.txt"
    source.write_text(
        "He paid *five* shillings for a_b_c [sic] & 5 < 6.\n\n# of loads: 7.\n\n1. It went on.\n", "utf-8"
    )
    into = tmp_path / "odd"
    outcome, _, account = bring_in(source, into)
    article = (into / "article.md").read_text("utf-8")

    assert outcome is Exit.DONE
    assert account.balances
    assert r"\*five\* shillings for a\_b\_c \[sic\] & 5 \< 6." in article
    assert "\\# of loads: 7." in article
    assert "1\\. It went on." in article


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\n", "is empty"),
        ("binary.txt", b"PK\x03\x04\x00\x00garbage", "is no text"),
        ("wrong.xyz", b"Words.", "suffix"),
    ],
)
def test_what_is_no_source_is_refused(tmp_path: Path, name: str, data: bytes, words: str):
    """With the reason, and without a folder."""
    source = tmp_path / name
    source.write_bytes(data)

    with pytest.raises(NotImported, match=words):
        bring_in(source, tmp_path / "salt-pans")
    assert not (tmp_path / "salt-pans").exists()


def test_a_source_that_is_not_there_is_refused(tmp_path: Path):
    """By its name."""
    with pytest.raises(NotImported, match=r"gone\.txt is not there"):
        bring_in(tmp_path / "gone.txt", tmp_path / "salt-pans")


def test_a_folder_that_is_there_is_replaced_only_when_asked(tmp_path: Path):
    """And then as a whole: nothing of the old one is left."""
    into = tmp_path / "salt-pans"
    (into / "images").mkdir(parents=True)
    (into / "images" / "old.jpg").write_bytes(b"old")

    with pytest.raises(NotImported, match="there already"):
        bring_in(SALT_PANS, into)
    assert (into / "images" / "old.jpg").exists()

    bring_in(SALT_PANS, into, replace=True)
    assert not (into / "images" / "old.jpg").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["salt-pans"]


def test_the_command_says_what_is_left_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Until the issue names the article; and where the report is. The issue's title is no text."""
    manuscript, source = tmp_path / "manuscript", tmp_path / "salt-mills.txt"
    shutil.copytree(SMALLEST, manuscript)
    facts = manuscript / "issue.yaml"
    source.write_text("The mills stood by the sea, and\n\n12 Salt\n\nnobody knew why they did.\n", "utf-8")
    command = ["import", str(source), "--manuscript", str(manuscript), "--replace"]

    assert main(command) == Exit.DONE
    told = capsys.readouterr()
    assert told.out == f"{manuscript / 'salt-mills'}\n"
    assert f"report: {manuscript / 'salt-mills' / 'import-report.md'}\n" in told.err
    assert f"next: name it in {facts}, below `contents:`" in told.err
    assert "sea, and nobody" in (manuscript / "salt-mills/article.md").read_text("utf-8")

    facts.write_text(facts.read_text("utf-8").replace("articles: [", "articles: [salt-mills, "), "utf-8")
    assert main(command) == Exit.DONE
    assert "next:" not in capsys.readouterr().err


@pytest.mark.parametrize("text", ["", "title: [", "contents: salt", "contents:\n- articles: salt"])
def test_an_issue_that_says_little_is_no_hindrance(tmp_path: Path, text: str):
    """A folder may have no issue.yaml, or a faulty one."""
    assert issue_beside(tmp_path) == IssueBeside()
    (tmp_path / "issue.yaml").write_text(text, "utf-8")
    assert issue_beside(tmp_path) == IssueBeside()


def test_words_that_no_source_has_are_told(tmp_path: Path):
    """A paragraph that came in twice; a title made of the file's name is none."""
    folder = tmp_path / "salt"
    folder.mkdir()
    article = '---\ntitle: "Salt"\n---\n\nForty mules came.\n\nForty mules came.\n'
    (folder / "article.md").write_text(article)
    imported = Imported(article, "", (), ("forty", "mules", "came"), (), added=("salt",))
    account = account_of(imported, folder, "en-GB")

    assert account.balances
    assert sorted(account.surplus) == ["came", "forty", "mules"]
    assert "oftener than in the source; look for them: forty mules came" in as_text((), account)
    assert "look for them: forty mules came" in as_markdown("salt.txt", (), account)


@pytest.mark.parametrize(
    ("text", "byline"),
    [
        ("# Salt\n\nBy Ines Tarn\n\nForty mules came.", "Ines Tarn"),
        ("# Salt\n\nWords: Ines Tarn\n\nForty mules came.", "Words: Ines Tarn"),
        ("# Salt\n\nForty mules came.\n\nBy Ines Tarn", ""),
        ("# Salt\n\nBy the sea stood a house", ""),
        ("# Salt\n\nText Books Are Dear.", ""),
    ],
)
def test_a_line_that_begins_as_bylines_do_is_one(tmp_path: Path, text: str, byline: str):
    """Below the headline alone; the layouts set “by” themselves."""
    require("pandoc")
    source = tmp_path / "sent.md"
    source.write_text(text)
    _, decisions, account = bring_in(source, tmp_path / "salt")
    read = read_article(Folder(tmp_path.resolve()), "salt", "en").article

    assert read
    assert read.byline == byline
    assert account.balances
    assert not account.surplus
    assert bool(byline) == any("taken for the byline" in decision.why for decision in decisions)


def test_a_heading_that_repeats_the_title_of_a_word_file_is_dropped(tmp_path: Path):
    """So the next heading of its level is a subhead; and the heading is listed."""
    require("pandoc")
    words = [
        ("Title", "Salt"),
        ("Heading1", "Salt"),
        ("Normal", "It came."),
        ("Heading1", "Mules"),
        ("Normal", "All."),
    ]
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'
        for style, text in words
    )
    styles = (HARD / "docx" / "styles.xml").read_text("utf-8")
    source = tmp_path / "sent.docx"
    source.write_bytes(word_file({"styles.xml": styles, "document.xml": body}))
    _, decisions, account = bring_in(source, tmp_path / "salt")

    assert account.balances
    assert (tmp_path / "salt/article.md").read_text("utf-8").endswith("---\n\nIt came.\n\n## Mules\n\nAll.\n")
    assert [each.words for each in decisions if each.did is Did.DROPPED] == ["Salt"]


def test_the_title_of_a_picture_is_heard_where_its_brackets_are_printed(tmp_path: Path):
    """Pandoc's attributes make the brackets a caption; no word of either is lost."""
    require("pandoc")
    source = tmp_path / "sent.md"
    source.write_text('# Salt\n\nForty mules.\n\n![The *long* pan](pan.jpg "A flat pan"){width=50%}\n')
    _, _, account = bring_in(source, tmp_path / "salt")

    assert account.balances
    assert not account.surplus
    assert "![A flat pan](images/pan.jpg)" in (tmp_path / "salt/article.md").read_text("utf-8")
    assert "The *long* pan" in (tmp_path / "salt/captions.md").read_text("utf-8")
