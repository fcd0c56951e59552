"""What of a layout a unit may use, so that a change in the rest costs it nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from layouts_for_tests import SHIPPED, layout_with
from produced import alone

from makeready.cache import Cache
from makeready.composing.templates import Layout, open_layout
from makeready.issue import Issue
from makeready.producing.pdf.issue_pdf import produce_pdf
from makeready.producing.pdf.layout_use import files_used

OWN = "{% extends 'page.html.jinja' %}"


def test_a_template_that_is_changed_costs_the_pages_that_it_makes(
    tmp_path: Path, complete_issue: Issue
) -> None:
    """A designer who moves a line in the credits does not wait for the articles, nor for the web at all."""
    folder = shutil.copytree(SHIPPED, tmp_path / "layouts", ignore=shutil.ignore_patterns("digest"))
    cache = Cache(tmp_path / "cache")
    produce_pdf(complete_issue, open_layout(folder), alone(cache))

    anew = {}
    for changed in ("print/credits.html.jinja", "print/cover.html.jinja", "web/web.css", "ebook/reader.css"):
        with (folder / changed).open("a", encoding="utf-8") as file:
            file.write("\n")
        workplace = alone(cache)
        produce_pdf(complete_issue, open_layout(folder), workplace)
        names = {span.name for span in workplace.progress.timings.spans}
        anew[changed] = {name.removeprefix("Setting ") for name in names if name.startswith("Setting ")}

    assert anew == {
        "print/credits.html.jinja": {"credits"},
        "print/cover.html.jinja": {"cover"},
        "web/web.css": set(),
        "ebook/reader.css": set(),
    }


@pytest.mark.parametrize(
    "article",
    [
        "{% include 'credits.html.jinja' %}",
        "{% set which = 'credits' %}{% include which ~ '.html.jinja' %}",
        "{% set which = 'cred' ~ 'its.html.jinja' %}{%- include which -%}",
    ],
)
def test_a_template_that_another_may_name_is_used_by_that_too(article: str, tmp_path: Path) -> None:
    """Whether the name is written out or made up."""
    layout = layout_with(tmp_path / "own", {"print/article.html.jinja": f"{OWN}{article}"})

    assert any(path.name == "credits.html.jinja" for path in files_used(layout, "article"))
    assert not any(path.name == "credits.html.jinja" for path in files_used(_plain(tmp_path), "article"))


def test_what_print_takes_from_the_ebook_is_used_by_it(tmp_path: Path) -> None:
    """A style sheet may import another medium's."""
    importing = layout_with(tmp_path / "own", {"print/style.css": '@import "../ebook/colours.css";'})

    assert any(path.parent.name == "ebook" for path in files_used(importing, "cover"))
    assert not any(path.parent.name == "ebook" for path in files_used(_plain(tmp_path), "cover"))


def _plain(folder: Path) -> Layout:
    return layout_with(folder / "plain", {"print/article.html.jinja": OWN})
