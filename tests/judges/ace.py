"""Ace by DAISY: whether an EPUB is accessible, as far as a program can say. It comes from npm."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from .availability import NODE_MODULES, browser_environment, require, where


def findings(epub: Path, report_folder: Path) -> list[str]:
    """What Ace finds wrong in `epub`, a line each; none where it passes."""
    require("ace")
    command = [str(NODE_MODULES / ".bin" / "ace-cli"), "-E", "-s", "-f", "-o", str(report_folder), str(epub)]
    environment = browser_environment() | {"PUPPETEER_EXECUTABLE_PATH": where("Chromium")}
    run = subprocess.run(
        command, capture_output=True, text=True, timeout=300, check=False, env=environment, cwd=report_folder
    )
    report = report_folder / "report.json"
    if run.returncode not in {0, 2} or not report.is_file():
        raise RuntimeError(f"Ace could not judge {epub}:\n{run.stdout}\n{run.stderr}")
    judged = json.loads(report.read_text("utf-8"))
    found = [
        f"{finding['earl:test']['earl:impact']} {finding['earl:test']['dct:title']}"
        f" {document['earl:testSubject']['url']}"
        for document in judged["assertions"]
        for finding in document["assertions"]
    ]
    assert bool(found) == (run.returncode == 2), "Ace's report and its exit code differ"
    return found
