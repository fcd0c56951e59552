"""What a contestant does in a turn: builds cold, builds after an edit, or has a peer do it."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf

from bench.cluster import cluster
from bench.edits import Edit, longer_caption
from bench.machine import PROJECT
from bench.measuring import Command, Failed, Run, Turn, bare_environment, timed
from bench.peers import NotInstalled, Peers
from bench.sample.making import Sample
from makeready.order import Format, Order
from makeready.warm_engine import WarmEngine


@dataclass(frozen=True)
class Bench:
    """What a work is set up with: a folder to work in, the samples by size, and the peers."""

    folder: Path
    sample: Callable[[int], Sample]
    peers: Peers
    open: ExitStack = field(default_factory=ExitStack)
    """What is to be closed when the work has been measured."""


def makeready(kind: str, manuscript: Path, output: Path, arguments: str = "") -> Command:
    """What somebody types to build a manuscript."""
    places = (f"MANUSCRIPT={manuscript}", f"BUILD={output}", "LAYOUTS=layouts", f"ARGS={arguments}")
    return Command(("make", "--silent", kind, *places), PROJECT)


def cold(kind: str, manuscript: Path, output: Path, arguments: str = "") -> Turn:
    """Builds into a folder that is not there yet: the cache is kept in it."""

    def turn(_: int) -> Run:
        shutil.rmtree(output, ignore_errors=True)
        return timed(makeready(kind, manuscript, output, arguments))

    return turn


def edited(kind: str, edit: Edit, manuscript: Path, output: Path) -> Turn:
    """Builds what has been edited since the last build of the same manuscript."""

    def turn(number: int) -> Run:
        build = makeready(kind, manuscript, output)
        edit.undo()
        timed(build)
        edit.make(number)
        return timed(build)

    return turn


def ebook_of_laid_out_pages(manuscript: Path, output: Path) -> Turn:
    """Builds the ebook for the first time, of an issue whose printed pages have been built."""

    def turn(_: int) -> Run:
        shutil.rmtree(output, ignore_errors=True)
        timed(makeready("pdf", manuscript, output))
        return timed(makeready("epub", manuscript, output))

    return turn


def edited_ebook_of_laid_out_pages(edit: Edit, manuscript: Path, output: Path) -> Turn:
    """Builds the ebook of what has been edited and printed since the last ebook."""

    def turn(number: int) -> Run:
        edit.undo()
        timed(makeready("issue", manuscript, output))
        edit.make(number)
        timed(makeready("pdf", manuscript, output))
        return timed(makeready("epub", manuscript, output))

    return turn


def by_warm_engine(bench: Bench, edit: Edit, manuscript: Path, output: Path) -> Turn:
    """Builds what has been edited in this process, which keeps its engine; its memory is not told."""
    engine = bench.open.enter_context(WarmEngine())
    order = Order(manuscript, PROJECT / "layouts", output, (Format.PDF,))

    def turn(number: int) -> Run:
        edit.undo()
        engine.build(order)
        edit.make(number)
        begun = time.perf_counter()
        outcome = engine.build(order)
        if not outcome.written:
            raise Failed("the edited issue was not built")
        return Run(time.perf_counter() - begun, 0)

    return turn


def by_peer(bench: Bench, peer: str, sample: Sample, kind: str) -> Turn:
    """Has a peer make the whole sample."""

    def turn(_: int) -> Run:
        output = bench.folder / f"{peer}.{kind}"
        output.unlink(missing_ok=True)
        try:
            run = timed(bench.peers.command(peer, sample, output))
        except NotInstalled as missing:
            raise Failed(str(missing)) from None
        if not output.is_file():
            raise Failed(f"{peer} wrote nothing")
        return run

    return turn


def on_cluster(issues: Sequence[Path], workers: int, folder: Path) -> Turn:
    """Builds many issues in one call, on a cluster that has just come up: its workers remember nothing."""
    environment = bare_environment() | {"PYTHONPATH": str(PROJECT / "src")}
    output = folder / "output"

    def turn(_: int) -> Run:
        shutil.rmtree(output, ignore_errors=True)
        with cluster(workers, folder) as address:
            options = ("--layouts", "layouts", "--output", str(output), "--cluster", address)
            words = (sys.executable, "-m", "makeready", "issue", *map(str, issues), *options)
            return timed(Command(words, PROJECT, environment))

    return turn


def copied(bench: Bench, articles: int) -> Path:
    """A copy of a manuscript, to be edited."""
    return Path(shutil.copytree(bench.sample(articles).manuscript, bench.folder / "manuscript"))


def grown_by_a_page(manuscript: Path, output: Path) -> Turn:
    """Builds what has a caption so long that its article takes a page more than in the last build."""
    timed(makeready("pdf", manuscript, output))
    before = _pages(output)
    lengths = (60, 120, 240, 480)
    edit = next(filter(None, (_growing(manuscript, output, before, words) for words in lengths)), None)
    if edit is None:
        raise Failed("no longer caption made a page more")
    build = edited("pdf", edit, manuscript, output)

    def turn(number: int) -> Run:
        run = build(number)
        if _pages(output) <= before:
            raise Failed("the longer caption made no page more")
        return run

    return turn


def _growing(manuscript: Path, output: Path, before: int, words: int) -> Edit | None:
    """The edit that makes a caption longer by so many words and a few, if so many make a page more."""
    edit = longer_caption(manuscript, words)
    edit.make(-1)
    timed(makeready("pdf", manuscript, output))
    edit.undo()
    return longer_caption(manuscript, words + 20) if _pages(output) > before else None


def _pages(output: Path) -> int:
    with pikepdf.open(next(output.glob("*.pdf"))) as pdf:
        return len(pdf.pages)
