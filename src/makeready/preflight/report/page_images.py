"""The issue's pages as small pictures, drawn by PDFium as they are trimmed, and kept by what is on them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image, ImageDraw

from makeready.cache import Cache
from makeready.digests import digest, file_digest, maker
from makeready.units import PT_PER_MM

HEIGHT = 480
"""Pixels of a page's picture from head to foot: fewer than 2 for each mm of a magazine's page."""
QUALITY = 60
FOLD, HIDDEN = 50.0, 6.0
"""So many mm on each side of the fold are shown, and so many of them are hard to see in a bound issue."""
PIXELS = 3
"""Of the picture of a fold for each mm."""
THUMBNAILS = "thumbnails"
"""The kind of entry in the cache."""


def page_images(pdf: Path, cache: Cache, height: int = HEIGHT) -> Sequence[bytes]:
    """Every page of a PDF as WebP of so many pixels from head to foot, its bleed cut off."""
    key = digest(maker(), str(height), file_digest(pdf))
    found: tuple[bytes, ...] = cache.recall(THUMBNAILS, key, lambda: _drawn(pdf, height))
    return found


def fold_images(pdf: Path, folios: Iterable[int]) -> dict[int, bytes]:
    """What lies at the fold of the spreads whose left pages have these folios, as WebP by folio.

    A line on each side tells what is hard to see.
    """
    with pdfium.PdfDocument(pdf) as document:
        return {folio: _fold(document[folio - 1], document[folio]) for folio in folios}


def _fold(left: pdfium.PdfPage, right: pdfium.PdfPage) -> bytes:
    halves = [_trimmed(page, PIXELS / PT_PER_MM) for page in (left, right)]
    width, height = round(FOLD * PIXELS), halves[0].height
    image = Image.new("RGB", (2 * width, height))
    image.paste(halves[0].crop((halves[0].width - width, 0, halves[0].width, height)), (0, 0))
    image.paste(halves[1].crop((0, 0, width, height)), (width, 0))
    draw = ImageDraw.Draw(image)
    for side in (-HIDDEN, 0, HIDDEN):
        x = width + round(side * PIXELS)
        draw.line((x, 0, x, height), fill="white" if side else "black", width=1)
        draw.line((x + 1, 0, x + 1, height), fill="black" if side else "white", width=1)
    return _webp(image)


def _drawn(pdf: Path, height: int) -> tuple[bytes, ...]:
    document = pdfium.PdfDocument(pdf)
    try:
        return tuple(_image(page, height) for page in document)
    finally:
        document.close()


def _image(page: pdfium.PdfPage, height: int) -> bytes:
    """A page inside its TrimBox."""
    _, bottom, _, top = page.get_trimbox()
    return _webp(_trimmed(page, height / (top - bottom)))


def _trimmed(page: pdfium.PdfPage, scale: float) -> Image.Image:
    left, bottom, right, top = page.get_mediabox()
    trim_left, trim_bottom, trim_right, trim_top = page.get_trimbox()
    crop = (trim_left - left, trim_bottom - bottom, right - trim_right, top - trim_top)
    image: Image.Image = page.render(scale=scale, crop=crop).to_pil()
    return image.convert("RGB")


def _webp(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "WEBP", quality=QUALITY, method=4)
    return out.getvalue()
