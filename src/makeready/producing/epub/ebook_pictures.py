"""The pictures of the ebook: each is judged before the book is composed, and read when it is written.

One that needs nothing comes from the manuscript, one that was converted from the cache.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain, count
from pathlib import PurePosixPath

from makeready.cache import Cache
from makeready.composing.fpo import fpo_panel
from makeready.composing.pictures import pictures_of
from makeready.composing.templates import Layout
from makeready.digests import digest, file_digest, maker
from makeready.interrupts import interrupt_held_back
from makeready.issue import Issue, Picture, slug_of
from makeready.problems import Refused
from makeready.producing.epub.ebooklib_cures import PackageFile
from makeready.producing.picture_files import (
    AT_ONCE,
    EBOOK_LONG_EDGE,
    SUFFIXES,
    PictureFile,
    held_by,
)
from makeready.records import packed

_VERDICTS = "ebook-picture-verdicts"
_CONVERTED = "ebook-pictures"


@dataclass(frozen=True, slots=True)
class JudgedPicture:
    """A picture of the manuscript that is fit for the ebook, as it is or converted."""

    picture: Picture
    source: str
    """The digest of what its file held when it was judged."""
    media_type: str
    converted: bool
    cache: Cache

    def data(self) -> bytes:
        """Its bytes in the book."""
        kept = self.cache.get(_CONVERTED, _key(self.picture, self.source)) if self.converted else None
        if kept is not None:
            return kept
        held = held_by(self.picture)
        if sha256(held).hexdigest() != self.source:
            raise OSError(f"{self.picture.file} was changed meanwhile")
        return _made(self.picture, held, self.source, self.cache).data if self.converted else held


def judged(picture: Picture, cache: Cache) -> JudgedPicture:
    """How the ebook carries `picture`; refuses one that can't be decoded."""
    held = held_by(picture)
    source = sha256(held).hexdigest()
    made = _made(picture, held, source, cache)
    verdict = made.media_type, made.data != held
    cache.put(_VERDICTS, _key(picture, source), packed(verdict))
    return JudgedPicture(picture, source, *verdict, cache)


def _known(picture: Picture, source: str, cache: Cache) -> JudgedPicture | None:
    """How the ebook carries `picture`, whose file has the digest `source`, where that is known already."""
    verdict: tuple[str, bool] | None = cache.record(_VERDICTS, _key(picture, source))
    return JudgedPicture(picture, source, *verdict, cache) if verdict else None


def _made(picture: Picture, held: bytes, source: str, cache: Cache) -> PictureFile:
    from makeready.producing.made_pictures import made_ready

    made = made_ready(picture, held, EBOOK_LONG_EDGE)
    if made.data != held:
        cache.put(_CONVERTED, _key(picture, source), made.data)
    return made


def _key(picture: Picture, source: str) -> str:
    return digest(maker(), source, picture.media_type, str(EBOOK_LONG_EDGE))


def ebook_pictures(issue: Issue, layout: Layout, cache: Cache) -> dict[str, PackageFile]:
    """Each picture as the book keeps it, by its path in the manuscript; refuses all that are damaged."""
    pictures = pictures_of(issue)
    there = [picture for picture in pictures if not picture.missing]
    made = {each.picture.file: each for each in _all_judged(there, cache)}
    cover = issue.cover.picture.file if issue.cover else ""
    files: dict[str, PackageFile] = {}
    taken: set[str] = set()
    for picture in pictures:
        suffix = SUFFIXES[made[picture.file].media_type if picture.file in made else "image/svg+xml"]
        name = _name(picture, suffix, taken)
        taken.add(name)
        data = made[picture.file].data if picture.file in made else _panel(picture, issue, layout)
        properties = ("cover-image",) if picture.file == cover else ()
        files[picture.file] = PackageFile(name, data, properties)
    return files


def _all_judged(pictures: list[Picture], cache: Cache) -> list[JudgedPicture]:
    known = [_known(picture, file_digest(picture.path.resolve()), cache) for picture in pictures]
    new = [picture for picture, before in zip(pictures, known, strict=True) if before is None]
    return [*filter(None, known), *(_judged_now(new, cache) if new else ())]


def _judged_now(pictures: list[Picture], cache: Cache) -> list[JudgedPicture]:
    with interrupt_held_back():  # what decodes pictures is slow to load, and new ones alone want it
        from makeready.reading.pictures import nothing_cut_short

    def outcome(picture: Picture) -> JudgedPicture | Refused:
        try:
            return judged(picture, cache)
        except Refused as refused:
            return refused

    with nothing_cut_short(), ThreadPoolExecutor(AT_ONCE) as threads:
        outcomes = list(threads.map(outcome, pictures))
    problems = [problem for each in outcomes if isinstance(each, Refused) for problem in each.problems]
    if problems:
        raise Refused(problems)
    return [each for each in outcomes if isinstance(each, JudgedPicture)]


def _panel(picture: Picture, issue: Issue, layout: Layout) -> bytes:
    return fpo_panel(layout, "ebook", picture, layout.words(issue.language))


def _name(picture: Picture, suffix: str, taken: set[str]) -> str:
    """The picture's name in the book, made of its folder's and its own: "pictures/salt-road-rakers.jpg"."""
    path = PurePosixPath(picture.file.replace("/images/", "/"))
    slug = slug_of(str(path.with_suffix(""))) or "picture"
    names = (f"pictures/{slug}{extra}{suffix}" for extra in chain([""], (f"-{n}" for n in count(2))))
    return next(name for name in names if name not in taken)
