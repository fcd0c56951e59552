"""A whole issue as one piece of work: the same files, told of as they are called here."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from layouts_for_tests import SHIPPED, layout_with, shipped

from makeready.cache import Cache
from makeready.cluster_worker import do_there
from makeready.composing.pictures import issue_with_pictures, pictures_of
from makeready.digests import maker
from makeready.issue import Issue
from makeready.issue_jobs import IssueJob, files_by_one, make_issue
from makeready.order import Format, Order
from makeready.pipeline import CACHE, build
from makeready.problems import Code, Refused
from makeready.producing.pdf.issue_pdf import is_mostly_set
from makeready.producing.pdf.unit_jobs import MarginsJob, UnitJob
from makeready.producing.produced import Workplace
from makeready.progress import Progress
from makeready.reading.manuscript import read_manuscript
from makeready.records import packed
from makeready.workers import Here

COMPLETE = Path(__file__).parent / "manuscripts/complete"


class Elsewhere(Here):
    """Does what a worker of a cluster does with a job, in a folder of its own."""

    def __init__(self) -> None:
        self.done: list[type] = []

    def submit(self, work: Callable[..., Any], /, *args: Any, **_: Any) -> Future[Any]:
        """The future of work that is done there."""
        *before, job = args
        self.done.append(type(job))
        files = [*job.layout_files().items(), *job.files().items()]
        parcel = tuple((place, path.read_bytes()) for path, place in files)
        return super().submit(do_there, maker(), work, before, packed(job), job.files(), parcel)


class Killing(Executor):
    """Is killed by each whole issue that it is given, and does the rest."""

    at_once = 1

    def submit(self, work: Callable[..., Any], /, *args: Any, **_: Any) -> Future[Any]:
        """The future of work that ends badly where it is much."""
        if work is not make_issue:
            return Here().submit(work, *args)
        future: Future[Any] = Future()
        future.set_exception(BrokenExecutor("killed"))
        return future


class Nobody:
    """Remembers no pages."""

    def pages(self, lay_out: Callable[[], Any]) -> Any:
        """Those laid out now."""
        return lay_out()

    def printed(self, units: Any) -> None:
        """Is told of them."""


@pytest.fixture
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Elsewhere:
    """A worker with a folder of its own."""
    worker = SimpleNamespace(local_directory=str(tmp_path / "there"))
    monkeypatch.setattr("makeready.cluster_worker.get_worker", lambda: worker)
    return Elsewhere()


def order(manuscript: Path, output: Path, layouts: Path | None = None) -> Order:
    """An order for both files."""
    return Order(manuscript, layouts or shipped().folders[0], output, tuple(Format))


def files_of(given: Order, executor: Executor, *, by_one: bool) -> dict[str, bytes]:
    """What a build writes."""
    outcome = build(given, Progress(silent=True), executor, by_one=by_one)
    return {path.name: path.read_bytes() for path in outcome.written}


def test_one_worker_makes_the_same_files(small: Path, tmp_path: Path, there: Elsewhere):
    """It is given one piece of work, and the bytes are those of an issue that is spread."""
    by_one = files_of(order(small, tmp_path / "one"), there, by_one=True)

    assert by_one == files_of(order(small, tmp_path / "many"), Here(), by_one=False)
    assert len(by_one) == 2
    assert there.done == [IssueJob]


def test_an_issue_that_kills_its_worker_is_spread(small: Path, tmp_path: Path):
    """It may be too much for the memory of one."""
    assert len(files_of(order(small, tmp_path / "build"), Killing(), by_one=True)) == 2


def test_an_issue_of_which_most_is_known_is_not_made_whole(small: Path, tmp_path: Path, there: Elsewhere):
    """A changed word costs its article, on a cluster too."""
    given = order(small, tmp_path / "build")
    cache = Cache(given.output / CACHE)
    files_of(given, Here(), by_one=False)
    text = small / "salt-road/article.md"
    text.write_text(text.read_text() + "\nOne word more.\n")
    issue = read_manuscript(small)[0]

    assert is_mostly_set(issue, shipped(), Workplace(cache, there, Progress(silent=True)))
    assert not is_mostly_set(issue, shipped(), Workplace(Cache(None), there, Progress(silent=True)))
    assert len(files_of(given, there, by_one=True)) == 2
    assert set(there.done) <= {UnitJob, MarginsJob}
    assert there.done.count(UnitJob) < 4


def test_a_fault_of_the_layout_is_told_of_the_file_here(small: Path, tmp_path: Path, there: Elsewhere):
    """Though the worker has met it in a folder of its own."""
    layout = layout_with(tmp_path / "layouts", {"print/article.html.jinja": "{{ nothing.at.all }}"})
    issue = read_manuscript(small)[0]
    workplace = Workplace(Cache(None), there, Progress(silent=True))

    with pytest.raises(Refused) as refused:
        files_by_one(IssueJob(issue, layout, tuple(Format)), workplace, Nobody())

    (problem,) = {each.code: each for each in refused.value.problems}.values()
    assert problem.code is Code.TEMPLATE_ERROR
    assert f"{tmp_path / 'there'}" not in problem.place.file
    assert problem.place.file.endswith("print/article.html.jinja")


def test_a_worker_tells_layouts_apart_by_what_is_in_them(small: Path, tmp_path: Path, there: Elsewhere):
    """A worker outlives a build: the next may come from elsewhere, with files of the same names and dates."""
    base = os.path.relpath(SHIPPED / "print/style.css", tmp_path / "layouts/print")
    made = []
    for colour in ("#a00000", "#00a000", "#a00000"):
        style = f'@import "{base}"; p {{ color: {colour} }}'
        layout_with(tmp_path / "layouts", {"print/style.css": style})
        for path in (tmp_path / "layouts").rglob("*"):
            os.utime(path, (10**9, 10**9))
        given = order(small, tmp_path / f"build-{len(made)}", tmp_path / "layouts")
        made.append(files_of(given, there, by_one=True))

    assert made[0] == made[2] != made[1]
    assert made[2] == files_of(order(small, tmp_path / "here", tmp_path / "layouts"), Here(), by_one=False)
    assert len(list((tmp_path / "there/makeready/layouts").iterdir())) == 2


def test_what_a_worker_makes_is_told_article_by_article(small: Path, tmp_path: Path):
    """With what was in its cache already, and the spans of its work."""
    job = IssueJob(read_manuscript(small)[0], shipped(), (Format.PDF,), cache=tmp_path / "cache")

    first, second = make_issue(job), make_issue(job)

    assert (first.new, second.new) == ({"first-article", "salt-road"}, frozenset())
    assert "Setting salt-road" in {span.name for span in first.spans}
    assert first.files[Format.PDF].data == second.files[Format.PDF].data


def test_the_pictures_of_an_issue_are_moved_and_nothing_else():
    """Wherever they stand: on the cover, in figures, in lines, in boxes."""
    issue = read_manuscript(COMPLETE)[0]
    pictures = pictures_of(issue)
    there = {picture.path: Path("/there") / picture.file for picture in pictures}

    moved = issue_with_pictures(issue, there)

    assert [picture.path for picture in pictures_of(moved)] == list(there.values())
    assert issue_with_pictures(moved, {new: old for old, new in there.items()}) == issue
    assert isinstance(moved, Issue)
