"""Workers behind a Dask scheduler: the same bytes, a lost worker survived, no cluster told plainly."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from distributed import Client
from layouts_for_tests import SHIPPED, shipped

from makeready.builds import Staff, build_all
from makeready.cluster import Cluster, Unreachable, _answers
from makeready.cluster_worker import Unfit, do_there
from makeready.digests import maker
from makeready.exits import Ended, Exit
from makeready.order import Format, Order
from makeready.producing.pdf.unit_jobs import LayoutJob, UnitJob
from makeready.progress import Progress
from makeready.reading.manuscript import read_manuscript
from makeready.records import packed

MANUSCRIPTS = Path(__file__).parent / "manuscripts"


OURS = SHIPPED.parent / "src"


@contextmanager
def cluster(
    folder: Path, workers: int, threads: int = 1, source: Path = OURS
) -> Iterator[tuple[str, list[subprocess.Popen[bytes]], subprocess.Popen[bytes]]]:
    """The address of a scheduler started here, its workers, which find Makeready in `source`, and itself.

    Each is a process of its own.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    environment = os.environ | {"PYTHONPATH": str(OURS)}
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder, "env": environment}
    python = [sys.executable, "-m", "dask"]
    started = [
        subprocess.Popen(
            [*python, "scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"], **quiet
        )
    ]
    quiet["env"] = environment | {"PYTHONPATH": str(source)}
    options = ["--nthreads", str(threads), "--no-dashboard", "--no-nanny", "--local-directory"]
    for number in range(workers):
        own = folder / f"worker-{number}"
        started.append(subprocess.Popen([*python, "worker", address, *options, str(own)], **quiet))
    try:
        yield address, started[1:], started[0]
    finally:
        for process in reversed(started):  # a worker that has lost its scheduler would clear its folder
            process.kill()
            process.wait()


def built(
    manuscripts: list[Path], output: Path, staff: Staff, progress: Progress | None = None
) -> dict[str, bytes]:
    """The PDFs of manuscripts, built by `staff`."""
    orders = [Order(each, SHIPPED, output, (Format.PDF,)) for each in manuscripts]
    outcomes = build_all(orders, progress or Progress(silent=True), staff)
    assert [outcome.exit for outcome in outcomes] == [Exit.DONE] * len(orders)
    return {path.name: path.read_bytes() for outcome in outcomes for path in outcome.written}


@pytest.mark.skipif(os.name != "posix", reason="kills by signal")
def test_a_cluster_gives_the_same_bytes_and_survives_a_lost_worker(tmp_path: Path):
    """Three issues by two Dask workers, of which one is killed at work, and by this process alone.

    Two of them are made whole by a worker, which keeps what it makes; the third is spread over both.
    """
    another = shutil.copytree(MANUSCRIPTS / "smallest", tmp_path / "another")
    facts = another / "issue.yaml"
    facts.write_text(facts.read_text().replace("number: 07", "number: 09"))
    manuscripts = [MANUSCRIPTS / "complete", MANUSCRIPTS / "fpo", another]
    here = built(manuscripts, tmp_path / "here", Staff(jobs=1))

    with cluster(tmp_path, 2) as (address, workers, _):
        killed = threading.Thread(target=_kill_when_at_work, args=(workers[0], tmp_path / "worker-0"))
        killed.start()
        progress = Progress(silent=True)
        there = built(manuscripts, tmp_path / "there", Staff(cluster=address), progress)
        killed.join()
        assert workers[0].poll() == -signal.SIGKILL

    assert there == here
    assert len(progress.made) == sum(len(read_manuscript(each)[0].articles) for each in manuscripts)
    fonts = [path.name for path in (tmp_path / "worker-1").rglob("*.otf")]
    assert len(fonts) == len(set(fonts)) > 0
    assert any((tmp_path / "worker-1").rglob("cache/units"))


def test_a_worker_of_many_threads_is_told(tmp_path: Path):
    """Pages are set one after the other in a process: its other cores would have nothing to do."""
    with (
        cluster(tmp_path, 1, threads=4) as (address, *_),
        pytest.raises(Unfit, match=r"has 4 threads.*--nthreads 1 --nworkers 4"),
    ):
        Cluster(address, patience=30)


def test_a_worker_of_another_release_is_told(tmp_path: Path):
    """In one sentence, before there is work."""
    other = tmp_path / "other/makeready"
    other.mkdir(parents=True)
    (other / "__init__.py").touch()
    (other / "digests.py").write_text("def maker():\n    return 'another'\n")

    with (
        cluster(tmp_path, 1, source=other.parent) as (address, *_),
        pytest.raises(Unfit, match=r"the worker at tcp://.* runs another release"),
    ):
        Cluster(address, patience=30)


def test_what_is_waited_for_ends_when_nobody_is_there_to_do_it(tmp_path: Path):
    """All workers are lost, and none comes for as long as one may take."""
    never = lambda _: time.sleep(60)  # noqa: E731  a worker knows no function of ours
    with cluster(tmp_path, 1) as (address, workers, _), Cluster(address) as ours:
        future = ours.submit(never, LayoutJob(shipped()))
        workers[0].kill()
        ours._patience = 2.0
        with pytest.raises(Unreachable, match="all workers have gone"):
            future.result(timeout=30)


def test_what_is_waited_for_ends_when_the_scheduler_is_lost(tmp_path: Path):
    """In one sentence too."""
    never = lambda _: time.sleep(60)  # noqa: E731  a worker knows no function of ours
    with cluster(tmp_path, 1) as (address, _, scheduler), Cluster(address, patience=5) as ours:
        future = ours.submit(never, LayoutJob(shipped()))
        scheduler.kill()
        with pytest.raises(Unreachable):
            future.result(timeout=60)


def test_what_is_made_comes_straight_from_workers_that_can_be_reached(tmp_path: Path):
    """One that can't be, behind a wall, has its files passed on by the scheduler."""
    with cluster(tmp_path, 1) as (address, workers, _):
        with Cluster(address) as ours:
            assert ours._client.direct_to_workers
            (worker,) = ours._client.nthreads()
            assert _answers(worker)
        workers[0].kill()
        workers[0].wait()
        assert not _answers(worker)
    assert not _answers("inproc://127.0.0.1/1/1")


def test_what_dask_measures_rests_while_a_cluster_is_ours(tmp_path: Path):
    """The profiler of a worker and the clocks of the scheduler go on when we leave, however we do."""
    watches = lambda dask_worker: dask_worker.periodic_callbacks["profile"].is_running()  # noqa: E731  a worker knows no function of ours
    ticks = lambda dask_scheduler: dask_scheduler.periodic_callbacks["tick"].is_running()  # noqa: E731  nor does a scheduler
    with cluster(tmp_path, 1) as (address, *_), Client(address, set_as_default=False) as dask:
        dask.wait_for_workers(1, timeout=30)
        with Cluster(address):
            during = list(dask.run(watches).values()), dask.run_on_scheduler(ticks)
        _until(lambda: dask.run_on_scheduler(ticks) and all(dask.run(watches).values()))
        plugins = dask.run_on_scheduler(lambda dask_scheduler: list(dask_scheduler.plugins))

    assert during == ([False], False)
    assert not [name for name in plugins if name.startswith("makeready")]


def test_a_cluster_holds_no_more_than_was_wanted_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Or the pictures of hundreds of issues would pile up in it."""
    monkeypatch.setattr("makeready.cluster.MOST_HELD", 20)  # bytes: two pictures
    pictures = [tmp_path / name for name in ("cover.png", "salt.png", "tide.png")]
    for picture in pictures:
        picture.write_text(picture.name)

    with cluster(tmp_path, 1) as (address, *_), Cluster(address) as ours:
        sent = {path.name: ours._send({path: path.name}) for path in (*pictures[:2], *pictures)}
        keys = {name: future.key for name, future in sent.items()}
        assert [parcel for (parcel,) in ours._sent] == ["salt.png", "tide.png"]
        sent.clear()
        with Client(address, set_as_default=False) as dask:
            held = lambda dask_scheduler: set(dask_scheduler.tasks)  # noqa: E731  a scheduler knows no function of ours
            _until(lambda: keys["cover.png"] not in dask.run_on_scheduler(held))
            assert {keys["salt.png"], keys["tide.png"]} <= dask.run_on_scheduler(held)


def _until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_what_a_worker_lacks_is_told_to_be_missing_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Not on this machine, whose user would look for it here."""

    def lacks(_: object) -> None:
        raise Ended("this machine lacks Pango")

    worker = SimpleNamespace(local_directory=str(tmp_path))
    monkeypatch.setattr("makeready.cluster_worker.get_worker", lambda: worker)
    job = packed(LayoutJob(shipped()))

    with pytest.raises(Unfit, match=r"on a worker of the cluster: this machine lacks Pango"):
        do_there(maker(), lacks, [], job, {})
    with pytest.raises(Unfit, match="another release"):
        do_there("somebody else", lacks, [], job, {})


def _kill_when_at_work(worker: subprocess.Popen[bytes], folder: Path) -> None:
    _until(lambda: any(folder.rglob("cache/units")))
    worker.kill()
    worker.wait()


def test_no_cluster_is_told():
    """Where nobody answers, one line says so, and the exit is that of something missing."""
    with pytest.raises(
        Unreachable, match=r"no Dask scheduler with a worker answers at tcp://127.0.0.1:9"
    ) as told:
        Cluster("tcp://127.0.0.1:9", patience=0.5)

    assert told.value.exit is Exit.MISSING


def test_a_worker_needs_nothing_of_this_disk(tmp_path: Path):
    """A piece of work is moved to its folder though the files are not there as they are called here."""
    picture = tmp_path / "here/salt.png"
    picture.parent.mkdir()
    picture.write_bytes(b"salt")
    given = replace(read_manuscript(MANUSCRIPTS / "complete")[0].cover.picture, path=picture, missing=False)
    job = UnitJob(None, "", shipped(), (), 1, (given,))
    places = dict(job.files())
    picture.unlink()

    (moved,) = job.moved(tmp_path / "there", places).pictures

    assert moved.path == tmp_path / "there" / places[picture]
