"""The one door to the layouts: what counts where, and how a fault is placed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from layouts_for_tests import SHIPPED, layout_with, shipped

from makeready.composing.rendering import malformed_templates
from makeready.composing.templates import open_layout
from makeready.problems import Code, Problem, Refused


def refusal(act: Callable[[], object]) -> Problem:
    """The one problem for which `act` is refused."""
    with pytest.raises(Refused) as caught:
        act()
    assert len(caught.value.problems) == 1
    return caught.value.problems[0]


def test_a_file_of_the_medium_goes_before_the_shared_one(tmp_path: Path) -> None:
    """`print/x` counts in print, `x` everywhere else."""
    layout = layout_with(tmp_path / "own", {"print/x.jinja": "printed", "x.jinja": "shared"})

    assert layout.render("print", "x.jinja") == "printed"
    assert layout.render("ebook", "x.jinja") == "shared"


def test_a_layout_takes_what_it_lacks_from_its_base(tmp_path: Path) -> None:
    """Templates, files and words come from the base where the layout has none of its own."""
    layout = layout_with(tmp_path / "own", {"words.yaml": "en: {contents: In this issue}\n"})

    assert layout.file("ebook", "reader.css") == SHIPPED / "ebook/reader.css"
    assert layout.words("en-GB").contents == "In this issue"
    assert layout.words("en-GB").page == "page"


def test_a_changed_template_counts_when_the_layout_is_opened_again(tmp_path: Path) -> None:
    """A process that builds again sees what a designer has saved meanwhile, a copy of the base's file too."""
    first = layout_with(tmp_path / "own", {"x.jinja": "{% include 'blocks/section-break.html.jinja' %}"})
    before = first.render("print", "x.jinja")

    shadowed = layout_with(tmp_path / "own", {"blocks/section-break.html.jinja": "a star"})
    between = shadowed.render("print", "x.jinja")
    changed = layout_with(tmp_path / "own", {"blocks/section-break.html.jinja": "two stars"})
    after = changed.render("print", "x.jinja")

    assert [before, between, after] == ['<hr class="section-break"/>', "a star", "two stars"]


def test_a_fault_while_a_template_runs_has_its_line(tmp_path: Path) -> None:
    """A value that is not there is a problem in the template that asks for it, also when it is included."""
    files = {"outer.jinja": "one\n{% include 'inner.jinja' %}", "inner.jinja": "one\ntwo\n{{ nothing }}"}
    layout = layout_with(tmp_path / "own", files)

    problem = refusal(lambda: layout.render("print", "outer.jinja"))

    assert problem.code is Code.TEMPLATE_ERROR
    assert problem.place.file.endswith("own/inner.jinja")
    assert problem.place.line == 3
    assert "'nothing' is undefined" in problem.sentence


@pytest.mark.parametrize(
    ("template", "reason", "advice"),
    [
        ("a\n{% if %}", "Expected an expression", "needs its end"),
        ("a\n{% endfi %}", "unknown tag 'endfi'", "needs its end"),
        ("a\n{{ 1 | no_filter }}", "No filter named", "between {% and %}, or {{ and }}"),
        ("a\n{{ 1 // 0 }}", "division", "lists the values"),
        ("a\n{{ ''.__class__ }}", "unsafe", "lists the values"),
    ],
)
def test_each_kind_of_template_fault_has_its_line(
    tmp_path: Path, template: str, reason: str, advice: str
) -> None:
    """Wrong syntax, unknown filters, errors at run time and ways out of the sandbox are placed alike."""
    layout = layout_with(tmp_path / "own", {"x.jinja": template})

    problem = refusal(lambda: layout.render("print", "x.jinja"))

    assert (problem.code, problem.place.line) == (Code.TEMPLATE_ERROR, 2)
    assert reason in problem.sentence
    assert advice in problem.hint


def test_a_template_that_no_page_is_made_of_yet_is_read(tmp_path: Path) -> None:
    """Those of the web, which a release alone renders; the shipped ones have no fault."""
    layout = layout_with(
        tmp_path / "own", {"web/index.html.jinja": "a\n{% endfi %}", "web/x.jinja": "{{ y }}"}
    )

    (problem,) = malformed_templates(layout, "web")

    assert (problem.code, problem.place.line) == (Code.TEMPLATE_ERROR, 2)
    assert problem.place.file.endswith("own/web/index.html.jinja")
    assert list(malformed_templates(shipped(), "web")) == []


def test_values_are_escaped(tmp_path: Path) -> None:
    """Words never become markup."""
    layout = layout_with(tmp_path / "own", {"x.jinja": "{{ words }}"})

    assert layout.render("print", "x.jinja", words="<b>&") == "&lt;b&gt;&amp;"


def test_a_missing_template_is_named(tmp_path: Path) -> None:
    """The problem says which file is not there, also when another template asks for it."""
    layout = layout_with(tmp_path / "own", {"x.jinja": "{% include 'gone.jinja' %}"})

    problem = refusal(lambda: layout.render("print", "x.jinja"))

    assert problem.code is Code.LAYOUT_FILE_MISSING
    assert "gone.jinja" in problem.sentence


def test_nothing_outside_the_layout_is_opened(tmp_path: Path) -> None:
    """Neither `..` nor a symbolic link leads out of the layout's folder."""
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    layout = layout_with(tmp_path / "own", {"x.jinja": "{% include '../secret' %}"})
    (tmp_path / "own/link").symlink_to(tmp_path / "secret")

    assert layout.find("print", "../secret") is None
    assert layout.find("print", "link") is None
    assert refusal(lambda: layout.render("print", "x.jinja")).code is Code.LAYOUT_FILE_MISSING


def test_a_folder_that_is_no_layout_is_refused(tmp_path: Path) -> None:
    """A folder that is not there, or that has no words, is no layout."""
    assert refusal(lambda: open_layout(tmp_path / "gone")).code is Code.LAYOUT_MISSING
    assert refusal(lambda: open_layout(tmp_path)).code is Code.LAYOUT_MISSING


def test_a_layout_can_not_be_based_on_itself(tmp_path: Path) -> None:
    """Two layouts that are based on each other are refused, not followed for ever."""
    layout_with(tmp_path / "a", {}, based_on=SHIPPED)
    (tmp_path / "a/layout.yaml").write_text("based-on: ../b\n", encoding="utf-8")

    problem = refusal(lambda: layout_with(tmp_path / "b", {}, based_on=tmp_path / "a"))

    assert problem.code is Code.LAYOUT_BASED_ON_ITSELF


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("basedon: ..\n", Code.LAYOUT_FACT_UNKNOWN),
        ("a: [\n", Code.LAYOUT_FACTS_UNREADABLE),
        ("- a\n", Code.LAYOUT_FACTS_UNREADABLE),
    ],
)
def test_a_wrong_layout_yaml_is_refused(tmp_path: Path, text: str, code: Code) -> None:
    """A fact that is not known, wrong YAML and a list where facts belong are told."""
    (tmp_path / "layout.yaml").write_text(text, encoding="utf-8")

    assert refusal(lambda: open_layout(tmp_path)).code is code


@pytest.mark.parametrize("text", ["a: [\n", "a: b: c\n", "@\n", "\ta: b\n"])
def test_wrong_yaml_is_told_alike_on_every_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    """PyYAML comes with LibYAML or without it, which words its faults and counts its lines otherwise."""
    (tmp_path / "layout.yaml").write_text(text, encoding="utf-8")
    told = str(refusal(lambda: open_layout(tmp_path)))

    assert "layout-facts-unreadable" in told
    monkeypatch.delattr("yaml.CSafeLoader")
    assert told == str(refusal(lambda: open_layout(tmp_path)))


def test_printed_words_need_no_libyaml(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where PyYAML has only its own parser, that one reads."""
    monkeypatch.delattr("yaml.CSafeLoader")
    layout = layout_with(tmp_path / "own", {"words.yaml": "pt: {page: página}\n"})

    assert layout.words("pt").page == "página"


def test_a_printed_word_that_is_missing_is_named() -> None:
    """A template that asks for a word that no one wrote is told which, and where to write it."""
    problem = refusal(lambda: shipped().words("en").no_such_word)

    assert problem.code is Code.PRINTED_WORD_MISSING
    assert "no_such_word" in problem.sentence
    assert problem.place.file.endswith("words.yaml")


def test_a_misspelt_word_is_told_where_it_is_asked_for(tmp_path: Path) -> None:
    """With the line of the template, be it that of a block, and the file that it could be in."""
    asks = "{% macro head() %}\n\n{{ words.contnets }}{% endmacro %}"
    files = {
        "print/heads.jinja": asks,
        "print/own.jinja": "{% import 'heads.jinja' as heads with context %}\n{{ heads.head() }}",
    }
    layout = layout_with(tmp_path / "own", files)

    problem = refusal(lambda: layout.render("print", "own.jinja", words=layout.words("en")))

    assert problem.code is Code.PRINTED_WORD_MISSING
    assert str(problem.place).endswith("own/print/heads.jinja:3")
    assert re.search(r"no `contnets` .* in \S+words\.yaml", problem.sentence)


def test_words_of_a_region_go_before_those_of_its_language(tmp_path: Path) -> None:
    """`pt-BR` has its own words first, then those of `pt`; a language that is not there has English."""
    words = "pt: {page: página, by: De}\npt-BR: {by: Por}\n"
    layout = layout_with(tmp_path / "own", {"words.yaml": words})

    assert (layout.words("pt-BR").by, layout.words("pt-BR").page) == ("Por", "página")
    assert layout.words("pt-PT").by == "De"
    assert layout.words("ka").page == "page"


def test_dates_and_seasons_are_said_in_words() -> None:
    """The season follows from the month; the date is written out."""
    words = shipped().words("en-GB")

    assert words.season(date(2020, 12, 1)) == "Winter 2020"
    assert words.date(date(2020, 12, 1)) == "1 December 2020"
