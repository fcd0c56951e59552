"""The manuscript's door: what is read whatever its line ends, and what never opens."""

from __future__ import annotations

import os
import unicodedata

import pytest
from notation import noted

from makeready.problems import Code
from makeready.reading.manuscript import read_manuscript


def codes(problems) -> list[Code]:
    """The codes of problems, in their order."""
    return [problem.code for problem in problems]


@pytest.mark.parametrize("line_end", [b"\r\n", b"\r", b"\n"], ids=["Windows", "old Macs", "Unix"])
def test_line_ends_of_every_system_are_read(line_end: bytes, smallest):
    """A file's line ends and a byte order mark change nothing."""
    for file in (smallest / "issue.yaml", smallest / "salt-road/article.md"):
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", line_end))

    issue, problems = read_manuscript(smallest)

    assert problems == []
    assert noted(issue.articles[0]) == "paragraph @4: The pans lie flat and white a mile before the sea does."


def test_a_folder_that_is_not_there(tmp_path):
    """Without a folder there is one problem and no issue."""
    issue, problems = read_manuscript(tmp_path / "nowhere")

    assert issue is None
    assert codes(problems) == [Code.NO_MANUSCRIPT]


def test_a_pipe_is_not_opened(smallest):
    """A named pipe, which would never end, is refused."""
    article = smallest / "salt-road/article.md"
    article.unlink()
    os.mkfifo(article)

    _, problems = read_manuscript(smallest)

    assert codes(problems) == [Code.FILE_UNREADABLE]


def test_links_that_go_round_are_refused(smallest):
    """A symbolic link to itself leads nowhere inside the manuscript."""
    article = smallest / "salt-road/article.md"
    article.unlink()
    article.symlink_to(article)

    _, problems = read_manuscript(smallest)

    assert codes(problems) in ([Code.OUTSIDE_THE_MANUSCRIPT], [Code.FILE_UNREADABLE])


def test_a_file_that_may_not_be_opened(smallest, monkeypatch):
    """What the system says of a file it does not open is told."""

    def refuse(_path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.read_bytes", refuse)

    _, problems = read_manuscript(smallest)

    assert Code.FILE_UNREADABLE in codes(problems)
    assert "Permission denied" in str(problems[0])


def test_nothing_outside_the_folder_is_opened(smallest, tmp_path):
    """Links and paths that lead out are told, and what they lead to is not opened."""
    secret = tmp_path / "secret.txt"
    secret.write_text("---\ntitle: A secret\n---\nA secret.\n")
    (smallest / "salt-road/captions.md").symlink_to(secret)
    images = smallest / "salt-road/images"
    images.symlink_to(tmp_path)
    (smallest / "salt-road/article.md").write_text(
        "---\ntitle: Salt\n---\n![a](images/secret.txt) ![b](../../secret.txt)\n"
    )

    issue, problems = read_manuscript(smallest)

    assert "secret." not in str(issue).replace("secret.txt", "")
    assert Code.OUTSIDE_THE_MANUSCRIPT in codes(problems)
    assert all(
        not picture.picture.path.exists() or picture.picture.missing for picture in issue.articles[0].figures
    )


def test_a_name_is_found_however_its_accents_are_stored(smallest):
    """A file's name that another system stores in two characters is the name that is typed."""
    images = smallest / "salt-road/images"
    images.mkdir()
    (images / unicodedata.normalize("NFD", "été.svg")).write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"/>'
    )
    (smallest / "salt-road/article.md").write_text(
        "---\ntitle: Salt\n---\n![Summer.](images/été.svg)\n", "utf-8"
    )
    (smallest / "salt-road/captions.md").write_text("## été.svg\n\nSummer.\n\n- credit: Ines Tarn\n", "utf-8")

    issue, problems = read_manuscript(smallest)

    assert problems == []
    assert issue.articles[0].figures[0].picture.width == 3


def test_hidden_files_are_not_seen(smallest):
    """What begins with a dot, and what systems leave behind, is no part of a manuscript."""
    for name in (".DS_Store", "salt-road/.article.md.swp", "Thumbs.db", "salt-road/desktop.ini"):
        (smallest / name).write_bytes(b"\0")
    (smallest / ".git").mkdir()

    assert read_manuscript(smallest)[1] == []


@pytest.mark.parametrize("output", ["build", "build/digest"])
def test_what_is_built_inside_the_manuscript_is_no_part_of_it(output: str, smallest):
    """The folder that the order names is left alone; another one is told."""
    for name in (output, "drafts"):
        (smallest / name).mkdir(parents=True)
        (smallest / name / "salt-7.pdf").write_bytes(b"%PDF")

    _, problems = read_manuscript(smallest, output=smallest / output)

    assert [problem.place.file for problem in problems] == ["drafts"]


def test_problems_are_told_all_at_once_and_by_place(smallest):
    """Faults in three files are told in one go, sorted by file and line."""
    (smallest / "issue.yaml").write_text("title: Salt\ntitel: Salt\n")
    (smallest / "salt-road/article.md").write_text("---\nbylne: Reed\ntitle: Salt\n---\n<div>\n\n[^a]\n")
    (smallest / "salt-road/captions.md").write_text("No heading.\n")

    issue, problems = read_manuscript(smallest)

    places = [(problem.place.file, problem.place.line) for problem in problems]
    assert issue is None
    assert places == sorted(places)
    assert {file for file, _ in places} == {"issue.yaml", "salt-road/article.md", "salt-road/captions.md"}
    assert {2, 5, 7} <= {line for file, line in places if file == "salt-road/article.md"}
