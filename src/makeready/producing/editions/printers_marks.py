"""The edges of a printed page: its content ends at the bleed, and printer's marks stand around it.

The marks show where the page is cut, on every plate (ISO 32000-1, 14.11.3).
"""

from __future__ import annotations

from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from makeready.units import PT_PER_MM

MARK = 5 * PT_PER_MM
"""How long a crop mark is (pt)."""
GAP = 1 * PT_PER_MM
"""How far (pt) it stands beyond the bleed, so that none of it is left on a page that is cut badly."""
WIDTH = 0.25
"""How thick it is (pt)."""
_ALL = "/makeready-all"


def cut_at_the_bleed(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """Let nothing of a page's content be drawn beyond its bleed: what runs further would lie on the marks."""
    left, bottom, right, top = _bleed(page)
    clip = f"q {left:.3f} {bottom:.3f} {right - left:.3f} {top - bottom:.3f} re W n\n"
    page.contents_add(pdf.make_stream(clip.encode()), prepend=True)
    page.contents_add(pdf.make_stream(b"\nQ\n"))


def add_crop_marks(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """Draw crop marks at the four corners of a page's trim, and make its sheet large enough for them."""
    left, bottom, right, top = (float(edge) for edge in page.trimbox)
    bleed = _bleed(page)
    reach = GAP + MARK
    sheet = (bleed[0] - reach, bleed[1] - reach, bleed[2] + reach, bleed[3] + reach)
    lines = [
        line
        for x in (left, right)
        for line in ((x, bleed[1] - GAP, x, sheet[1]), (x, bleed[3] + GAP, x, sheet[3]))
    ]
    lines += [
        line
        for y in (bottom, top)
        for line in ((bleed[0] - GAP, y, sheet[0], y), (bleed[2] + GAP, y, sheet[2], y))
    ]
    drawn = "".join(f"{x:.3f} {y:.3f} m {to_x:.3f} {to_y:.3f} l S\n" for x, y, to_x, to_y in lines)
    page.obj.MediaBox = Array([round(edge, 4) for edge in sheet])
    spaces = page.obj.Resources.get("/ColorSpace", Dictionary())
    page.obj.Resources.ColorSpace = Dictionary({**dict(spaces.items()), _ALL: _every_plate(pdf)})
    content = f"q {_ALL} CS 1 SCN {WIDTH} w\n{drawn}Q\n".encode()
    page.contents_add(pdf.make_stream(content))


def _bleed(page: pikepdf.Page) -> list[float]:
    return [float(edge) for edge in page.obj.get("/BleedBox", page.trimbox)]


def _every_plate(pdf: pikepdf.Pdf) -> Any:
    """The colour space that paints on every plate (ISO 32000-1, 8.6.6.4)."""
    tint = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0] * 4), C1=Array([1] * 4), N=1)
    return Array([Name.Separation, Name.All, Name.DeviceCMYK, pdf.make_indirect(tint)])
