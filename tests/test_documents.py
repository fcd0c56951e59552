"""The documents say what is true: links lead somewhere, commands can be run, numbers agree with the code."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

import pytest

from makeready.command_line import cli
from makeready.exits import Exit
from makeready.parts import ON_PAGES
from makeready.problems import Code
from makeready.reading.manuscript import read_manuscript

PROJECT = Path(__file__).parents[1]
DOCUMENTS = {
    name: (PROJECT / name).read_text("utf-8")
    for name in (
        "README.md",
        "CHANGELOG.md",
        "manuscript/README.md",
        "layouts/README.md",
        "src/makeready/README.md",
        "tests/README.md",
        "tests/bench/README.md",
    )
    if (PROJECT / name).is_file()
}


def shell_lines(text: str) -> list[str]:
    """The commands that a reader is told to type."""
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    inline = re.findall(r"`((?:make|\.venv/bin/makeready|makeready) [^`\n]+)`", text)
    return [line.strip() for block in blocks for line in block.splitlines() if line.strip()] + inline


COMMANDS = sorted({line for text in DOCUMENTS.values() for line in shell_lines(text)})


def test_every_reader_has_a_document():
    """A page each for the editor, the designer and the engineers."""
    assert len(DOCUMENTS) == 7


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_lead_somewhere(name: str):
    """Every link to a file of the project finds it."""
    prose = re.sub(r"```.*?```|<!--.*?-->", "", DOCUMENTS[name], flags=re.DOTALL)
    links = re.findall(r"(?<!`)\]\(([^)#\s]+)[^)]*\)", re.sub(r"`[^`\n]*`", "", prose))

    missing = [
        link for link in links if "://" not in link and not (PROJECT / name).parent.joinpath(link).exists()
    ]

    assert missing == []


@pytest.mark.parametrize("line", [line for line in COMMANDS if line.startswith("make ")])
def test_targets_exist(line: str):
    """What a reader is told to make can be made."""
    command = shlex.split(line, comments=True)

    run = subprocess.run([*command, "--dry-run"], cwd=PROJECT, capture_output=True, text=True, check=False)

    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize("line", [line for line in COMMANDS if "makeready " in line.split("-m")[0]])
def test_commands_are_known(line: str):
    """Every command and option of the program that a document names is one it has."""
    words = shlex.split(line, comments=True)[1:]
    command = cli
    while words and words[0] in getattr(command, "commands", {}):
        command = command.commands[words.pop(0)]
    options = {
        option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)
    }

    assert command is not cli
    assert {word.split("=")[0] for word in words if word.startswith("-")} <= options


def test_the_first_page_names_what_is_built():
    """The files that the README promises are those that the shipped issue gives."""
    issue, _ = read_manuscript(PROJECT / "manuscript")
    assert issue is not None

    assert f"build/{issue.slug}.pdf and build/{issue.slug}.epub" in DOCUMENTS["README.md"]


def test_the_table_of_exits_is_the_enum():
    """The README tells the numbers that the program ends with."""
    told = {int(number) for number in re.findall(r"^\| (\d+) \|", DOCUMENTS["README.md"], re.MULTILINE)}

    assert told == {code.value for code in Exit}


def test_an_editor_reads_of_every_rule():
    """The table of marks has each code of the house's style and of the pages, and none that is gone."""
    rules = (PROJECT / "src/makeready/preflight/house_style").glob("*.py")
    named = {name for rule in rules for name in re.findall(r"\bCode\.(\w+)", rule.read_text("utf-8"))}
    marks = {Code[name].value.code for name in named} | {code.value.code for code in ON_PAGES}
    (table,) = re.findall(r"\| Code \|.*?\n\n", DOCUMENTS["manuscript/README.md"], re.DOTALL)
    cells = re.findall(r"^\| (`.*?`) \|", table, re.MULTILINE)

    assert len(named) > 10
    assert {code for cell in cells for code in re.findall(r"`([\w-]+)`", cell)} == marks


def test_every_target_is_told():
    """The README's table names each target of the Makefile, so that none is hidden or left over."""
    makefile = (PROJECT / "Makefile").read_text("utf-8")
    (phony,) = re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)

    assert set(re.findall(r"`make (\w+)`", DOCUMENTS["README.md"])) | {"format"} >= set(phony.split())
