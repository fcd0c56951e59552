"""The whole flow, on the issue that ships: same bytes everywhere, all or nothing, no way out."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import zipfile
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import pytest
from layouts_for_tests import layout_with

from judges.availability import require, where
from makeready import system_libraries
from makeready.builds import Staff, build_all
from makeready.exits import Exit
from makeready.order import Format, Order, Outcome
from makeready.pipeline import CACHE
from makeready.problems import Code, Severity
from makeready.progress import Progress
from makeready.starting import start_issue

PROJECT = Path(__file__).parents[1]


RELEASE = """
import sys
from makeready.command_line import main
from makeready.preflight.judges import judging
judging._JUDGES = ()
sys.exit(main(["release", *sys.argv[1:]]))
"""
"""A release that no program of others is asked about: their verdicts take minutes, and say yes or no."""


@dataclass(frozen=True)
class Surroundings:
    """Everything around a release that must not show in what it holds."""

    folder: Path
    clock: str
    jobs: int
    environment: dict[str, str] = field(default_factory=dict)
    prefix: tuple[str, ...] = ()
    """A command that the release is run by."""
    umask: int = 0o022

    def release(self) -> dict[str, str]:
        """The sha256 of each file that the shipped issue gives here, released from copies of its folders."""
        for name in ("manuscript", "layouts"):
            shutil.copytree(PROJECT / name, self.folder / name)
        home = self.folder / "home"
        home.mkdir()
        environment = {"PATH": os.environ["PATH"], "HOME": str(home), **self.environment}
        command = [*self.prefix, where("faketime"), self.clock, sys.executable, "-c", RELEASE]
        command += ["--jobs", str(self.jobs)]
        run = subprocess.run(
            command,
            cwd=self.folder,
            env=environment,
            umask=self.umask,
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, run.stderr
        build = self.folder / "build"
        return {
            path.relative_to(build).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in build.rglob("*")
            if path.is_file() and build / CACHE not in path.parents
        }


def network_cut_off() -> tuple[str, ...]:
    """A command that runs another without any network; a test that needs it is skipped where it can't be."""
    as_root = [] if os.geteuid() == 0 else ["--map-root-user"]
    command = ("unshare", "--net", *as_root)
    try:
        subprocess.run([*command, "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        if os.environ.get("CI"):
            pytest.fail(f"the network can't be cut off here: {error}")
        pytest.skip(f"the network can't be cut off here: {error}")
    return command


def test_same_manuscript_same_bytes_and_no_network(tmp_path: Path):
    """Released years later, elsewhere, in another zone, seed, home, umask, locale, number of jobs, cut off.

    Every file of the release is identical, and so are those that the build wrote.
    """
    require("faketime")
    here = Surroundings(tmp_path / "here", "2026-01-31 23:30:00", 2, {"TZ": "UTC", "PYTHONHASHSEED": "1"})
    there = Surroundings(
        tmp_path / "there with a space/deeper",
        "2031-07-01 00:45:00",
        1,
        {"TZ": "Asia/Baku", "PYTHONHASHSEED": "77", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"},
        network_cut_off(),
        0o077,
    )

    first, second = here.release(), there.release()

    assert {"madder-1.pdf", "madder-1.epub", "release/feed.atom", "release/madder-1/SHA256SUMS"} <= set(first)
    assert first == second


@pytest.mark.skipif(os.name != "posix", reason="kills by signal")
def test_a_killed_build_leaves_what_was_there(tmp_path: Path):
    """Killed while it is producing, a build leaves the last good files and nothing beside them."""
    for name in ("madder-1.pdf", "madder-1.epub"):
        (tmp_path / name).write_bytes(b"the last good one")
    command = [sys.executable, "-m", "makeready", "issue", "--verbose", "--output", str(tmp_path)]
    process = subprocess.Popen(
        command, cwd=PROJECT, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    assert process.stderr is not None
    for line in process.stderr:
        if line.startswith("2 "):
            break

    os.killpg(process.pid, signal.SIGKILL)

    assert process.wait() == -signal.SIGKILL
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == {
        "madder-1.pdf": b"the last good one",
        "madder-1.epub": b"the last good one",
    }
    process.stderr.close()


def outcome_of(order: Order) -> Outcome:
    """What comes of an order that this process works on alone."""
    (outcome,) = build_all([order], Progress(silent=True), Staff(jobs=1))
    return outcome


def test_an_error_in_one_format_keeps_the_other_back(tmp_path: Path):
    """Both files are made before one is written: a fault in the print layout leaves the old EPUB too."""
    start_issue(tmp_path / "manuscript")
    shutil.copytree(PROJECT / "layouts", tmp_path / "layouts")
    order = Order(
        tmp_path / "manuscript", tmp_path / "layouts", tmp_path / "build", (Format.EPUB, Format.PDF)
    )
    assert outcome_of(order).exit is Exit.DONE
    before = {path.name: path.read_bytes() for path in order.output.iterdir() if path.is_file()}
    for template in (tmp_path / "layouts/print").rglob("*.jinja"):
        template.write_text("{{ no_such_thing }}")
    with (tmp_path / "manuscript/first-article/article.md").open("a") as text:
        text.write("\nMore words.\n")

    outcome = outcome_of(order)

    assert outcome.exit is Exit.ERRORS
    assert outcome.written == ()
    assert [problem for problem in outcome.problems if problem.severity is Severity.ERROR]
    assert {path.name: path.read_bytes() for path in order.output.iterdir() if path.is_file()} == before


def test_an_ebook_made_alone_tells_the_pages_of_the_print(tmp_path: Path):
    """It is the same to the byte as the one that is made with the PDF."""
    start_issue(tmp_path / "manuscript")
    made = []
    for name, formats in (("alone", (Format.EPUB,)), ("both", (Format.PDF, Format.EPUB))):
        order = Order(tmp_path / "manuscript", PROJECT / "layouts", tmp_path / name, formats)
        outcome = outcome_of(order)
        assert outcome.exit is Exit.DONE
        made.append(outcome.written[-1].read_bytes())

    assert made[0] == made[1]
    with zipfile.ZipFile(BytesIO(made[0])) as book:
        assert b'epub:type="page-list"' in book.read("EPUB/nav.xhtml")


@pytest.mark.parametrize("cause", ["a template of the print is broken", "libraries are missing"])
def test_an_ebook_whose_print_cannot_be_laid_out_does_without(
    cause: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """It is written, and a warning says what it lacks and why."""
    start_issue(tmp_path / "manuscript")
    files = {} if "missing" in cause else {"print/article.html.jinja": "{{ no_such_thing }}"}
    layout = layout_with(tmp_path / "own", files)
    if not files:
        lacking = [need for need in system_libraries.NEEDS if need.libraries][:1]
        monkeypatch.setattr(system_libraries, "missing", lambda _: lacking)
    order = Order(tmp_path / "manuscript", layout.folders[0], tmp_path / "build", (Format.EPUB,))

    outcome = outcome_of(order)

    assert outcome.exit is Exit.DONE
    assert [problem.code for problem in outcome.problems] == [Code.EBOOK_WITHOUT_PAGES]
    assert ("no_such_thing" if files else "libraries") in str(outcome.problems[0])
