"""Makes a machine ready: system libraries, `.venv`, the locked packages, and for checks and tests the judges.

Run as `python3 -m makeready.fresh_machine [--imports | --publishing | --checks | --tests]` with `src` on
`PYTHONPATH`. Only the standard library is imported. A stamp in `.venv` holds what was installed for; while it
stands, there is nothing to do.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from makeready import system_libraries
from makeready.exits import Exit
from makeready.system_libraries import For, Missing, System

PROJECT = Path(__file__).resolve().parents[2]
ENVIRONMENT = PROJECT / ".venv"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
JUDGES = PROJECT / "src" / "makeready" / "preflight" / "judges"
TESTS_JUDGES = PROJECT / "tests" / "judges"
STAMPS = {
    For.BUILDS: "ready",
    For.IMPORTS: "ready-for-imports",
    For.PUBLISHING: "ready-to-publish",
    For.CHECKS: "ready-for-checks",
    For.TESTS: "ready-for-tests",
}
LOCKS = {
    For.BUILDS: ".locks/requirements.lock",
    For.IMPORTS: ".locks/requirements-imports.lock",
    For.PUBLISHING: ".locks/requirements-publish.lock",
    For.CHECKS: ".locks/requirements-checks.lock",
    For.TESTS: ".locks/requirements-tests.lock",
}
OLDEST_PYTHON = (3, 11)


class Unready(Exception):
    """The machine can't be made ready; the text says what a person has to do."""


def main(arguments: list[str]) -> int:
    """The exit code of making the machine ready."""
    wanted = next((each for each in For if f"--{each.name.lower()}" in arguments), For.BUILDS)
    stamp = ENVIRONMENT / STAMPS[wanted]
    try:
        _check_python()
        if not (PYTHON.exists() and stamp.is_file() and stamp.read_text() == _digest_for(wanted)):
            _make_ready(stamp, wanted)
        stamp.touch()  # newer than the lock, as `make` looks at it
    except (Missing, Unready) as reason:
        print(f"makeready: {reason}", file=sys.stderr)
        return Exit.MISSING
    except KeyboardInterrupt:
        print("makeready: stopped; the next run goes on from here.", file=sys.stderr)
        return Exit.STOPPED
    return Exit.DONE


def _make_ready(stamp: Path, wanted: For) -> None:
    stamp.unlink(missing_ok=True)
    install_libraries(wanted)
    make_environment()
    install_packages(LOCKS[wanted])
    if wanted >= For.CHECKS:
        install_judges(JUDGES, ENVIRONMENT / "judges")
    if wanted is For.TESTS:
        install_judges(TESTS_JUDGES, TESTS_JUDGES)
    stamp.write_text(_digest_for(wanted))


def _check_python() -> None:
    if sys.version_info[:2] < OLDEST_PYTHON:
        version = ".".join(map(str, sys.version_info[:2]))
        raise Unready(f"Python 3.11 or later is needed and this is {version}: make issue PYTHON=python3.12")


def _digest_for(wanted: For) -> str:
    """What the stamp has to say: a digest of all that decides what is installed."""
    files = ["pyproject.toml", ".locks/requirements.lock", "src/makeready/system_libraries.py", LOCKS[wanted]]
    if wanted >= For.CHECKS:
        files.append("src/makeready/preflight/judges/package-lock.json")
    if wanted is For.TESTS:
        files.append("tests/judges/package-lock.json")
    digest = hashlib.sha256(f"{PROJECT} {sys.version}".encode())
    for path in map(PROJECT.joinpath, files):
        digest.update(path.read_bytes() if path.exists() else b"")
    return digest.hexdigest()


# --- System libraries ---------------------------------------------------------------------------


def install_libraries(wanted: For) -> None:
    """Installs what is missing where that is allowed; otherwise raises `Missing` with the line that does."""
    needs = system_libraries.missing(wanted)
    system = system_libraries.this_system()
    if needs and system and (prefix := _right_to_install(system)) is not None:
        _say(f"Installing on this machine: {', '.join(need.name for need in needs)}")
        _install(system, prefix, system_libraries.packages_of(needs, system))
        needs = [need for need in needs if not system_libraries.look_up(need).found]
    must_be_whole = wanted is For.TESTS and os.environ.get("CI")
    needed = [need for need in needs if need.wanted_by is For.BUILDS or must_be_whole]
    if needed:
        raise Missing(needed)
    if needs:
        names = ", ".join(need.name for need in needs)
        spared = "tests that need" if wanted is For.TESTS else "judges that need"
        _say(f"The {spared} {names} will be left out. To install:")
        _say(system_libraries.remedy(needs))


def _right_to_install(system: System) -> list[str] | None:
    """What to write before the installer's command; None where this user may not install."""
    if system is System.WINDOWS:
        return None
    if system is System.MACOS or os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    may = sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0
    return [sudo, "-n"] if sudo and may else None


def _install(system: System, prefix: list[str], packages: list[str]) -> None:
    command = [*prefix, *system.value.split(), *packages]
    if system is not System.DEBIAN:
        subprocess.run(command, stdout=sys.stderr, check=False)
        return
    command[len(prefix) : len(prefix)] = ["env", "DEBIAN_FRONTEND=noninteractive"]
    command[-len(packages) : -len(packages)] = ["-q", "-o", "DPkg::Lock::Timeout=300"]
    first_try = subprocess.run(command, capture_output=True, check=False)
    if first_try.returncode != 0:  # the list of packages is not there yet, or too old
        subprocess.run([*prefix, "apt-get", "update", "-q"], stdout=sys.stderr, check=False)
        subprocess.run(command, stdout=sys.stderr, check=False)


# --- The environment and its packages -----------------------------------------------------------


def make_environment() -> None:
    """Leaves `.venv` with a Python of this version and pip."""
    if PYTHON.exists() and _environment_version() == sys.version:
        return
    _say("Making .venv")
    _run([sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)], "the environment could not be made")


def _environment_version() -> str:
    """The version that `.venv` runs; "" where it can't run or has no pip."""
    asked = [str(PYTHON), "-c", "import pip, sys; sys.stdout.write(sys.version)"]
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout


def install_packages(lock: str) -> None:
    """Installs the packages of `lock`, each checked by its hash, and the project itself from its folder."""
    _say(f"Installing the packages of {lock} into .venv (once)")
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    failed = "packages could not be installed; pip's message stands above. Is the network there?"
    _run([*pip, "--require-hashes", "-r", str(PROJECT / lock)], failed)
    _run([*pip, "--no-build-isolation", "--editable", str(PROJECT)], failed)
    # Python may be told to write no bytecode; then every start would compile all of it again.
    packages = ENVIRONMENT / ("Lib" if sys.platform == "win32" else "lib")
    compiling = [str(PYTHON), "-m", "compileall", "-qq", "-j0", str(packages)]
    subprocess.run(compiling, capture_output=True, check=False)


def install_judges(locked: Path, home: Path) -> None:
    """Installs into `home` what comes from npm and stands in the package-lock.json of a folder.

    Where that can't be, its judges are left out and say so; under CI it has to be.
    """
    npm = shutil.which("npm")
    if not npm:
        return
    _say("Installing the judges that come from npm (once)")
    home.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        if home != locked:
            shutil.copyfile(locked / name, home / name)
    command = [npm, "ci", "--no-audit", "--no-fund", "--loglevel=error"]
    environment = {**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1", "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD": "1"}
    done = subprocess.run(command, cwd=home, env=environment, stdout=sys.stderr, check=False)
    if done.returncode != 0 and os.environ.get("CI"):
        raise Unready("the judges could not be installed; npm's message stands above.")


def _run(command: list[str], failed: str) -> None:
    if subprocess.run(command, stdout=sys.stderr, check=False).returncode != 0:
        raise Unready(failed)


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
