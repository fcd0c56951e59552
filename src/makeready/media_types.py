"""What kind of file a name is for: the media types that IANA registers, by the ends of names.

Named here, since those of Python's `mimetypes` depend on the machine where it is asked.
"""

from __future__ import annotations

from pathlib import PurePosixPath

MEDIA_TYPES = {
    ".atom": "application/atom+xml",
    ".css": "text/css",
    ".csv": "text/csv",
    ".epub": "application/epub+zip",
    ".html": "text/html",
    ".jpg": "image/jpeg",
    ".js": "text/javascript",
    ".json": "application/json",
    ".md": "text/markdown",
    ".ncx": "application/x-dtbncx+xml",
    ".otf": "font/otf",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".txt": "text/plain",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xhtml": "application/xhtml+xml",
    ".xml": "application/xml",
}


def media_type_of(name: str) -> str:
    """The media type of a file of that name; raises `KeyError` for one that nothing here makes."""
    return MEDIA_TYPES[PurePosixPath(name).suffix]
