"""`make bench`: measures works, tells each as it is done, and writes the table to the README."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import click

from bench.machine import PROJECT, circumstances, digest_of
from bench.measuring import Failed, Measured, Run, in_turn
from bench.peers import Peers
from bench.results import keep, kept
from bench.sample.making import NoSample, Sample, given, made
from bench.table import table, write
from bench.turns import Bench
from bench.works import WORKS, Work

NAMES = [work.name for work in WORKS]


@click.command(help=f"Measures the works named, or all that are not long. Works: {', '.join(NAMES)}.")
@click.argument("names", nargs=-1, type=click.Choice(NAMES))
@click.option("--long", is_flag=True, help="Without names, measure the long works.")
@click.option("--runs", envvar="RUNS", default=5, type=click.IntRange(min=1))
@click.option(
    "--samples", envvar="SAMPLES", type=click.Path(exists=True, path_type=Path), help="Given samples."
)
@click.option("--peers", envvar="PEERS", default="", help="Folders of the peers' commands, before PATH.")
@click.option("--browser", envvar="CHROMIUM", default="", help="The Chromium of Paged.js and Vivliostyle.")
@click.option("--folder", default=PROJECT / "build" / "bench", type=click.Path(path_type=Path))
@click.option("--write", "into_readme", is_flag=True, help="Write the table to the README.")
def main(
    names: tuple[str, ...],
    *,
    long: bool,
    runs: int,
    samples: Path | None,
    peers: str,
    browser: str,
    folder: Path,
    into_readme: bool,
) -> None:
    """Measures, and prints the table of all that is known under the same circumstances."""
    found = Peers(peers, browser)
    name, sample = given_or_made(samples, folder)
    now = circumstances(runs, found.versions(), name)
    results = kept(folder / "results.json", now)
    for work in WORKS:
        if work.name in names or (not names and work.long == long):
            results[work.name] = measure(work, Bench(folder / "work", sample, found), runs)
            keep(folder / "results.json", now, results)
    text = table(results, now)
    click.echo(text)
    if into_readme:
        write(PROJECT / "README.md", text)


def given_or_made(samples: Path | None, folder: Path) -> tuple[str, Callable[[int], Sample]]:
    """What the samples are called, and the sample of a size: a given one, or one made in `folder`."""
    if samples:
        return "a given sample", partial(given, samples=samples.resolve())
    state = digest_of("tests/bench/sample")
    made_here = partial(made, samples=folder / "samples" / state)
    return f"the sample that `tests/bench` makes ({state})", made_here


def measure(work: Work, bench: Bench, runs: int) -> Measured:
    """What comes of measuring one work in a clean folder."""
    shutil.rmtree(bench.folder, ignore_errors=True)
    bench.folder.mkdir(parents=True)

    def tell(contestant: str, run: Run) -> None:
        click.echo(f"{work.name:15} {contestant:16} {run.seconds:8.2f} s {run.megabytes:6.0f} MB", err=True)

    with bench.open:
        try:
            return in_turn(work.turns(bench), 1 if work.once else runs, tell)
        except (Failed, NoSample) as reason:
            return Measured(without={"": str(reason)})


if __name__ == "__main__":
    main()
