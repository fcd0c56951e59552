"""Colours of the screen as the inks of a printing condition, by its ICC profile.

Pictures are converted perceptually, so that all their tones stay apart; text, rules and flat areas by
relative colorimetric intent with black point compensation, so that a colour comes as near as it can. A
neutral one is printed in black ink alone: in four inks its edges would need all four plates to meet.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from io import BytesIO
from math import hypot
from typing import Protocol, TypeAlias

from PIL import Image, ImageCms

Cmyk: TypeAlias = tuple[float, float, float, float]
"""Cyan, magenta, yellow and black, each from 0 to 1."""

BLACK: Cmyk = (0, 0, 0, 1)

NEUTRAL, NEUTRAL_TINT = 6.0, 2.0
"""A colour with less chroma (C*ab of CIELAB) is neutral; of a tint, the hue is seen sooner."""
TINT = 60.0
"""A colour that is lighter (L*) is a tint, and seldom text's."""

_STEPS = 256
_ZERO = 128
"""Where Little CMS has the zero of a* and b* in a byte."""


class InInks(Protocol):
    """Tells colours in inks."""

    def of_rgb(self, red: float, green: float, blue: float) -> Cmyk:
        """The inks for a colour of sRGB, its parts from 0 to 1."""

    def of_lab(self, lightness: float, a: float, b: float) -> Cmyk:
        """The inks for a colour of CIELAB: L* from 0 to 100, a* and b* from -128 to 127."""


class Inks:
    """The inks of one printing condition."""

    def __init__(self, profile: bytes) -> None:
        """`profile` is an ICC profile of an output device with four inks; raises `ValueError` otherwise."""
        self.profile = profile
        if profile[12:16] != b"prtr" or profile[16:20] != b"CMYK":
            raise ValueError("it is no ICC profile of a printing condition with four inks")
        exact = ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Flags.BLACKPOINTCOMPENSATION
        screen, lab = ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB")
        try:
            self._output = ImageCms.ImageCmsProfile(BytesIO(profile))
            self._of_pictures = ImageCms.buildTransform(
                screen, self._output, "RGB", "CMYK", ImageCms.Intent.PERCEPTUAL
            )
            self._of_rgb = ImageCms.buildTransform(screen, self._output, "RGB", "CMYK", *exact)
            self._of_lab = ImageCms.buildTransform(lab, self._output, "LAB", "CMYK", *exact)
        except (OSError, ImageCms.PyCMSError) as fault:
            raise ValueError("it is no ICC profile that can be read") from fault
        self._rgb_as_lab = ImageCms.buildTransform(screen, lab, "RGB", "LAB", exact[0])
        self._greys = self._lightness_of_black()
        self._inks_of_rgb = lru_cache(maxsize=4096)(self._told_in_inks)

    @property
    def description(self) -> str:
        """What the profile calls itself."""
        return ImageCms.getProfileDescription(self._output).strip()

    def of_rgb(self, red: float, green: float, blue: float) -> Cmyk:
        """The inks for a colour of sRGB, its parts from 0 to 1."""
        return self._inks_of_rgb(*(_byte(part) for part in (red, green, blue)))

    def of_lab(self, lightness: float, a: float, b: float) -> Cmyk:
        """The inks for a colour of CIELAB: L* from 0 to 100, a* and b* from -128 to 127."""
        if _is_neutral(lightness, a, b):
            return self._black_as_light_as(lightness)
        return _parts(
            self._of_lab, "LAB", (_byte(lightness / 100), *(_byte((part + _ZERO) / 255) for part in (a, b)))
        )

    def picture(self, image: Image.Image) -> Image.Image:
        """A picture of sRGB in the inks."""
        return _converted(image.convert("RGB"), self._of_pictures)

    def _told_in_inks(self, *parts: int) -> Cmyk:
        lightness, a, b = _pixel(self._rgb_as_lab, "RGB", parts)
        if _is_neutral(lightness / 2.55, a - _ZERO, b - _ZERO):
            return self._black_as_light_as(lightness / 2.55)
        return _parts(self._of_rgb, "RGB", parts)

    def _black_as_light_as(self, lightness: float) -> Cmyk:
        """Black ink alone of that lightness (L*), all of it where it can be no darker."""
        return (0, 0, 0, round(1 - bisect_left(self._greys, lightness) / (_STEPS - 1), 3))

    def _lightness_of_black(self) -> list[float]:
        """The lightness (L*) of black ink alone, from all of it to none; it grows."""
        seen = ImageCms.buildTransform(
            self._output,
            ImageCms.createProfile("LAB"),
            "CMYK",
            "LAB",
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
        )
        wedge = Image.new("CMYK", (_STEPS, 1))
        for at in range(_STEPS):
            wedge.putpixel((at, 0), (0, 0, 0, _STEPS - 1 - at))
        light = _converted(wedge, seen).getchannel("L")
        found = [light.getpixel((at, 0)) / 2.55 for at in range(_STEPS)]  # type: ignore[operator]
        return [max(found[: at + 1]) for at in range(_STEPS)]


def _is_neutral(lightness: float, a: float, b: float) -> bool:
    return hypot(a, b) < (NEUTRAL_TINT if lightness > TINT else NEUTRAL)


def _converted(image: Image.Image, transform: ImageCms.ImageCmsTransform) -> Image.Image:
    """A picture in the colours that `transform` gives.

    As `ImageCms.applyTransform` makes it, but without the profile written behind it: Little CMS can't write
    every profile that it can read.
    """
    converted = Image.new(transform.output_mode, image.size)
    transform.transform.apply(image.getim(), converted.getim())
    return converted


def _pixel(transform: ImageCms.ImageCmsTransform, mode: str, parts: tuple[int, ...]) -> tuple[int, ...]:
    found: tuple[int, ...] = _converted(Image.new(mode, (1, 1), parts), transform).getpixel((0, 0))  # type: ignore[assignment]
    return found


def _parts(transform: ImageCms.ImageCmsTransform, mode: str, parts: tuple[int, ...]) -> Cmyk:
    cyan, magenta, yellow, black = (round(part / 255, 3) for part in _pixel(transform, mode, parts))
    return cyan, magenta, yellow, black


def _byte(part: float) -> int:
    return round(255 * min(1.0, max(0.0, part)))
