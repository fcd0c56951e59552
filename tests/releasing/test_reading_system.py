"""The reading system that goes into a release is the published one, whole and unchanged."""

from __future__ import annotations

import json
import re

from judges.availability import NODE_MODULES, require
from makeready.releasing import reader_page


def test_it_is_the_locked_package() -> None:
    """Each file of foliate-js is that of the npm package, in the version that the release tells."""
    require("reader")
    package = NODE_MODULES / "foliate-js"
    kept = {name.removeprefix("foliate-js/"): data for name, data in reader_page.reader_files()}
    own = {"read.js", "vendor/LICENSE"}
    assert len(kept.keys() - own) > 5
    assert {name: data for name, data in kept.items() if name not in own} == {
        name: (package / name).read_bytes() for name in kept.keys() - own
    }
    version = json.loads((package / "package.json").read_text("utf-8"))["version"]
    assert reader_page.READING_SYSTEM.version == version


def test_all_that_an_ebook_needs_is_there() -> None:
    """Whatever a file imports at once is among them; what it may import later is for other kinds of book."""
    files = {name: data.decode() for name, data in reader_page.reader_files() if name.endswith(".js")}
    other = {
        "comic-book.js",
        "fb2.js",
        "mobi.js",
        "vendor/fflate.js",
        "fixed-layout.js",
        "search.js",
        "tts.js",
    }
    for name, text in files.items():
        folder = "foliate-js" if name.startswith("foliate-js/") else ""
        for wanted in re.findall(r"""(?:from|import)\s*\(?['"]\./([^'"]+)""", text):
            assert f"{folder}/{wanted}".strip("/") in files or wanted in other, (name, wanted)


def test_the_licences_go_with_it() -> None:
    """That of foliate-js and that of zip.js in it."""
    names = {name for name, _ in reader_page.reader_files()}
    assert {"foliate-js/LICENSE", "foliate-js/vendor/LICENSE"} <= names
