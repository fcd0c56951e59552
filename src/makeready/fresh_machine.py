"""Makes a machine ready: system libraries, `.venv`, the locked packages, and for tests the judges.

Run as `python3 -m makeready.fresh_machine [--tests]` with `src` on `PYTHONPATH`. Only the standard library is
imported. A stamp in `.venv` holds what was installed for; while it stands, there is nothing to do.
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
from makeready.system_libraries import Missing, System

PROJECT = Path(__file__).resolve().parents[2]
ENVIRONMENT = PROJECT / ".venv"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
JUDGES = PROJECT / "tests" / "judges"
OLDEST_PYTHON = (3, 11)


class Unready(Exception):
    """The machine can't be made ready; the text says what a person has to do."""


def main(arguments: list[str]) -> int:
    """The exit code of making the machine ready."""
    for_tests = "--tests" in arguments
    stamp = ENVIRONMENT / ("ready-for-tests" if for_tests else "ready")
    try:
        _check_python()
        if not (PYTHON.exists() and stamp.is_file() and stamp.read_text() == _wanted(for_tests=for_tests)):
            _make_ready(stamp, for_tests=for_tests)
        stamp.touch()  # newer than the lock, as `make` looks at it
    except (Missing, Unready) as reason:
        print(f"makeready: {reason}", file=sys.stderr)
        return Exit.MISSING
    except KeyboardInterrupt:
        print("makeready: stopped; the next run goes on from here.", file=sys.stderr)
        return Exit.STOPPED
    return Exit.DONE


def _make_ready(stamp: Path, *, for_tests: bool) -> None:
    stamp.unlink(missing_ok=True)
    install_libraries(for_tests=for_tests)
    make_environment()
    install_packages("requirements-tests.lock" if for_tests else "requirements.lock")
    if for_tests:
        install_judges()
    stamp.write_text(_wanted(for_tests=for_tests))


def _check_python() -> None:
    if sys.version_info[:2] < OLDEST_PYTHON:
        version = ".".join(map(str, sys.version_info[:2]))
        raise Unready(f"Python 3.11 or later is needed and this is {version}: make issue PYTHON=python3.12")


def _wanted(*, for_tests: bool) -> str:
    """What the stamp has to say: a digest of all that decides what is installed."""
    files = ["pyproject.toml", "requirements.lock", "src/makeready/system_libraries.py"]
    if for_tests:
        files += ["requirements-tests.lock", "tests/judges/package-lock.json"]
    digest = hashlib.sha256(f"{PROJECT} {sys.version}".encode())
    for path in map(PROJECT.joinpath, files):
        digest.update(path.read_bytes() if path.exists() else b"")
    return digest.hexdigest()


# --- System libraries ---------------------------------------------------------------------------


def install_libraries(*, for_tests: bool) -> None:
    """Installs what is missing where that is allowed; otherwise raises `Missing` with the line that does."""
    needs = system_libraries.missing(for_tests=for_tests)
    system = system_libraries.this_system()
    if needs and system and (prefix := _right_to_install(system)) is not None:
        _say(f"Installing on this machine: {', '.join(need.name for need in needs)}")
        _install(system, prefix, system_libraries.packages_of(needs, system))
        needs = [need for need in needs if not system_libraries.look_up(need).found]
    needed = [need for need in needs if not need.tests_only or os.environ.get("CI")]
    if needed:
        raise Missing(needed)
    if needs:
        _say(f"The tests that need {', '.join(need.name for need in needs)} will be skipped. To install:")
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


def install_judges() -> None:
    """Installs the judges that come from npm; without them their tests are skipped, but never under CI."""
    npm = shutil.which("npm")
    if not npm or not (JUDGES / "package-lock.json").exists():
        return
    _say("Installing the judges of tests/judges (once)")
    command = [npm, "ci", "--no-audit", "--no-fund", "--loglevel=error"]
    environment = {**os.environ, "PUPPETEER_SKIP_DOWNLOAD": "1", "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD": "1"}
    done = subprocess.run(command, cwd=JUDGES, env=environment, stdout=sys.stderr, check=False)
    if done.returncode != 0 and os.environ.get("CI"):
        raise Unready("the judges of tests/judges could not be installed; npm's message stands above.")


def _run(command: list[str], failed: str) -> None:
    if subprocess.run(command, stdout=sys.stderr, check=False).returncode != 0:
        raise Unready(failed)


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
