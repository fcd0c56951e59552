"""A picture's file: what it is, by its content and not by its name, and how large."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil
from pathlib import Path

from PIL import Image, ImageFile, JpegImagePlugin, PngImagePlugin, UnidentifiedImageError

from makeready.issue import Picture
from makeready.problems import Code, Findings
from makeready.reading.files import Folder
from makeready.reading.jpeg import is_surely_whole
from makeready.reading.svg import looks_like_svg, svg_size

MEDIA_TYPES = {
    "JPEG": "image/jpeg",
    "MPO": "image/jpeg",
    "PNG": "image/png",
    "WEBP": "image/webp",
    "GIF": "image/gif",
    "TIFF": "image/tiff",
}
FORMATS = (JpegImagePlugin.JpegImageFile.format, PngImagePlugin.PngImageFile.format, "GIF", "TIFF", "WEBP")
"""Those that are loaded come first: for the others Pillow loads all that it knows, forty and more."""
MOST_PIXELS = 100_000_000
ORIENTATION = 0x0112
LYING = range(5, 9)
"""Values of EXIF's orientation that turn a picture by a quarter."""


def read_picture(folder: Folder, file: str, findings: Findings, line: int) -> Picture | None:
    """The picture in `file`; None, and a problem, where it can't be used."""
    path = folder.opened(file, findings, line)
    if path is None:
        return None
    try:
        if looks_like_svg(path):
            media_type, size = "image/svg+xml", svg_size(path, file, findings, line)
        else:
            media_type, size = _raster(path, file, findings, line)
    except PermissionError as error:
        findings.add(Code.FILE_UNREADABLE, line, file=file, reason=error.strerror)
        return None
    return Picture(file, path, media_type, *size) if size else None


def missing_picture(file: str, folder: Folder, shape: tuple[float, float]) -> Picture:
    """The picture that stands for a file that is not there."""
    return Picture(file, folder.root / file, "", *shape, missing=True)


def _raster(path: Path, file: str, findings: Findings, line: int) -> tuple[str, tuple[float, float] | None]:
    """Media type and upright size of a picture made of pixels; no size, and a problem, where it is faulty."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what Pillow warns of is judged here
            with nothing_cut_short(), Image.open(path, formats=FORMATS) as image:
                return MEDIA_TYPES[image.format or ""], _checked_size(image, path, file, findings, line)
    except UnidentifiedImageError:
        findings.add(Code.NOT_A_PICTURE, line, picture=file, reason="its content is of no known kind")
    except Image.DecompressionBombError:
        findings.add(Code.HUGE_PICTURE, line, picture=file, megapixels="more than 170")
    except PermissionError:
        raise
    except Exception as error:  # noqa: BLE001 - Pillow's plug-ins raise whatever a damaged file makes them
        findings.add(Code.CUT_SHORT_PICTURE, line, picture=file, reason=str(error) or type(error).__name__)
    return "", None


@contextmanager
def nothing_cut_short() -> Iterator[None]:
    """Makes Pillow refuse a picture that ends too early: WeasyPrint, once loaded, lets it pass."""
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _checked_size(
    image: Image.Image, path: Path, file: str, findings: Findings, line: int
) -> tuple[float, float] | None:
    """Upright width and height; None, and a problem, where there are too many pixels."""
    width, height = image.size
    if width * height > MOST_PIXELS:
        findings.add(Code.HUGE_PICTURE, line, picture=file, megapixels=ceil(width * height / 1_000_000))
        return None
    if image.format != "JPEG" or not is_surely_whole(path.read_bytes()):
        image.load()  # a file that was cut short shows it only now
    if getattr(image, "is_animated", False) and image.format not in ("MPO", "TIFF"):
        findings.add(Code.ANIMATED_PICTURE, line, picture=file)
    lies = image.getexif().get(ORIENTATION) in LYING
    return (height, width) if lies else (width, height)
