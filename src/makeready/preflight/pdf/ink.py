"""How much ink the printer's PDF lays: of its colours and pictures the four parts added up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf
from PIL import Image, ImageMath

from makeready.preflight.pdf.pdf_contents import painted
from makeready.problems import Code, Place, Problem

MOST = 300
"""More ink than this (per cent) does not dry in time on coated paper: what printers ask for."""
SHARE = 0.01
"""So much of a picture may have more."""
PARTS = 4
MOST_SUMS = 4 * 255 + 1


def ink_problems(pdf: pikepdf.Pdf, place: Place) -> Iterator[Problem]:
    """A problem for each colour and each picture that lays too much, with the page where it is met first."""
    seen: set[tuple[object, ...]] = set()
    looked_at: set[tuple[int, int]] = set()
    for each in painted(pdf):
        for what, ink, key in _heavy(each.content, each.resources, looked_at):
            if key not in seen:
                seen.add(key)
                yield Problem(Code.INK_TOO_HEAVY, place, what=what, page=each.folio, ink=ink, most=MOST)


def _heavy(
    content: Any, resources: Any, looked_at: set[tuple[int, int]]
) -> Iterator[tuple[str, int, tuple[object, ...]]]:
    """What lays too much in a content stream: what it is, its ink in per cent, what tells it from others."""
    for parts in _colours(content, resources):
        ink = round(100 * sum(parts))
        if ink > MOST:
            named = " ".join(f"{100 * part:.0f}" for part in parts)
            yield f"the colour {named} (CMYK)", ink, parts
    for name, drawn in resources.get("/XObject", pikepdf.Dictionary()).items():
        if drawn.get("/Subtype") != "/Image" or drawn.objgen in looked_at:
            continue
        looked_at.add(drawn.objgen)
        if _is_cmyk(drawn.get("/ColorSpace"), resources):
            ink = _ink_of(pikepdf.PdfImage(drawn).as_pil_image())
            if ink > MOST:
                yield f"the picture {str(name).removeprefix('/')}", ink, ("picture", *drawn.objgen)


def _colours(content: Any, resources: Any) -> Iterator[tuple[float, ...]]:
    """The CMYK colours that are set, each from 0 to 1 in its four parts (ISO 32000-1, 8.6.8)."""
    spaces: dict[bool, Any] = {}
    for instruction in pikepdf.parse_content_stream(content, "k K cs CS sc SC scn SCN"):
        operator, operands = str(instruction.operator), instruction.operands
        is_stroke = operator.isupper()
        if operator.lower() == "cs":
            spaces[is_stroke] = operands[0]
        elif operator.lower() == "k" or (
            len(operands) == PARTS and _is_cmyk(spaces.get(is_stroke), resources)
        ):
            yield tuple(float(part) for part in operands)


def _is_cmyk(space: Any, resources: Any) -> bool:
    """Whether a colour space, or the one of that name, has the four inks as its parts."""
    if space == "/DeviceCMYK" or space is None:
        return space is not None
    named = resources.get("/ColorSpace", pikepdf.Dictionary())
    held = named.get(str(space)) if isinstance(space, pikepdf.Name) else space
    if isinstance(held, pikepdf.Array) and held[0] == "/ICCBased":
        return int(held[1].N) == PARTS
    return bool(held == "/DeviceCMYK")


def _ink_of(picture: Image.Image) -> int:
    """The ink (per cent) that all but a small share of a picture stays below."""
    picture.thumbnail((1000, 1000))
    cyan, magenta, yellow, black = (part.convert("I") for part in picture.split())
    total = ImageMath.lambda_eval(
        lambda parts: parts["c"] + parts["m"] + parts["y"] + parts["k"], c=cyan, m=magenta, y=yellow, k=black
    )
    left = SHARE * picture.width * picture.height
    sums: list[tuple[int, int]] = total.getcolors(MOST_SUMS)
    for count, value in sorted(sums, key=lambda each: -each[1]):
        left -= count
        if left < 0:
            return round(value * 100 / 255)
    return 0
