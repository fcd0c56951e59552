"""A shelf of small releases to be published, whose files have names that are hard on URLs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from makeready.releasing import release_record
from makeready.releasing.checksums import SUMS, as_text, names_in, sums_of
from makeready.releasing.released import Release, ReleasedFile, Role

FILES = {
    "salt.epub": bytes(range(256)) * 800,
    "offprints/rakers at dawn.md": b"The pans lie flat.\n",
    "offprints/Ærø #1 100%25.md": "Øst for havet.\n".encode(),
    "offprints/ملح.html": "<p>ملح</p>\n".encode(),
}
"""What each release holds beside what proves it; one file is large enough to break off in the middle."""


def add_release(shelf: Path, name: str, day: int, more: Mapping[str, bytes] = MappingProxyType({})) -> Path:
    """The folder of a new release on a shelf, of that day in March, with `more` files than others have."""
    folder = shelf / name
    files = {**FILES, **more, "issue.txt": name.encode()}
    told = []
    for file, data in files.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_bytes(data)
        kind = "application/epub+zip" if file.endswith(".epub") else "text/x-salt"
        told.append(ReleasedFile(file, Role.OFFPRINT, kind, len(data), sha256(data).hexdigest()))
    release = Release(name, 1, "", datetime(2031, 3, day, tzinfo=UTC), 8, tuple(told))
    (folder / release_record.RECORD).write_bytes(release_record.as_json(release))
    (folder / SUMS).write_bytes(as_text(sums_of(folder, names_in(folder))))
    (shelf / "feed.atom").write_text(f"<feed><title>{name}</title></feed>")
    (shelf / "opds.json").write_text('{"metadata": {"title": "' + name + '"}}')
    (shelf / "index.html").write_text(f"<title>{name}</title>")
    (shelf / "web/fonts").mkdir(parents=True, exist_ok=True)
    (shelf / "web/web.css").write_text(f"/* {name} */")
    (shelf / "web/fonts/salt.woff2").write_bytes(b"wOF2")
    (shelf / "authors").mkdir(exist_ok=True)
    (shelf / "authors/mara-quill.html").write_text(f"<title>Mara Quill in {name}</title>")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """What each file in a folder and below holds, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
