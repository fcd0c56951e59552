"""The folder of a release, filled file by file; each is told with its size and checksum."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, TypeAlias

from makeready.media_types import media_type_of
from makeready.releasing.released import ReleasedFile, Role

Content: TypeAlias = bytes | Path | Callable[[BinaryIO], object]
"""What a file is to hold, a file that holds it, or what writes it."""

PAGE = "index.html"
"""The page of a release, and that of a shelf."""
WEB = "web"
"""The folder of what web pages are made of: in a release, and beside releases."""


class ReleaseFolder:
    """A folder that is being filled."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._files: dict[str, ReleasedFile] = {}

    def __iter__(self) -> Iterator[ReleasedFile]:
        return iter(sorted(self._files.values(), key=lambda file: file.name))

    def add(
        self,
        name: str,
        role: Role,
        content: Content,
        *,
        media_type: str = "",
        article: str = "",
        pixels: tuple[int, int] = (0, 0),
    ) -> ReleasedFile:
        """Write the file of that name; its suffix says what kind it is where `media_type` does not."""
        file = self.path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, Path):
            shutil.copyfile(content, file)
        elif isinstance(content, bytes):
            file.write_bytes(content)
        else:
            with file.open("w+b") as out:
                content(out)
        data = file.read_bytes()
        kind = media_type or media_type_of(name)
        added = ReleasedFile(name, role, kind, len(data), sha256(data).hexdigest(), article, pixels)
        self._files[name] = added
        return added
