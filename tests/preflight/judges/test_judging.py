"""What judges say becomes problems with the manuscript's place; a judge that says nothing has not passed."""

from __future__ import annotations

import os
import re
import subprocess
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from layouts_for_tests import shipped
from produced import alone
from small_issues import article, issue, paragraph

from judges.availability import require
from makeready.cache import Cache
from makeready.issue import Issue
from makeready.preflight.checked import Standing
from makeready.preflight.ebook.ebook_places import EbookPlaces
from makeready.preflight.judges import running
from makeready.preflight.judges.finding import NotChecked
from makeready.preflight.judges.judging import Asked, judged, judges_of
from makeready.problems import Code, Place, Severity
from makeready.producing.epub.issue_epub import produce_epub
from makeready.producing.pdf.issue_pdf import produce_pdf

pytestmark = pytest.mark.skipif(os.name == "nt", reason="its programs are scripts of a shell")


def small() -> Issue:
    """An issue of one article, whose second paragraph stands on line 11."""
    first, second = paragraph("Salt was counted before money was."), paragraph("Then it was weighed.")
    from dataclasses import replace

    return issue(article("salt", replace(first, line=9), replace(second, line=11)))


def book_of(of: Issue, file: Path, change: Callable[[bytes], bytes] = bytes) -> Path:
    """The ebook of an issue, its chapters changed."""
    with (file.parent / "whole.epub").open("w+b") as out:
        produce_epub(of, shipped(), alone()).write(out)
    with zipfile.ZipFile(file.parent / "whole.epub") as whole, zipfile.ZipFile(file, "w") as changed:
        for entry in whole.infolist():
            data = whole.read(entry)
            changed.writestr(entry, change(data) if "articles/" in entry.filename else data)
    return file


def test_findings_are_told_where_the_text_came_from(tmp_path: Path):
    """EPUBCheck's and Ace's by the paragraph's line; veraPDF's by the file, for it names no page."""
    for judge in ("epubcheck", "ace", "verapdf"):
        require(judge)
    of = small()

    def break_it(chapter: bytes) -> bytes:
        wrong = rb'\1<span href="b">\2</span><img src="../pictures/x.png"/>'
        return re.sub(rb"(<p[^>]*>)(Then)", wrong, chapter)

    epub, pdf = book_of(of, tmp_path / "salt.epub", break_it), tmp_path / "salt.pdf"
    with pdf.open("w+b") as out:
        produce_pdf(of, shipped(), alone()).write(out)
    pdf.write_bytes(pdf.read_bytes().replace(b"pdfuaid:part", b"pdfuaid:tarp"))
    places = EbookPlaces(of, shipped(), epub)
    verdicts, problems = judged(judges_of([pdf, epub]), Cache(tmp_path / "cache"), places)

    assert [verdict.standing for verdict in verdicts] == [Standing.FAULTS] * 3
    found = {(problem.code, str(problem.place)) for problem in problems}
    assert (Code.EPUBCHECK_FINDING, "salt/article.md:11") in found
    assert (Code.ACE_FINDING, "salt/article.md:11") in found
    assert (Code.VERAPDF_FINDING, "salt.pdf") in found
    assert {problem.severity for problem in problems} == {Severity.ERROR}
    assert any("RSC-005" in problem.sentence for problem in problems)
    assert any("image-alt" in problem.sentence for problem in problems)


class Nowhere:
    """Knows no place."""

    def at(self, path: str, line: int, column: int) -> Place:
        """Where it stands in the ebook."""
        return Place(f"{path}:{column}", line)

    def of_selector(self, path: str, _selector: str) -> Place:
        """The file of the ebook."""
        return Place(path)


def script(folder: Path, name: str, lines: str) -> str:
    """The path of a program that does what `lines` of a shell say."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{lines}\n")
    path.chmod(0o755)
    return str(path)


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """A PDF and an EPUB, whatever they hold."""
    pdf, epub = tmp_path / "salt.pdf", tmp_path / "salt.epub"
    pdf.write_bytes(b"%PDF")
    epub.write_bytes(b"PK")
    return pdf, epub


def said(asked: tuple[Asked, ...], cache: Cache) -> tuple[list[Standing], list[str]]:
    """How the judges stand, and what is told of them."""
    verdicts, problems = judged(asked, cache, Nowhere())
    assert {problem.code for problem in problems} <= {Code.NOT_CHECKED}
    return [verdict.standing for verdict in verdicts], [problem.sentence for problem in problems]


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("echo boom >&2; exit 3", "ended without an answer (exit 3): boom"),
        ("echo nonsense", "ended without an answer"),
        ('echo "{}"', "ended without an answer|not understood"),
    ],
    ids=["crashes", "talks nonsense", "answers otherwise"],
)
def test_a_judge_that_fails_has_not_checked(
    files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, lines: str, words: str, tmp_path: Path
):
    """Never passed: each of the three says why, and nothing of it is kept."""
    java = script(tmp_path, "java", lines)
    monkeypatch.setattr("makeready.preflight.judges.epubcheck.where", lambda _need: java)
    monkeypatch.setattr("makeready.preflight.judges.verapdf.where", lambda _need: java)
    monkeypatch.setattr("makeready.preflight.judges.ace.JUDGES_HOME", tmp_path)
    (tmp_path / "node_modules/.bin").mkdir(parents=True)
    script(tmp_path / "node_modules/.bin", "ace-cli", lines)
    cache = Cache(tmp_path / "cache")
    standings, sentences = said(judges_of(files), cache)

    assert standings == [Standing.NOT_CHECKED] * 3
    assert all(any(each in sentence for each in words.split("|")) for sentence in sentences)
    assert not (tmp_path / "cache/judgements").exists()


def test_the_last_words_of_a_crashed_judge_are_told_with_one_full_stop():
    """What it says most often ends with one."""
    ran = subprocess.CompletedProcess(["java"], 1, "", "Starting.\nOut of memory.\n")

    assert str(running.crashed(ran)) == "it ended without an answer (exit 1): Out of memory"


def test_a_judge_that_is_missing_has_not_checked(files: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch):
    """It says what is missing."""
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("makeready.system_libraries._look_up_command", nothing_found)
    # On a machine of unknown kind, where what would help is told for each kind.
    monkeypatch.setattr("makeready.system_libraries.this_system", lambda: None)
    standings, sentences = said(judges_of(files), Cache(None))

    assert standings == [Standing.NOT_CHECKED] * 3
    assert all("is missing" in sentence for sentence in sentences)
    assert all("\n" not in sentence for sentence in sentences)


def nothing_found(need: object) -> object:
    """A machine that has no command at all."""
    from makeready.system_libraries import Finding

    return Finding(need, found=False)  # type: ignore[arg-type]


def test_a_judge_that_hangs_is_ended_with_its_children(tmp_path: Path):
    """After the time limit nothing of it runs on."""
    mark = tmp_path / "still-there"
    program = script(tmp_path, "java", f"(sleep 2; touch {mark}) & wait")
    start = time.monotonic()

    with pytest.raises(NotChecked, match="longer than"):
        running.run([program], limit=0.3)

    assert time.monotonic() - start < 2
    time.sleep(2.2)
    assert not mark.exists()


def test_a_judge_is_not_asked_again_for_a_file_that_has_not_changed(tmp_path: Path):
    """But for one that has."""
    from makeready.preflight.judges.finding import Judgement

    file, times = tmp_path / "salt.pdf", list[Path]()
    file.write_bytes(b"one")

    def judge(of: Path) -> Judgement:
        times.append(of)
        return Judgement("1.0", "nothing", ())

    asked = (Asked("Judge", judge, Code.VERAPDF_FINDING, file),)
    cache = Cache(tmp_path / "cache")
    assert said(asked, cache)[0] == said(asked, cache)[0] == [Standing.PASSED]
    assert len(times) == 1

    file.write_bytes(b"another")
    said(asked, cache)
    assert len(times) == 2


def test_a_release_is_refused_where_a_judge_has_not_judged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A draft is built all the same."""
    from layouts_for_tests import SHIPPED
    from overlay import SMALLEST

    from makeready.exits import Exit
    from makeready.order import Format, Order
    from makeready.pipeline import build
    from makeready.progress import Progress
    from makeready.workers import Here

    monkeypatch.setattr("makeready.system_libraries._look_up_command", nothing_found)
    order = Order(SMALLEST, SHIPPED, tmp_path / "build", tuple(Format), release=True)
    outcome = build(order, Progress(silent=True), Here())

    assert outcome.exit is Exit.REFUSED
    assert [problem.code for problem in outcome.problems] == [Code.NOT_CHECKED] * 3
    assert [path.name for path in (tmp_path / "build").iterdir()] == [".cache"]


def test_a_release_that_every_judge_passes_is_built(tmp_path: Path):
    """The smallest issue, asked for as a release."""
    for judge in ("epubcheck", "ace", "verapdf"):
        require(judge)
    from layouts_for_tests import SHIPPED
    from overlay import SMALLEST

    from makeready.exits import Exit
    from makeready.order import Format, Order
    from makeready.pipeline import build
    from makeready.progress import Progress
    from makeready.workers import Here

    order = Order(SMALLEST, SHIPPED, tmp_path / "build", tuple(Format), release=True)
    outcome = build(order, Progress(silent=True), Here())

    assert outcome.exit is Exit.DONE
    assert len(outcome.written) == 2
