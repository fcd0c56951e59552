"""Many builds, one result: whatever is in the cache, however many work on it, whatever was edited before."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from layouts_for_tests import SHIPPED
from PIL import Image

from makeready import pipeline, system_libraries
from makeready.builds import Staff, build_all
from makeready.cache import Cache
from makeready.command_line import main
from makeready.exits import Exit
from makeready.order import Format, Order
from makeready.pipeline import CACHE
from makeready.problems import Code
from makeready.progress import Progress
from makeready.starting import start_article, start_issue
from makeready.system_libraries import Missing
from makeready.warm_engine import WarmEngine
from makeready.workers import Here

COMPLETE = Path(__file__).parent / "manuscripts/complete"
BOTH = (Format.PDF, Format.EPUB)


def order(manuscript: Path, output: Path, formats: tuple[Format, ...] = BOTH) -> Order:
    """An order for the shipped layout."""
    return Order(manuscript, SHIPPED, output, formats)


def files_of(given: Order, staff: Staff | None = None, progress: Progress | None = None) -> dict[str, bytes]:
    """What a build writes."""
    (outcome,) = build_all([given], progress or Progress(silent=True), staff or Staff(jobs=1))
    assert outcome.exit is Exit.DONE, [str(problem) for problem in outcome.problems]
    return {path.name: path.read_bytes() for path in outcome.written}


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """An issue of three short articles, one of which names the page of another."""
    folder = tmp_path / "manuscript"
    start_issue(folder)
    for slug in ("salt-road", "tide-clock"):
        start_article(folder, slug)
    facts = folder / "issue.yaml"
    facts.write_text(facts.read_text().replace("[first-article]", "[first-article, salt-road, tide-clock]"))
    with (folder / "first-article/article.md").open("a") as text:
        text.write("\nSee [the clock](../tide-clock/article.md).\n")
    return folder


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The complete issue built by one process, with nothing kept from before."""
    return files_of(order(COMPLETE, tmp_path_factory.mktemp("clean")))


@pytest.mark.parametrize("jobs", [1, 2, 7])
def test_it_does_not_count_how_many_work(jobs: int, tmp_path: Path, clean: dict[str, bytes]):
    """One process, two or seven give the same bytes."""
    assert files_of(order(COMPLETE, tmp_path / "build"), Staff(jobs)) == clean


def test_it_does_not_count_what_is_kept(tmp_path: Path, clean: dict[str, bytes]):
    """A warm cache, one with a third of its entries gone and a third damaged, and one from elsewhere."""
    given = order(COMPLETE, tmp_path / "build")
    files_of(given)
    entries = sorted(path for path in (given.output / CACHE).rglob("*") if path.is_file())
    for number, entry in enumerate(entries):
        if number % 3 == 0:
            entry.unlink()
        elif number % 3 == 1:
            entry.write_bytes(entry.read_bytes()[:-1] + b"?")

    assert files_of(given) == clean

    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(COMPLETE, elsewhere / "manuscript")
    shutil.copytree(given.output / CACHE, elsewhere / "build" / CACHE)
    assert files_of(order(elsewhere / "manuscript", elsewhere / "build")) == clean


def loaded_by(kind: str, manuscript: Path, output: Path) -> str:
    """What a build on the command line says of the modules it has loaded, and of problems."""
    command = [sys.executable, "-X", "importtime", "-m", "makeready", kind, "--layouts", str(SHIPPED)]
    command += ["--manuscript", str(manuscript), "--output", str(output)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stderr


def test_an_ebook_after_the_pdf_loads_nothing_that_reads_or_prints(small: Path, tmp_path: Path):
    """It is the same as a clean one, and what is wrong with the manuscript is told again."""
    (small / "plan.txt").write_text("Not part of the issue.\n")
    printed = loaded_by("pdf", small, tmp_path / "build")
    told = loaded_by("epub", small, tmp_path / "build")

    assert "plan.txt" in printed
    assert "plan.txt" in told
    idle = ("multiprocessing", r"makeready\.system_libraries")
    for module in ("markdown_it", "pydantic", "weasyprint", r"makeready\.producing\.pdf", *idle):
        assert re.search(rf"\| +{module}\b", printed), module
        assert not re.search(rf"\| +{module}\b", told), module
    (book,) = (tmp_path / "build").glob("*.epub")
    assert {book.name: book.read_bytes()} == files_of(order(small, tmp_path / "clean", (Format.EPUB,)))


def test_what_is_changed_while_it_is_read_is_not_taken_for_what_was_there(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """The next ebook is of the words that are there then."""
    article = small / "salt-road/article.md"
    before = article.read_text()
    state_of = pipeline.manuscript_state

    def changed_meanwhile(given: Order) -> str:
        state = state_of(given)
        article.write_text(f"{before}\nMeanwhile a word.\n")
        return state

    with monkeypatch.context() as hasty:
        hasty.setattr(pipeline, "manuscript_state", changed_meanwhile)
        files_of(order(small, tmp_path / "build", (Format.PDF,)))
    article.write_text(before)

    ebook = order(small, tmp_path / "build", (Format.EPUB,))
    assert files_of(ebook) == files_of(order(small, tmp_path / "clean", (Format.EPUB,)))


@pytest.mark.parametrize("kind", ["streams", "fonts", "fragments", "units", "margins", "asked", "articles"])
def test_a_kind_of_entry_that_is_damaged_is_made_again(kind: str, small: Path, tmp_path: Path):
    """Each entry of one kind says something else; the build after an edit is that of a clean one."""
    given = order(small, tmp_path / "build", (Format.PDF,))
    files_of(given)
    entries = [path for path in (given.output / CACHE / kind).rglob("*") if path.is_file()]
    for entry in entries:
        entry.write_bytes(entry.read_bytes()[:-1] + b"?")
    article = small / "salt-road/article.md"
    article.write_text(article.read_text() + "\nOne word more.\n")

    assert entries
    assert files_of(given) == files_of(order(small, tmp_path / "clean", (Format.PDF,)))


def test_a_picture_that_is_changed_while_its_article_is_set_is_set_again(small: Path, tmp_path: Path):
    """What was set meanwhile is not kept as what either of the two pictures gives."""
    images = small / "salt-road/images"
    images.mkdir(exist_ok=True)
    for name, colour in (("pan.png", "teal"), ("other.png", "maroon")):
        Image.new("RGB", (900, 600), colour).save(tmp_path / name)
    shutil.copy(tmp_path / "pan.png", images)
    with (small / "salt-road/article.md").open("a") as text:
        text.write("\n![A pan of grey salt.](images/pan.png)\n")

    class Hasty(Here):
        """Somebody has changed the picture when a unit is set."""

        def submit(self, work: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
            shutil.copy(tmp_path / "other.png", images / "pan.png")
            return super().submit(work, *args, **kwargs)

    given = order(small, tmp_path / "build", (Format.PDF,))
    pipeline.build(given, Progress(silent=True), Hasty())
    shutil.copy(tmp_path / "pan.png", images)

    assert files_of(given) == files_of(order(small, tmp_path / "clean", (Format.PDF,)))


def test_nothing_is_done_where_nothing_has_changed(small: Path, tmp_path: Path):
    """The second build loads neither WeasyPrint nor what reads; a changed output is written again."""
    command = [sys.executable, "-X", "importtime", "-m", "makeready", "pdf", "--layouts", str(SHIPPED)]
    command += ["--manuscript", str(small), "--output", str(tmp_path / "build")]
    first = subprocess.run(command, capture_output=True, text=True, check=True)
    second = subprocess.run(command, capture_output=True, text=True, check=True)

    assert "3 from cache" in second.stderr
    assert second.stdout == first.stdout
    for module in ("weasyprint", "jinja2", "markdown_it", "yaml", "concurrent", "pikepdf", "PIL"):
        assert not re.search(rf"\| +{module}\b", second.stderr), module

    (written,) = (tmp_path / "build").glob("*.pdf")
    before = written.read_bytes()
    written.write_bytes(b"something else")
    subprocess.run(command, capture_output=True, text=True, check=True)
    assert written.read_bytes() == before


def test_the_last_line_says_what_was_made(small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Articles, pages, how many articles were found, and how long it took."""
    folders = ["--manuscript", str(small), "--layouts", str(SHIPPED), "--output", str(tmp_path / "build")]
    assert main(["pdf", "--jobs", "1", *folders]) == Exit.DONE
    article = small / "salt-road/article.md"
    article.write_text(article.read_text() + "\nOne word more.\n")
    first = capsys.readouterr().err.splitlines()[-1]

    assert main(["pdf", "--jobs", "1", *folders, "--timings", str(tmp_path / "out.json")]) == Exit.DONE

    assert re.fullmatch(r"3 articles, \d+ pages · 0 from cache · \d+\.\d s", first)
    last = capsys.readouterr().err.splitlines()[-1]
    assert re.fullmatch(r"3 articles, \d+ pages · 2 from cache · \d+\.\d s", last)
    events = json.loads((tmp_path / "out.json").read_text())["traceEvents"]
    done = [event for event in events if event["ph"] == "X"]
    assert "Setting salt-road" in {event["name"] for event in done}
    assert all(event["dur"] >= 0 for event in done)


def test_a_fresh_process_finds_what_others_have_kept(small: Path, tmp_path: Path):
    """Few of the modules that make records are imported there when the first are asked for."""

    def kept(jobs: int) -> str:
        command = [sys.executable, "-m", "makeready", "issue", "--jobs", str(jobs), "--layouts", str(SHIPPED)]
        command += ["--manuscript", str(small), "--output", str(tmp_path / "build")]
        with (small / "salt-road/article.md").open("a") as text:
            text.write("\nOne word more.\n")
        run = subprocess.run(command, capture_output=True, text=True, check=True)
        return run.stderr.splitlines()[-1].split(" · ")[1]

    assert [kept(jobs) for jobs in (2, 1, 2)] == ["0 from cache", "2 from cache", "2 from cache"]


def test_a_pipe_is_waited_for_nowhere(small: Path, tmp_path: Path):
    """Named pipes among the manuscript's files and the layout's are left alone, and told where they stray."""
    layouts = tmp_path / "layouts"
    shutil.copytree(SHIPPED, layouts)
    os.mkfifo(small / "salt-road/notes.md")
    os.mkfifo(layouts / "proof.css")

    (outcome,) = build_all([Order(small, layouts, tmp_path / "build", BOTH)], Progress(silent=True), Staff(1))

    assert outcome.exit is Exit.DONE
    assert [problem.code for problem in outcome.problems] == [Code.STRAY_FILE]


def test_many_issues_have_one_exit_code(small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """What can be built is; the problems of the others are told with the issue's name."""
    faulty = tmp_path / "faulty"
    shutil.copytree(small, faulty)
    facts = faulty / "issue.yaml"
    facts.write_text(facts.read_text().replace("number:", "nummer:"))

    code = main(
        ["epub", str(small), str(faulty), "--layouts", str(SHIPPED), "--output", str(tmp_path / "build")]
    )

    told = capsys.readouterr()
    assert code == Exit.ERRORS
    assert told.out.strip().endswith(".epub")
    assert f"{faulty}:\nissue.yaml" in told.err
    assert told.err.splitlines()[-1].startswith("1 of 2 issues written · 3 articles")


def test_two_issues_of_one_name_are_not_written_over_each_other(small: Path, tmp_path: Path):
    """Their files would have the same name; the second is refused."""
    other = tmp_path / "other"
    shutil.copytree(small, other)
    orders = [order(folder, tmp_path / "build", (Format.EPUB,)) for folder in (small, other)]

    first, second = build_all(orders, Progress(silent=True), Staff(jobs=1))

    assert first.exit is Exit.DONE
    assert [problem.code for problem in second.problems] == [Code.NAME_TAKEN]


def test_nor_are_they_where_nothing_has_changed(small: Path, tmp_path: Path):
    """Each was built alone, into the same files; together the second is refused."""
    other = tmp_path / "other"
    shutil.copytree(small, other)
    orders = [order(folder, tmp_path / "build", (Format.EPUB,)) for folder in (small, other)]
    for each in orders:
        files_of(each)

    first, second = build_all(orders, Progress(silent=True), Staff(jobs=1))

    assert first.exit is Exit.DONE
    assert [problem.code for problem in second.problems] == [Code.NAME_TAKEN]


def test_timings_that_have_no_folder_are_told_before_anything_is_built(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    """But for the output folder, which the build makes."""
    folders = ["--manuscript", str(small), "--layouts", str(SHIPPED), "--output", str(tmp_path / "build")]

    assert main(["epub", *folders, "--timings", str(tmp_path / "nowhere/out.json")]) == Exit.MISSING
    assert "nowhere/out.json (No such file or directory)" in capsys.readouterr().err
    assert not (tmp_path / "build").exists()
    assert main(["epub", "--jobs", "1", *folders, "--timings", str(tmp_path / "build/out.json")]) == Exit.DONE
    assert (tmp_path / "build/out.json").is_file()


def test_what_came_of_a_build_goes_before_what_came_of_its_timings(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    """A name that no disk takes is told, and ends the program with 4 only where the issue is there."""
    command = ["epub", "--jobs", "1", "--layouts", str(SHIPPED), "--output", str(tmp_path / "build")]
    command += ["--manuscript", str(small), "--timings", str(tmp_path / f"{'long' * 100}.json")]

    assert main(command) == Exit.MISSING
    assert "longlong.json (File name too long)" in capsys.readouterr().err
    assert list((tmp_path / "build").glob("*.epub"))
    (small / "issue.yaml").write_text("title: [\n")
    assert main(command) == Exit.ERRORS
    assert "longlong.json (File name too long)" in capsys.readouterr().err


@pytest.mark.parametrize("fault", [Missing([]), KeyboardInterrupt()], ids=["ended", "stopped"])
def test_a_build_that_ends_badly_has_its_timings(
    fault: BaseException, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """What it did until then is what somebody looks for who asks why."""

    def end() -> None:
        raise fault

    monkeypatch.setattr(system_libraries, "demand", end)
    command = ["pdf", "--jobs", "1", "--layouts", str(SHIPPED), "--output", str(tmp_path / "build")]
    command += ["--manuscript", str(small), "--timings", str(tmp_path / "out.json")]

    with suppress(KeyboardInterrupt):
        assert main(command) == Exit.MISSING

    events = json.loads((tmp_path / "out.json").read_text())["traceEvents"]
    assert [event["name"] for event in events if event["ph"] == "X"] == [
        "1 Reading the manuscript",
        "2 Opening the layouts",
        "3 Producing PDF",
    ]


def test_a_cache_that_takes_nothing_is_told_and_harmless(small: Path, tmp_path: Path):
    """The issue is built; that the next build takes as long is a warning."""
    whole = files_of(order(small, tmp_path / "one"))
    (tmp_path / "two").mkdir()
    (tmp_path / "two" / CACHE).write_text("a file stands in the folder's place")

    (outcome,) = build_all([order(small, tmp_path / "two")], Progress(silent=True), Staff(jobs=1))

    assert [problem.code for problem in outcome.problems] == [Code.CACHE_NOT_WRITTEN]
    assert {path.name: path.read_bytes() for path in outcome.written} == whole


def test_builds_at_once_do_each_other_no_harm(small: Path, tmp_path: Path):
    """Three processes, into the same folder, with the same cache."""
    given = order(small, tmp_path / "build", (Format.EPUB,))
    command = [sys.executable, "-m", "makeready", "epub", "--jobs", "1"]
    command += ["--manuscript", given.manuscript, "--layouts", given.layouts, "--output", given.output]
    builds = [
        subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL) for _ in range(3)
    ]

    assert [build.wait() for build in builds] == [Exit.DONE] * 3
    built = {path.name: path.read_bytes() for path in given.output.glob("*.epub")}
    assert built == files_of(order(small, tmp_path / "alone", (Format.EPUB,)))


def test_a_warm_engine_shows_pages_first(small: Path, tmp_path: Path):
    """The pages of the article that was changed come before the outcome, which is that of any build."""
    given = order(small, tmp_path / "build", (Format.PDF,))
    shown: list[tuple[str, bytes]] = []
    with WarmEngine(Staff(jobs=1)) as engine:
        engine.build(given)
        article = small / "salt-road/article.md"
        article.write_text(article.read_text() + "\nOne word more.\n")
        outcome = engine.build(given, lambda name, pages: shown.append((name, pages)))

    (path,) = outcome.written
    assert [name for name, _ in shown] == ["salt-road"]
    assert shown[0][1].startswith(b"%PDF-1.7")
    assert {path.name: path.read_bytes()} == files_of(order(small, tmp_path / "clean", (Format.PDF,)))


class Edits(RuleBasedStateMachine):
    """An editor at work, with one output folder all the time; each build is as a clean one."""

    folder: Path

    @initialize()
    def begin(self) -> None:
        """Start anew."""
        self.turn = getattr(type(self), "turns", 0)
        type(self).turns = self.turn + 1
        self.own = self.folder / f"turn-{self.turn}"
        shutil.copytree(self.folder / "manuscript", self.own / "manuscript")
        self.changed = True
        self.builds = 0

    def article(self, slug: str) -> Path:
        """The text of an article."""
        return self.own / "manuscript" / slug / "article.md"

    @rule(slug=st.sampled_from(["first-article", "salt-road", "tide-clock"]), many=st.sampled_from([1, 400]))
    def lengthen(self, slug: str, many: int) -> None:
        """Add a word, or so many that a page is added."""
        text = self.article(slug)
        text.write_text(text.read_text() + "\n" + "salt and water, " * many + "words.\n")
        self.changed = True

    @rule()
    def reorder(self) -> None:
        """Print the last article first."""
        facts = self.own / "manuscript/issue.yaml"
        found = re.search(r"\[(.*)\]", facts.read_text())
        assert found is not None
        *others, last = found[1].split(", ")
        facts.write_text(facts.read_text().replace(found[0], f"[{', '.join([last, *others])}]"))
        self.changed = True

    @rule(title=st.sampled_from(["Salt", "The tide clock & other clocks"]))
    def rename(self, title: str) -> None:
        """Give an article another title, which others print too."""
        text = self.article("tide-clock")
        text.write_text(re.sub(r"(?m)^title: .*$", f'title: "{title}"', text.read_text()))
        self.changed = True

    @invariant()
    def is_as_clean(self) -> None:
        """What the cache gives is what a build without one gives."""
        if not getattr(self, "changed", False):
            return
        self.changed = False
        self.builds += 1
        manuscript = self.own / "manuscript"
        kept = files_of(order(manuscript, self.own / "build"))
        assert kept == files_of(order(manuscript, self.own / f"clean-{self.builds}"))


def test_each_edit_gives_what_a_clean_build_gives(small: Path):
    """Whatever an editor does one after the other."""
    Edits.folder = small.parent
    Edits.turns = 0
    run_state_machine_as_test(
        Edits,
        settings=settings(
            max_examples=3,
            stateful_step_count=4,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            derandomize=True,
            phases=[Phase.generate],  # to shrink what fails would take as many builds again
        ),
    )


def test_work_is_given_out_through_the_standard_interface():
    """Whatever stands behind it is an `Executor`."""
    from concurrent.futures import Executor

    from makeready.cluster import Cluster
    from makeready.workers import Workers

    assert all(issubclass(kind, Executor) for kind in (Here, Workers, Cluster))
    assert Cache(None).folder is None
