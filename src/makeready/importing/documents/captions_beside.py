"""Captions given to the pictures and tables beside which they stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from makeready.importing.documents.document import Told
from makeready.importing.documents.marks import Role
from makeready.importing.documents.pandoc_tree import Block, Inlines, Para, Shown, Table
from makeready.importing.documents.pandoc_words import is_all, plain, role_of
from makeready.importing.imported import Did

SHORT_PARAGRAPH = 100
"""Characters."""
LONGEST_CAPTION = 260


class CaptionsBeside:
    """Finds for each caption what it is for; `at` tells a block's place, doubts are put into `told`."""

    def __init__(self, at: Callable[[Block], int], told: list[Told]) -> None:
        self._at = at
        self.told = told

    def given(self, shapes: Sequence[Block]) -> list[Block]:
        """Each paragraph that is a caption given to the picture or table beside it."""
        result = list(shapes)
        at = 0
        while at < len(result):
            shape = result[at]
            if isinstance(shape, Para) and role_of(shape) is Role.CAPTION:
                beside = self._captioned(result, at)
                if beside is None:
                    why = "a caption with no picture or table beside it; it stands in the text"
                    self.told.append(Told(Did.DOUBTED, self._at(shape), plain(shape), why))
                else:
                    result[beside] = _with_caption(result[beside], shape.children)
                    del result[at]
                    continue
            at += 1
        return self._likely_captions(result)

    def _captioned(self, shapes: Sequence[Block], at: int) -> int | None:
        """Which neighbour a caption is for: the picture above or a table below it, or the reverse."""
        before = at - 1 if at else None
        after = at + 1 if at + 1 < len(shapes) else None
        words = plain(shapes[at]).lower()
        of_table = words.startswith(("table", "tab."))
        wanted = [(before, Shown), (after, Table), (before, Table), (after, Shown)]
        if of_table:
            wanted = [(after, Table), (before, Table), (before, Shown), (after, Shown)]
        for beside, kind in wanted:
            if beside is not None and isinstance(shapes[beside], kind):
                shape = shapes[beside]
                if (isinstance(shape, Shown) and not of_table) or (
                    isinstance(shape, Table) and not shape.caption
                ):
                    return beside
        return None

    def _likely_captions(self, shapes: list[Block]) -> list[Block]:
        """A paragraph under a picture that looks like its caption made that; both cases are doubts."""
        at = 0
        while at + 1 < len(shapes):
            shape, below = shapes[at], shapes[at + 1]
            at += 1
            if not isinstance(shape, Shown) or shape.caption or not isinstance(below, Para) or role_of(below):
                continue
            words = plain(below)
            if _looks_like_caption(below, words):
                why = "the paragraph under the picture was taken for its caption"
                shapes[at - 1] = replace(shape, caption=(below.children,))
                del shapes[at]
            elif len(words) <= SHORT_PARAGRAPH:
                why = "it stands under a picture, and may be its caption; it was left in the text"
            else:
                continue
            self.told.append(Told(Did.DOUBTED, self._at(below), words, why))
        return shapes


def _with_caption(shape: Block, words: Inlines) -> Block:
    if isinstance(shape, Shown):
        return replace(shape, caption=(*shape.caption, words))
    return replace(shape, caption=(Para(words),)) if isinstance(shape, Table) else shape


def _looks_like_caption(paragraph: Para, words: str) -> bool:
    """Whether it is short and set as captions are: in italics, with a label or credit, without a stop."""
    if not words or len(words) > LONGEST_CAPTION:
        return False
    first = words.split(maxsplit=1)[0].lower().strip(".:")
    label = first in {
        "figure",
        "fig",
        "photo",
        "photograph",
        "picture",
        "image",
        "illustration",
        "caption",
        "map",
    }
    credit = any(sign in words for sign in ("©", "(Photo", "Photo:", "Credit:", "Photograph:"))
    short = len(words) <= SHORT_PARAGRAPH and words[-1] not in ".!?…:;,\"')”\u2019"
    return label or credit or short or is_all(paragraph.children, "Emph")
