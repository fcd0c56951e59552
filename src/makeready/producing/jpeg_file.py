"""A picture as the bytes of a JPEG file."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

ROOM = 65536
"""Bytes that Pillow has room for at the least."""


def jpeg_file(
    picture: Image.Image, quality: int, *, full_colour: bool = True, progressive: bool = False
) -> bytes:
    """The smallest file of that quality; `full_colour` keeps as many pixels of colour as of light.

    Pillow has room for a byte a pixel when it makes a file small, and fails where grain takes more: such a
    picture is written as it comes.
    """
    colour = {"subsampling": 0} if full_colour else {}
    as_it_comes = _saved(picture, quality=quality, **colour)
    if len(as_it_comes) >= max(ROOM, picture.width * picture.height):
        return as_it_comes
    return _saved(picture, quality=quality, optimize=True, progressive=progressive, **colour)


def _saved(picture: Image.Image, **options: int) -> bytes:
    out = BytesIO()
    picture.save(out, "JPEG", **options)
    return out.getvalue()
