"""What is made of measurements. No time is asserted: a benchmark is read, not passed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from bench.__main__ import main, measure
from bench.bars import BARS, Bar, Sense
from bench.cluster import cluster
from bench.edits import Edit
from bench.machine import PROJECT, Circumstances
from bench.measuring import LEFT_BEHIND, Failed, Measured, Run, Turn, in_turn, timed
from bench.peers import COMMANDS, NotInstalled, Peers
from bench.results import keep, kept
from bench.sample.making import Sample, in_folder
from bench.table import BEGIN, END, line, table, written
from bench.turns import Bench, by_warm_engine
from bench.works import WORKS, Work
from makeready.warm_engine import WarmEngine

HERE = Circumstances("Machine: a small one.", "Programs: a few.", "Medians of 3 runs.")
BAR = Bar("cold-8", "cold PDF", "WeasyPrint", 0.55)


def _runs(*seconds: float, megabytes: float = 100) -> list[Run]:
    return [Run(one, megabytes) for one in seconds]


def test_a_line_has_medians_their_ratio_and_its_spread() -> None:
    """The ratio is that of the medians; the spread is that of the turns."""
    measured = Measured({"Makeready": _runs(1, 2, 9), "WeasyPrint": _runs(4, 4, 6)})
    assert line(BAR, measured) == (
        "| cold PDF | 2.00 s | WeasyPrint 4.00 s | 0.50 × (0.25–1.50) | ≤ 0.55 × | yes |"
    )


def test_a_bar_that_is_missed_is_told() -> None:
    """A ratio over its limit is not hidden."""
    assert line(BAR, Measured({"Makeready": _runs(4), "WeasyPrint": _runs(4)})).endswith("| **no** |")


def test_a_speed_up_is_how_much_longer_the_other_takes() -> None:
    """Two workers that take half the time are twice as fast."""
    bar = Bar("two-workers", "two workers", "one worker", 1.8, Sense.SPEED_UP, "two workers")
    measured = Measured({"two workers": _runs(2), "one worker": _runs(4)})
    assert line(bar, measured).endswith("| 2.00 × (2.00–2.00) | ≥ 1.8 × | yes |")


def test_memory_is_that_of_the_largest_run() -> None:
    """The peak is told, and the peer's beside it."""
    bar = Bar("cold-8", "largest process", "WeasyPrint", 300, Sense.MEMORY)
    ours = [Run(1, 120), Run(1, 310)]
    measured = Measured({"Makeready": ours, "WeasyPrint": _runs(1, megabytes=390)})
    assert line(bar, measured) == "| largest process | 310 MB | WeasyPrint 390 MB |  | ≤ 300 MB | **no** |"


def test_a_peer_that_is_missing_is_told_in_the_table() -> None:
    """There is no figure for it, and the others are measured."""
    peers = Peers()
    peers.path = ""
    sample = Sample(8, Path(), Path())

    def by_typst(_: int) -> Run:
        try:
            return timed(peers.command("Typst", sample, Path("typst.pdf")))
        except NotInstalled as missing:
            raise Failed(str(missing)) from None

    turns = {"Makeready": lambda _: Run(1, 1), "Typst": by_typst}
    measured = in_turn(turns, 2, lambda *_: None)
    assert measured.runs == {"Makeready": _runs(1, 1, megabytes=1)}
    told = line(Bar("one-word", "one word", "Typst"), measured)
    assert "Typst | not measured: Typst is not installed: no typst on PATH or in PEERS |" in told


def test_a_cluster_is_told_to_be_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without Dask there is no figure either."""
    monkeypatch.setattr("bench.cluster.find_spec", lambda _: None)
    with pytest.raises(Failed, match="distributed is not installed"), cluster(2, tmp_path):
        pass


def test_contestants_take_turns_after_a_warm_up() -> None:
    """Each has its turn in every round, and the first round is not kept."""
    order: list[str] = []

    def turn_of(name: str, number: int) -> Run:
        order.append(f"{name}{number}")
        return Run(number, 1)

    turns = {name: lambda number, name=name: turn_of(name, number) for name in "ab"}
    measured = in_turn(turns, 2, lambda *_: None)
    assert order == ["a0", "b0", "a1", "b1", "a2", "b2"]
    assert measured.runs == {name: _runs(1, 2, megabytes=1) for name in "ab"}


TIME = """
import os
import subprocess
import sys
from pathlib import Path
from bench.measuring import Command, Failed, timed
try:
    run = timed(Command((sys.executable, "-c", sys.argv[1]), Path.cwd()))
    print(run.seconds, run.megabytes)
except Failed as fault:
    print(fault)
"""


def _timed_apart(code: str, folder: Path) -> str:
    """What is told of running `code`, timed by a process that is small and has no other children."""
    return _run_apart(TIME, code, folder=folder)


def _run_apart(*code: str, folder: Path) -> str:
    """What a process says that runs code, with what that is given."""
    tests = Path(__file__).parents[1]
    path = os.pathsep.join(map(str, (tests, tests.parent / "src")))
    environment = os.environ | {"PYTHONPATH": path}
    return subprocess.run(
        [sys.executable, "-c", *code], cwd=folder, env=environment, capture_output=True, text=True, check=True
    ).stdout


def test_a_command_is_timed_with_the_memory_of_its_largest_process(tmp_path: Path) -> None:
    """What a process takes that the command has started is counted, also where nobody waits for it."""
    large = "import time; held = b'x' * 150_000_000; time.sleep(0.2)"
    start = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {large!r}])"
    seconds, megabytes = _timed_apart(start, tmp_path).split()
    assert float(seconds) > 0
    if sys.platform == "linux":
        assert 150 < float(megabytes) < 400


WITH_OTHERS = """
import subprocess
import sys
import time
from pathlib import Path
from bench.measuring import Command, timed
codes = "raise SystemExit(7)", "import time; time.sleep(30)"
short, long = (subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.DEVNULL) for code in codes)
begun = time.monotonic()
timed(Command((sys.executable, "-c", "import time; time.sleep(0.5)"), Path.cwd()))
print(short.wait(), long.poll(), time.monotonic() - begun)
long.kill()
"""


def test_other_processes_of_the_one_that_times_are_left_alone(tmp_path: Path) -> None:
    """A cluster's workers, for one: nobody waits for them to end, and what they end with is not lost."""
    short, long, seconds = _run_apart(WITH_OTHERS, folder=tmp_path).split()
    assert (short, long) == ("7", "None")
    assert float(seconds) < LEFT_BEHIND


def test_a_command_that_fails_says_why(tmp_path: Path) -> None:
    """Its exit code and its last words are told."""
    assert "ended with 3: no ink" in _timed_apart("print('no ink'); raise SystemExit(3)", tmp_path)


def test_results_are_kept_for_the_same_circumstances_only(tmp_path: Path) -> None:
    """What was measured elsewhere, or with another version, is not shown beside what is measured now."""
    path = tmp_path / "bench/results.json"
    results = {"cold-8": Measured({"Makeready": _runs(1, 2)}, {"Typst": "missing"})}
    keep(path, HERE, results)
    assert kept(path, HERE) == results
    assert kept(path, Circumstances("Machine: another.", HERE.programs, HERE.how)) == {}


def test_results_are_replaced_whole(tmp_path: Path) -> None:
    """Whoever reads them meanwhile, or ends the bench, has the old ones or the new ones."""
    path = tmp_path / "results.json"
    keep(path, HERE, {"cold-8": Measured({"Makeready": _runs(1, 2)})})
    before = path.read_text()
    with path.open() as read_meanwhile:
        keep(path, HERE, {})
        assert read_meanwhile.read() == before
    assert kept(path, HERE) == {}
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_what_cannot_be_measured_yet_has_its_reason(tmp_path: Path) -> None:
    """A work that nobody can do is told, and stops no other."""

    def turns(_: Bench) -> dict[str, Turn]:
        raise Failed("not built yet")

    bench = Bench(tmp_path / "work", lambda size: in_folder(size, tmp_path), Peers())
    assert measure(Work("cold-8", turns), bench, 1) == Measured(without={"": "not built yet"})


def test_the_warm_engine_is_closed_when_its_work_is_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its processes would take part in what is measured next; here there is nothing that it can build."""
    closed = []

    class Watched(WarmEngine):
        def __exit__(self, *fault: object) -> None:
            super().__exit__(*fault)
            closed.append(self)

    monkeypatch.setattr("bench.turns.WarmEngine", Watched)
    facts = tmp_path / "issue.yaml"
    facts.write_text("title: Nothing\n")

    def turns(bench: Bench) -> dict[str, Turn]:
        edit = Edit(facts, lambda text, turn: f"{text}number: {turn}\n")
        return {"Makeready": by_warm_engine(bench, edit, tmp_path, bench.folder)}

    bench = Bench(tmp_path / "work", lambda size: in_folder(size, tmp_path), Peers())
    measured = measure(Work("warm-engine", turns), bench, 1)

    assert measured.without == {"Makeready": "the edited issue was not built"}
    assert len(closed) == 1


def test_the_command_prints_the_table_of_what_it_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without names, all works are measured that are not long; each run is told as it is done."""
    turns = {"Makeready": lambda _: Run(1, 50), "WeasyPrint": lambda _: Run(4, 90)}
    works = (Work("cold-8", lambda _: turns), Work("cold-40", lambda _: turns, long=True))
    monkeypatch.setattr("bench.__main__.WORKS", works)
    told = CliRunner().invoke(main, ["--folder", str(tmp_path), "--runs", "1"])
    assert told.exit_code == 0
    assert "| cold PDF, 8 articles | 1.00 s | WeasyPrint 4.00 s | 0.25 × (0.25–0.25) |" in told.stdout
    assert "cold PDF, 40 articles" not in told.stdout
    assert "Machine: " in told.stdout
    assert told.stderr.count("cold-8") == 2


def test_the_table_has_what_was_measured_and_where() -> None:
    """A work that was not measured has no line; one that nobody can do yet has its reason."""
    text = table({"warm-engine": Measured(without={"": "not built yet"})}, HERE)
    assert text.count("\n| ") == 2
    assert "not measured: not built yet" in text
    assert HERE.machine in text


def test_the_table_replaces_what_stands_between_the_markers() -> None:
    """Nothing else in the README changes, and a second time changes nothing."""
    readme = f"Before.\n\n{BEGIN}old\n{END}\nAfter.\n"
    once = written(readme, "| new |")
    assert once == f"Before.\n\n{BEGIN}\n| new |\n{END}\nAfter.\n"
    assert written(once, "| new |") == once
    with pytest.raises(ValueError, match="lacks the lines"):
        written("No markers.\n", "")


def test_the_readme_has_a_place_for_the_table() -> None:
    """`make bench` can write its table."""
    assert written((PROJECT / "README.md").read_text(encoding="utf-8"), "new").count("new\n") >= 1


def test_every_bar_has_its_work_and_every_work_a_bar() -> None:
    """Works and bars name each other, and peers are those whose commands are known."""
    assert {bar.work for bar in BARS} == {work.name for work in WORKS}
    peers = {bar.peer for bar in BARS if bar.work.startswith("cold") and bar.peer}
    assert peers <= set(COMMANDS)
