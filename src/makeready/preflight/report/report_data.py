"""The report as JSON, in the form of preflight.schema.json, and as SARIF for code hosts."""

from __future__ import annotations

import json
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import quote

from makeready.preflight.checked import Checked
from makeready.problems import Code, Problem, Severity

SCHEMA = Path(__file__).with_name("preflight.schema.json")
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning"}


def as_json(checked: Checked) -> bytes:
    """All that was found; lengths are in mm, and areas in pt from the lower left of a page's trim."""
    data = {
        "issue": {"slug": checked.slug, "title": checked.title},
        "verdicts": [asdict(verdict) for verdict in checked.verdicts],
        "problems": [_problem(problem) for problem in checked.problems],
        "pages": [page for page, _ in pages_of(checked)],
        "pictures": [asdict(row) for row in checked.pictures],
        "copyfit": [asdict(row) for row in checked.fits],
        "credits": [asdict(row) for row in checked.credits],
    }
    return _bytes(data)


def published_schema() -> dict[str, Any]:
    """The schema of what `as_json` gives."""
    schema: dict[str, Any] = json.loads(SCHEMA.read_text("utf-8"))
    return schema


def as_sarif(checked: Checked) -> bytes:
    """The problems in the Static Analysis Results Interchange Format, version 2.1.0 (OASIS)."""
    codes = sorted({problem.code for problem in checked.problems}, key=lambda code: code.value.code)
    rules = [_rule(code) for code in codes]
    driver = {"name": "Makeready", "version": version("makeready"), "rules": rules}
    results = [_result(problem, codes.index(problem.code)) for problem in checked.problems]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return _bytes({"$schema": schema, "version": "2.1.0", "runs": [run]})


def pages_of(checked: Checked) -> list[tuple[dict[str, Any], int]]:
    """Every page of the issue, and its place (from 0) among the pages of the PDF."""
    found: list[tuple[dict[str, Any], int]] = []
    for unit in checked.units:
        for number, page in enumerate(unit.observed.pages):
            told = {
                "folio": unit.folio + number,
                "unit": unit.name,
                "articles": list(unit.articles),
                "width": page.width,
                "height": page.height,
                "bleed": page.bleed,
                "blank": page.is_blank,
            }
            found.append((told, len(found)))
    return found


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "file": problem.place.file,
        "line": problem.place.line,
        "code": problem.code.value.code,
        "severity": problem.severity.value,
        "sentence": problem.sentence,
        "hint": problem.hint,
        "spots": [{"folio": spot.folio, "area": list(spot.area)} for spot in problem.spots],
    }


def _rule(code: Code) -> dict[str, Any]:
    rule = code.value
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.code.replace("-", " ")},
        "fullDescription": {"text": rule.sentence},
        "help": {"text": rule.hint},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }


def _result(problem: Problem, rule: int) -> dict[str, Any]:
    place: dict[str, Any] = {
        "artifactLocation": {"uri": quote(problem.place.file), "uriBaseId": "MANUSCRIPT"}
    }
    if problem.place.line:
        place["region"] = {"startLine": problem.place.line}
    return {
        "ruleId": problem.code.value.code,
        "ruleIndex": rule,
        "level": LEVELS[problem.severity],
        "message": {"text": f"{problem.sentence} Hint: {problem.hint}"},
        "locations": [{"physicalLocation": place}],
    }


def _bytes(data: object) -> bytes:
    return (json.dumps(data, indent=2, ensure_ascii=False) + "\n").encode()
