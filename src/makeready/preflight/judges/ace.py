"""Ace by DAISY: whether an EPUB is accessible, as far as a program can say. It comes from npm."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from makeready.preflight.judges.finding import Finding, Judgement, NotChecked
from makeready.preflight.judges.running import crashed, run, where
from makeready.problems import Severity
from makeready.system_libraries import JUDGES_HOME

NAME = "Ace"
SEVERITIES = {
    "critical": Severity.ERROR,
    "serious": Severity.ERROR,
    "moderate": Severity.WARNING,
    "minor": Severity.WARNING,
}


def judge(epub: Path) -> Judgement:
    """What Ace finds wrong in `epub`; raises `NotChecked`."""
    where("Node")
    chromium, program = where("Chromium"), JUDGES_HOME / "node_modules" / ".bin" / "ace-cli"
    if not program.exists():
        raise NotChecked("Ace is not installed: make check does it, where npm and a network are")
    with tempfile.TemporaryDirectory(prefix="makeready-ace-") as folder:
        command = [str(program), "-E", "-s", "-f", "-o", folder, str(epub)]
        ran = run(command, folder=Path(folder), PUPPETEER_EXECUTABLE_PATH=chromium)
        try:
            report = json.loads((Path(folder) / "report.json").read_text("utf-8"))
        except (OSError, json.JSONDecodeError):
            raise crashed(ran) from None
    try:
        version = str(report["earl:assertedBy"]["doap:release"]["doap:revision"])
        findings = tuple(_found(report["assertions"]))
    except (KeyError, TypeError, AttributeError) as fault:
        raise NotChecked(f"its answer is not understood ({fault})") from fault
    if bool(findings) != (ran.returncode == 2) or ran.returncode not in {0, 2}:
        raise NotChecked(f"it finds {len(findings)} faults and ends with {ran.returncode}")
    return Judgement(version, "EPUB Accessibility 1.1 and WCAG, as far as a program can", findings)


def _found(documents: list[Mapping[str, Any]]) -> Iterator[Finding]:
    for document in documents:
        for assertion in document["assertions"]:
            test, result = assertion["earl:test"], assertion["earl:result"]
            selectors = result.get("earl:pointer", {}).get("css", [""])
            yield Finding(
                test["dct:title"],
                SEVERITIES[test["earl:impact"]],
                " ".join(result["dct:description"].split()),
                document["earl:testSubject"]["url"],
                selector=selectors if isinstance(selectors, str) else "".join(selectors[:1]),
            )
