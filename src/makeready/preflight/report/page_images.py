"""The issue's pages as small pictures, drawn by PDFium as they are trimmed, and kept by what is on them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pypdfium2 as pdfium

from makeready.cache import Cache
from makeready.digests import digest, file_digest, maker

HEIGHT = 480
"""Pixels of a page's picture from head to foot: 3 to 4 for each mm of a magazine's page."""
QUALITY = 60
THUMBNAILS = "thumbnails"
"""The kind of entry in the cache."""


def page_images(pdf: Path, cache: Cache) -> Sequence[bytes]:
    """Every page of a PDF as WebP, its bleed cut off."""
    key = digest(maker(), str(HEIGHT), file_digest(pdf))
    found: tuple[bytes, ...] = cache.recall(THUMBNAILS, key, lambda: _drawn(pdf))
    return found


def _drawn(pdf: Path) -> tuple[bytes, ...]:
    document = pdfium.PdfDocument(pdf)
    try:
        return tuple(_image(page) for page in document)
    finally:
        document.close()


def _image(page: pdfium.PdfPage) -> bytes:
    """A page inside its TrimBox."""
    left, bottom, right, top = page.get_mediabox()
    trim_left, trim_bottom, trim_right, trim_top = page.get_trimbox()
    scale = HEIGHT / (trim_top - trim_bottom)
    crop = (trim_left - left, trim_bottom - bottom, right - trim_right, top - trim_top)
    image = page.render(scale=scale, crop=crop).to_pil().convert("RGB")
    out = io.BytesIO()
    image.save(out, "WEBP", quality=QUALITY, method=4)
    return out.getvalue()
