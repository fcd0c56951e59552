"""A judge's process: run with a time limit, and ended with all its children when that is over."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from makeready.preflight.judges.finding import NotChecked
from makeready.system_libraries import NEEDS, look_up, remedy

LIMIT = 180.0
"""Seconds that a judge may take for one file; three to eight are usual."""

SHOWN = 200
"""Characters of what a crashed judge said last."""


def run(
    command: Sequence[str], *, limit: float = LIMIT, folder: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """What a judge's process printed and its exit code; raises `NotChecked` after `limit` seconds."""
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        cwd=folder,
        env={**_environment(), **environment},
        start_new_session=True,
    )
    try:
        out, err = process.communicate(timeout=limit)
    except subprocess.TimeoutExpired:
        raise NotChecked(f"it took longer than {limit:.0f} seconds") from None
    finally:
        _end(process)
    return subprocess.CompletedProcess(list(command), process.returncode, out, err)


def where(need: str) -> str:
    """The path of a command named in `system_libraries.NEEDS`; raises `NotChecked` where there is none."""
    known = next(known for known in NEEDS if known.name == need)
    found = look_up(known)
    if not found.found:
        raise NotChecked(f"{need} is missing: {'; '.join(remedy([known]).splitlines())}")
    return found.where


def crashed(ran: subprocess.CompletedProcess[str]) -> NotChecked:
    """That a judge gave no answer, with the last that it said."""
    said = [line.strip() for line in (ran.stderr or ran.stdout).splitlines() if line.strip()]
    last = f": {said[-1][:SHOWN].rstrip('.')}" if said else ""
    return NotChecked(f"it ended without an answer (exit {ran.returncode}){last}")


def _environment() -> Mapping[str, str]:
    """What this process has, without the short list of fonts that Makeready keeps for the PDF.

    With it Chromium finds no font of its own and waits for minutes.
    """
    return {name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"}


def _end(process: subprocess.Popen[str]) -> None:
    """Ends a process that is still there, with all that it has started."""
    if process.poll() is not None:
        return
    with suppress(ProcessLookupError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
