"""The report in a real browser: it filters, goes by keyboard, is accessible, and needs no network."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from browsing import chromium

from judges import axe


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """The machine's Chromium."""
    with chromium() as started:
        yield started


def opened(browser: Any, report: Any, **options: Any) -> tuple[Any, list[str]]:
    """The report in a new tab without a network, and what goes wrong there."""
    context = browser.new_context(**options)
    context.set_offline(True)
    page, errors = context.new_page(), list[str]()
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("requestfailed", lambda request: errors.append(request.url[:80]))
    page.goto((report.folder / "preflight.html").as_uri())
    return page, errors


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_it_is_accessible_and_whole(browser, report, scheme: str, width: int):
    """Axe finds nothing, no error is told, nothing is fetched, and no line is wider than the window."""
    page, errors = opened(browser, report, color_scheme=scheme, viewport={"width": width, "height": 800})

    assert axe.findings(page) == []
    assert errors == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    decoded = "Promise.all([...document.images].map(i => i.decode().then(() => i.naturalHeight)))"
    heights = page.evaluate(decoded)
    assert heights
    assert all(heights)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_problems_come_first_and_judges_open_by_a_key(browser, report, scheme: str):
    """One line says what the judges say; what it opens is accessible, too."""
    page, errors = opened(browser, report, color_scheme=scheme, viewport={"width": 320, "height": 800})
    assert page.get_by_role("heading", level=2).first.text_content() == "Problems"
    judges = page.locator(".judges summary")
    assert "3 not asked" in judges.text_content()
    assert not page.locator(".verdicts").is_visible()

    judges.focus()
    page.keyboard.press("Enter")

    assert page.locator(".verdicts > li").first.is_visible()
    assert axe.findings(page) == []
    assert errors == []


def test_filters_show_what_is_chosen_in_the_list_and_on_the_pages(browser, report):
    """And all of it again."""
    page, _ = opened(browser, report)
    total = len(report.outcome.problems)
    marks = page.locator(".mark").count()
    assert marks > 0

    page.get_by_label("Kind").select_option("double-space")
    assert page.locator(".problems > li:visible").count() == 1
    assert page.locator(".mark:visible").count() == 0
    assert page.locator("output").text_content() == f"1 of {total} shown"

    page.get_by_label("Severity").select_option("error")
    assert page.locator("output").text_content() == f"0 of {total} shown"

    page.get_by_role("button", name="Show all").click()
    page.wait_for_function(f"document.querySelector('output').textContent.startsWith('{total} of')")
    assert page.locator(".problems > li:visible").count() == total


def test_the_keyboard_leads_from_a_problem_to_its_page_and_back(browser, report):
    """By links alone: the page where it is seen, then the mark on it."""
    page, _ = opened(browser, report)
    problem = page.locator(".problems > li", has=page.locator(".seen")).first
    problem.locator(".seen a").first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id || location.hash.slice(1)").startswith("page-")

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className").startswith("mark")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash").startswith("#problem-")
    assert page.evaluate("location.hash.slice(1)") == problem.get_attribute("id")


def test_a_mark_lies_on_what_it_marks(browser, report):
    """The coarse picture is teal, and so is the middle of its mark."""
    page, _ = opened(browser, report, viewport={"width": 1280, "height": 900})
    problem = page.locator(".problems > li", has_text="picture-coarse").get_attribute("id")
    area = page.locator(f'.mark[href="#{problem}"] .area')
    area.scroll_into_view_if_needed()
    page.wait_for_timeout(200)
    shot = page.screenshot(clip=area.bounding_box())
    from io import BytesIO

    from PIL import Image

    picture = Image.open(BytesIO(shot)).convert("RGB")
    red, green, blue = picture.getpixel((picture.width // 2, int(picture.height * 0.8)))
    assert red < 120
    assert green > red
    assert blue > red


def test_without_scripts_everything_is_there(browser, report):
    """The list, the pages and the tables; only the filters need a script, and they are not shown."""
    page, _ = opened(browser, report, java_script_enabled=False)

    assert page.locator(".problems > li").count() == len(report.outcome.problems)
    assert not page.locator(".filters").is_visible()
    for heading in ("Problems", "Flatplan", "Pages", "Copyfit", "Pictures", "Credits"):
        assert page.get_by_role("heading", name=heading).is_visible()
