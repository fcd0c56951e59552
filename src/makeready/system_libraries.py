"""What Makeready needs of the machine beside Python packages: one table, and how to look each thing up.

Only the standard library is imported, so that a machine with nothing installed can run this.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum, IntEnum
from pathlib import Path

from makeready.exits import Ended, Exit


class System(Enum):
    """A kind of machine, with the one line that installs packages on it."""

    DEBIAN = "apt-get install -y --no-install-recommends"
    FEDORA = "dnf install -y"
    MACOS = "brew install"
    WINDOWS = "C:\\msys64\\usr\\bin\\pacman -S --needed --noconfirm"

    @property
    def label(self) -> str:
        """What people call it."""
        return _LABELS[self]


_LABELS = {
    System.DEBIAN: "Debian/Ubuntu",
    System.FEDORA: "Fedora",
    System.MACOS: "macOS",
    System.WINDOWS: "Windows (MSYS2)",
}


JUDGES_HOME = Path(sys.prefix) / "judges"
"""Where the judges that come from npm are installed: beside the Python packages."""

PANDOC_REMEDY = "make .venv/ready-for-imports"
"""The line that installs pandoc, which comes as a Python package and only when `make import` wants it."""


class For(IntEnum):
    """What a machine is made ready for; each asks the machine for all that the one before it does."""

    BUILDS = 0
    IMPORTS = 1
    PUBLISHING = 2
    CHECKS = 3
    TESTS = 4


@dataclass(frozen=True)
class Need:
    """One thing that has to be on the machine."""

    name: str
    purpose: str
    packages: dict[System, str]
    """Package names by system, with spaces between; a system is left out where no package is known."""
    libraries: tuple[str, ...] = ()
    """What the dynamic loader may know it as; the first that loads is taken."""
    commands: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    module: str = ""
    version: str = ""
    """For a library, its function that gives the version; for a command, the option that prints it."""
    at_least: int = 0
    wanted_by: For = For.BUILDS
    linux_only: bool = False


_PANGO = {
    System.DEBIAN: "libpango-1.0-0",
    System.FEDORA: "pango",
    System.MACOS: "pango",
    System.WINDOWS: "mingw-w64-ucrt-x86_64-pango",
}
_JAVA = {
    System.DEBIAN: "default-jre-headless",
    System.FEDORA: "java-latest-openjdk-headless",
    System.MACOS: "openjdk",
}
_VENV = {System.DEBIAN: f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"}


def _shared(stem: str, abi: str) -> tuple[str, ...]:
    """The names of one shared library on Linux, macOS and Windows, as WeasyPrint asks for them."""
    return (f"lib{stem}.so.{abi}", f"lib{stem}.{abi}.dylib", f"lib{stem}-{abi}.dll")


NEEDS = (
    Need("venv", "makes the environment", _VENV, module="ensurepip"),
    Need("GLib", "carries Pango", _PANGO, _shared("gobject-2.0", "0")),
    Need(
        "Pango", "sets the type of the PDF", _PANGO, _shared("pango-1.0", "0"), version="pango_version_string"
    ),
    Need(
        "PangoFT2",
        "gives Pango the layouts' own fonts",
        {**_PANGO, System.DEBIAN: "libpangoft2-1.0-0"},
        _shared("pangoft2-1.0", "0"),
    ),
    Need(
        "HarfBuzz",
        "shapes letters",
        {**_PANGO, System.DEBIAN: "libharfbuzz0b", System.FEDORA: "harfbuzz"},
        _shared("harfbuzz", "0"),
        version="hb_version_string",
    ),
    Need(
        "HarfBuzz subset",
        "cuts fonts down to the letters used; without it every document costs a second more",
        {**_PANGO, System.DEBIAN: "libharfbuzz-subset0", System.FEDORA: "harfbuzz"},
        _shared("harfbuzz-subset", "0"),
    ),
    Need(
        "fontconfig",
        "finds fonts",
        {**_PANGO, System.DEBIAN: "libfontconfig1", System.FEDORA: "fontconfig"},
        _shared("fontconfig", "1"),
        version="FcGetVersion",
    ),
    Need(
        "Java",
        "runs EPUBCheck and veraPDF",
        _JAVA,
        commands=("java",),
        version="-version",
        at_least=11,
        wanted_by=For.CHECKS,
    ),
    Need(
        "JAXB",
        "lets veraPDF read its profiles",
        {System.DEBIAN: "libjaxb-java"},
        files=("/usr/share/java/jaxb-runtime.jar",),
        wanted_by=For.CHECKS,
    ),
    Need(
        "Chromium",
        "opens the ebook as a reader does, and runs Ace",
        {System.DEBIAN: "chromium", System.FEDORA: "chromium"},
        commands=("chromium", "chromium-browser", "google-chrome"),
        files=("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",),
        version="--version",
        wanted_by=For.CHECKS,
    ),
    Need(
        "Node",
        "runs Ace",
        {System.DEBIAN: "nodejs", System.FEDORA: "nodejs", System.MACOS: "node"},
        commands=("node",),
        version="--version",
        at_least=18,
        wanted_by=For.CHECKS,
    ),
    Need(
        "npm",
        "installs Ace",
        {System.DEBIAN: "npm", System.FEDORA: "nodejs-npm", System.MACOS: "node"},
        commands=("npm",),
        version="--version",
        wanted_by=For.CHECKS,
    ),
    Need(
        "qpdf",
        "checks the PDF's syntax",
        {System.DEBIAN: "qpdf", System.FEDORA: "qpdf", System.MACOS: "qpdf"},
        commands=("qpdf",),
        version="--version",
        wanted_by=For.TESTS,
    ),
    Need(
        "Poppler",
        "reads the PDF a second way",
        {System.DEBIAN: "poppler-utils", System.FEDORA: "poppler-utils", System.MACOS: "poppler"},
        commands=("pdftotext",),
        version="-v",
        wanted_by=For.TESTS,
    ),
    Need(
        "Ghostscript",
        "separates the printer's PDF into its plates",
        {System.DEBIAN: "ghostscript", System.FEDORA: "ghostscript", System.MACOS: "ghostscript"},
        commands=("gs",),
        version="--version",
        wanted_by=For.TESTS,
    ),
    Need(
        "libatomic",
        "runs the driver that opens the ebook in Chromium",
        {System.DEBIAN: "libatomic1", System.FEDORA: "libatomic"},
        libraries=("libatomic.so.1",),
        wanted_by=For.TESTS,
        linux_only=True,
    ),
    Need(
        "sshd",
        "is the server that releases are published on over SFTP",
        {System.DEBIAN: "openssh-server", System.FEDORA: "openssh-server"},
        commands=("sshd",),
        files=("/usr/sbin/sshd",),
        wanted_by=For.TESTS,
    ),
    Need(
        "Apache",
        "is the same over WebDAV",
        {System.DEBIAN: "apache2-bin", System.FEDORA: "httpd"},
        commands=("apache2", "httpd"),
        files=("/usr/sbin/apache2", "/usr/sbin/httpd"),
        wanted_by=For.TESTS,
    ),
    Need(
        "faketime",
        "lets a build run at another hour",
        {System.DEBIAN: "faketime", System.FEDORA: "libfaketime", System.MACOS: "libfaketime"},
        commands=("faketime",),
        wanted_by=For.TESTS,
    ),
)

_LIBRARY_FOLDERS = ("/opt/homebrew/lib", "/usr/local/lib") if sys.platform == "darwin" else ()
_DLL_FOLDERS = "C:\\msys64\\ucrt64\\bin;C:\\msys64\\mingw64\\bin;C:\\Program Files\\GTK3-Runtime Win64\\bin"


class Missing(Ended):
    """The machine lacks `needs`; the text says what they are for and how they come."""

    exit = Exit.MISSING

    def __init__(self, needs: list[Need]) -> None:
        rows = "".join(f"\n  {need.name}: {need.purpose}" for need in needs)
        super().__init__(f"this machine lacks{rows}\nInstall with\n  {remedy(needs)}")


@dataclass(frozen=True)
class Finding:
    """What was found of a need: where it is and its version; `found` is false where missing or too old."""

    need: Need
    found: bool
    version: str = ""
    where: str = ""


def look_up(need: Need) -> Finding:
    """Where `need` is on this machine and which version it has."""
    if need.linux_only and sys.platform != "linux":
        return Finding(need, found=True)
    if need.module:
        return Finding(need, importlib.util.find_spec(need.module) is not None)
    if need.libraries:
        return _look_up_library(need)
    return _look_up_command(need)


def missing(wanted: For) -> list[Need]:
    """What has to be installed before Makeready can do all that is wanted."""
    asked = [need for need in NEEDS if need.wanted_by <= wanted]
    return [need for need in asked if not look_up(need).found]


def demand() -> None:
    """Goes on where the machine has all that a PDF needs; otherwise raises `Missing`."""
    if needs := [need for need in missing(For.BUILDS) if need.libraries]:
        raise Missing(needs)


def this_system() -> System | None:
    """The kind of machine this is, or None where none of the known installers is at hand."""
    if sys.platform == "win32":
        return System.WINDOWS
    installers = {"apt-get": System.DEBIAN, "dnf": System.FEDORA, "brew": System.MACOS}
    return next((system for command, system in installers.items() if shutil.which(command)), None)


def packages_of(needs: Iterable[Need], system: System) -> list[str]:
    """The packages that bring `needs` on `system`, each named once."""
    named = [need.packages[system] for need in needs if system in need.packages]
    return list(dict.fromkeys(" ".join(named).split()))


def remedy(needs: Iterable[Need]) -> str:
    """The line that installs `needs` here; on a machine of unknown kind, the line for each known one."""
    needs = list(needs)
    here = this_system()
    lines = {
        system: f"{_as_root(system)}{system.value} {' '.join(packages_of(needs, system))}"
        for system in ([here] if here else System)
        if packages_of(needs, system)
    }
    if here:
        return lines.get(here, f"no package of {here.label} is known for it")
    return "\n".join(f"{system.label}: {line}" for system, line in lines.items())


def _as_root(system: System) -> str:
    needs_sudo = system in (System.DEBIAN, System.FEDORA) and hasattr(os, "geteuid") and os.geteuid() != 0
    return "sudo " if needs_sudo else ""


def _look_up_library(need: Need) -> Finding:
    if sys.platform == "win32":
        for folder in os.environ.get("WEASYPRINT_DLL_DIRECTORIES", _DLL_FOLDERS).split(";"):
            with suppress(OSError):
                os.add_dll_directory(folder)
    in_folders = [f"{folder}/{name}" for folder in _LIBRARY_FOLDERS for name in need.libraries]
    for name in (*need.libraries, *in_folders):
        with suppress(OSError):
            return Finding(need, found=True, version=_library_version(ctypes.CDLL(name), need), where=name)
    return Finding(need, found=False)


def _library_version(library: ctypes.CDLL, need: Need) -> str:
    if not need.version:
        return ""
    function = getattr(library, need.version)
    if need.version == "FcGetVersion":  # a number such as 21401
        number = function()
        return f"{number // 10000}.{number // 100 % 100}.{number % 100}"
    function.restype = ctypes.c_char_p
    return str(function().decode())


def _look_up_command(need: Need) -> Finding:
    for candidate in (*need.commands, *need.files):
        where = shutil.which(candidate) or (candidate if Path(candidate).is_file() else None)
        if where:
            version = _command_version(where, need.version)
            major = int(version.split(".")[0]) if version else 0
            return Finding(need, major >= need.at_least, version, where)
    return Finding(need, found=False)


def _command_version(command: str, option: str) -> str:
    """The first number with a dot that `command option` prints; "" where it can't be run."""
    if not option or not Path(command).is_file():
        return ""
    with suppress(OSError, subprocess.SubprocessError):
        run = subprocess.run([command, option], capture_output=True, text=True, timeout=30, check=False)
        found = re.search(r"\d+(?:\.\d+)+", run.stdout + run.stderr)
        return found.group() if found else ""
    return ""
