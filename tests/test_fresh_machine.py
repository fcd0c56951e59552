"""A machine is made ready once, and told what it lacks where that may not be installed."""

from __future__ import annotations

import re
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest

from makeready import fresh_machine, system_libraries
from makeready.exits import Exit
from makeready.system_libraries import NEEDS, For, Need, System

PROJECT = Path(__file__).parents[1]
LOCKS = sorted(f".locks/{path.name}" for path in PROJECT.glob(".locks/requirements*.lock"))
NOWHERE = Need(
    "Unobtainium",
    "sets nothing",
    {System.DEBIAN: "libunobtainium1", System.FEDORA: "unobtainium", System.MACOS: "unobtainium"},
    ("libunobtainium.so.1",),
)


def pinned(lock: str) -> dict[str, list[str]]:
    """The lines of `lock` that name a package, with the hashes below each."""
    packages: dict[str, list[str]] = {}
    for line in (PROJECT / lock).read_text().splitlines():
        if found := re.match(r"([a-z0-9.-]+==\S+)", line):
            hashes = packages.setdefault(found.group(1), [])
        elif found := re.search(r"--hash=sha256:([0-9a-f]{64})", line):
            hashes.append(found.group(1))
    return packages


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_hashes(lock: str):
    """Nothing is installed whose bytes are not known."""
    packages = pinned(lock)

    assert len(packages) > 25
    assert [name for name, hashes in packages.items() if not hashes] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_name_no_registry(lock: str):
    """Where packages come from is the machine's own business."""
    assert "://" not in (PROJECT / lock).read_text()


def test_tests_run_with_the_packages_that_readers_get():
    """Each lock holds what builds need and is held by that of the tests, version for version."""
    builds, tests = map(pinned, (fresh_machine.LOCKS[For.BUILDS], fresh_machine.LOCKS[For.TESTS]))

    assert set(fresh_machine.LOCKS.values()) == set(LOCKS)
    for lock in LOCKS:
        assert set(builds) <= set(pinned(lock)) <= set(tests)


def test_pandoc_comes_only_when_it_is_wanted():
    """It has 162 MB: neither a build nor the checks install it."""
    with_pandoc = [lock for lock in LOCKS if any(name.startswith("pypandoc") for name in pinned(lock))]

    assert with_pandoc == [".locks/requirements-imports.lock", ".locks/requirements-tests.lock"]
    asked = [
        (source, "--imports" in _recipe(source)) for source in ("sent.txt", "Her text.docx", "page.HTML")
    ]
    assert asked == [("sent.txt", False), ("Her text.docx", True), ("page.HTML", True)]


def _recipe(source: str) -> str:
    """What `make import` would do for a source on a machine that has nothing yet."""
    command = ["make", "-n", "-W", "pyproject.toml", "import", f"SOURCE={source}"]
    return subprocess.run(command, cwd=PROJECT, check=True, capture_output=True, text=True).stdout


def test_the_lock_holds_every_dependency():
    """A package added to pyproject.toml is a package locked."""
    facts = tomllib.loads((PROJECT / "pyproject.toml").read_text())
    asked = {re.split(r"[\[>=<]", name)[0] for name in facts["project"]["dependencies"]}

    assert asked <= {name.split("==")[0] for name in pinned(".locks/requirements.lock")}


def test_a_second_run_does_nothing():
    """Where the stamp stands, make has nothing to do and is back at once."""
    subprocess.run(["make", ".venv/ready"], cwd=PROJECT, check=True, capture_output=True)

    start = time.perf_counter()
    second = subprocess.run(["make", ".venv/ready"], cwd=PROJECT, check=True, capture_output=True, text=True)

    assert "up to date" in second.stdout
    assert time.perf_counter() - start < 1


def test_a_changed_lock_is_installed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """What the stamp has to say changes with either lock, each for those who need it."""
    (tmp_path / ".locks").mkdir()
    for name in LOCKS:
        (tmp_path / name).write_text("before")
    monkeypatch.setattr(fresh_machine, "PROJECT", tmp_path)

    def wanted() -> tuple[str, str]:
        return fresh_machine._digest_for(For.BUILDS), fresh_machine._digest_for(For.TESTS)

    before = wanted()
    (tmp_path / ".locks/requirements-tests.lock").write_text("after")
    after_tests_lock = wanted()
    (tmp_path / ".locks/requirements.lock").write_text("after")

    assert after_tests_lock[0] == before[0]
    assert after_tests_lock[1] != before[1]
    assert wanted()[0] != before[0]


def test_an_old_python_is_told_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    """A Python before the oldest that will do ends with 4 and the way out."""
    monkeypatch.setattr(fresh_machine, "OLDEST_PYTHON", (4, 0))

    assert fresh_machine.main([]) == Exit.MISSING
    assert "PYTHON=python3.12" in capsys.readouterr().err


@pytest.fixture
def may_not_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that lacks a library, in the hands of someone who may install nothing."""
    monkeypatch.setattr(system_libraries, "NEEDS", (NOWHERE,))
    monkeypatch.setattr(fresh_machine, "_right_to_install", lambda _system: None)


@pytest.mark.usefixtures("may_not_install")
def test_a_library_that_may_not_be_installed_is_named(monkeypatch: pytest.MonkeyPatch):
    """The one line that installs it is told."""
    monkeypatch.setattr(system_libraries, "this_system", lambda: System.FEDORA)

    with pytest.raises(system_libraries.Missing, match="dnf install -y unobtainium"):
        fresh_machine.install_libraries(For.BUILDS)


@pytest.mark.usefixtures("may_not_install")
def test_on_an_unknown_machine_every_line_is_told(monkeypatch: pytest.MonkeyPatch):
    """Where no installer is known, the lines for the known ones help."""
    monkeypatch.setattr(system_libraries, "this_system", lambda: None)

    with pytest.raises(system_libraries.Missing) as missing:
        fresh_machine.install_libraries(For.BUILDS)

    assert "Debian/Ubuntu: " in str(missing.value)
    assert "Fedora: " in str(missing.value)
    assert "macOS: brew install unobtainium" in str(missing.value)


def test_every_need_can_be_found_and_installed():
    """Each row of the table says how to look and, for Debian, what to install."""
    for need in NEEDS:
        assert need.libraries or need.commands or need.files or need.module, need.name
        assert System.DEBIAN in need.packages, need.name


def test_every_library_of_a_pdf_has_its_line_on_every_system():
    """What a PDF needs can be had everywhere."""
    for need in NEEDS:
        if need.libraries and need.wanted_by is For.BUILDS:
            assert set(need.packages) == set(System), need.name


def test_making_ready_needs_no_package():
    """The bootstrap runs in a Python that has nothing but its standard library."""
    code = "import sys, makeready.fresh_machine; print(*sys.modules)"
    command = [sys.executable, "-S", "-c", code]
    environment = {"PYTHONPATH": str(PROJECT / "src")}
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)

    modules = {name.split(".")[0] for name in run.stdout.split()}
    assert modules <= {*sys.stdlib_module_names, "__main__", "makeready"}
