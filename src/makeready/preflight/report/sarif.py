"""The report as SARIF, for code hosts."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import quote

from makeready.composing.layout_facts import shown_path
from makeready.preflight.checked import Checked
from makeready.preflight.report.report_data import json_bytes
from makeready.problems import Code, Problem, Severity

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning"}
ROOT = "%SRCROOT%"
"""What paths count from: by custom the name of a repository's root."""


def as_sarif(checked: Checked, manuscript: Path) -> bytes:
    """The problems in the Static Analysis Results Interchange Format, version 2.1.0 (OASIS).

    Files are named from the working folder, which is a repository's root where a code host runs the check.
    """
    codes = sorted({problem.code for problem in checked.problems}, key=lambda code: code.value.code)
    rules = [_rule(code) for code in codes]
    driver = {"name": "Makeready", "version": version("makeready"), "rules": rules}
    results = [_result(problem, codes.index(problem.code), manuscript) for problem in checked.problems]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return json_bytes({"$schema": schema, "version": "2.1.0", "runs": [run]})


def _rule(code: Code) -> dict[str, Any]:
    rule = code.value
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.code.replace("-", " ")},
        "fullDescription": {"text": rule.sentence},
        "help": {"text": rule.hint},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }


def _result(problem: Problem, rule: int, manuscript: Path) -> dict[str, Any]:
    # A code host shows nothing that has no line; 0 stands for the whole file.
    place = {
        "artifactLocation": _location(problem.place.file, manuscript),
        "region": {"startLine": max(1, problem.place.line)},
    }
    return {
        "ruleId": problem.code.value.code,
        "ruleIndex": rule,
        "level": LEVELS[problem.severity],
        "message": {"text": f"{problem.sentence} Hint: {problem.hint}"},
        "locations": [{"physicalLocation": place}],
    }


def _location(file: str, manuscript: Path) -> dict[str, str]:
    """Where a file is; one of the manuscript is told by its path in there, any other by its own."""
    typed = manuscript / file
    path = (typed if typed.exists() else Path(file)).resolve()
    shown = shown_path(path)
    return {"uri": path.as_uri()} if Path(shown).is_absolute() else {"uri": quote(shown), "uriBaseId": ROOT}
