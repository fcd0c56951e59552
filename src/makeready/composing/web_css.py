"""The style of a release's web pages: the ebook's sheet, for prose looks the same, then `web.css`."""

from __future__ import annotations

from pathlib import Path

from makeready.composing import ebook_css
from makeready.composing.ebook_css import Stylesheet, plain_css, urls_in
from makeready.composing.templates import Layout

SHEET = "web.css"


def web_stylesheet(layout: Layout) -> Stylesheet:
    """Both sheets as one, with every variable written in; refuses what can't be read, with its line."""
    first, then = layout.file("ebook", ebook_css.SHEET), layout.file("web", SHEET)
    base, css = first.read_text("utf-8"), then.read_text("utf-8")
    plain = plain_css(base, first) + plain_css(css, then, base)
    return Stylesheet(plain, urls_in(plain))


def file_of(url: str, layout: Layout) -> Path:
    """The layout's file that a `url()` of either sheet means."""
    return layout.file("web", url.removeprefix("../"))
