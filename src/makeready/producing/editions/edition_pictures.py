"""The pictures of an edition: no finer than it needs, in its colours. Made once, and kept in the cache."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import pikepdf
from pikepdf import Array, Name
from PIL import Image

from makeready.cache import Cache
from makeready.digests import digest, maker
from makeready.producing.editions.content_inks import NotConverted
from makeready.producing.editions.inks import Inks
from makeready.producing.editions.placed_pictures import PlacedPicture
from makeready.producing.jpeg_file import jpeg_file
from makeready.producing.picture_files import AT_ONCE
from makeready.records import packed

KEPT = "edition-pictures"
"""The kind of entry in the cache."""
JPEG_QUALITY = 92
SPARE = 1.1
"""A picture that is finer than asked for by less is left as it is: it would lose more than is gained."""
_MODES = {"L": Name.DeviceGray, "RGB": Name.DeviceRGB, "CMYK": Name.DeviceCMYK}


@dataclass(frozen=True, slots=True)
class MadePicture:
    """A picture as it is put into a PDF."""

    data: bytes
    mode: str
    """"L", "RGB" or "CMYK", as Pillow has them."""
    size: tuple[int, int]
    is_jpeg: bool


def make_pictures(pictures: Sequence[PlacedPicture], ppi: float, inks: Inks | None, cache: Cache) -> None:
    """Put each picture into its PDF anew where it is much finer than `ppi`, or not yet in `inks`.

    Where there are no inks its colours stay. Raises `NotConverted`.
    """
    with ThreadPoolExecutor(AT_ONCE) as threads:
        # PDF objects are not for several threads: they are read before and written after.
        jobs = [job for placed in pictures if (job := _job(placed, ppi, inks)) is not None]
        for job, made in zip(jobs, threads.map(lambda job: job.made(inks, cache), jobs), strict=True):
            _put(job.image, made)


@dataclass(frozen=True, slots=True)
class _Job:
    image: Any
    picture: Image.Image
    source: str
    """A digest of what it is made of."""
    size: tuple[int, int]
    is_jpeg: bool

    def made(self, inks: Inks | None, cache: Cache) -> MadePicture:
        condition = sha256(inks.profile).hexdigest() if inks else "as it is"
        key = digest(maker(), self.source, repr(self.size), condition, str(JPEG_QUALITY))
        made: MadePicture | None = cache.record(KEPT, key)
        if made is None:
            made = self._make(inks)
            cache.put(KEPT, key, packed(made))
        return made

    def _make(self, inks: Inks | None) -> MadePicture:
        picture = self.picture
        if picture.size != self.size:
            picture = picture.resize(self.size, Image.Resampling.LANCZOS, reducing_gap=3.0)
        if inks and picture.mode == "RGB":
            picture = inks.picture(picture)
        data = jpeg_file(picture, JPEG_QUALITY) if self.is_jpeg else zlib.compress(picture.tobytes(), 9)
        return MadePicture(data, picture.mode, self.size, self.is_jpeg)


def _job(placed: PlacedPicture, ppi: float, inks: Inks | None) -> _Job | None:
    """What there is to do with a picture; nothing where it can stay as it is."""
    image = placed.image
    if image.get("/ImageMask"):  # painted in a colour of the page
        return None
    share = ppi / placed.ppi if placed.ppi > ppi * SPARE else 1.0
    view = pikepdf.PdfImage(image)
    is_in_rgb = view.colorspace not in {"/DeviceGray", "/DeviceCMYK"}
    if share == 1.0 and not (inks and is_in_rgb):
        return None
    if isinstance(image.get("/Mask"), Array):
        raise NotConverted("a picture with a colour that is left out")
    size = tuple(max(1, round(side * share)) for side in (view.width, view.height))
    picture = view.as_pil_image()
    if picture.mode not in _MODES:
        picture = picture.convert("RGB")
    source = digest(image.read_raw_bytes(), str(view.colorspace), repr(placed.image.get("/Decode")))
    return _Job(image, picture, source, (size[0], size[1]), "/DCTDecode" in view.filters)


def _put(image: Any, made: MadePicture) -> None:
    filters = Name.DCTDecode if made.is_jpeg else Name.FlateDecode
    image.write(made.data, filter=filters, decode_parms=None)
    image.Width, image.Height = made.size
    image.ColorSpace = _MODES[made.mode]
    image.BitsPerComponent = 8
    for key in ("/Decode", "/Interpolate"):
        if key in image:
            del image[key]
    if made.is_jpeg and made.mode == "CMYK":
        # As Photoshop does, Pillow writes how much of each ink is left out.
        image.Decode = Array([1, 0] * 4)
