"""A folder served by a web server of this machine, and a browser that looks at it."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from judges.availability import browser_environment, require, where


@dataclass
class Visit:
    """A browser's window on a site, and what went wrong or went elsewhere in it."""

    page: Any
    errors: list[str] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)
    """The addresses that were asked for."""


@contextmanager
def chromium() -> Iterator[Any]:
    """The machine's Chromium."""
    require("axe")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=where("Chromium"), args=["--no-sandbox"], env=browser_environment()
        )
        yield browser
        browser.close()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder, for this machine alone."""
    handler = functools.partial(_Silent, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def visit(browser: Any, address: str, width: int = 1280, **options: Any) -> Visit:
    """A window on a page, as wide as that."""
    context = browser.new_context(viewport={"width": width, "height": 800}, **options)
    seen = Visit(context.new_page())
    page = seen.page
    page.on("console", lambda said: seen.errors.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: seen.errors.append(str(error)))
    page.on("requestfailed", lambda request: seen.errors.append(request.url[:80]))
    page.on("request", lambda request: seen.asked.add(request.url))
    page.goto(address)
    return seen


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Says nothing."""
