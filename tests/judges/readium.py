"""Readium's toolkit: what a reading app finds in an OPDS 2.0 publication, less what it can't read."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from judges.availability import NODE_MODULES, require, where

PROGRAM = Path(__file__).with_name("readium.mjs")


def read(publication: bytes) -> dict[str, Any]:
    """Its metadata, links and images, as the toolkit writes them again."""
    require("readium")
    package = NODE_MODULES / "@readium" / "shared"
    entry = package / json.loads((package / "package.json").read_text("utf-8"))["module"]
    run = subprocess.run(
        [where("Node"), str(PROGRAM), str(entry)],
        input=publication,
        capture_output=True,
        timeout=60,
        check=True,
    )
    found: dict[str, Any] = json.loads(run.stdout)
    return found
