"""A build in another process, time, time zone and home, with other hashes, to hold beside a build here."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from layouts_for_tests import SHIPPED

_PROGRAM = """
import sys, time
from importlib import import_module
from pathlib import Path
time.time = lambda: 4_000_000_000.0
from makeready.composing.templates import open_layout
from makeready.reading.manuscript import read_manuscript
manuscript, layout, module, function = sys.argv[1:]
issue, _ = read_manuscript(Path(manuscript))
make = getattr(import_module(module), function)
sys.stdout.buffer.write(make(issue, open_layout(Path(layout)))[0])
"""


def built_elsewhere(make: Callable[..., Any], manuscript: Path, home: Path) -> bytes:
    """What `make`, which is `pdf_bytes` or `epub_bytes`, gives for the manuscript with the shipped layout."""
    environment = os.environ | {
        "HOME": str(home),
        "PYTHONHASHSEED": "77",
        "PYTHONPATH": os.pathsep.join(str(SHIPPED.parent / name) for name in ("src", "tests")),
        "TZ": "Pacific/Auckland",
    }
    command = [sys.executable, "-c", _PROGRAM, str(manuscript), str(SHIPPED), make.__module__, make.__name__]
    return subprocess.run(command, capture_output=True, check=True, env=environment, cwd=home).stdout
