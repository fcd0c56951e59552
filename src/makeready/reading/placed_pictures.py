"""The pictures of one article: where its text places them, joined with their files and captions."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from urllib.parse import unquote

from makeready.issue import Figure, InlinePicture, Picture, slug_of
from makeready.problems import Code, Findings
from makeready.reading.files import Folder, same_name
from makeready.reading.near_miss import did_you_mean
from makeready.reading.pictures import missing_picture, read_picture
from makeready.reading.shapes import Caption, Shape

REMOTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:|//")

NewAnchor = Callable[[str, str], str]


class PlacedPictures:
    """Gives figures to the reader of an article, and remembers which files and captions were used."""

    def __init__(self, folder: Folder, slug: str, captions: dict[str, Caption], findings: Findings) -> None:
        self._folder = folder
        self._images = f"{slug}/images"
        self._captions_file = f"{slug}/captions.md"
        self._captions = captions
        self._findings = findings
        self._files = {same_name(name): name for name in folder.names(self._images)}
        self._read: dict[str, Picture] = {}
        self._figures: set[str] = set()

    def figure(self, source: str, alt: str, line: int, new_anchor: NewAnchor) -> Figure:
        """The figure of a picture that stands alone in its paragraph."""
        name = self._name(source)
        self._figures.add(name)
        caption = self._captions.get(name) or Caption(name, 0)
        picture = self._picture(source, line, caption.panel)
        if _in_images(source):
            self._judge(picture, alt, line, caption)
        return Figure(
            anchor=new_anchor("fig", slug_of(posixpath.splitext(name)[0])),
            picture=picture,
            alt=alt,
            caption=caption.paragraphs,
            credit=caption.credit,
            rights=caption.rights,
            place=caption.place,
            line=line,
            caption_line=caption.line,
        )

    def in_line(self, source: str, alt: str, line: int) -> InlinePicture:
        """The small picture that stands inside a sentence."""
        picture = self._picture(source, line, Caption("", 0).panel)
        if not alt:
            self._tell_alt(picture.file, line)
        return InlinePicture(picture, alt)

    def _picture(self, source: str, line: int, panel: Shape) -> Picture:
        """The picture that an address leads to; a missing one where it leads to none."""
        name = self._name(source)
        file = f"{self._images}/{self._files.get(name, name)}"
        if _in_images(source) and file in self._read:
            return self._read[file]
        picture = None
        if not _in_images(source):
            self._tell_elsewhere(source, line)
        elif name in self._files:
            picture = read_picture(self._folder, file, self._findings, line)
        else:
            near = did_you_mean(name, self._files, "images/{}")
            details = {"picture": file, "did_you_mean": near, "folder": f"{self._images}/"}
            self._findings.add(Code.PICTURE_MISSING, line, **details)
        picture = picture or missing_picture(file, self._folder, panel)
        if _in_images(source):
            self._read[file] = picture
        return picture

    def _tell_elsewhere(self, source: str, line: int) -> None:
        """Put down that an address is not that of a file in images/."""
        path, folder = unquote(source), f"{self._images}/"
        if REMOTE.match(path):
            self._findings.add(Code.REMOTE_PICTURE, line, picture=path[:200], folder=folder)
            return
        near = did_you_mean(re.split(r"[/\\]", path)[-1], self._files, "images/{}")
        typed = path or "a picture without a path"
        self._findings.add(Code.PICTURE_ELSEWHERE, line, picture=typed, folder=folder, did_you_mean=near)

    def _name(self, source: str) -> str:
        """The name of the file that an address ends with."""
        return same_name(posixpath.basename(posixpath.normpath(unquote(source))))

    def _judge(self, picture: Picture, alt: str, line: int, caption: Caption) -> None:
        """Warn of what a figure lacks."""
        short = picture.file.removeprefix(self._images.removesuffix("images"))
        if not alt:
            self._tell_alt(picture.file, line)
        if not caption.line:
            details = {"picture": short, "name": caption.name, "captions": self._captions_file}
            self._findings.add(Code.FIGURE_WITHOUT_CAPTION, line, **details)
            return
        captions = self._findings.of(self._captions_file)
        if not caption.paragraphs:
            captions.add(Code.EMPTY_CAPTION, caption.line, name=caption.name)
        if not caption.credit:
            advice = 'write "- credit: …" below its caption'
            captions.add(Code.PICTURE_WITHOUT_CREDIT, caption.line, picture=caption.name, advice=advice)

    def _tell_alt(self, file: str, line: int) -> None:
        """Warn that a picture has no alt."""
        advice = "write between the brackets what it shows: ![What it shows.](…)"
        self._findings.add(Code.PICTURE_WITHOUT_ALT, line, picture=file, advice=advice)

    def tell_unused(self) -> None:
        """Put down each file and each caption that no place in the text asks for."""
        placed = {same_name(posixpath.basename(file)) for file in self._read}
        for name, real in self._files.items():
            if name not in placed:
                file = f"{self._images}/{real}"
                example = f"![what it shows](images/{real})"
                self._findings.of(file).add(Code.UNUSED_PICTURE, picture=file, example=example)
        captions = self._findings.of(self._captions_file)
        for name, caption in self._captions.items():
            if name not in placed:
                near = did_you_mean(name, placed - set(self._captions))
                captions.add(Code.CAPTION_WITHOUT_PICTURE, caption.line, name=name, did_you_mean=near)
            elif name not in self._figures:
                captions.add(Code.CAPTION_IN_SENTENCE, caption.line, name=name)


def _in_images(source: str) -> bool:
    """Whether an address is that of a file in images/."""
    folder, name = posixpath.split(posixpath.normpath(unquote(source)))
    return folder == "images" and bool(name)
