"""Styles kept from one document to the next, and what is never kept."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from layouts_for_tests import SHIPPED
from weasyprint import css

from makeready.producing.pdf import weasyprint_seams as seams
from makeready.producing.pdf.weasyprint_seams import kept_styles, pango_layouts

FONT = (SHIPPED / "fonts" / "source-serif-4" / "SourceSerif4-Regular.otf").as_uri()

SHEET = f"""
@font-face {{ font-family: Serif; src: url("{FONT}") }}
@page {{ size: 100mm 100mm; margin: 10mm }}
@page wide {{ size: 200mm 100mm }}
:root {{ --ink: #123456; font: 9pt/12pt Serif; color: var(--ink) }}
.wide {{ page: wide }}
p {{ margin-inline-start: 1em }}
p::first-letter {{ font-size: 2em }}
ul {{ list-style: "- " }}
"""

TEXT = (
    '<p id="{anchor}">Salt <em>road</em></p><table><tr><td>1821</td></tr></table><ul><li>A barrow</li></ul>'
)


def engine(sheet: str = "") -> seams.Engine:
    """An engine with the sheet of these tests, and with more of it."""
    begun = seams.Engine()
    begun.stylesheets.append(seams.CSS(string=SHEET + sheet, font_config=begun.fonts))
    return begun


def page(of: seams.Engine, text: str, attributes: str = "") -> Any:
    """The only page of a document."""
    html = f'<html lang="en"><body {attributes}>{text}</body></html>'
    (made,) = of.page_boxes(seams.XhtmlDocument(html, "file:///a.html", seams.URLFetcher()))
    return made


def told(made: Any) -> list[dict[str, Any]]:
    """All values of all styles of a page, without those that WeasyPrint asks of no style."""
    names = [name for name in css.INITIAL_VALUES if "_block_" not in name and "_inline_" not in name]
    return [{name: box.style[name] for name in names} for box in made.descendants()]


@pytest.fixture
def worked_out(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, str]]:
    """Each value that is worked out, in the order of asking, without those of an element alone."""
    asked: list[tuple[Any, str]] = []
    missing = kept_styles._missing

    def counted(style: Any, key: str) -> Any:
        if key != kept_styles.OWN and style.pseudo_type not in kept_styles.AS_ASKED:
            asked.append((style, key))
        return missing(style, key)

    monkeypatch.setattr(kept_styles, "_missing", counted)
    return asked


@pytest.fixture
def warned() -> Iterator[list[str]]:
    """What WeasyPrint warns of."""
    messages: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: messages.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("weasyprint")
    logger.addHandler(handler)
    yield messages
    logger.removeHandler(handler)


def test_a_document_after_another_has_its_styles(worked_out: list[tuple[Any, str]]) -> None:
    """Whatever its elements are called, hardly a value is worked out again."""
    press = engine()
    page(press, TEXT.format(anchor="one"))
    first = len(worked_out)
    page(press, TEXT.format(anchor="two"))

    assert first > 100
    assert len(worked_out) - first < first / 10


def test_layouts_are_those_of_the_document_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was noted of a style is kept with its values."""
    set_up: list[Any] = []
    setup = pango_layouts._setup
    monkeypatch.setattr(pango_layouts, "_setup", lambda *given: set_up.append(given) or setup(*given))
    press, text = engine(), "<p>Salt</p><h1>Road</h1>"
    page(press, text)
    first = len(set_up)
    page(press, text)

    assert first
    assert len(set_up) - first < first


def test_the_values_are_those_of_a_first_document() -> None:
    """All of them, of each box, with the anchors of the document."""
    press = engine()
    page(press, TEXT.format(anchor="one"))
    second = told(page(press, TEXT.format(anchor="two")))

    assert second == told(page(engine(), TEXT.format(anchor="two")))
    assert {"two"} == {style["anchor"] for style in second} - {None, "one"}
    assert not any(style["anchor"] == "one" for style in second)


def test_another_language_is_another_style() -> None:
    """It says how words are broken."""
    press = engine()
    for language in ("en", "de", "en"):
        made = page(press, f'<p lang="{language}">Salz</p>')
        paragraph = next(box for box in made.descendants() if box.element_tag == "p")
        assert paragraph.style["lang"] == language


def test_a_length_by_the_page_is_that_of_the_page() -> None:
    """Whether the page before was wider or not, and for what inherits the length too."""
    press = engine("p { font-size: 10vw } em { padding-left: 1em }")
    for attributes, size in (("", 80), ('class="wide"', 180), ("", 80)):
        made = page(press, "<p><em>Salt</em></p>", attributes)
        emphasis = next(box for box in made.descendants() if box.element_tag == "em")
        assert emphasis.padding_left * 25.4 / 96 == pytest.approx(size / 10)


def test_each_document_is_told_of_a_fault(warned: list[str]) -> None:
    """A calculation that gives no length is told with each article that it spoils."""
    press = engine("p { width: calc(1em * 1em) }")
    for _ in range(2):
        warned.clear()
        page(press, "<p>Salt</p>")
        assert any("math" in message for message in warned)


def test_styles_that_are_many_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory does not grow with a style in each element's own attribute."""
    monkeypatch.setattr(kept_styles, "MOST_KEPT", 50)
    press = engine()
    for at in range(100):
        page(press, f'<p style="padding-left: {at}px">Salt</p>')
        assert len(vars(press.fonts)["kept_styles"]) <= 50
