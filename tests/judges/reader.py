"""A reading system, foliate-js in Chromium: whether a book opens, turns its pages and shows all it holds."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .availability import NODE_MODULES, browser_environment, require, where

MOST_PAGES = 400
_PAGE = Path(__file__).with_name("reader.html")
_CALM = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")


@dataclass(frozen=True)
class Opened:
    """What a reader saw."""

    turns: int
    sections: int
    contents: list[str]
    fonts: int
    """How many fonts were tried; one that can't be loaded is among the errors."""
    shown: dict[int, dict[str, Any]]
    """Of each section that was shown: its title and the widths of its pictures."""
    errors: list[str]

    def findings(self) -> list[str]:
        """What went wrong, a line each."""
        unseen = [
            f"section {number} was not shown" for number in range(self.sections) if number not in self.shown
        ]
        broken = [
            f"a picture of section {number} is broken"
            for number, seen in self.shown.items()
            for width in seen["pictures"]
            if not width
        ]
        return [*self.errors, *unseen, *broken]


def read(epub: Path, width: int = 800, height: int = 1000) -> Opened:
    """What a reader sees who opens `epub` and turns its pages to the end."""
    require("reader")
    from playwright.sync_api import sync_playwright

    with _served(epub) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=where("Chromium"), args=list(_CALM), env=dict(browser_environment())
        )
        page = browser.new_page(viewport={"width": width, "height": height})
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.goto(address)
        page.wait_for_function("window.ready", timeout=60_000)
        turns = _turn_all(page)
        seen = page.evaluate("window.seen")
        browser.close()
    shown = {int(number): section for number, section in seen["shown"].items()}
    return Opened(turns, seen["sections"], seen["contents"], seen["fonts"], shown, [*errors, *seen["errors"]])


def _turn_all(page: Any) -> int:
    """How many pages were turned before the book ended."""
    for turns in range(MOST_PAGES):
        before = page.evaluate("window.seen.at")
        page.evaluate("window.turn()")
        if page.evaluate("window.seen.at") == before:
            return turns
    raise RuntimeError(f"the book does not end within {MOST_PAGES} pages")


@contextmanager
def _served(epub: Path) -> Iterator[str]:
    """The address at which this machine alone can read the page, the reading system and the book."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, epub))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


class _Handler(http.server.BaseHTTPRequestHandler):
    def __init__(self, epub: Path, *rest: Any) -> None:
        self._epub = epub
        super().__init__(*rest)

    def do_GET(self) -> None:
        """Sends the page, the book, or a file of foliate-js."""
        file = {"/": _PAGE, "/book.epub": self._epub}.get(self.path)
        file = file or NODE_MODULES / "foliate-js" / self.path.removeprefix("/foliate/")
        kind = {".html": "text/html", ".js": "text/javascript", ".css": "text/css"}.get(file.suffix)
        self.send_response(200 if file.is_file() else 204)
        self.send_header("content-type", kind or "application/octet-stream")
        self.end_headers()
        if file.is_file():
            self.wfile.write(file.read_bytes())

    def log_message(self, *_: object) -> None:
        """Says nothing."""
