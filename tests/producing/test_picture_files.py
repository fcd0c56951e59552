"""Pictures as the issue's files carry them."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from makeready.issue import Picture
from makeready.problems import Code, Refused
from makeready.producing.made_pictures import print_picture
from makeready.producing.picture_files import EBOOK_LONG_EDGE, SUFFIXES, PictureFile

Save = Callable[..., Picture]

# Primaries and white of a space far wider than sRGB would need a profile of its own; one that is written
# as "swapped" is enough to see that a profile counts.
RED = (200, 30, 40)


@pytest.fixture
def save(tmp_path: Path) -> Save:
    """Saves an image under a name and gives it as the picture of a manuscript."""

    def _save(image: Image.Image, name: str, **options: object) -> Picture:
        path = tmp_path / name
        image.save(path, **options)
        kind = {"jpg": "jpeg", "tif": "tiff"}.get(path.suffix[1:], path.suffix[1:])
        return Picture(f"a/images/{name}", path, f"image/{kind}", *map(float, image.size))

    return _save


def ebook_picture(picture: Picture) -> PictureFile:
    """The picture as an ebook carries it."""
    return print_picture(picture, EBOOK_LONG_EDGE)


def opened(data: bytes) -> Image.Image:
    """The image in `data`, loaded."""
    image = Image.open(BytesIO(data))
    image.load()
    return image


def near(colour: tuple[int, ...], wanted: tuple[int, ...], tolerance: int = 6) -> bool:
    """Whether two colours differ by no more than coding a JPEG does."""
    return all(abs(one - other) <= tolerance for one, other in zip(colour, wanted, strict=True))


@pytest.mark.parametrize("name", ["a.jpg", "a.png"])
def test_a_file_that_needs_nothing_goes_through_untouched(save: Save, name: str) -> None:
    """Byte for byte."""
    picture = save(Image.new("RGB", (40, 30), RED), name)

    file = ebook_picture(picture)

    assert file.data == picture.path.read_bytes()
    assert file.media_type == picture.media_type
    assert name.endswith(SUFFIXES[file.media_type])


def test_a_vector_stays_a_vector(tmp_path: Path) -> None:
    """SVG is not made into dots."""
    path = tmp_path / "a.svg"
    path.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>', encoding="utf-8")

    file = ebook_picture(Picture("a.svg", path, "image/svg+xml", 1, 1))

    assert (file.data, file.media_type) == (path.read_bytes(), "image/svg+xml")


def test_a_picture_that_lies_on_its_side_is_set_upright(save: Save) -> None:
    """As its EXIF orientation says; the tag is gone, so that nothing turns it twice."""
    image = Image.new("RGB", (40, 20), "white")
    image.paste((0, 0, 0), (0, 0, 20, 20))
    exif = Image.Exif()
    exif[0x0112] = 6

    upright = opened(ebook_picture(save(image, "a.jpg", exif=exif, quality=95)).data)

    assert upright.size == (20, 40)
    assert near(upright.getpixel((10, 5)), (0, 0, 0), 20)
    assert 0x0112 not in upright.getexif()


def test_cmyk_becomes_srgb(save: Save) -> None:
    """With the inks' meaning kept: full cyan is no red."""
    picture = save(Image.new("CMYK", (20, 20), (255, 0, 0, 0)), "a.jpg", quality=95)

    image = opened(ebook_picture(picture).data)

    assert image.mode == "RGB"
    red, green, blue = image.getpixel((5, 5))
    assert red < 40 < green
    assert blue > 150


def test_a_colour_profile_is_applied_and_taken_out(save: Save) -> None:
    """A picture in another colour space shows the same colours in sRGB, where no profile is needed."""
    lab = ImageCms.createProfile("LAB")
    image = ImageCms.profileToProfile(
        Image.new("RGB", (20, 20), RED), ImageCms.createProfile("sRGB"), lab, outputMode="LAB"
    )
    picture = save(image, "a.tif", icc_profile=ImageCms.ImageCmsProfile(lab).tobytes())

    shown = opened(ebook_picture(picture).data)

    assert near(shown.getpixel((5, 5)), RED)
    assert "icc_profile" not in shown.info


def test_sixteen_bits_are_scaled_to_eight(save: Save) -> None:
    """A middle grey stays a middle grey."""
    picture = save(Image.new("I;16", (20, 20), 32896), "a.png")

    shown = opened(ebook_picture(picture).data)

    assert shown.mode == "L"
    assert near((shown.getpixel((5, 5)),), (128,))


def test_of_a_moving_picture_the_first_frame_is_kept(save: Save) -> None:
    """It stands still, as the page does."""
    frames = [Image.new("RGB", (20, 20), colour) for colour in (RED, (0, 0, 255))]
    picture = save(frames[0], "a.gif", save_all=True, append_images=frames[1:])

    shown = opened(ebook_picture(picture).data)

    assert getattr(shown, "n_frames", 1) == 1
    assert near(shown.convert("RGB").getpixel((5, 5)), RED)


@pytest.mark.parametrize(("alpha", "kept"), [(120, True), (255, False)])
def test_alpha_is_kept_where_it_matters(save: Save, alpha: int, *, kept: bool) -> None:
    """A picture that something shines through is a PNG; one with idle alpha is as good without."""
    picture = save(Image.new("RGBA", (20, 20), (*RED, alpha)), "a.webp", lossless=True)

    shown = opened(ebook_picture(picture).data)

    assert (shown.mode == "RGBA") is kept
    assert near(shown.convert("RGB").getpixel((5, 5)), RED)


def test_a_large_picture_is_scaled_to_the_long_edge(save: Save) -> None:
    """The ebook's edge is fixed, the printed page asks for its own; the shape stays."""
    picture = save(Image.effect_noise((3000, 1500), 60).convert("RGB"), "a.jpg")

    assert opened(ebook_picture(picture).data).size == (EBOOK_LONG_EDGE, EBOOK_LONG_EDGE // 2)
    assert opened(print_picture(picture, 600).data).size == (600, 300)
    assert print_picture(picture, 3000).data == picture.path.read_bytes()


def test_a_drawing_stays_sharp_when_it_is_scaled(save: Save) -> None:
    """A PNG of flat colour comes out smaller as PNG, a photograph as JPEG."""
    drawing = save(Image.new("RGB", (3000, 1500), RED), "a.png")
    photograph = save(Image.effect_noise((2400, 1200), 60).convert("RGB"), "b.png")

    assert ebook_picture(drawing).media_type == "image/png"
    assert ebook_picture(photograph).media_type == "image/jpeg"


def test_the_same_picture_gives_the_same_bytes(save: Save) -> None:
    """No date and no name goes in."""
    picture = save(Image.new("CMYK", (20, 20), (255, 0, 90, 0)), "a.jpg")

    assert ebook_picture(picture) == ebook_picture(picture)


@pytest.mark.parametrize("lenient", [False, True])
def test_a_picture_that_is_cut_short_is_refused(
    save: Save, monkeypatch: pytest.MonkeyPatch, *, lenient: bool
) -> None:
    """With its place; nothing half is printed, also where another library made Pillow lenient."""
    monkeypatch.setattr("PIL.ImageFile.LOAD_TRUNCATED_IMAGES", lenient)
    picture = save(Image.effect_noise((200, 200), 60).convert("RGB"), "a.jpg")
    picture.path.write_bytes(picture.path.read_bytes()[:2000])

    with pytest.raises(Refused) as caught:
        ebook_picture(picture)

    problem = caught.value.problems[0]
    assert (problem.code, problem.place.file) == (Code.CUT_SHORT_PICTURE, "a/images/a.jpg")
