"""Photographs that nobody took: a sky, hills one behind the other, grain. As heavy as a camera's."""

from __future__ import annotations

import random
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

SIZE = WIDTH, HEIGHT = 1600, 1067
SKIES = (("#5c82b0", "#e8d8c0"), ("#46607a", "#f0be94"), ("#7a8c96", "#dce0e2"), ("#2c3c60", "#f4ac78"))
GRAIN = 0.22  # as much as makes a file of about 300 KB


def draw(name: str, path: Path) -> None:
    """Writes the picture of this name, always the same, as a JPEG."""
    chance = random.Random(name)  # noqa: S311  # chance that repeats itself
    image = ImageOps.colorize(Image.linear_gradient("L").resize(SIZE), *chance.choice(SKIES))
    for distance in range(4):
        colour = tuple(chance.randint(60, 130) - 12 * distance for _ in "rgb")
        image.paste(colour, mask=_hill(chance, 380 + 170 * distance))
    image = ImageChops.add(image, _clouds(chance, 40), 1, -128)
    grain = _clouds(chance, 1).filter(ImageFilter.GaussianBlur(0.8))
    image = ImageChops.add(image, grain, 1, -128)
    image.save(path, "JPEG", quality=82, dpi=(300, 300))


def _hill(chance: random.Random, top: int) -> Image.Image:
    """The mask of a hill whose ridge runs about this far below the top edge."""
    ridge = [(x, top + chance.randint(-90, 90)) for x in range(0, WIDTH + 200, 200)]
    mask = Image.new("L", SIZE)
    ImageDraw.Draw(mask).polygon([(0, HEIGHT), *ridge, (WIDTH, HEIGHT)], fill=255)
    return mask.filter(ImageFilter.GaussianBlur(4))


def _clouds(chance: random.Random, coarse: int) -> Image.Image:
    """Grey noise about the middle, whose spots are `coarse` pixels wide."""
    size = (WIDTH // coarse, HEIGHT // coarse)
    noise = Image.frombytes("L", size, chance.randbytes(size[0] * size[1])).resize(SIZE)
    noise = noise.point(lambda value: round(128 + (value - 128) * GRAIN))
    return Image.merge("RGB", (noise, noise, noise))
