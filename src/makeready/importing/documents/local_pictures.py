"""Pictures that a page or a Markdown file names: those beside it, and those inside it as data: addresses."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, unquote_to_bytes

LARGEST = 60_000_000
"""Bytes of one picture."""
_PLACES = ("images", "attachments", "assets", "media", "img", "figures", "uploads", "static")
"""Folders beside a source in which a picture is looked for that is not where its address says."""
_DATA = re.compile(r"data:(?P<type>[^;,]*)(?P<options>[^,]*),(?P<data>.*)", re.DOTALL)


def pictures_beside(source: Path) -> Callable[[str], bytes | str]:
    """What gives the bytes at an address, or the reason why there are none; only files in the source's own
    folder or below it are opened, and nothing is fetched."""  # noqa: D205, D209 - one sentence
    folder = source.parent.resolve()
    return lambda target: _inside(target) if target.startswith("data:") else _beside(target, folder)


def _inside(target: str) -> bytes | str:
    found = _DATA.match(target)
    if not found:
        return "its data can't be read"
    if "base64" not in found["options"]:
        return unquote_to_bytes(found["data"])
    try:
        return base64.b64decode(re.sub(r"\s", "", unquote(found["data"])), validate=True)
    except (binascii.Error, ValueError):
        return "its data can't be read"


def _beside(target: str, folder: Path) -> bytes | str:
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]+:|//|\\\\", target):
        return f"it is at {target[:200]}, which is not fetched"
    path = unquote(re.split(r"[?#]", target)[0]).replace("\\", "/")
    name = path.rpartition("/")[2]
    for tried in (path, path.lstrip("/"), *(f"{place}/{name}" for place in _PLACES if name)):
        try:
            file = (folder / tried).resolve()
            if not file.is_relative_to(folder):
                continue
            if not file.is_file():
                continue
            if file.stat().st_size > LARGEST:
                return f"{path} has more than {LARGEST // 1_000_000} MB"
            return file.read_bytes()
        except (OSError, ValueError, RuntimeError):
            continue
    if not (folder / path).resolve().is_relative_to(folder) and not path.startswith("/"):
        return f"{path} lies outside the folder of the source, where nothing is opened"
    return f"{path} is not beside the source"
