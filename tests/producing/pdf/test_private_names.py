"""Seams that only make WeasyPrint faster are left out where they do not fit, and the issue is the same."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from layouts_for_tests import SHIPPED

from makeready.producing.pdf import weasyprint_seams
from makeready.producing.pdf.weasyprint_seams.private_names import FASTER
from makeready.starting import start_issue

ALL = {name for names in FASTER.values() for name in names}

# As a later release might have it, each of the names is given something else. Nobody is put out by that: the
# issue is built in this process.
BUILD = """
import sys, warnings
from importlib import import_module

warnings.simplefilter("ignore")
import weasyprint

def as_later(function):
    def given_else(*given, **named):
        return function(*given, **named)
    return given_else

names, *arguments = sys.argv[1:]
for name in names.split():
    module, _, path = name.partition(":")
    *parts, last = path.split(".")
    owner = import_module(module)
    for part in parts:
        owner = getattr(owner, part)
    setattr(owner, last, as_later(getattr(owner, last)))

from makeready.command_line import main
main(arguments)
from makeready.producing.pdf.weasyprint_seams import IN_PLACE
print(*sorted(IN_PLACE))
"""


@pytest.fixture(scope="module")
def manuscript(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An issue of one article."""
    folder = tmp_path_factory.mktemp("manuscript") / "salt"
    start_issue(folder)
    return folder


@pytest.fixture(scope="module")
def as_it_is(manuscript: Path) -> bytes:
    """The PDF with all seams in place."""
    _, pdf = built(manuscript, manuscript.parent / "as-it-is", set())
    return pdf


def built(manuscript: Path, output: Path, other: set[str]) -> tuple[set[str], bytes]:
    """The seams in place and the PDF, with a WeasyPrint in which `other` names are given something else."""
    order = ["pdf", str(manuscript), "--layouts", str(SHIPPED), "--output", str(output), "--jobs", "1"]
    fonts = Path(weasyprint_seams.__file__).with_name("fonts.conf")
    done = subprocess.run(
        [sys.executable, "-c", BUILD, " ".join(other), *order],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"FONTCONFIG_FILE": str(fonts)},
    )
    (path,) = output.glob("*.pdf")
    return set(done.stdout.splitlines()[-1].split()), path.read_bytes()


def test_all_fit_the_release_that_is_installed():
    """None is left out unnoticed."""
    assert set(FASTER) < weasyprint_seams.IN_PLACE


@pytest.mark.parametrize(
    ("other", "left_out"),
    [
        ({"weasyprint.layout.inline:strut"}, {"line_breaking", "lines_set_once"}),
        ({"weasyprint.css:Style.anonymous_style.func"}, {"kept_styles"}),
        (ALL, set(FASTER)),
    ],
    ids=["a function", "a property", "all"],
)
def test_what_does_not_fit_is_left_out(
    other: set[str], left_out: set[str], manuscript: Path, as_it_is: bytes, tmp_path: Path
):
    """The others stay in place, and the PDF is the same to the byte."""
    in_place, pdf = built(manuscript, tmp_path, other)

    assert weasyprint_seams.IN_PLACE - in_place == left_out
    assert pdf == as_it_is
