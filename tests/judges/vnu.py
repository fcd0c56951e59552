"""The Nu Html Checker, which the W3C runs: whether web pages keep the standard of HTML."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path

from .availability import NODE_MODULES, require, where

JAR = NODE_MODULES / "vnu-jar/build/dist/vnu.jar"


def findings(pages: Iterable[Path]) -> list[str]:
    """What it finds wrong in them, errors and warnings, a line each."""
    require("vnu")
    quick = ("-XX:TieredStopAtLevel=1", "-Xss4m")
    asked = [where("Java"), *quick, "-jar", str(JAR), "--format", "json", "--stdout", "--exit-zero-always"]
    asked.append("--no-langdetect")  # it guesses by chance, and takes words of a test for Vietnamese
    run = subprocess.run([*asked, *map(str, pages)], capture_output=True, text=True, timeout=120, check=True)
    return [
        f"{Path(told['url']).name}:{told.get('lastLine', 0)}: {told['message']}"
        for told in json.loads(run.stdout)["messages"]
        if told["type"] != "info" or told.get("subType") == "warning"
    ]
