"""The printed cover as JPEG, in the sizes that shops and readers ask for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from PIL import Image

from makeready.producing.jpeg_file import jpeg_file

LONG_EDGES = (2560, 1400, 512)
"""Pixels: what a shop asks for at best, the least that all of them take, and a thumbnail for a shelf."""
JPEG_QUALITY = 90


def cover_pictures(pdf: Path) -> Iterator[tuple[bytes, tuple[int, int]]]:
    """The first page of a PDF, cut at its trim, as JPEG in sRGB; each with its width and height in pixels."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        scale = LONG_EDGES[0] / max(page.get_size())
        whole = page.render(scale=scale).to_pil().convert("RGB")
    for edge in LONG_EDGES:
        share = edge / max(whole.size)
        size = round(whole.width * share), round(whole.height * share)
        made = whole if size == whole.size else whole.resize(size, Image.Resampling.LANCZOS)
        yield jpeg_file(made, JPEG_QUALITY, full_colour=False, progressive=True), size
