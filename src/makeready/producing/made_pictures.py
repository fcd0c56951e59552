"""Pictures as the issue's files carry them: upright, eight bits a channel, sRGB, no larger than needed.

A file that is all that already goes through byte for byte.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from PIL import Image, ImageCms, ImageOps

from makeready.issue import Picture
from makeready.producing.jpeg_file import jpeg_file
from makeready.producing.picture_files import PictureFile, damaged, held_by
from makeready.reading.jpeg import is_surely_whole
from makeready.reading.pictures import nothing_cut_short

JPEG_QUALITY = 88

_UPRIGHT = 1
_ORIENTATION = 0x0112
_PNG_BIT_DEPTH = 24
"""Where a PNG says how many bits a channel has: the ninth byte of its first chunk's data."""


def print_picture(picture: Picture, max_px: int) -> PictureFile:
    """The picture with a long edge of at most `max_px`; refuses one that can't be decoded."""
    return made_ready(picture, held_by(picture), max_px)


def made_ready(picture: Picture, data: bytes, max_px: int) -> PictureFile:
    """The picture whose file holds `data`, with a long edge of at most `max_px`."""
    if picture.media_type == "image/svg+xml":
        return PictureFile(data, picture.media_type)
    with _damage_refused(picture), nothing_cut_short(), Image.open(BytesIO(data)) as image:
        if not _fits_as_it_is(image, data, max_px):
            return _encoded(_scaled(_in_srgb(_eight_bits(_upright(image))), max_px), image.format or "")
        if image.format != "JPEG" or not is_surely_whole(data):
            image.load()  # a file that was cut short shows it only now
        return PictureFile(data, f"image/{(image.format or '').lower()}")


@contextmanager
def _damage_refused(picture: Picture) -> Iterator[None]:
    try:
        yield
    except (OSError, SyntaxError, ValueError, ImageCms.PyCMSError, Image.DecompressionBombError) as fault:
        raise damaged(picture, fault) from fault


def _fits_as_it_is(image: Image.Image, data: bytes, max_px: int) -> bool:
    if max(image.size) > max_px or not _is_srgb(image):
        return False
    if image.getexif().get(_ORIENTATION, _UPRIGHT) != _UPRIGHT:
        return False
    if image.format == "JPEG":
        return image.mode in {"RGB", "L"}
    moves = getattr(image, "is_animated", False)
    return image.format == "PNG" and data[_PNG_BIT_DEPTH] <= 8 and not moves


def _is_srgb(image: Image.Image) -> bool:
    profile = image.info.get("icc_profile")
    if not profile:
        return True
    return "srgb" in ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(BytesIO(profile))).lower()


def _upright(image: Image.Image) -> Image.Image:
    image.seek(0)
    image.load()
    return ImageOps.exif_transpose(image)


def _eight_bits(image: Image.Image) -> Image.Image:
    """The picture in a mode of eight bits a channel; sixteen bits are scaled, not cut."""
    if image.mode == "F" or image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if image.mode in {"P", "PA", "LA", "La", "RGBa"} or "transparency" in image.info:
        return _without_idle_alpha(image.convert("RGBA"))
    if image.mode == "1":
        return image.convert("L")
    return _without_idle_alpha(image) if image.mode == "RGBA" else image


def _without_idle_alpha(image: Image.Image) -> Image.Image:
    lowest, _ = image.getchannel("A").getextrema()
    return image.convert("RGB") if lowest == 255 else image


def _in_srgb(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    if image.mode == "L" or (image.mode in {"RGB", "RGBA"} and (not profile or _is_srgb(image))):
        return image
    if not profile:
        return image.convert("RGB")
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    source = ImageCms.ImageCmsProfile(BytesIO(profile))
    converted = ImageCms.profileToProfile(
        image.convert("RGB") if alpha else image,
        source,
        ImageCms.createProfile("sRGB"),
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        outputMode="RGB",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    if converted is None:
        raise ValueError("its colours can't be converted")
    if alpha:
        converted.putalpha(alpha)
    return converted


def _scaled(image: Image.Image, max_px: int) -> Image.Image:
    longest = max(image.size)
    if longest <= max_px:
        return image
    width, height = (max(1, round(side * max_px / longest)) for side in image.size)
    return image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)


def _encoded(image: Image.Image, source_format: str) -> PictureFile:
    """The encoded picture: PNG where alpha matters or a drawing comes out smaller, else JPEG."""
    image.info.clear()
    if image.mode == "RGBA":
        return PictureFile(_as_png(image), "image/png")
    as_jpeg = jpeg_file(image, JPEG_QUALITY)
    if source_format in {"PNG", "GIF"}:
        as_png = _as_png(image)
        if len(as_png) < len(as_jpeg):
            return PictureFile(as_png, "image/png")
    return PictureFile(as_jpeg, "image/jpeg")


def _as_png(image: Image.Image) -> bytes:
    buffer = BytesIO()
    image.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
