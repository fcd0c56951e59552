"""Whether a JPEG is whole, told without decoding it: a picture of many megapixels takes long."""

from __future__ import annotations

import re
from contextlib import suppress
from io import BytesIO

from PIL import Image

START_OF_DATA = 0xDA
END = b"\xff\xd9"
MARKER = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
"""What ends the data of a picture: a byte FF that is neither one of its own nor a mark to restart at."""


def is_surely_whole(data: bytes) -> bool:
    """Whether Pillow would decode `data` to the end. No is no verdict: only decoding can tell then.

    A decoder gives up where what stands before the data makes no sense, or where the file ends before the
    data do. It is asked the first by a file without data, and the second is seen in the bytes.
    """
    head = _head(data)
    following = MARKER.search(data, head)
    if not head or following is None or following.group() != END:
        return False
    with suppress(Exception), Image.open(BytesIO(data[:head] + END), formats=["JPEG"]) as image:
        image.draft("L", (max(1, image.width // 8), max(1, image.height // 8)))
        image.load()
        return True
    return False


def _head(data: bytes) -> int:
    """How many bytes stand before the data; 0 where that can't be told."""
    at = 2
    while data[at : at + 1] == b"\xff":
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4])
        if data[at + 1] == START_OF_DATA:
            return end
        at = end
    return 0
