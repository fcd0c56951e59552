"""The PDF for screens: the finished one, its pictures as fine as screens show them."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

import pikepdf

from makeready.cache import Cache
from makeready.producing.editions.edition_pictures import make_pictures
from makeready.producing.editions.placed_pictures import placed_pictures

PPI = 150
"""Pixels an inch; beyond it a page that fills a screen gains nothing, and is slow to come."""


def screen_edition(source: Path, cache: Cache, out: BinaryIO) -> None:
    """Write the screen's PDF of the finished PDF `source` into `out`, tagged and linked as that is.

    It is linearized (ISO 32000-1, annex F): a reader shows its first page before the rest has come.
    """
    with pikepdf.open(source) as pdf:
        make_pictures(list(placed_pictures(pdf)), PPI, None, cache)
        pdf.save(
            out,
            linearize=True,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            recompress_flate=False,
        )
