"""The samples that benchmarks are taken on: always the same, and the same in every form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from html import unescape
from pathlib import Path

import pytest

from bench.edits import articles, back_catalogue, longer_caption, one_word
from bench.sample.making import NoSample, Sample, given, in_folder, write
from makeready.reading.manuscript import read_manuscript

ARTICLES = 2


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """A small sample."""
    small = in_folder(ARTICLES, tmp_path_factory.mktemp("samples"))
    write(small)
    return small


def test_a_sample_is_the_same_each_time(sample: Sample, tmp_path: Path) -> None:
    """Two samples of a size have the same files with the same bytes."""
    again = in_folder(ARTICLES, tmp_path)
    write(again)
    assert _files(again.peers) == _files(sample.peers)
    assert _files(again.manuscript) == _files(sample.manuscript)


def test_its_manuscript_reads_without_a_problem(sample: Sample) -> None:
    """Nothing is to be mended in the manuscript, and it has all articles."""
    issue, problems = read_manuscript(sample.manuscript)
    assert issue is not None
    assert problems == []
    assert len(issue.sections[0].articles) == ARTICLES


def test_every_form_has_the_same_words(sample: Sample) -> None:
    """The articles have the same words in Markdown, HTML, Typst and the manuscript."""
    markdown = _joined(sample.peers.glob("art-*.md"))
    html = unescape((sample.peers / "magazine.html").read_text("utf-8"))
    typst = (sample.peers / "magazine.typ").read_text("utf-8")
    words = _words(re.sub(r"\]\(images/.*?\)|\[\^.*?\]", "", markdown))
    assert words.total() > 1300 * ARTICLES
    assert words == _words(re.sub(r"<.*?>", " ", html[html.index("<article") :]))
    assert words == _words(re.sub(r'"images/.*?"|#\w+', "", typst[typst.index("#opening(") :]))
    manuscript = _joined(sample.manuscript.rglob("article.md"))
    keys = r"\]\(images/.*?\)|\[\^.*?\]|^\w+: |^::: \w+"
    assert words == _words(re.sub(keys, "", manuscript, flags=re.MULTILINE))


def test_every_form_has_the_same_pictures(sample: Sample) -> None:
    """The pictures of the manuscript are those that all the other forms name."""
    pictures = {path.name: path.read_bytes() for path in sample.manuscript.rglob("*.jpg")}
    assert len(set(pictures.values())) == 2 * ARTICLES
    assert pictures == {path.name: path.read_bytes() for path in (sample.peers / "images").iterdir()}
    for name in ("magazine.html", "magazine.typ"):
        text = (sample.peers / name).read_text("utf-8")
        assert set(re.findall(r"fig-\d+-[ab]\.jpg", text)) == set(pictures)


def test_an_edit_is_another_each_turn_and_is_taken_back(sample: Sample) -> None:
    """No two turns have the same text, and the last leaves the file as it was."""
    for edit in (one_word(sample.manuscript), longer_caption(sample.manuscript, 60)):
        before = edit.file.read_text("utf-8")
        texts = set()
        for turn in range(12):
            edit.make(turn)
            texts.add(edit.file.read_text("utf-8"))
            assert read_manuscript(sample.manuscript)[1] == []
        edit.undo()
        assert len(texts) == 12
        assert edit.file.read_text("utf-8") == before
        assert before not in texts


def test_a_back_catalogue_has_no_article_twice(sample: Sample, tmp_path: Path) -> None:
    """Each issue made of one reads without a problem, and has its own number, identifier and words."""
    issues = back_catalogue(sample.manuscript, tmp_path, 3)
    assert [read_manuscript(issue)[1] for issue in issues] == [[], [], []]
    for name in ("issue.yaml", *(f"{slug}/article.md" for slug in articles(sample.manuscript))):
        assert len({(issue / name).read_text("utf-8") for issue in issues}) == 3


def test_a_given_sample_that_is_missing_is_told(tmp_path: Path) -> None:
    """The folder that was looked for is named."""
    with pytest.raises(NoSample, match="m40"):
        given(40, tmp_path)


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _joined(paths: Iterable[Path]) -> str:
    return "\n".join(path.read_text("utf-8") for path in paths)


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))
