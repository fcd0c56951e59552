"""What is drawn marked with what it is: an artifact, or text that reads otherwise than its glyphs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unicodedata import bidirectional

import pydyf
from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.pdf.stream import Stream

from makeready.producing.pdf.weasyprint_seams.release import Box

SOFT_HYPHEN = "\u00ad"
ZERO_WIDTH_SPACE = "\u200b"

_marked = Stream.marked
_split_text_box = inline.split_text_box


def _split_text_box_and_tell(
    context: Any, box: Box, available_width: Any, skip: int | None, **options: bool
) -> tuple[Box | None, int | None, bool]:
    """What stands of a text on a line, `divided` where it ends in a hyphen that the text does not have."""
    line, *rest = _split_text_box(context, box, available_width, skip, **options)
    if line is not None:
        line.divided = not box.text.encode()[skip or 0 :].decode().startswith(line.text)
    return line, *rest


@contextmanager
def _marked_or_artifact(stream: Stream, box: Box, tag: str) -> Iterator[None]:
    """Mark what repeats or adorns as an artifact; WeasyPrint tags running heads like text (its #1836)."""
    if getattr(box, "is_artifact", False):
        marked = _artifact(stream, box)
    elif isinstance(box, boxes.TextBox) and (text := _read_otherwise(box)):
        marked = _marked_as(stream, box, tag, text)
    else:
        marked = _marked(stream, box, tag)
    with marked:
        yield


@contextmanager
def _artifact(stream: Stream, box: Box) -> Iterator[None]:
    """Mark an artifact; whoever copies a running head in small capitals gets its words all the same."""
    text = _read_otherwise(box) if isinstance(box, boxes.TextBox) and stream._tags is not None else ""
    with stream.artifact():
        if text:
            properties = pydyf.Dictionary({"ActualText": pydyf.String(text)})
            pydyf.Stream.begin_marked_content(stream, "Span", properties)
        yield
        if text:
            pydyf.Stream.end_marked_content(stream)


def _read_otherwise(box: Box) -> str:
    """What a line says where that is not what its glyphs say one by one, else nothing.

    The hyphen of a divided word is soft, the glyphs of Hebrew and Arabic stand in the reverse order, a small
    capital is the same glyph for two letters, and an element may say in `data-read` how it is read.
    """
    if box.element is not None and (read := box.element.get("data-read")):
        return str(read)
    text = str(box.text)
    hyphen = box.style["hyphenate_character"] if getattr(box, "divided", False) else ZERO_WIDTH_SPACE
    divided = hyphen if text.endswith(hyphen) else ""
    soft = text.removesuffix(divided) + SOFT_HYPHEN if divided else text
    reverse = any(bidirectional(letter) in {"R", "AL"} for letter in text)
    small_capitals = box.style["font_variant_caps"] != "normal"
    return soft if reverse or small_capitals or soft != text else ""


@contextmanager
def _marked_as(stream: Stream, box: Box, tag: str, text: str) -> Iterator[None]:
    """Mark a line with the text that is to be read, copied and found in its place."""
    mcid = len(stream._tags)
    stream._tags[box] = {"tag": tag, "mcid": mcid}
    properties = pydyf.Dictionary({"MCID": mcid, "ActualText": pydyf.String(text)})
    pydyf.Stream.begin_marked_content(stream, tag, properties)
    yield
    pydyf.Stream.end_marked_content(stream)


Stream.marked = _marked_or_artifact
inline.split_text_box = _split_text_box_and_tell
