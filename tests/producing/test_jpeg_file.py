"""A picture becomes a JPEG whatever is on it, and no larger than it must be."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from makeready.producing.jpeg_file import jpeg_file


def grain(mode: str) -> Image.Image:
    """Of every colour, in each pixel another: nothing can be left out of it."""
    return Image.merge(mode, [Image.effect_noise((500, 400), 250) for _ in mode])


@pytest.mark.parametrize("mode", ["RGB", "CMYK"])
@pytest.mark.parametrize("progressive", [False, True])
def test_a_picture_that_is_all_grain_is_a_jpeg_too(
    mode: str, capfd: pytest.CaptureFixture[str], *, progressive: bool
) -> None:
    """It has more than a byte for a pixel, and nothing is said on the terminal."""
    data = jpeg_file(grain(mode), 95, progressive=progressive)

    assert len(data) > 500 * 400
    with Image.open(BytesIO(data)) as picture:
        picture.load()
        assert (picture.size, picture.mode) == ((500, 400), mode)
    assert capfd.readouterr().err == ""


def test_any_other_is_as_small_as_it_can_be() -> None:
    """Smaller than Pillow writes it by itself; with less of its colour smaller still."""
    picture = Image.merge("RGB", [Image.radial_gradient("L").rotate(turn) for turn in (0, 30, 60)])
    out = BytesIO()
    picture.save(out, "JPEG", quality=90, subsampling=0)

    whole = jpeg_file(picture, 90)
    assert len(whole) < len(out.getvalue())
    assert len(jpeg_file(picture, 90, full_colour=False)) < len(whole)
