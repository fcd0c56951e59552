"""Programs of others that make the same magazine: their commands, and which of them are installed."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

from bench.measuring import Command, bare_environment
from bench.sample.making import Sample

COMMANDS = {
    "WeasyPrint": "weasyprint magazine.html {output}",
    "Paged.js": "pagedjs-cli -i magazine.html -o {output} --outline-tags h1,h2 -t 600000",
    "Vivliostyle": """vivliostyle build -c vivliostyle-html.config.js -t 600
        --executable-browser {chromium} -o {output}""",
    "Typst": "typst compile magazine.typ {output}",
    "pandoc": """pandoc -f markdown -t epub3 --metadata-file pandoc-meta.yaml -M {title} -M {author}
        --file-scope --toc --split-level=1 --css epub.css --epub-cover-image {cover}
        -o {output} {articles}""",
}
"""What each is called by, in the folder of a sample. Title and author come from pandoc-meta.yaml, but pandoc
wants them once more: an article's own would stand for the book's."""

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
NEED_BROWSER = ("Paged.js", "Vivliostyle")


class NotInstalled(Exception):
    """A peer, or what it needs, is not on this machine."""


class Peers:
    def __init__(self, folders: str = "", browser: str = "") -> None:
        """Peers are looked for in `folders`, written as on PATH, then on PATH, then beside this Python."""
        path = [folders, os.environ.get("PATH", ""), str(Path(sys.executable).parent)]
        self.path = os.pathsep.join(filter(None, path))
        self.environment = bare_environment() | {"PATH": self.path}
        found = filter(None, (self._look_up(name) for name in BROWSERS))
        self.browser = browser or next(found, "")
        if self.browser:
            self.environment["PUPPETEER_EXECUTABLE_PATH"] = self.browser

    def command(self, peer: str, sample: Sample, output: Path) -> Command:
        """The command that has `peer` make `output` from a sample."""
        program, *words = COMMANDS[peer].split()
        slots = {"{output}": [str(output)], "{chromium}": [self.browser]}
        if peer == "pandoc":
            slots |= _for_pandoc(sample.peers)
        filled = [part for word in words for part in slots.get(word, [word])]
        return Command((self._where(peer, program), *filled), sample.peers, self.environment)

    def versions(self) -> dict[str, str]:
        """The versions of the peers that are installed, and of the browser."""
        versions = {}
        for peer, command in COMMANDS.items():
            where = self._look_up(command.split()[0])
            if where:
                versions[peer] = _packaged_version(Path(where)) or self._told_version(where)
        if self.browser:
            versions["Chromium"] = self._told_version(self.browser)
        return versions

    def _where(self, peer: str, program: str) -> str:
        where = self._look_up(program)
        if not where:
            raise NotInstalled(f"{peer} is not installed: no {program} on PATH or in PEERS")
        if peer in NEED_BROWSER and not self.browser:
            raise NotInstalled(f"{peer} needs Chromium: none on PATH, and CHROMIUM names none")
        return where

    def _look_up(self, program: str) -> str | None:
        return shutil.which(program, path=self.path)

    def _told_version(self, where: str) -> str:
        answer = subprocess.run(
            [where, "--version"],
            check=False,
            capture_output=True,
            text=True,
            env=self.environment,
            timeout=60,
        )
        return (re.search(r"\d+(\.\d+)+", answer.stdout) or ["unknown"])[0]


def _packaged_version(where: Path) -> str:
    """The version of a program that comes from npm, as not each tells it; "" for others."""
    folders = [folder for folder in where.resolve().parents if "node_modules" in folder.parts]
    package = next(
        (folder / "package.json" for folder in folders if (folder / "package.json").is_file()), None
    )
    return json.loads(package.read_text(encoding="utf-8")).get("version", "") if package else ""


def _for_pandoc(folder: Path) -> dict[str, list[str]]:
    facts = yaml.safe_load((folder / "pandoc-meta.yaml").read_text(encoding="utf-8"))
    return {
        "{title}": [f"title={facts['title']}"],
        "{author}": [f"author={facts['author']}"],
        "{cover}": [str(min((folder / "images").glob("fig-*-a.jpg")))],
        "{articles}": sorted(path.name for path in folder.glob("art-*.md")),
    }
