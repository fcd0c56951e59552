"""The command line: arguments in, exit code out, results on standard output and the rest on the other."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from layouts_for_tests import layout_with
from overlay import COMPLETE
from PIL import Image

import makeready.schema
from makeready import system_libraries
from makeready.command_line import main
from makeready.exits import Exit
from makeready.parts import Part
from makeready.reading.manuscript import read_manuscript
from makeready.starting import start_issue
from makeready.system_libraries import Need, System

LAYOUTS = Path(__file__).parents[1] / "layouts"
NOWHERE = Need("Unobtainium", "sets nothing", {System.DEBIAN: "libunobtainium1"}, ("libunobtainium.so.1",))
STEPS = [
    "1 Reading the manuscript",
    "2 Opening the layouts",
    "3 Producing EPUB",
    "4 Preflight",
    "5 Writing",
]


@pytest.fixture
def manuscript(tmp_path: Path) -> Path:
    """A small issue without problems."""
    start_issue(tmp_path / "manuscript")
    return tmp_path / "manuscript"


@pytest.fixture
def folders(manuscript: Path) -> list[str]:
    """The options that build it beside itself."""
    output = manuscript.parent / "build"
    return ["--manuscript", str(manuscript), "--layouts", str(LAYOUTS), "--output", str(output)]


HEAVY = {
    "weasyprint", "ebooklib", "pydantic", "lxml", "PIL", "fontTools", "rich", "yaml", "jinja2", "markdown_it",
    "ctypes", "makeready.issue", "hunspell",
}  # fmt: skip
"""What is imported only when its turn comes."""


def test_help_answers_at_once():
    """Nothing heavy is imported to say what there is."""
    code = "import sys; from makeready.command_line import main; main(['--help']); print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    told = set(run.stdout.split())
    assert {"pdf", "epub", "issue", "doctor", "schema", "new"} <= told
    assert not told & HEAVY


@pytest.mark.parametrize(
    "arguments",
    [
        ["pfd"],
        ["pdf", "--manuscrpit", "x"],
        ["epub", "--manuscript", "/nowhere"],
        ["epub", "--jobs", "0"],
        ["new", "article", "Not A Slug"],
    ],
)
def test_a_wrong_call_ends_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]):
    """What can't be meant is told on standard error."""
    assert main(arguments) == Exit.WRONG_CALL

    told = capsys.readouterr()
    assert told.out == ""
    assert told.err


def test_several_manuscripts_in_one_option_are_told_where_they_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    """As somebody writes who types `make pdf MANUSCRIPT="winter spring"`; a name may have a space."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "winter").mkdir()
    (tmp_path / "spring").mkdir()

    assert main(["pdf", "--layouts", str(LAYOUTS), "--manuscript", "winter spring"]) == Exit.WRONG_CALL
    assert ".venv/bin/makeready pdf winter spring" in capsys.readouterr().err
    (tmp_path / "winter spring").mkdir()
    assert main(["pdf", "--layouts", str(LAYOUTS), "--manuscript", "winter spring"]) == Exit.ERRORS
    assert "issue.yaml" in capsys.readouterr().err


def test_who_names_manuscripts_needs_none_in_the_usual_place(
    manuscript: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    """As README tells it: `makeready issue winter spring`; who names none is told where it was sought."""
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    shutil.move(manuscript, "winter")
    shutil.copytree("winter", "spring")

    assert (
        main(["epub", "--jobs", "1", "--layouts", str(LAYOUTS), "--output", "build", "winter"]) == Exit.DONE
    )
    assert main(["epub", "winter", "spring", "--layouts", str(LAYOUTS), "--output", "build"]) == Exit.ERRORS
    assert "name-taken" in capsys.readouterr().err
    assert main(["epub", "--layouts", str(LAYOUTS), "--output", "build"]) == Exit.WRONG_CALL
    assert f"{tmp_path}/elsewhere/manuscript' does not exist" in capsys.readouterr().err


def written(folders: list[str]) -> list[str]:
    """The names of the files in the output folder, without what is kept for the next build."""
    output = Path(folders[-1])
    return [path.name for path in output.iterdir() if path.name != ".cache"] if output.is_dir() else []


def test_what_was_written_is_told(folders: list[str], capsys: pytest.CaptureFixture[str]):
    """Standard output carries the files' paths and nothing else; the steps are told on the other."""
    assert main(["epub", *folders]) == Exit.DONE

    told = capsys.readouterr()
    assert told.out == f"{folders[-1]}/manuscript-1.epub\n"
    assert Path(told.out.strip()).is_file()
    *steps, summary = told.err.splitlines()
    assert steps == STEPS
    assert re.fullmatch(r"1 article · 0 from cache · \d+\.\d s", summary)


def test_verbose_tells_the_numbered_steps(folders: list[str], capsys: pytest.CaptureFixture[str]):
    """Each step stands on its line with its time, on standard error."""
    assert main(["epub", "--verbose", *folders]) == Exit.DONE

    *lines, _ = capsys.readouterr().err.splitlines()
    assert [line.partition(" (")[0] for line in lines] == STEPS
    assert all(re.search(r" \(\d+\.\d\d s\)$", line) for line in lines)


def test_errors_end_with_3_and_all_are_told(
    manuscript: Path, folders: list[str], capsys: pytest.CaptureFixture[str]
):
    """Every problem is told in order of place, and nothing is written."""
    (manuscript / "first-article/article.md").write_text("---\ntitel: x\n---\n\nWords.[^gone]\n")

    assert main(["epub", *folders]) == Exit.ERRORS

    told = capsys.readouterr()
    assert told.out == ""
    places = [line.split()[0] for line in told.err.splitlines() if line.startswith("first-article/")]
    assert len(places) >= 2
    assert places == sorted(places)
    assert told.err.count("hint: ") == len(places)
    assert written(folders) == []


def test_problems_as_data(manuscript: Path, folders: list[str], capsys: pytest.CaptureFixture[str]):
    """--format json gives the same problems, on standard output."""
    (manuscript / "first-article/article.md").write_text("---\ntitel: x\n---\n\nWords.[^gone]\n")
    main(["epub", *folders])
    as_text = capsys.readouterr().err

    assert main(["epub", "--format", "json", *folders]) == Exit.ERRORS

    told = capsys.readouterr()
    data = json.loads(told.out)
    assert "hint" not in told.err
    assert data["exit"] == 3
    assert data["written"] == []
    for problem in data["problems"]:
        assert f"  {problem['sentence']}\n    hint: {problem['hint']}" in as_text
        assert problem["severity"] in {"error", "warning"}


def test_a_missing_library_ends_with_4(
    folders: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    """Where Pango can't be loaded, the remedy is told and no traceback."""
    monkeypatch.setattr(system_libraries, "NEEDS", (NOWHERE,))
    monkeypatch.setattr(system_libraries, "this_system", lambda: System.DEBIAN)

    assert main(["issue", *folders]) == Exit.MISSING

    told = capsys.readouterr()
    assert "Unobtainium: sets nothing" in told.err
    assert "apt-get install -y --no-install-recommends libunobtainium1" in told.err
    assert written(folders) == []


def test_a_place_that_takes_no_files_ends_with_4(folders: list[str], capsys: pytest.CaptureFixture[str]):
    """An output folder that can't be made is a problem with its hint."""
    Path(folders[-1]).write_text("a file stands here")
    below_a_file = f"{folders[-1]}/build"

    assert main(["epub", *folders[:-1], below_a_file]) == Exit.MISSING
    assert "file-not-written" in capsys.readouterr().err


def test_a_release_without_its_pictures_is_refused(
    manuscript: Path,
    folders: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
):
    """A draft shows FPO panels; a release ends with 5 and names every picture that lacks something."""
    article = manuscript / "first-article"
    with (article / "article.md").open("a") as text:
        text.write("\n![A raker at dawn.](images/rakers.jpg)\n")
    (article / "captions.md").write_text("## rakers.jpg\n\nRakers at dawn.\n")

    assert main(["epub", *folders]) == Exit.DONE
    Path(folders[-1], "manuscript-1.epub").unlink()
    capsys.readouterr()
    monkeypatch.setattr("makeready.preflight.judges.judging._JUDGES", ())  # they take half a minute

    assert main(["epub", "--release", *folders]) == Exit.REFUSED
    told = capsys.readouterr().err
    for code in ("release-needs-picture", "release-needs-credit", "release-needs-rights"):
        assert f"first-article/captions.md:1  {code}" in told
    assert written(folders) == []


def test_it_works_from_any_folder(
    manuscript: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    """Inside a project, its manuscript is found from below; `build` stands beside it."""
    monkeypatch.chdir(manuscript / "first-article")

    assert main(["epub", "--layouts", str(LAYOUTS)]) == Exit.DONE

    assert capsys.readouterr().out == f"{manuscript.parent}/build/manuscript-1.epub\n"


CHECK_ALONE = {"weasyprint", "ebooklib", "fontTools", "rich", "jinja2"}


def test_check_tells_what_it_marks(manuscript: Path, folders: list[str], capsys: pytest.CaptureFixture[str]):
    """Findings are the result, so they stand on standard output; warnings end with 0, strictly with 5."""
    (manuscript / "first-article/article.md").write_text("---\ntitle: Salt\n---\n\nIt was  recieved.\n")

    facts = manuscript / "issue.yaml"
    facts.write_text(facts.read_text().replace("Your name", "Salt Press"))

    assert main(["check", "--no-pages", *folders]) == Exit.DONE

    told = capsys.readouterr()
    assert told.err == "1 Reading the manuscript\n"
    assert [line.split()[1:3] for line in told.out.splitlines() if line.startswith("first-article/")] == [
        ["double-space", "(warning)"],
        ["spelling", "(warning)"],
    ]
    assert written(folders) == []
    assert main(["check", "--no-pages", "--strict", "--format", "json", *folders]) == Exit.REFUSED
    data = json.loads(capsys.readouterr().out)
    assert data["exit"] == Exit.REFUSED
    assert {problem["line"] for problem in data["problems"]} == {5}


@pytest.mark.parametrize("command", [["check", "--no-pages"], ["epub", "--jobs", "1"]])
def test_an_issue_may_be_built_inside_its_manuscript(
    command: list[str], manuscript: Path, folders: list[str], capsys: pytest.CaptureFixture[str]
):
    """As README tells it: `make issue MANUSCRIPT=mine BUILD=mine/build`."""
    (manuscript / "build").mkdir()
    (manuscript / "build/first-1.pdf").write_bytes(b"%PDF")

    assert main([*command, *folders[:-1], str(manuscript / "build")]) == Exit.DONE
    assert "stray-file" not in "".join(capsys.readouterr())


def test_check_looks_at_the_pages(manuscript: Path, folders: list[str], capsys: pytest.CaptureFixture[str]):
    """A picture with too few pixels for its place stops the issue, and a layout with a fault is told."""
    images = manuscript / "first-article/images"
    images.mkdir(exist_ok=True)
    Image.new("RGB", (300, 200), "teal").save(images / "pan.png")
    text = "---\ntitle: Salt\n---\n\n![A pan of grey salt.](images/pan.png)\n\nThe pans lie flat.\n"
    (manuscript / "first-article/article.md").write_text(text)
    (manuscript / "first-article/captions.md").unlink(missing_ok=True)

    for told_on_the_way in (True, False):
        assert main(["check", "--no-judges", "--jobs", "1", *folders]) == Exit.REFUSED
        told = capsys.readouterr()
        assert "first-article/article.md:5  picture-coarse" in told.out
        assert ("3 Producing PDF" in told.err) is told_on_the_way, "what has not changed is not done again"
        assert ("5 Writing the report" in told.err) is told_on_the_way, "the issue itself is not written"
    assert set(written(folders)) == {"preflight.html", "preflight.json", "preflight.sarif"}
    without_layout = [*folders[:2], "--layouts", str(manuscript), *folders[4:]]
    assert main(["check", "--no-judges", "--jobs", "1", *without_layout]) == Exit.ERRORS
    old_report = f"{folders[-1]}/preflight.html is that of an earlier check."
    assert old_report in capsys.readouterr().err, "nobody takes the old pages for the new ones"


@pytest.mark.parametrize("part", ["manuscript", "layouts", "pages"])
def test_a_part_is_named_in_small_letters(part: str, folders: list[str], capsys: pytest.CaptureFixture[str]):
    """As the help and every README write it; here, where no pages are made, its own are what remains."""
    arguments = ["check", "--no-pages", "--only", part, "--strict", *folders]

    assert main(arguments) == Exit.REFUSED

    told = capsys.readouterr()
    assert bool(told.out) == (part == "manuscript")
    assert (f"more to mend elsewhere than in the {part}" in told.err) == (part != "manuscript")


def test_check_tells_one_part_alone(
    manuscript: Path, folders: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    """What a designer mends, what an editor mends, what is seen on pages: each problem in one of them."""
    layout_with(
        tmp_path / "own",
        {"print/style.css": f'@import "{LAYOUTS / "print/style.css"}"; p {{ colour: red; color: #aaa }}'},
    )
    images = manuscript / "first-article/images"
    Image.new("RGB", (300, 200), "teal").save(images / "pan.png")
    with (manuscript / "first-article/article.md").open("a") as text:
        text.write("\n![A pan of grey salt.](images/pan.png)\n")
    check = [
        "check",
        "--no-judges",
        "--jobs",
        "1",
        *folders[:2],
        "--layouts",
        str(tmp_path / "own"),
        *folders[4:],
    ]
    codes = {}
    for part in Part:
        assert main([*check, "--only", part.value, "--format", "json"]) == Exit.REFUSED, "all of it counts"
        told = capsys.readouterr()
        assert f"more to mend elsewhere than in the {part}" in told.err
        codes[part] = {problem["code"] for problem in json.loads(told.out)["problems"]}

    assert codes[Part.LAYOUTS] == {"layout-fault", "low-contrast"}
    assert codes[Part.PAGES] == {"picture-coarse"}
    assert {"dummy-text", "figure-without-caption"} <= codes[Part.MANUSCRIPT]
    main(check)
    assert sum(map(len, codes.values())) == len(
        set(re.findall(r"^\S+  (\S+) ", capsys.readouterr().out, re.MULTILINE))
    )


def test_a_new_issue_has_nothing_to_mark_but_what_is_to_be_replaced(folders: list[str]):
    """What an editor starts from is right; without pages nothing that sets them is loaded."""
    arguments = ["check", "--no-pages", *folders]
    code = f"import sys; from makeready.command_line import main; main({arguments}); print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    *told, modules = run.stdout.splitlines()

    assert run.stderr == "1 Reading the manuscript\n"
    marked = [line.split() for line in told if not line.startswith("    hint: ")][:-1]
    assert {code for _, code, *_ in marked} == {"dummy-text"}
    lines = Path(folders[1], "first-article/article.md").read_text().splitlines()
    samples = {
        at for at, line in enumerate(lines, 1) if line.strip("-") and not line.startswith(("title:", "# "))
    }
    commented = range(lines.index(next(line for line in lines if "<!--" in line)) + 1, lines.index("-->") + 2)
    places = {place.rpartition(":")[2] for place, *_ in marked if place.startswith("first-article/")}
    assert places == {str(at) for at in samples - set(commented)}
    assert {name.split(".")[0] for name in modules.split()}.isdisjoint(CHECK_ALONE)


def test_a_new_issue_can_be_built(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """`new issue` and `new article` write what reading finds nothing wrong with."""
    assert main(["new", "issue", str(tmp_path / "winter")]) == Exit.DONE
    assert main(["new", "article", "salt-road", "--manuscript", str(tmp_path / "winter")]) == Exit.DONE
    for file, schema in (("issue.yaml", "issue_schema"), ("salt-road/article.md", "article_schema")):
        (named,) = re.findall(
            r"^# yaml-language-server: \$schema=(\S+)$",
            (tmp_path / "winter" / file).read_text(),
            re.MULTILINE,
        )
        found = (tmp_path / "winter" / file).parent / named
        assert json.loads(found.read_text()) == getattr(makeready.schema, schema)()
    facts = tmp_path / "winter/issue.yaml"
    facts.write_text(facts.read_text().replace("[first-article]", "[first-article, salt-road]"))

    issue, problems = read_manuscript(tmp_path / "winter")

    assert list(map(str, problems)) == []
    assert issue is not None
    assert [article.slug for article in issue.articles] == ["first-article", "salt-road"]
    assert str(tmp_path / "winter/salt-road/article.md") in capsys.readouterr().out


def test_a_new_article_shows_what_to_do_next(manuscript: Path, capsys: pytest.CaptureFixture[str]):
    """The lines that are told have it printed; the examples, put outside their comments, place a picture."""
    assert main(["new", "article", "salt-road", "--manuscript", str(manuscript)]) == Exit.DONE
    told = capsys.readouterr()
    article, facts = manuscript / "salt-road", manuscript / "issue.yaml"
    facts.write_text(facts.read_text() + told.err.partition("\n\n")[2])
    for name in ("article.md", "captions.md"):
        text = (article / name).read_text()
        (article / name).write_text(re.sub(r"<!--.*?:\n\n(.*?)-->", r"\1", text, flags=re.DOTALL))
    shutil.copy(COMPLETE / "cover.jpg", article / "images/rakers-dawn.jpg")

    issue, problems = read_manuscript(manuscript)

    assert told.out.split() == [str(article / "article.md"), str(article / "captions.md")]
    assert list(map(str, problems)) == []
    assert issue is not None
    assert [figure.credit for figure in issue.articles[-1].figures] == ["Mara Quill"]


def test_new_touches_nothing_that_is_there(manuscript: Path, capsys: pytest.CaptureFixture[str]):
    """A folder that holds something is left alone."""
    before = (manuscript / "issue.yaml").read_text()

    assert main(["new", "issue", str(manuscript)]) == Exit.WRONG_CALL
    assert main(["new", "article", "first-article", "--manuscript", str(manuscript)]) == Exit.WRONG_CALL

    assert (manuscript / "issue.yaml").read_text() == before
    assert "is there already" in capsys.readouterr().err


def test_the_schemas_are_data(capsys: pytest.CaptureFixture[str]):
    """`schema` prints the JSON Schema of the issue's facts, `schema article` that of a front matter."""
    for what, key in (("issue", "contents"), ("article", "standfirst")):
        assert main(["schema", what]) == Exit.DONE
        assert key in json.loads(capsys.readouterr().out)["properties"]
