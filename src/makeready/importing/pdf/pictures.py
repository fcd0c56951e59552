"""The pictures of a page as files: JPEG as it is where it needs nothing, and drawn anew where it does."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any, TypeAlias

import pikepdf
import pypdfium2
from PIL import Image
from pypdfium2 import raw

from makeready.importing.pdf.glyphs import Frame
from makeready.importing.pdf.kept_pictures import SMALLEST
from makeready.importing.pdf.pages import Box, PlacedPicture
from makeready.producing.jpeg_file import jpeg_file
from makeready.reading.pictures import MOST_PIXELS

FORMS_IN_FORMS = 8
"""So deep is looked for pictures in forms that are drawn by forms."""
JPEG_QUALITY = 95

_Axes: TypeAlias = tuple[tuple[int, int], tuple[int, int]]
_TURNS: dict[_Axes, Image.Transpose] = {
    ((-1, 0), (0, 1)): Image.Transpose.FLIP_LEFT_RIGHT,
    ((1, 0), (0, -1)): Image.Transpose.FLIP_TOP_BOTTOM,
    ((-1, 0), (0, -1)): Image.Transpose.ROTATE_180,
    ((0, 1), (-1, 0)): Image.Transpose.ROTATE_90,
    ((0, -1), (1, 0)): Image.Transpose.ROTATE_270,
    ((0, -1), (-1, 0)): Image.Transpose.TRANSPOSE,
    ((0, 1), (1, 0)): Image.Transpose.TRANSVERSE,
}
"""What is done to a picture's pixels, by where its right side and its upper side point on the page."""


@dataclass(slots=True)
class PixelBudget:
    """How many pixels may still be decoded; a file that asks for more than that is no article."""

    left: int = 4 * MOST_PIXELS
    masked: frozenset[str] = frozenset()
    """The keys of the pictures that have a mask, as they stand in the file: PDFium does not tell."""

    def spend(self, pixels: int) -> bool:
        """Whether there are so many left, which are then spent."""
        if pixels > min(self.left, MOST_PIXELS):
            return False
        self.left -= pixels
        return True


def pictures_of(page: Any, number: int, frame: Frame, budget: PixelBudget) -> list[PlacedPicture]:
    """The pictures of a page that are larger than ornaments, strips of one picture put together."""
    whole = Box(0, 0, frame.width, frame.height)
    found = []
    for image in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=FORMS_IN_FORMS):
        matrix = _placed_by(image)
        corners = [frame.placed(*matrix.on_point(x, y)) for x in (0, 1) for y in (0, 1)]
        across, down = zip(*corners, strict=True)
        box = Box(min(across), min(down), max(across), max(down))
        if box.across(whole) > 0 and box.down(whole) > 0:
            found.append(_Drawn(image, box, _axes(matrix, frame), number))
    return [_taken_out(group, budget) for group in _strips(found)]


def _placed_by(drawn: Any) -> Any:
    """The matrix from an object's own square to the page, through all forms that draw it."""
    matrix, container = drawn.get_matrix(), drawn.container
    while container is not None:
        matrix = matrix.multiply(container.get_matrix())
        container = container.container
    return matrix


@dataclass(frozen=True, slots=True)
class _Drawn:
    image: Any
    box: Box
    axes: _Axes
    page: int


def _axes(matrix: Any, frame: Frame) -> _Axes:
    """Where right and up of the picture point on the page as it is seen: steps right and up."""
    (x, y), (u, v), (s, t) = (frame.placed(*matrix.on_point(*point)) for point in ((0, 0), (1, 0), (0, 1)))
    return _step(u - x, y - v), _step(s - x, y - t)


def _step(across: float, up: float) -> tuple[int, int]:
    if abs(across) >= abs(up):
        return (1 if across >= 0 else -1), 0
    return 0, (1 if up >= 0 else -1)


def _strips(drawn: list[_Drawn]) -> Iterator[list[_Drawn]]:
    """The pictures; those that follow each other, touch, and are as wide, as one group."""
    group: list[_Drawn] = []
    for each in drawn:
        if group and not _goes_on(group[-1], each):
            yield group
            group = []
        group.append(each)
    if group:
        yield group


def _goes_on(one: _Drawn, other: _Drawn) -> bool:
    is_below = abs(other.box.top - one.box.bottom) < 0.5
    as_wide = abs(other.box.left - one.box.left) < 0.5 and abs(other.box.right - one.box.right) < 0.5
    same_pixels = one.image.get_px_size()[0] == other.image.get_px_size()[0]
    return is_below and as_wide and same_pixels and one.axes == other.axes == ((1, 0), (0, 1))


def _taken_out(group: list[_Drawn], budget: PixelBudget) -> PlacedPicture:
    first, *rest = [_one(each, budget, is_strip=len(group) > 1) for each in group]
    if not rest or not all(each.data for each in (first, *rest)):
        return first
    images = [Image.open(BytesIO(each.data)).convert("RGB") for each in (first, *rest)]
    width, height = images[0].width, sum(image.height for image in images)
    if not budget.spend(width * height):
        return first
    whole, at = Image.new("RGB", (width, height)), 0
    for image in images:
        whole.paste(image, (0, at))
        at += image.height
    is_photograph = all(each.suffix == ".jpg" for each in (first, *rest))
    data, suffix = _saved(whole, is_photograph=is_photograph)
    box = first.box
    for each in rest:
        box = box.with_(each.box)
    note = f"it was in {len(group)} strips, which were put together"
    return replace(first, box=box, data=data, suffix=suffix, pixels=whole.size, key=_key(data), note=note)


def _one(drawn: _Drawn, budget: PixelBudget, *, is_strip: bool) -> PlacedPicture:
    """One picture as a file; without data where it is too large or can't be decoded."""
    image, upright = drawn.image, drawn.axes == ((1, 0), (0, 1))
    width, height = image.get_px_size()
    empty = PlacedPicture(drawn.page, drawn.box, b"", ".jpg", (width, height), "")
    if min(drawn.box.width, drawn.box.height) < SMALLEST and not is_strip:
        return replace(empty, key=_key(bytes(image.get_data())), note="it is an ornament")
    if not budget.spend(width * height):
        return replace(empty, note=f"it has {width} by {height} pixels, which is too many")
    filters = image.get_filters()
    is_jpeg = filters == ["DCTDecode"]
    try:
        data = bytes(image.get_data())
        is_masked = upright and _key(data) in budget.masked
        if is_jpeg and upright and not is_masked and _is_plain(data):
            return replace(empty, data=data, key=_key(data))
        decoded = image.get_bitmap(render=is_masked).to_pil()
    except (pypdfium2.PdfiumError, ValueError, RuntimeError, OSError):
        return replace(empty, note="it can't be decoded")
    if not upright:
        decoded = decoded.transpose(_TURNS[drawn.axes])
    data, suffix = _saved(decoded, is_photograph=is_jpeg or filters == ["JPXDecode"])
    return replace(
        empty,
        data=data,
        suffix=suffix,
        pixels=decoded.size,
        key=_key(data),
        note=_why(is_jpeg=is_jpeg, upright=upright),
    )


def _why(*, is_jpeg: bool, upright: bool) -> str:
    if not upright:
        return "it lay on its side in the file, and was turned"
    return "its colours or its mask are none that a JPEG can keep, and it was written anew" if is_jpeg else ""


def _is_plain(data: bytes) -> bool:
    """Whether a JPEG is grey or RGB, and is read."""
    with suppress(Exception), Image.open(BytesIO(data), formats=["JPEG"]) as image:
        return image.mode in ("L", "RGB")
    return False


def _saved(image: Image.Image, *, is_photograph: bool) -> tuple[bytes, str]:
    """A picture as a file, and its suffix."""
    if image.mode == "RGBA" and image.getchannel("A").getextrema() == (255, 255):
        image = image.convert("RGB")
    if is_photograph and image.mode != "RGBA":
        return jpeg_file(image.convert("RGB"), JPEG_QUALITY), ".jpg"
    out = BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue(), ".png"


def masked_in(source: Path) -> frozenset[str]:
    """The keys of the pictures in a PDF that a mask makes see-through in parts; none where it is damaged."""
    with suppress(pikepdf.PdfError), pikepdf.open(source) as pdf:
        return frozenset(
            _key(each.read_raw_bytes())
            for each in pdf.objects
            if isinstance(each, pikepdf.Stream)
            and each.get("/Subtype") == pikepdf.Name.Image
            and ("/SMask" in each or "/Mask" in each)
        )
    return frozenset()


def _key(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
