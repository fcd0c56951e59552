"""The pictures of one article: where its text places them, joined with their files and captions."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from urllib.parse import unquote

from makeready.issue import Figure, InlinePicture, Picture, slug_of
from makeready.problems import Code, Findings
from makeready.reading.files import Folder, same_name
from makeready.reading.near_miss import nearest_file, stem_of, suggestion
from makeready.reading.pictures import missing_picture, read_picture
from makeready.reading.shapes import Caption, Shape

WIDEST_SIGN = 160
"""Pixels, or units of a drawing: what is wider was not drawn to stand in a line of words."""
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
        self._missing: dict[str, int] = {}
        """Line of each picture without a file."""
        self._elsewhere: set[str] = set()
        """Files in images/ that a picture with another path is likely to mean."""
        self._without_caption: list[tuple[str, int]] = []
        self._in_lines: list[tuple[str, int]] = []

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

    def judge_in_line(self, source: str, line: int, *, alone: bool) -> None:
        """Note a picture among words that looks like a figure: large, or `alone` in its line."""
        picture = self._read.get(self._file(self._name(source)))
        if picture and (alone or (picture.width > WIDEST_SIGN and not picture.missing)):
            self._in_lines.append((self._name(source), line))

    def _picture(self, source: str, line: int, panel: Shape) -> Picture:
        """The picture that an address leads to; a missing one where it leads to none."""
        name = self._name(source)
        file = self._file(name)
        if _in_images(source) and file in self._read:
            return self._read[file]
        picture = None
        if not _in_images(source):
            self._tell_elsewhere(source, line)
        elif name in self._files:
            picture = read_picture(self._folder, file, self._findings, line)
        else:
            self._missing[name] = line
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
        near = nearest_file(same_name(re.split(r"[/\\]", path)[-1]), self._files)
        self._elsewhere |= {near} if near else set()
        typed = path or "a picture without a path"
        hint = suggestion(near, "images/{}")
        self._findings.add(Code.PICTURE_ELSEWHERE, line, picture=typed, folder=folder, did_you_mean=hint)

    def _name(self, source: str) -> str:
        """The name of the file that an address ends with."""
        return same_name(posixpath.basename(posixpath.normpath(unquote(source))))

    def _file(self, name: str) -> str:
        """The path in the manuscript of a file in images/."""
        return f"{self._images}/{self._files.get(name, name)}"

    def _judge(self, picture: Picture, alt: str, line: int, caption: Caption) -> None:
        """Warn of what a figure lacks."""
        if not alt:
            self._tell_alt(picture.file, line)
        if not caption.line:
            self._without_caption.append((caption.name, line))
            return
        captions = self._findings.of(self._captions_file)
        if not caption.paragraphs:
            captions.add(Code.EMPTY_CAPTION, caption.line, name=caption.name)
        if not caption.credit and not caption.credit_mistyped:
            advice = 'write "- credit: …" below its caption'
            captions.add(Code.PICTURE_WITHOUT_CREDIT, caption.line, picture=caption.name, advice=advice)

    def _tell_alt(self, file: str, line: int) -> None:
        """Warn that a picture has no alt."""
        advice = "write between the brackets what it shows: ![What it shows.](…)"
        self._findings.add(Code.PICTURE_WITHOUT_ALT, line, picture=file, advice=advice)

    def tell_rest(self, mistyped: set[str]) -> None:
        """Put down what is known only at the end: which files and captions belong to no place in the text.

        One slip in a name leaves a file, a caption and a figure alone; only the slip is told. `mistyped`
        are files whose places in the text could not be read, which is told elsewhere.
        """
        placed = {same_name(posixpath.basename(file)) for file in self._read}
        unused = set(self._files) - placed - self._elsewhere - mistyped
        meant = self._meant(unused)
        unused -= set(meant.values())
        self._tell_missing(meant)
        self._tell_unused(unused)
        explained = set(self._files) - placed - unused
        told = self._tell_captions(placed, explained) | set(meant)
        self._tell_without_caption(told)
        for name, line in self._in_lines:
            if name in self._figures or name not in self._captions:
                self._findings.add(Code.PICTURE_IN_A_LINE, line, picture=f"images/{name}")

    def _meant(self, unused: set[str]) -> dict[str, str]:
        """The file that a missing picture is likely to mean, where there is one; none is meant twice."""
        stems = {stem_of(file) for file in unused}
        meant: dict[str, str] = {}
        for name in sorted(self._missing, key=lambda name: stem_of(name) not in stems):
            if near := nearest_file(name, unused - set(meant.values())):
                meant[name] = near
        return meant

    def _tell_missing(self, meant: dict[str, str]) -> None:
        """Warn of each picture that is not there, with the file that is likely to be `meant`."""
        others = set(self._files) - set(meant.values())
        for name, line in self._missing.items():
            near = suggestion(meant.get(name) or nearest_file(name, others), "images/{}")
            details = {"picture": self._file(name), "did_you_mean": near, "folder": f"{self._images}/"}
            self._findings.add(Code.PICTURE_MISSING, line, **details)

    def _tell_unused(self, unused: set[str]) -> None:
        """Warn of each file that is not placed."""
        for name in sorted(unused):
            file = self._file(name)
            here, example = self._findings.of(file), _example(name)
            here.add(Code.UNUSED_PICTURE, picture=file, rename=_rename(name), example=example)

    def _tell_captions(self, placed: set[str], explained: set[str]) -> set[str]:
        """Warn of each caption that can't print; gives the pictures whose captions are likely to be meant."""
        captions = self._findings.of(self._captions_file)
        near: set[str] = set()
        for name, caption in self._captions.items():
            if name in placed and name not in self._figures:
                captions.add(Code.CAPTION_IN_SENTENCE, caption.line, name=name)
            elif name not in placed | explained:
                meant = nearest_file(name, placed - set(self._captions))
                near |= {meant} if meant else set()
                details = {"name": name, "did_you_mean": suggestion(meant), "example": _example(name)}
                captions.add(Code.CAPTION_WITHOUT_PICTURE, caption.line, **details)
        return near

    def _tell_without_caption(self, told: set[str]) -> None:
        """Warn of each figure that has no caption, but for those whose cause is `told`."""
        for name, line in self._without_caption:
            if name not in told:
                file = f"images/{self._files.get(name, name)}"
                details = {"picture": file, "name": name, "captions": self._captions_file}
                self._findings.add(Code.FIGURE_WITHOUT_CAPTION, line, **details)


def _rename(name: str) -> str:
    """The beginning of a hint for a file whose name has spaces; "" for others."""
    return f'rename the file "{_without_spaces(name)}", without spaces, and ' if " " in name else ""


def _example(name: str) -> str:
    """What places a picture, typed in the text."""
    return f"![what it shows](images/{_without_spaces(name)})"


def _without_spaces(name: str) -> str:
    """A file's name as it can be typed in the text."""
    return "-".join(name.split())


def _in_images(source: str) -> bool:
    """Whether an address is that of a file in images/."""
    folder, name = posixpath.split(posixpath.normpath(unquote(source)))
    return folder == "images" and bool(name)
