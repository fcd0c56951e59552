"""The picture of what took how long: what tracing views can draw of it."""

from __future__ import annotations

import json
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Any

from layouts_for_tests import SHIPPED

from makeready.command_line import main
from makeready.exits import Exit
from makeready.starting import start_issue
from makeready.timings import Span, Timings


def _events(path: Path) -> list[dict[str, Any]]:
    """What was done, as it is drawn."""
    return [event for event in json.loads(path.read_text())["traceEvents"] if event["ph"] == "X"]


def _assert_drawable(events: list[dict[str, Any]]) -> None:
    """Those of each track lie inside each other or apart."""
    tracks = defaultdict(list)
    for event in events:
        tracks[event["pid"], event["tid"]].append(event)
    for track in tracks.values():
        around: list[dict[str, Any]] = []
        for event in sorted(track, key=lambda event: (event["ts"], -event["dur"])):
            while around and _end(around[-1]) <= event["ts"]:
                around.pop()
            assert not around or _end(event) <= _end(around[-1]), (around[-1], event)
            around.append(event)


def _end(event: dict[str, Any]) -> int:
    return int(event["ts"] + event["dur"])


def test_issues_that_are_built_together_are_drawn_apart(tmp_path: Path):
    """Each has a track for its steps, workers have theirs, and of a unit is told whose it is."""
    issues = [str(tmp_path / name) for name in ("winter", "spring", "summer")]
    for number, issue in enumerate(issues, 1):
        start_issue(Path(issue))
        facts = Path(issue) / "issue.yaml"
        facts.write_text(facts.read_text().replace('number: "1"', f'number: "{number}"'))
    options = ["--jobs", "2", "--layouts", str(SHIPPED), "--output", str(tmp_path / "build")]

    assert main(["pdf", *issues, *options, "--timings", str(tmp_path / "out.json")]) == Exit.DONE

    events = _events(tmp_path / "out.json")
    _assert_drawable(events)
    units = {event["name"] for event in events if event["cat"] == "unit"}
    assert {f"{issue}: Setting first-article" for issue in issues} <= units
    steps = [event for event in events if event["cat"] == "step"]
    assert len({(event["pid"], event["tid"]) for event in steps}) > 1
    reading = sorted((event["ts"], _end(event)) for event in steps if "1 Reading" in event["name"])
    assert len(reading) == len(issues)
    assert all(before[1] <= after[0] for before, after in pairwise(reading))


def test_machines_whose_processes_have_one_number_are_drawn_apart(tmp_path: Path):
    """Workers in containers are likely to; each is named by its machine."""
    spans = [
        Span(f"Setting on {machine}", "unit", begun, begun + 2, machine, 7, 7)
        for begun, machine in enumerate(("left", "right"))
    ]

    Timings(spans).write(tmp_path / "out.json")

    _assert_drawable(_events(tmp_path / "out.json"))
    told = json.loads((tmp_path / "out.json").read_text())["traceEvents"]
    names = {event["pid"]: event["args"]["name"] for event in told if event["ph"] == "M"}
    assert {names[event["pid"]]: event["name"] for event in told if event["ph"] == "X"} == {
        "left 7": "Setting on left",
        "right 7": "Setting on right",
    }


def test_however_times_are_rounded_a_step_ends_no_earlier_than_what_was_done_in_it(tmp_path: Path):
    """Nor does the next one begin before: begin and end are rounded, and not how long it took."""
    begun, ended = 1.0000006, 2.0000014
    times = {
        "Reading": (0.0, 0.9),
        "Producing": (0.9, ended),
        "Setting": (begun, ended),
        "Writing": (ended, 3.0),
    }

    Timings([Span(name, "", *when, "here", 1, 1) for name, when in times.items()]).write(
        tmp_path / "out.json"
    )

    _assert_drawable(_events(tmp_path / "out.json"))
