"""What a page may take in: the layout's own files and the manuscript's pictures, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from urllib.parse import unquote
from urllib.request import url2pathname

from makeready.media_types import MEDIA_TYPES
from makeready.producing.pdf.weasyprint_seams import FatalURLFetchingError, URLFetcher, URLFetcherResponse
from makeready.producing.picture_files import PictureFile

PICTURE_SCHEME = "picture:"
"""A picture of the manuscript by its path there: `picture:salt-road/images/rakers-dawn.jpg`."""


class Fetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no annotations
    """Opens files below the layout's folders and pictures of the issue; refuses the rest of the world."""

    def __init__(self, folders: Sequence[Path], picture_file: Callable[[str], PictureFile]) -> None:
        """`picture_file` gives a picture by its path in the manuscript and raises `KeyError` for others."""
        super().__init__(allowed_protocols={"file", "data"}, fail_on_errors=True)
        self._folders = [folder.resolve() for folder in folders]
        self._picture_file = picture_file

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """What is at `url`.

        Raises `FatalURLFetchingError`, which ends the layout, for anything outside.
        """
        if url.startswith(PICTURE_SCHEME):
            return self._picture(unquote(url.removeprefix(PICTURE_SCHEME)))
        if url.startswith("data:"):
            return super().fetch(url, headers)
        path = Path(url2pathname(url.removeprefix("file:").split("?")[0].split("#")[0])).resolve()
        if not url.startswith("file:") or not any(path.is_relative_to(folder) for folder in self._folders):
            raise FatalURLFetchingError(f"{url} is outside the layout")
        kind = MEDIA_TYPES.get(path.suffix.lower(), "application/octet-stream")
        return URLFetcherResponse(path.as_uri(), path.read_bytes(), {"Content-Type": kind})

    def _picture(self, file: str) -> URLFetcherResponse:
        try:
            made = self._picture_file(file)
        except KeyError as unknown:
            raise FatalURLFetchingError(f"{file} is no picture of the issue") from unknown
        return URLFetcherResponse(PICTURE_SCHEME + file, made.data, {"Content-Type": made.media_type})
