"""What a designer can do without Python: a layout of one's own, and how its faults are told."""

from __future__ import annotations

import re
import shutil
from collections import defaultdict
from pathlib import Path

import pytest
from layouts_for_tests import SHIPPED, layout_with, shipped
from printed import PT_PER_MM, Printed
from produced import pdf_bytes
from small_issues import article, issue, paragraph

from makeready.composing.templates import Layout, open_layout
from makeready.issue import Issue
from makeready.problems import Code, Problem, Refused
from makeready.producing.pdf.press import Press

BASE = f'@import "{SHIPPED / "print/style.css"}";\n\n'
"""The first two lines of a style sheet that changes the shipped one."""


def test_a_copied_layout_prints_its_own_size_colour_and_words(smallest_issue: Issue, tmp_path: Path) -> None:
    """A designer copies the folder, changes a measure, a colour and a template, and has other pages."""
    own = tmp_path / "own"
    shutil.copytree(SHIPPED, own, ignore=shutil.ignore_patterns("digest", "ebook", "*.png"))
    change(own / "print/tokens.css", r"(--trim-width:) [^;]+", r"\1 170mm")
    change(own / "print/tokens.css", r"(--accent:) [^;]+", r"\1 #005a8c")
    change(own / "print/article.html.jinja", "</h1>", "</h1><p>Read slowly</p>")

    data, problems = pdf_bytes(smallest_issue, open_layout(own))

    printed = Printed(data)
    assert problems == []
    assert set(sizes(printed)) == {(170, 275)}
    assert len(printed.pages_with("Read slowly")) == 1
    assert (0, 90, 140) in colours(printed, printed.pages[-1])


def test_the_digest_layout_sets_all_in_one_column(complete_issue: Issue) -> None:
    """By style sheets alone the same templates give other pages, and no word is lost on them."""
    data, problems = pdf_bytes(complete_issue, open_layout(SHIPPED / "digest"))

    printed = Printed(data)
    assert problems == []
    assert set(sizes(printed)) == {(139.7, 215.9)}
    assert lines_over_the_middle(printed, "mile before the sea") > 2


def test_a_later_sheet_gives_a_name_another_value(smallest_issue: Issue, tmp_path: Path) -> None:
    """A layout of one line of CSS is enough for another trim size."""
    layout = layout_with(tmp_path / "own", {"print/style.css": BASE + ":root { --trim-height: 200mm }"})

    printed = Printed(pdf_bytes(smallest_issue, layout)[0])

    assert set(sizes(printed)) == {(210, 200)}


def test_the_end_mark_never_stands_alone_on_a_line() -> None:
    """However full the last line is, nothing is drawn below it in its column."""
    tail = "then it was quiet again along the bank for a while as before it all"
    words = "The ferry lay idle on the shingle that summer while men walked across the river. " * 6
    articles = (
        article(f"piece-{length}", paragraph(f"{words}{tail[:length].strip()}.")) for length in range(8, 60)
    )

    printed = Printed(pdf_bytes(issue(*articles), shipped())[0])

    ended = printed.pages_with("The ferry lay idle")
    assert len(ended) == 52
    for folio in ended:
        page = printed.image(folio)
        half, above_foot = page.width / 2, 90
        standing = [each for each in printed.characters(folio) if each.left > half]
        last = min(each.baseline for each in standing if each.baseline > above_foot)
        below = page.crop((half, page.height - last + 5, page.width, page.height - above_foot))
        assert below.getextrema() == ((255, 255),) * 3, folio


def test_a_broken_template_is_told_with_its_line(smallest_issue: Issue, tmp_path: Path) -> None:
    """The problem names the layout's file, not the one that it stands for."""
    files = {"print/blocks/opening.html.jinja": "<p>\n{{ contents }}\n</p>"}
    layout = layout_with(tmp_path / "own", files)

    with pytest.raises(Refused) as caught:
        pdf_bytes(smallest_issue, layout)

    (problem,) = caught.value.problems
    assert problem.code is Code.TEMPLATE_ERROR
    assert problem.place.file.endswith("own/print/blocks/opening.html.jinja")
    assert problem.place.line == 2
    assert "'contents' is undefined" in problem.sentence


@pytest.mark.parametrize(
    ("template", "anchor"),
    [("article", "salt-road"), ("plate", "salt-road--fig-pans")],
)
def test_a_template_that_leaves_an_anchor_out_is_told(
    template: str, anchor: str, complete_issue: Issue, tmp_path: Path
) -> None:
    """The page of what is nowhere can't be named; nothing ends in a traceback."""
    text = (SHIPPED / f"print/{template}.html.jinja").read_text("utf-8")
    cut = text.replace(' id="{{ article.slug }}"', "").replace("{{ figure.html }}", "a picture")
    assert cut != text
    layout = layout_with(tmp_path / "own", {"print/style.css": BASE, f"print/{template}.html.jinja": cut})

    with pytest.raises(Refused) as caught:
        pdf_bytes(complete_issue, layout)

    assert {problem.code for problem in caught.value.problems} == {Code.ANCHOR_MISSING}
    assert any(anchor in problem.sentence for problem in caught.value.problems)


def test_a_template_whose_link_leads_nowhere_is_told(complete_issue: Issue, tmp_path: Path) -> None:
    """A slip in an address would leave titles in the contents that lead to no page."""
    text = (SHIPPED / "print/contents.html.jinja").read_text("utf-8")
    slip = text.replace("unit:{{ article.slug }}", "unit:{{ article.slug }}-page")
    assert slip != text
    layout = layout_with(tmp_path / "own", {"print/contents.html.jinja": slip})

    with pytest.raises(Refused) as caught:
        pdf_bytes(complete_issue, layout)

    told = {(problem.code, problem.place.file) for problem in caught.value.problems}
    assert told == {(Code.DEAD_LINK, str(tmp_path / "own/print/contents.html.jinja"))}
    said = " ".join(problem.sentence for problem in caught.value.problems)
    assert 'a link leads to "unit:salt-road-page"' in said


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        (".headline { colour: red }", 'unknown property.\n    hint: did you mean "color"?'),
        (".headline { font-wieght: 600 }", 'hint: did you mean "font-weight"?'),
        (".headline { text-wrap: balance }", 'hint: did you mean "--text-wrap"?'),
        (".headline { back-ground: red }", 'hint: did you mean "background"?'),
        (".headline { wobble: much }", "unknown property.\n    hint: mend the rule"),
        (".headline { margin: 3 miles }", "invalid value"),
        ("p:of-old { color: red }", "unsupported selector, 'p:of-old '"),
        ("@supports (a: b) { p { color: red } }", "Unknown rule"),
        ("@page { @top-middle { content: none } }", "Unknown @page rule"),
    ],
)
def test_a_rule_that_the_engine_passes_over_is_told_with_its_line(
    rule: str, told: str, tmp_path: Path
) -> None:
    """It is a warning: the page can be printed, but not as the designer meant it."""
    layout = layout_with(tmp_path / "own", {"print/style.css": f"{BASE}{rule}\n"})

    (problem,) = Press(layout).problems

    assert problem.code is Code.LAYOUT_FAULT
    assert problem.place.file.endswith("own/print/style.css")
    assert problem.place.line == 3
    assert told in str(problem)


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        (".headline { color: red", Code.STYLE_ERROR),
        (".headline { color: var(--acent) }", Code.STYLE_ERROR),
        ('@import "style.css";', Code.STYLE_ERROR),
        ('@import "gone.css";', Code.LAYOUT_FILE_MISSING),
        ("body { background: url(gone.svg) }", Code.LAYOUT_FILE_MISSING),
        ('@import "https://example.org/print.css";', Code.FETCH_REFUSED),
        ("body { background: url(https://example.org/paper.png) }", Code.FETCH_REFUSED),
        ('@font-face { font-family: X; src: url("../../secret.otf") }', Code.FETCH_REFUSED),
        ("body { background: url(/etc/hostname) }", Code.FETCH_REFUSED),
    ],
)
def test_a_style_sheet_that_can_not_be_followed_is_refused(rule: str, code: Code, tmp_path: Path) -> None:
    """Neither the network nor a file outside the layout is opened; the line that asks for it is named."""
    (tmp_path / "secret.otf").write_bytes(b"")

    problem = refusal(layout_with(tmp_path / "own", {"print/style.css": f"{BASE}{rule}\n"}))

    assert problem.code is code
    assert problem.place.file.endswith("own/print/style.css")
    assert problem.place.line == 3


def test_a_link_out_of_the_layout_is_not_followed(tmp_path: Path) -> None:
    """A symbolic link is judged by what it leads to."""
    (tmp_path / "secret.css").write_text("p { color: red }", encoding="utf-8")
    (tmp_path / "own/print").mkdir(parents=True)
    (tmp_path / "own/print/link.css").symlink_to(tmp_path / "secret.css")
    layout = layout_with(tmp_path / "own", {"print/style.css": '@import "link.css";\n'})

    assert refusal(layout).code is Code.FETCH_REFUSED


def test_a_name_with_something_to_take_in_its_stead_needs_no_value(tmp_path: Path) -> None:
    """`var(--name, value)` is how a sheet reads a name that only some templates give."""
    rules = ".headline { color: var(--mood, red) } /* { var(--none) */ p::before { content: '{' }"
    layout = layout_with(tmp_path / "own", {"print/style.css": BASE + rules})

    assert Press(layout).problems == []


def change(file: Path, words: str, by: str) -> None:
    """Put other words into a file that has `words`."""
    text, times = re.subn(words, by, file.read_text(encoding="utf-8"))
    assert times == 1
    file.write_text(text, encoding="utf-8")


def refusal(layout: Layout) -> Problem:
    """The one problem for which the style sheets of `layout` are refused."""
    with pytest.raises(Refused) as caught:
        Press(layout)
    (problem,) = caught.value.problems
    return problem


def sizes(printed: Printed) -> list[tuple[float, float]]:
    """The trimmed width and height of each page in mm."""
    boxes = [[float(side) for side in page.trimbox] for page in printed.pdf.pages]
    return [
        (round((right - left) / PT_PER_MM, 1), round((top - foot) / PT_PER_MM, 1))
        for left, foot, right, top in boxes
    ]


def colours(printed: Printed, folio: int) -> set[tuple[int, int, int]]:
    """The colours of a page."""
    return {colour for _, colour in printed.image(folio).getcolors(maxcolors=1 << 24)}


def lines_over_the_middle(printed: Printed, words: str) -> int:
    """How many lines of the page with `words` go on over the middle of the text's width."""
    (folio,) = printed.pages_with(words)
    lines = defaultdict(list)
    text = [each for each in printed.characters(folio) if each.font == "Source-Serif-4"]
    middle = (min(each.left for each in text) + max(each.left for each in text)) / 2
    for each in text:
        lines[round(each.baseline)].append(each.left)
    return sum(any(abs(left - middle) < 2 * PT_PER_MM for left in line) for line in lines.values())
