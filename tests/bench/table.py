"""The table: a line for each bar that was measured, in Markdown, and its place in the README."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from statistics import median

from bench.bars import BARS, Bar, Sense
from bench.machine import Circumstances
from bench.measuring import Measured, Run

HEAD = """\
| Work | Ours | Compared with | Ratio (lowest–highest) | Bar | Met |
| --- | ---: | ---: | ---: | ---: | --- |
"""
BEGIN, END = "<!-- written by make bench: -->\n", "<!-- until here -->\n"


def table(results: Mapping[str, Measured], circumstances: Circumstances) -> str:
    """What was measured and where, in Markdown."""
    lines = (line(bar, results[bar.work]) for bar in BARS if bar.work in results)
    return HEAD + "".join(f"{one}\n" for one in lines) + f"\n{circumstances.as_text()}\n"


def line(bar: Bar, measured: Measured) -> str:
    """The line of the table that holds a bar against what was measured."""
    ours, peers = measured.runs.get(bar.ours, []), measured.runs.get(bar.peer, [])
    told = " ".join(filter(None, (bar.peer, _amount(bar, peers))))
    cells = [bar.title, _amount(bar, ours), told, *_judged(bar, measured, ours, peers)]
    return f"| {' | '.join(cells)} |"


def written(readme: str, text: str) -> str:
    """The README with this text between its two markers."""
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"The README lacks the lines {BEGIN.strip()} and {END.strip()}.")
    return f"{before}{begin}\n{text}\n{end}{after}"


def write(readme: Path, text: str) -> None:
    """Puts this text between the markers of the README."""
    readme.write_text(written(readme.read_text(encoding="utf-8"), text), encoding="utf-8")


def _judged(bar: Bar, measured: Measured, ours: list[Run], peers: list[Run]) -> list[str]:
    """The ratio, the bar, and whether it is met; or why there is no ratio."""
    wanted = bar.sense.value.format(bar.limit)
    if not ours or not (peers or bar.sense is Sense.MEMORY):
        reasons = (measured.without.get(name) for name in ("", bar.ours, bar.peer))
        reason = next(filter(None, reasons), "it took no part").replace("|", " ")
        return [f"not measured: {reason}", wanted, ""]
    if bar.sense is Sense.MEMORY:
        return ["", wanted, _yes(met=max(run.megabytes for run in ours) <= bar.limit)]
    above, below = (peers, ours) if bar.sense is Sense.SPEED_UP else (ours, peers)
    ratio = _seconds(above) / _seconds(below)
    by_turn = [one.seconds / other.seconds for one, other in zip(above, below, strict=True)]
    cell = f"{ratio:.2f} × ({min(by_turn):.2f}–{max(by_turn):.2f})"
    match bar.sense:
        case Sense.SPEED_UP:
            return [cell, wanted, _yes(met=ratio >= bar.limit)]
        case Sense.AHEAD:
            return [cell, wanted, _yes(met=ratio < 1)]
    return [cell, wanted, _yes(met=ratio <= bar.limit)]


def _yes(*, met: bool) -> str:
    return "yes" if met else "**no**"


def _amount(bar: Bar, runs: list[Run]) -> str:
    if not runs:
        return ""
    if bar.sense is Sense.MEMORY:
        return f"{max(run.megabytes for run in runs):.0f} MB"
    return f"{_seconds(runs):.2f} s"


def _seconds(runs: list[Run]) -> float:
    return median(run.seconds for run in runs)
