"""RFC 4287's own schema of Atom, judged by Jing of EPUBCheck, and the rules that no grammar can say."""

from __future__ import annotations

import re
import subprocess
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from lxml import etree

from .availability import require, where

SCHEMA = Path(__file__).with_name("atom.rnc")
_DRIVER = "com.thaiopensource.relaxng.util.Driver"

RULES = {
    "//a:feed[not(a:author) and a:entry[not(a:author)]]": "a feed without author has an entry without one",
    "//a:entry[not(a:link[@rel='alternate' or not(@rel)] or a:content)]": "an entry has no page, no content",
    "//a:entry[not(a:author or ../a:author or a:source/a:author)]": "an entry has no author, nor its feed",
    "//a:entry[(a:content/@src) and not(a:summary)]": "content that is elsewhere has no summary",
    "//a:id[not(contains(., ':'))]": "an id is no absolute IRI",
}
"""The schema's notes for Schematron, which Jing passes over; and 4.1.1.1 and 4.2.6."""


def faults(*documents: bytes) -> list[str]:
    """What is wrong in some feeds, or entries of their own: a line for each fault, in their order."""
    require("epubcheck")
    with TemporaryDirectory(prefix="makeready-atom-") as folder:
        files = [Path(folder) / f"{number}.xml" for number in range(len(documents))]
        for file, document in zip(files, documents, strict=True):
            file.write_bytes(document)
        told = _judged(files)
    found = re.findall(r"(\d+)\.xml:(\d+):\d+: (?:fatal|error): (.*)", told)
    lines = [(int(number), f"{line}: {words}") for number, line, words in found]
    for number, document in enumerate(documents):
        lines += [(number, words) for words in _broken_rules(document)]
    return [words for _, words in sorted(lines, key=lambda each: each[0])]


def _judged(files: list[Path]) -> str:
    spec = find_spec("epubcheck")
    assert spec is not None
    assert spec.origin is not None
    jars = str(Path(spec.origin).parent / "lib" / "*")
    command = [where("Java"), "-XX:TieredStopAtLevel=1", "-cp", jars, _DRIVER, "-c", str(SCHEMA)]
    run = subprocess.run(
        [*command, *map(str, files)], capture_output=True, text=True, timeout=60, check=False
    )
    assert (run.returncode == 0) == (not run.stdout), run.stdout + run.stderr
    return run.stdout


def _broken_rules(document: bytes) -> list[str]:
    try:
        root = etree.fromstring(document)
    except etree.XMLSyntaxError:
        return []  # which Jing tells
    names = {"a": "http://www.w3.org/2005/Atom"}
    return [words for path, words in RULES.items() if root.xpath(path, namespaces=names)]
