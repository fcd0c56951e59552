"""Where and on what was measured: figures taken elsewhere are another table's."""

from __future__ import annotations

import hashlib
import os
import platform
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

PROJECT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Circumstances:
    """All that a figure depends on, as it is told."""

    machine: str
    programs: str
    how: str

    def as_text(self) -> str:
        """A paragraph that says it all."""
        return f"{self.how}\n{self.machine}\n{self.programs}"


def circumstances(runs: int, peers: dict[str, str], sample: str) -> Circumstances:
    """What holds on this machine now, on samples that are called so."""
    tools = {
        "Python": platform.python_version(),
        "Makeready": f"{version('makeready')} ({digest_of('src', 'layouts')})",
    }
    named = ", ".join(f"{name} {number}" for name, number in (tools | peers).items())
    return Circumstances(
        machine=f"Machine: {_processor()}, {_cores()} cores, {_system()}.",
        programs=f"Programs: {named}.",
        how=f"Medians of {runs} runs, taken in turn, on {sample}. A ratio is that of the medians.",
    )


def _processor() -> str:
    information = Path("/proc/cpuinfo")
    lines = information.read_text(encoding="utf-8").splitlines() if information.is_file() else []
    models = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(models, platform.processor() or platform.machine())


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _system() -> str:
    try:
        return f"{platform.freedesktop_os_release()['PRETTY_NAME']}, {platform.system()} {platform.release()}"
    except OSError:
        return platform.platform()


def digest_of(*folders: str) -> str:
    """A name for the state of what stands in these folders of the project."""
    digest = hashlib.sha256()
    for path in _files(folders):
        digest.update(path.relative_to(PROJECT).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:8]


def _files(folders: Iterable[str]) -> list[Path]:
    found = (path for folder in folders for path in (PROJECT / folder).rglob("*") if path.is_file())
    return sorted(path for path in found if path.suffix != ".pyc")
