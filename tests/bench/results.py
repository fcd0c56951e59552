"""What has been measured so far, kept in a file: a work measured now joins those measured before it."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from bench.machine import Circumstances
from bench.measuring import Measured, Run
from makeready.writing import write_all


def kept(path: Path, circumstances: Circumstances) -> dict[str, Measured]:
    """What was measured before, by work; nothing where anything that figures depend on was different."""
    if not path.is_file():
        return {}
    data = json.loads(path.read_text(encoding="utf-8"))
    return _works(data["works"]) if data["circumstances"] == asdict(circumstances) else {}


def keep(path: Path, circumstances: Circumstances, results: dict[str, Measured]) -> None:
    """Writes the results to their file, whole or not at all."""
    works = {name: asdict(measured) for name, measured in results.items()}
    data = {"circumstances": asdict(circumstances), "works": works}
    text = json.dumps(data, indent=1, ensure_ascii=False) + "\n"
    write_all(path.parent, {path.name: text.encode()})


def _works(works: dict[str, dict[str, dict[str, list[list[float]]]]]) -> dict[str, Measured]:
    return {
        work: Measured(
            runs={name: [Run(*run) for run in runs] for name, runs in measured["runs"].items()},
            without={name: str(why) for name, why in measured["without"].items()},
        )
        for work, measured in works.items()
    }
