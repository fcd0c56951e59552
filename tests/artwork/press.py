"""The press: prints a plate to a picture of pixels, with the grain of paper and ink."""

from __future__ import annotations

import math
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter

from artwork.outlines import hand
from artwork.plate import Plate

PPI = 300
OVER = 2  # drawn at twice the size and reduced, for clean edges


def size_at(plate: Plate, ppi: float) -> tuple[int, int]:
    """Width and height in pixels, enough to cover the plate and even in number."""
    return tuple(2 * math.ceil(edge / 25.4 * ppi / 2 - 1e-9) for edge in (plate.width, plate.height))  # type: ignore[return-value]


def printed(plate: Plate) -> Image.Image:
    """The plate at print resolution, grained."""
    size = size_at(plate, PPI)
    large = (size[0] * OVER, size[1] * OVER)
    return grained(plate.pixels(PPI * OVER, large).reduce(OVER))


def grained(image: Image.Image) -> Image.Image:
    """The picture as rough paper takes it: fine grain in the ink, soft clouds where the roller was uneven."""
    fine = _noise(image.size, 7, 1).filter(ImageFilter.GaussianBlur(0.6))
    cloud = _noise(image.size, 11, 40)
    for noise, strength in ((fine, 0.16), (cloud, 0.045)):
        shift = noise.point(lambda value, k=strength: round(128 + (value - 128) * k))
        image = ImageChops.add(image, Image.merge("RGB", (shift, shift, shift)), 1, -128)
    return image


def _noise(size: tuple[int, int], seed: int, coarse: int) -> Image.Image:
    """Grey noise of this size whose grain is `coarse` pixels."""
    small = (size[0] // coarse + 2, size[1] // coarse + 2)
    noise = Image.frombytes("L", small, hand(seed).randbytes(small[0] * small[1]))
    return noise.resize(size, Image.Resampling.BICUBIC) if coarse > 1 else noise.crop((0, 0, *size))


def save(image: Image.Image, path: Path) -> None:
    """Nothing: the picture is written as a JPEG that knows its resolution."""
    image.save(path, quality=86, dpi=(PPI, PPI), subsampling="4:4:4", optimize=True, icc_profile=None)
