"""Faults of fonts, ink, colours, edges and pictures in twenty pages, on three layouts: each is found once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from layouts_for_tests import SHIPPED, THREE, one_of_three
from produced import alone
from small_issues import article, figure, heading, issue, paragraph, paragraphs, picture, prose

from makeready.cache import Cache
from makeready.composing.print_measures import print_measures
from makeready.issue import (
    BlockQuote,
    BulletList,
    Issue,
    ListItem,
    Picture,
    Placement,
    PullQuote,
    Sidebar,
    Text,
)
from makeready.preflight.pages.printed_pictures import printed_picture_problems
from makeready.preflight.pdf.pdf_checks import pdf_problems
from makeready.preflight.pdf.print_checks import print_checks
from makeready.problems import Code, Problem
from makeready.producing.pdf.issue_pdf import produce_pdf

MAY_NOT, MAY = 0x0002, 0x0008
"""Bits of a font's licence: it may not be embedded, or it may."""


@dataclass(frozen=True)
class Planted:
    """What is put into an issue and its layout; a little less of it is no fault."""

    faint: str
    inks: str
    licence: int
    from_the_trim: float
    """In mm."""
    off: str
    glyph: str
    soft: int
    """Pixels in 60 mm."""
    coarse: int
    wide: int
    """How many times as wide as high a plate is."""

    def style(self, inner: float) -> str:
        """The rules that do it, each for a thing that the issue has once; for such an inner margin (mm)."""
        outwards = f"{self.from_the_trim - inner}mm"
        return f"""
            @font-face {{ font-family: Own; src: url("../fonts/Own.ttf") }}
            .figure-column img {{ width: 60mm }}
            .sidebar p {{ color: {self.faint} }}
            blockquote p {{ color: device-cmyk({self.inks}) }}
            .flow h2 {{ font-family: Own }}
            .pull-quote {{ margin-left: {outwards} }}
            .standfirst {{ margin-left: {self.off} }}
            li::after {{ content: "{self.glyph}"; font-family: "Source Sans 3" }}
        """


INNER = {"shipped": 15, "digest": 17.7, "another trim size": 15}
"""The inner margin of each layout, in mm."""
FAULTY = Planted("#8a8a8a", "100% 90% 80% 70%", MAY_NOT, 1.5, "-120mm", "\\4E2D", 283, 200, 3)
HEALED = Planted("#6a6a6a", "70% 60% 60% 100%", MAY, 4, "0mm", "\\2192", 370, 370, 1)
FOUND = {
    Code.LOW_CONTRAST,
    Code.INK_TOO_HEAVY,
    Code.FONT_NOT_LICENSED,
    Code.TEXT_OUTSIDE_SAFE_AREA,
    Code.TEXT_OFF_THE_PAGE,
    Code.FONT_LACKS_GLYPH,
    Code.PICTURE_SOFT,
    Code.PICTURE_COARSE,
    Code.PICTURE_CROPPED,
}


def drawing(folder: Path, wide: int) -> Picture:
    """A drawing so many times as wide as high; it has no pixels."""
    path = folder / "plate.svg"
    path.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="1"/>', "utf-8")
    return Picture("plate/images/plate.svg", path, "image/svg+xml", wide, 1)


def twenty_pages(planted: Planted, folder: Path) -> Issue:
    """Articles with one thing each that can go wrong, and others between them."""
    things = (
        article("sidebar", paragraph(prose(40)), Sidebar("box", (Text("A pan"),), paragraphs(2, 30))),
        article("quotation", paragraph(prose(40)), BlockQuote(paragraphs(1, 30))),
        article("heading", paragraph(prose(40)), heading("Rakers")),
        article("standfirst", paragraph(prose(40)), standfirst=(Text("It was so."),)),
        article("list", paragraph(prose(40)), BulletList((ListItem((paragraph("Salt"),)),), tight=True)),
        article("soft", paragraph(prose(40)), figure(picture(folder, "soft", planted.soft, planted.soft))),
        article(
            "coarse", paragraph(prose(40)), figure(picture(folder, "coarse", planted.coarse, planted.coarse))
        ),
        article("plate", paragraph(prose(40)), figure(drawing(folder, planted.wide), Placement.FULL_PAGE)),
    )
    between = [article(f"between-{at}", paragraph(prose(40))) for at in range(len(things))]
    # On a page's other side the inner margin is on the right, where no text is brought near to the edge.
    pair = [article(f"pull-quote-{side}", PullQuote(paragraphs(1, 40))) for side in ("left", "right")]
    return issue(*pair, *(each for pair in zip(things, between, strict=True) for each in pair))


def told(planted: Planted, name: str, folder: Path) -> tuple[int, list[Problem]]:
    """How many pages there are, and all that is told of them."""
    (folder / "own/fonts").mkdir(parents=True)
    with TTFont(SHIPPED / "fonts/frank-ruhl-libre/FrankRuhlLibre-Regular.ttf") as font:
        font["OS/2"].fsType = planted.licence
        font.save(folder / "own/fonts/Own.ttf")
    layout, of = one_of_three(name, folder / "own", planted.style(INNER[name])), twenty_pages(planted, folder)
    file, printed = folder / "salt.pdf", produce_pdf(of, layout, alone())
    with file.open("w+b") as out:
        printed.write(out)
    _, of_print = print_checks(file, layout, Cache(None))
    of_pictures = printed_picture_problems(of, printed.pictures, print_measures(layout))
    return printed.pages, [*pdf_problems(file, layout), *of_print, *of_pictures]


@pytest.mark.parametrize("name", THREE)
def test_every_fault_planted_in_twenty_pages_is_found(name: str, tmp_path: Path):
    """Each once, and nothing of the pages between them."""
    pages, problems = told(FAULTY, name, tmp_path)

    assert pages >= 20
    assert {problem.code for problem in problems} == FOUND
    assert len(problems) == len(FOUND)


def test_a_little_less_is_no_fault(tmp_path: Path):
    """Darker, with less ink, a licence that allows it, further in, a glyph that is there, more pixels."""
    assert [str(problem) for problem in told(HEALED, "digest", tmp_path)[1]] == []
