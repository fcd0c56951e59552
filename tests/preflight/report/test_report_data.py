"""The report as data: by its published schema, by SARIF, and the same as the terminal tells."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from makeready.command_line import main
from makeready.exits import Exit
from makeready.preflight.checked import Checked
from makeready.preflight.report.report_data import SCHEMA
from makeready.preflight.report.sarif import as_sarif
from makeready.problems import Code, Place, Problem


def test_the_data_keeps_its_schema(report):
    """preflight.json is valid, and the schema itself is one."""
    schema = json.loads(SCHEMA.read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)

    jsonschema.validate(json.loads((report.folder / "preflight.json").read_text("utf-8")), schema)


def test_the_schema_is_printed_for_programs(capsys):
    """By `makeready schema preflight`, as it is kept."""
    assert main(["schema", "preflight"]) == Exit.DONE

    assert json.loads(capsys.readouterr().out) == json.loads(SCHEMA.read_text("utf-8"))


def test_the_data_tells_what_the_terminal_tells(report):
    """Each problem, with its place; a picture's with where it is seen."""
    data = json.loads((report.folder / "preflight.json").read_text("utf-8"))

    told = [(each["file"], each["line"], each["code"]) for each in data["problems"]]
    assert told == [
        (problem.place.file, problem.place.line, problem.code.value.code)
        for problem in report.outcome.problems
    ]
    assert {"picture-coarse", "double-space", "spelling"} <= {each["code"] for each in data["problems"]}
    (coarse,) = (each for each in data["problems"] if each["code"] == "picture-coarse")
    assert coarse["spots"][0]["folio"] in {page["folio"] for page in data["pages"]}


def test_the_tables_hold_what_is_printed(report):
    """The picture with its resolution, credit and last day; the article with its pages."""
    data = json.loads((report.folder / "preflight.json").read_text("utf-8"))

    picture = next(row for row in data["pictures"] if row["file"].endswith("pan.png"))
    assert round(300 / (picture["width"] / 25.4)) == picture["ppi"]
    assert picture["caption"].startswith("A pan at noon")
    credit = next(row for row in data["credits"] if row["file"].endswith("pan.png"))
    assert (credit["credit"], credit["lapse"]) == ("Mara Quill", "2033-01-01")
    (fit,) = data["copyfit"]
    assert (fit["pages"], fit["allotted"]) == (1, 1)
    assert fit["lines"] < 0


def test_sarif_names_each_rule_once_and_each_place(report):
    """As SARIF 2.1.0 asks in its sections 3.19 (tool component) and 3.27 (result)."""
    sarif = json.loads((report.folder / "preflight.sarif").read_text("utf-8"))
    (run,) = sarif["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]

    assert sarif["version"] == "2.1.0"
    assert len(rules) == len(set(rules))
    assert len(run["results"]) == len(report.outcome.problems)
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in {"error", "warning"}
        (location,) = result["locations"]
        place = location["physicalLocation"]
        assert place["artifactLocation"]["uri"].startswith("file:///"), "it lies outside of this folder"
        assert place["region"]["startLine"] >= 1


def test_sarif_names_files_as_a_code_host_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """From the root of the repository, where the check is run: those of the manuscript, and of the layout."""
    (tmp_path / "our issue/salt").mkdir(parents=True)
    (tmp_path / "our issue/salt/article.md").touch()
    monkeypatch.chdir(tmp_path)
    places = (Place("salt/article.md", 7), Place("layouts/print/style.css"))
    problems = tuple(Problem(Code.EMPTY_HEADING, place) for place in places)
    sarif = json.loads(as_sarif(Checked("salt", "Salt", problems), Path("our issue")))

    told = [each["locations"][0]["physicalLocation"] for each in sarif["runs"][0]["results"]]
    assert [(each["artifactLocation"]["uri"], each["region"]["startLine"]) for each in told] == [
        ("our%20issue/salt/article.md", 7),
        ("layouts/print/style.css", 1),
    ]
    assert {each["artifactLocation"]["uriBaseId"] for each in told} == {"%SRCROOT%"}


def test_judges_that_were_not_asked_are_named_and_have_not_passed(report):
    """The check was run with --no-judges: data and page say it of each of the three."""
    data = json.loads((report.folder / "preflight.json").read_text("utf-8"))

    standings = {each["judge"]: each["standing"] for each in data["verdicts"]}
    assert [name for name, standing in standings.items() if standing == "not asked"] == [
        "EPUBCheck",
        "Ace",
        "veraPDF",
    ]
    page = (report.folder / "preflight.html").read_text("utf-8")
    assert page.count('<li class="not-asked">') == 3
