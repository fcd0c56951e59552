"""A PDF of more than one article comes in as one, and says where the others begin."""

from __future__ import annotations

from pathlib import Path

import pytest
from importing.set_pages import Press

from makeready.command_line import main
from makeready.exits import Exit
from makeready.importing.imported import Did, SourcePlace
from makeready.importing.pdf.article import as_article
from makeready.importing.pdf.reading import read_pages

PAGE = """<html lang="en"><style>
@page {{ size: 148mm 210mm; margin: 15mm }} h1 {{ font-size: 30pt; break-before: page }}
</style><h1>The salt road</h1>{text}<h1>A clock for the tide</h1>{text}</html>"""
TEXT = "<p>" + "The carriers came down in the spring, and nobody counted them. " * 9 + "</p>"


def test_another_headline_is_told(press: Press, tmp_path: Path):
    """With the page to name, and what is brought in for it is that page's article alone."""
    pdf = press(PAGE.format(text=TEXT), tmp_path, tmp_path / "issue.pdf")
    whole = as_article(read_pages(pdf), lambda _word: False, "issue")
    second = as_article(read_pages(pdf, range(2, 3)), lambda _word: False, "issue")

    (doubt,) = [each for each in whole.decisions if "another article" in each.why]
    assert (doubt.did, doubt.source, doubt.words) == (
        Did.DOUBTED,
        SourcePlace(2, "page"),
        "A clock for the tide",
    )
    assert "--pages 2-" in doubt.why
    assert 'title: "A clock for the tide"' in second.article
    assert "salt road" not in second.article


def test_the_command_takes_the_pages(press: Press, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """As they are typed; what names no pages is a wrong call."""
    pdf = press(PAGE.format(text=TEXT), tmp_path, tmp_path / "issue.pdf")
    into = tmp_path / "tide-clock"

    assert main(["import", str(pdf), "--into", str(into), "--pages", "2"]) == Exit.DONE
    assert 'title: "A clock for the tide"' in (into / "article.md").read_text("utf-8")
    assert main(["import", str(pdf), "--into", str(into), "--replace", "--pages", "2-1"]) == Exit.WRONG_CALL
    assert "names no pages; write 12-18, or 12" in capsys.readouterr().err
    assert main(["import", str(pdf), "--into", str(into), "--replace", "--pages", "2-9"]) == Exit.WRONG_CALL
    assert "pages 1 to 2, and no page 9" in capsys.readouterr().err
