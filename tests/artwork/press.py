"""The press: prints a plate to a picture of pixels, with the grain of paper and ink."""

from __future__ import annotations

import math
from pathlib import Path

from artwork.outlines import hand
from artwork.palette import STONE
from artwork.plate import Plate
from PIL import Image, ImageChops, ImageFilter

PPI = 300
LARGE = 4000  # pixels: from this width on a picture is saved with a lower quality
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
    """The picture as rough paper takes it: bled edges, ink that misses the pits, a soft unevenness."""
    image = _speckled(_bled(image))
    fine = _noise(image.size, 7, 1).filter(ImageFilter.GaussianBlur(0.7))
    cloud = _noise(image.size, 11, 40)
    for noise, strength in ((fine, 0.13), (cloud, 0.035)):
        shift = noise.point(lambda value, k=strength: round(128 + (value - 128) * k))
        image = ImageChops.add(image, Image.merge("RGB", (shift, shift, shift)), 1, -128)
    return image


def _bled(image: Image.Image) -> Image.Image:
    """The picture with its edges moved by a pixel or two, here this way and there that."""
    for seed, (dx, dy) in enumerate(((2, 0), (-1, 0), (0, 1), (0, -2))):
        blots = _noise(image.size, 20 + seed, 6).point(lambda value: 255 if value > 162 else 0)
        image = Image.composite(ImageChops.offset(image, dx, dy), image, blots)
    return image


def _speckled(image: Image.Image) -> Image.Image:
    """The picture with pits of paper where dark ink has missed them."""
    pits = _noise(image.size, 31, 2).point(lambda value: 150 if value > 236 else 0)
    thin = _noise(image.size, 32, 90).point(lambda value: min(255, max(0, (value - 96) * 3)))
    dark = image.convert("L").point(lambda value: max(0, 200 - value))
    pits = ImageChops.multiply(ImageChops.multiply(pits, thin), dark)
    return Image.composite(Image.new("RGB", image.size, STONE), image, pits)


def _noise(size: tuple[int, int], seed: int, coarse: int) -> Image.Image:
    """Grey noise of this size whose grain is `coarse` pixels."""
    small = (size[0] // coarse + 2, size[1] // coarse + 2)
    noise = Image.frombytes("L", small, hand(seed).randbytes(small[0] * small[1]))
    return noise.resize(size, Image.Resampling.BICUBIC) if coarse > 1 else noise.crop((0, 0, *size))


def save(image: Image.Image, path: Path) -> None:
    """Nothing: the picture is written as a JPEG that knows its resolution."""
    quality = 86 if image.width < LARGE else 76  # a spread has no need of the last grain
    image.save(path, quality=quality, dpi=(PPI, PPI), subsampling="4:2:0", optimize=True)
