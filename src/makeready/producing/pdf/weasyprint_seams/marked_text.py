"""What is drawn marked with what it is: an artifact, or text that reads otherwise than its glyphs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from unicodedata import bidirectional

import pydyf
from weasyprint.formatting_structure import boxes
from weasyprint.pdf.stream import Stream

from makeready.producing.pdf.weasyprint_seams.release import Box

SOFT_HYPHEN = "\u00ad"
ZERO_WIDTH_SPACE = "\u200b"

_marked = Stream.marked


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
    divided = next(
        (end for end in (box.style["hyphenate_character"], ZERO_WIDTH_SPACE) if text.endswith(end)), ""
    )
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
