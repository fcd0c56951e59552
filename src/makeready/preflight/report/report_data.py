"""The report as JSON, in the form of preflight.schema.json."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from makeready.preflight.checked import Checked
from makeready.problems import Problem

SCHEMA = Path(__file__).with_name("preflight.schema.json")


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
    return json_bytes(data)


def published_schema() -> dict[str, Any]:
    """The schema of what `as_json` gives."""
    schema: dict[str, Any] = json.loads(SCHEMA.read_text("utf-8"))
    return schema


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


def json_bytes(data: object) -> bytes:
    """Data as JSON that people can read, too."""
    return (json.dumps(data, indent=2, ensure_ascii=False) + "\n").encode()
