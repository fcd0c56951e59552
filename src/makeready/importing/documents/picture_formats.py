"""A picture's bytes in a format that the reading of an article knows, or the reason why there are none."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass

from PIL import Image, UnidentifiedImageError

from makeready.reading.pictures import MOST_PIXELS, nothing_cut_short

SUFFIXES = {"JPEG": ".jpg", "MPO": ".jpg", "PNG": ".png", "GIF": ".gif", "TIFF": ".tif", "WEBP": ".webp"}
"""What is taken as it is, and how its name ends."""
_METAFILES = {
    b"\x01\x00\x00\x00": "a Windows metafile (EMF)",
    b"\xd7\xcd\xc6\x9a": "a Windows metafile (WMF)",
    b"\x01\x00\x09\x00": "a Windows metafile (WMF)",
}
_ADVICE = "ask for it as JPEG or PNG"


@dataclass(frozen=True, slots=True)
class Usable:
    """A picture that can be printed."""

    data: bytes
    suffix: str
    width: int
    """Pixels; 0 for a drawing (SVG)."""
    changed: str = ""
    """What was done to it, for the report."""


def usable(data: bytes) -> Usable | str:
    """The picture in `data`, made PNG where its format is not read; or why it can't be used."""
    if _is_svg(data):
        return Usable(data, ".svg", 0)
    for head, what in _METAFILES.items():
        if data.startswith(head):
            return f"it is {what}: {_ADVICE}"
    try:
        with warnings.catch_warnings(), nothing_cut_short():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data)) as image:
                return _taken(image, data)
    except UnidentifiedImageError:
        return f"its format is not known: {_ADVICE}"
    except Image.DecompressionBombError:
        return "it has more than 170 million pixels"
    except Exception as error:  # noqa: BLE001 - Pillow's plug-ins raise whatever a damaged file makes them
        return f"it is damaged ({error or type(error).__name__})"


def _taken(image: Image.Image, data: bytes) -> Usable | str:
    if image.width * image.height > MOST_PIXELS:
        return f"it has {image.width * image.height // 1_000_000} million pixels"
    kind = image.format or ""
    moves = bool(getattr(image, "is_animated", False)) and kind not in {"MPO", "TIFF"}
    image.load()
    if kind in SUFFIXES and not moves:
        return Usable(data, SUFFIXES[kind], image.width)
    still = image.convert("RGBA" if image.has_transparency_data else "RGB")
    target = io.BytesIO()
    still.save(target, "PNG")
    what = "the first picture of an animation, made PNG" if moves else f"made PNG of {kind}"
    return Usable(target.getvalue(), ".png", image.width, what)


def _is_svg(data: bytes) -> bool:
    head = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"<") and b"<svg" in data[:4000]
