"""Pandoc, the program: where it is, and a source given to it inside fences."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from makeready.exits import Ended, Exit
from makeready.importing.text_source import NotImported
from makeready.system_libraries import PANDOC_REMEDY

SECONDS = 60
MEMORY = "512m"


class PandocMissing(Ended):
    """Pandoc is not on this machine; the text says how it comes."""

    exit = Exit.MISSING

    def __init__(self) -> None:
        super().__init__(f"pandoc is missing, which reads such a source. Install it with\n  {PANDOC_REMEDY}")


def pandoc_json(data: bytes, reader: str) -> bytes:
    """The document in `data` as pandoc's JSON; `reader` is what pandoc calls the format: "docx".

    Pandoc gets the bytes alone. It runs in an empty folder, may open no file and no address, and has a minute
    and half a gigabyte. Raises `NotImported` where it can't read them, `PandocMissing` where it is not there.
    """
    command = [str(program()), "+RTS", f"-M{MEMORY}", "-RTS", "--sandbox", f"--from={reader}", "--to=json"]
    with tempfile.TemporaryDirectory(prefix="makeready-pandoc-") as folder:
        command += ["--data-dir", folder]
        try:
            run = subprocess.run(
                command, input=data, cwd=folder, capture_output=True, timeout=SECONDS, check=False
            )
        except subprocess.TimeoutExpired:
            raise NotImported(
                f"pandoc found no end to it in {SECONDS} seconds; nothing was written."
            ) from None
    if run.returncode != 0:
        said = run.stderr.decode("utf-8", "replace").strip().splitlines()
        raise NotImported(f"pandoc can't read it: {said[-1] if said else 'it gave no reason'}")
    return run.stdout


@cache
def program() -> Path:
    """The pandoc that came with the packages, or else the machine's own; raises `PandocMissing`."""
    package = find_spec("pypandoc")
    if package and package.origin:
        for name in ("pandoc", "pandoc.exe"):
            packed = Path(package.origin).parent / "files" / name
            if packed.is_file():
                return packed
    if own := shutil.which("pandoc"):
        return Path(own)
    raise PandocMissing
