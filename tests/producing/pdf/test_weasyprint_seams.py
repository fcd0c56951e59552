"""The seams with WeasyPrint: one release, names that are there, and pages that are the same as its own."""

from __future__ import annotations

import gc
import inspect
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pyphen
import pytest
from layouts_for_tests import SHIPPED
from overlay import SMALLEST
from PIL import ImageChops
from weasyprint import css
from weasyprint.css.properties import Dimension

from makeready.exits import Exit
from makeready.producing.pdf import weasyprint_seams as seams
from makeready.producing.pdf.artifacts import mark_artifacts
from makeready.producing.pdf.bound import Bound
from makeready.producing.pdf.engine_release import VERSION
from makeready.producing.pdf.weasyprint_seams import (
    boxes_in_flow,
    drawn_glyphs,
    hyphenation,
    lines_set_once,
    pango_layouts,
    plain_styles,
    private_names,
    used_values,
    word_spaces,
    words_too_wide,
)
from makeready.producing.pdf.weasyprint_seams.margins import bound_of, furniture_of
from makeready.producing.pdf.weasyprint_seams.private_names import FASTER

PRIVATE = {
    **private_names.NEEDED,
    **{name: given for names in FASTER.values() for name, given in names.items()},
}

ASK = """
import importlib, inspect, sys, warnings
warnings.simplefilter("ignore")
for name in sys.argv[1:]:
    module, _, path = name.partition(":")
    found = importlib.import_module(module)
    for part in path.split("."):
        found = getattr(found, part)
    print(name, *inspect.signature(inspect.unwrap(found)).parameters)
"""

STOCK = """
import sys, warnings
warnings.simplefilter("ignore")
import weasyprint
from weasyprint.text.fonts import FontConfiguration
html, css, out = sys.argv[1:]
fonts = FontConfiguration()
sheets = [weasyprint.CSS(filename=css, font_config=fonts)]
weasyprint.HTML(filename=html).write_pdf(out, stylesheets=sheets, font_config=fonts, pdf_version="1.7")
"""

CSS = """
@font-face {{ font-family: Serif; src: url("{fonts}/source-serif-4/SourceSerif4-Regular.otf") }}
@font-face {{
  font-family: Serif; font-style: italic; src: url("{fonts}/source-serif-4/SourceSerif4-It.otf")
}}
@page {{ size: 120mm 160mm; margin: 12mm; @bottom-center {{ content: counter(page) }} }}
@page :left {{ margin-left: 18mm }}
html {{ font: 9pt/12pt Serif; hyphens: auto }}
p {{ margin: 0; text-indent: 1em; orphans: 2; widows: 2 }}
h2 {{ margin-block: 6pt 0; margin-inline-start: 2pt }}
.flow {{ columns: 2; column-gap: 4mm; text-align: justify }}
.note {{ float: footnote; font-size: 7pt; text-indent: 0 }}
.caps {{ font-variant-caps: small-caps }}
.cap {{ float: left; font-size: 30pt; line-height: 24pt; height: 24pt }}
table {{ border-collapse: collapse; break-inside: avoid }}
td {{ border: 0.4pt solid black; padding: 2pt }}
.page::after {{ content: target-counter(attr(href), page) }}
"""


def document(*, refers: bool = True) -> str:
    """A plain document of several pages that uses what the seams touch: lines, columns, notes, breaks.

    Where it `refers` to pages, its margins are part of its pages.
    """
    words = (
        "The salt road ran from the pans to the customs house before the bridge came, and every loaf was"
        " seasoned by what one mule could carry over the dykes in a winter morning. "
    )
    parts = []
    for at in range(14):
        note = f'<span class="note">A note of paragraph {at}.</span>' if at % 4 == 1 else ""
        page = '<a class="page" href="#end">See page </a>' if refers and at % 5 == 0 else ""
        parts.append(f"<p>{words * 2}<em>{words}</em>{note}{words}{page}</p>")
        if at % 5 == 2:
            parts.append("<table><tr><td>1821</td><td>140</td></tr><tr><td>1822</td><td>9</td></tr></table>")
            parts.append(f"<h2>How a pan is cut</h2><ul><li>{words}</li><li>A barrow</li></ul>")
    lead = f'<p><span class="cap">T</span><span class="caps">here was</span> {words}</p>'
    body = f'<h1>Salt</h1>{lead}<div class="flow">{"".join(parts)}<p id="end">{words}</p></div>'
    return f'<html lang="en-GB"><head><title>Salt</title></head><body>{body}</body></html>'


def _stock_fonts(pdf: Any, fonts: Any) -> Any:
    """The fonts embedded as WeasyPrint does."""
    from weasyprint.pdf.fonts import build_fonts_dictionary

    return build_fonts_dictionary(pdf, fonts, True, True, {"hinting": False, "pdf_version": "1.7"})  # noqa: FBT003


def run(code: str, *arguments: str) -> str:
    """What a process prints that knows WeasyPrint and none of ours."""
    environment = os.environ | {"FONTCONFIG_FILE": str(Path(seams.__file__).with_name("fonts.conf"))}
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_private_names_are_those_of_the_release() -> None:
    """A name that is gone, or is given something else, fails here before it fails in print."""
    told = dict(line.split(" ", 1) for line in run(ASK, *PRIVATE).splitlines())

    assert told == PRIVATE


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_another_release_is_refused_in_one_sentence(jobs: str, tmp_path: Path) -> None:
    """Whoever sets the pages: the installed package tells its release before anything of it is imported."""
    package = tmp_path / "weasyprint-71.0.dist-info"
    package.mkdir()
    (package / "METADATA").write_text("Metadata-Version: 2.1\nName: weasyprint\nVersion: 71.0\n")
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(tmp_path), str(SHIPPED.parent / "src")])}
    command = [sys.executable, "-m", "makeready", "pdf", "--jobs", jobs, "--layouts", SHIPPED]
    command += ["--manuscript", SMALLEST, "--output", tmp_path / "build"]

    build = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)

    assert build.returncode == Exit.MISSING
    *steps, last = build.stderr.splitlines()
    assert steps == ["1 Reading the manuscript", "2 Opening the layouts", "3 Producing PDF"]
    assert last == f"makeready: WeasyPrint {VERSION} is needed, not 71.0."


def test_the_locked_release_is_the_one_that_is_needed() -> None:
    """pyproject.toml asks for the very version that the seams know."""
    assert f'"weasyprint=={VERSION}"' in (SHIPPED.parent / "pyproject.toml").read_text("utf-8")


def laid_out(folder: Path) -> list[seams.Box]:
    """The pages of the document as our engine makes them."""
    engine = seams.Engine()
    style = CSS.format(fonts=(SHIPPED / "fonts").as_uri())
    engine.stylesheets.append(seams.CSS(string=style, font_config=engine.fonts))
    html = seams.XhtmlDocument(document(), (folder / "a.html").as_uri(), seams.URLFetcher())
    return engine.page_boxes(html)


@pytest.mark.parametrize("refers", [True, False])
def test_a_page_without_floats_looks_as_weasyprint_lays_it_out(tmp_path: Path, *, refers: bool) -> None:
    """Each page, pixel by pixel, though its lines were broken once and its notes were searched for."""
    html, css = tmp_path / "a.html", tmp_path / "a.css"
    html.write_text(document(refers=refers), encoding="utf-8")
    css.write_text(CSS.format(fonts=(SHIPPED / "fonts").as_uri()), encoding="utf-8")
    run(STOCK, str(html), str(css), str(tmp_path / "stock.pdf"))
    engine = seams.Engine()
    engine.stylesheets.append(seams.CSS(filename=str(css), font_config=engine.fonts))
    ours = seams.XhtmlDocument(document(refers=refers), html.as_uri(), seams.URLFetcher())

    pages = engine.page_boxes(ours)
    assert (bound_of(pages[0]) is Bound.FOLIO) == refers
    if not refers:
        margins = engine.margin_pages(furniture_of(pages), 1, ours.base_url, ours.url_fetcher)
        for page, margin in zip(pages, margins, strict=True):
            page.children = (*page.children, *margin.children)
    made = engine.document(ours, pages)
    mark_artifacts(made)
    written = BytesIO()
    seams.draw_pdf(made, lambda *_: None, _stock_fonts).write(written, compress=True)

    mine, stock = pdfium.PdfDocument(written), pdfium.PdfDocument(tmp_path / "stock.pdf")
    assert len(mine) == len(stock) > 3
    for number in range(len(stock)):
        pages = [each[number].render(scale=1).to_pil().convert("RGB") for each in (mine, stock)]
        assert ImageChops.difference(*pages).getbbox() is None, f"page {number + 1}"


def test_a_line_is_set_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However often WeasyPrint tries the height of its columns, it sets few lines more than are printed."""
    given: list[Any] = []
    first_set = lines_set_once._get_next_linebox

    def counted(*arguments: Any) -> Any:
        given.append(arguments)
        return first_set(*arguments)

    monkeypatch.setattr(lines_set_once, "_get_next_linebox", counted)

    pages = laid_out(tmp_path)

    printed = sum(isinstance(box, seams.boxes.LineBox) for page in pages for box in page.descendants())
    assert printed > 150
    assert len(given) < 1.5 * printed


def test_the_words_of_a_paragraph_are_looked_up_once_for_its_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each paragraph is asked for several times, with eight lines or so."""
    looked_up, asked = [], []
    words, words_once = lines_set_once._words, lines_set_once._words_once

    def counted(linebox: seams.Box) -> Any:
        looked_up.append(linebox)
        return words(linebox)

    def asked_for(context: Any, linebox: seams.Box, skip_stack: Any) -> Any:
        found = words_once(context, linebox, skip_stack)
        asked.append(found == words(linebox))
        return found

    monkeypatch.setattr(lines_set_once, "_words", counted)
    monkeypatch.setattr(lines_set_once, "_words_once", asked_for)

    laid_out(tmp_path)

    assert all(asked)
    assert len(looked_up) < len(asked) / 2


def test_boxes_are_in_the_flow_where_weasyprint_says_so(tmp_path: Path) -> None:
    """Floats, notes and what is positioned are not."""
    parts = "<p>Salt</p>" + "".join(
        f'<p style="{style}">Road</p>'
        for style in ("float: left", "float: footnote", "position: absolute", "position: relative")
    )
    engine = seams.Engine()
    style = CSS.format(fonts=(SHIPPED / "fonts").as_uri())
    engine.stylesheets.append(seams.CSS(string=style, font_config=engine.fonts))
    html = seams.XhtmlDocument(f"<html><body>{parts}</body></html>", tmp_path.as_uri(), seams.URLFetcher())
    found = [box for page in engine.page_boxes(html) for box in page.descendants()]

    answers = [box.is_in_normal_flow() for box in found]

    assert answers == [boxes_in_flow._is_in_normal_flow(box) for box in found]
    assert set(answers) == {True, False}


def test_glyphs_are_written_as_weasyprint_writes_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To the byte, in a second document of the same fonts as in the first; most are looked up."""
    engine = seams.Engine()
    style = CSS.format(fonts=(SHIPPED / "fonts").as_uri())
    engine.stylesheets.append(seams.CSS(string=style, font_config=engine.fonts))
    worked_out: list[Any] = []
    written = drawn_glyphs._written

    def counted(*given: Any) -> str:
        worked_out.append(given)
        return written(*given)

    def drawn() -> bytes:
        html = seams.XhtmlDocument(document(), tmp_path.as_uri(), seams.URLFetcher())
        made = engine.document(html, engine.page_boxes(html))
        mark_artifacts(made)
        out = BytesIO()
        seams.draw_pdf(made, lambda *_: None, _stock_fonts).write(out)
        return out.getvalue()

    monkeypatch.setattr(drawn_glyphs, "_written", counted)
    first, second = drawn(), drawn()
    monkeypatch.setattr(drawn_glyphs.drawing, "draw_first_line", drawn_glyphs._draw_first_line)

    assert first == second == drawn()
    assert 0 < len(worked_out) < len(document()) / 10


@pytest.mark.parametrize(
    "words",
    [
        "The salt road ran from well-kept pans to the customs house before the bridge, internationally.",
        "“Unquestionably”, said the lighthouse-keeper: “an extraordinary circumstance—notwithstanding.”",
        "The inter\u00adnation\u00adal customs\u00adhouse kept its mea\u00adsure\u00adments, unquestionably.",
        "The word שלום stands among extraordinarily Latin ones, and مرحبا among the measurements.",
    ],
)
def test_a_line_is_broken_where_weasyprint_breaks_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    """In columns of any width, though not each word that is too wide is tried."""
    page = laid_out(tmp_path)[0]
    box = next(box for box in page.descendants() if isinstance(box, seams.boxes.TextBox))
    context, _ = page.made_by
    tried: list[Any] = []
    set_text = words_too_wide.Layout.set_text

    def counted(*given: Any) -> None:
        tried.append(given)
        set_text(*given)

    def broken(split: Any) -> list[Any]:
        tried.clear()
        vars(context).pop("broken_lines", None)
        return [split(words, box.style, context, width, 0)[1:] for width in range(5, 450, 3)]

    monkeypatch.setattr(words_too_wide.Layout, "set_text", counted)
    ours, ours_tried = broken(words_too_wide._split_first_line_by_trial), len(tried)
    monkeypatch.setattr(words_too_wide.line_break, "create_layout", words_too_wide._create_layout)

    assert ours == broken(words_too_wide._split_first_line)
    assert ours_tried < len(tried) or words_too_wide.ODD.search(words)


@pytest.mark.parametrize("limit", ["", "max-width: 84mm"])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_the_lines_of_a_balanced_text_are_alike(tmp_path: Path, limit: str, direction: str) -> None:
    """There are no more of them, and none is much shorter; where there is room to spare, too."""
    engine = seams.Engine()
    style = CSS.format(fonts=(SHIPPED / "fonts").as_uri())
    engine.stylesheets.append(seams.CSS(string=style, font_config=engine.fonts))
    widths = []
    for wrap in ("", "--text-wrap: balance"):
        dressed = f"{limit}; {wrap}; text-indent: 0; hyphens: manual; font-size: 18px; direction: {direction}"
        words = "The salt road ran from the pans to the old house before the bridge"
        body = f'<html><head><title>Salt</title></head><body><p style="{dressed}">{words}</p></body></html>'
        (page,) = engine.page_boxes(seams.XhtmlDocument(body, tmp_path.as_uri(), seams.URLFetcher()))
        lines = [box for box in page.descendants() if isinstance(box, seams.boxes.LineBox)]
        widths.append([line.width for line in lines])

    plain, balanced = widths
    assert len(plain) == len(balanced) == 2
    assert min(plain) < 0.75 * max(plain)
    assert min(balanced) > 0.85 * max(balanced)


def test_letters_take_a_share_of_a_loose_line(tmp_path: Path) -> None:
    """No more than the style sheet lets them, only where word spaces would gape, and lines stay as wide."""
    engine = seams.Engine()
    style = CSS.format(fonts=(SHIPPED / "fonts").as_uri())
    engine.stylesheets.append(seams.CSS(string=style, font_config=engine.fonts))
    words = (
        "salt <em>roads were measured</em> by the customs house and by lighthouses, ofttimes internationally "
    )
    measured = []
    for letters in ("", "--justify-letters: 0.03em"):
        dressed = f"{letters}; hyphens: manual; text-align: justify; width: 62mm; text-indent: 0"
        body = f'<body style="{dressed}"><p>{words * 6}</p></body>'
        given = f"<html><head><title>Salt</title></head>{body}</html>"
        (page,) = engine.page_boxes(seams.XhtmlDocument(given, tmp_path.as_uri(), seams.URLFetcher()))
        *lines, _last = (box for box in page.descendants() if isinstance(box, seams.boxes.LineBox))
        texts = [
            [box for box in line.descendants() if isinstance(box, seams.boxes.TextBox)] for line in lines
        ]
        assert {round(of_line[-1].position_x + of_line[-1].width) for of_line in texts} == {
            round(line.position_x + line.width) for line in lines
        }
        measured.append([(word_spaces.times_normal(of_line[0]), _letters(of_line)) for of_line in texts])

    plain, shared = measured
    assert max(plain)[0] > 3
    assert min(plain)[0] < 1.9
    for (before, _), (after, letters) in zip(plain, shared, strict=True):
        if before < 1.9:
            assert (after, letters) == (before, 0), "it is left as it is"
        else:
            assert after < before
            assert letters == pytest.approx(0.03) or (
                letters < 0.03 and after == pytest.approx(1.9, abs=0.05)
            )


def _letters(of_line: list[Any]) -> float:
    """How far the letters of a line are spaced, in em; 9 pt are 12 px."""
    (spaced,) = {box.style["letter_spacing"] for box in of_line}
    return 0.0 if spaced == "normal" else float(spaced / 12)


def test_used_values_are_worked_out_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For a style in a block of a size; what a style is changed to later counts."""
    done: list[Any] = []
    resolve = used_values._resolve_percentages

    def counted(box: Any, containing_block: Any) -> None:
        done.append(box)
        resolve(box, containing_block)

    monkeypatch.setattr(used_values, "_resolve_percentages", counted)

    pages = laid_out(tmp_path)

    assert 0 < len(done) < sum(1 for page in pages for _ in page.descendants()) / 2
    box = next(box for page in pages for box in page.descendants() if box.element_tag == "p")
    used_values._resolve_percentages_once(box, (200, 100))
    box.style["margin_left"] = Dimension(10, "%")
    used_values._resolve_percentages_once(box, (200, 100))
    assert box.margin_left == 20


def test_a_value_that_no_rule_gives_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each property of each style of a document, taken at once and taken WeasyPrint's way."""
    boxes = [box for page in laid_out(tmp_path) for box in page.descendants()]
    styles = {id(box.style): box.style for box in boxes if isinstance(box.style, css.ComputedStyle)}

    def values() -> list[dict[str, Any]]:
        told = []
        for style in styles.values():
            empty = style.copy()
            empty.clear()
            told.append({name: empty[name] for name in css.INITIAL_VALUES})
        return told

    ours = values()
    monkeypatch.setattr(css.ComputedStyle, "__missing__", plain_styles._missing)

    assert len(ours) > 10
    assert ours == values()


def test_a_layout_is_set_up_once_for_a_style(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The document has a dozen styles and some thousands of layouts."""
    styles: list[Any] = []
    set_up = pango_layouts._setup

    def counted(layout: Any, style: Any) -> None:
        styles.append(style)
        set_up(layout, style)

    monkeypatch.setattr(pango_layouts, "_setup", counted)

    laid_out(tmp_path)

    assert len(styles) == len(set(map(id, styles)))
    assert len(styles) < 200


def test_cycles_are_sought_again_when_the_pages_are_done(tmp_path: Path) -> None:
    """CPython looks for them before and after, and goes without where somebody has told it to."""
    laid_out(tmp_path)
    assert gc.isenabled()

    gc.disable()
    laid_out(tmp_path)
    still = gc.isenabled()
    gc.enable()

    assert not still


def test_every_seam_says_why() -> None:
    """Each file of the folder begins with what it changes and holds a reason."""
    for path in Path(seams.__file__).parent.glob("*.py"):
        text = path.read_text("utf-8")
        assert text.startswith('"""')
        assert path.name == "__init__.py" or "WeasyPrint" in text or "CPython" in text, path.name


@pytest.mark.parametrize("name", ["make_page", "remake_page"])
def test_the_seams_are_in_place(name: str) -> None:
    """Whoever imports them has WeasyPrint ask us for its pages."""
    from weasyprint.layout import page

    assert inspect.getmodule(getattr(page, name)).__name__.startswith("makeready.")


@pytest.mark.parametrize("language", ["en_US", "de_DE", "ru_RU", "hu_HU"])
def test_words_break_where_pyphen_breaks_them(language: str) -> None:
    """Its patterns are the same, taken apart late; Hungarian's, which change letters, are left to it."""
    path = pyphen.LANGUAGES[language]
    theirs, ours = (object.__new__(pyphen.HyphDict) for _ in range(2))
    hyphenation._init(theirs, path)
    pyphen.HyphDict.__init__(ours, path)

    assert {letters: tuple(pattern) for letters, pattern in ours.patterns.items()} == theirs.patterns
    assert ours.maxlen == theirs.maxlen
    assert ours.positions("hyphenation") == theirs.positions("hyphenation")
