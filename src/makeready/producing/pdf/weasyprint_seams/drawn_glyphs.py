"""Glyphs drawn by looking up how each is written: WeasyPrint works it out for every letter of an issue.

A glyph that was drawn before with the same advance is written the same way again. Lines that are cut off with
an ellipsis, fonts of pictures, and glyphs that are moved up, missing or empty are left to WeasyPrint.
Measured on three articles: 0.96 of the time of a fragment, the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from struct import Struct
from typing import Any

from weasyprint.draw import text as drawing
from weasyprint.text.ffi import FROM_UNITS, ffi, pango

from makeready.producing.pdf.weasyprint_seams.release import Box

_draw_first_line = drawing.draw_first_line

GLYPH = Struct("=Iiii4x")
"""A glyph as Pango has it: its id, its advance, and how far it is moved to the right and up."""

MOST_KNOWN = 20_000
"""So many are kept of a font and size: letters that are spaced stand a little further apart in each line."""

FONT_SIZE_KNOWN = 14802
"""From this release on Pango tells the size of a font; WeasyPrint has to guess it before."""


class _OddGlyph(Exception):
    """A glyph that is left to WeasyPrint."""


def _draw_first_line_by_known_glyphs(
    stream: Any, box: Box, text_overflow: str, block_ellipsis: Any, matrix: Any
) -> list[Any]:
    """Draw a line of text; gives its pictures, of which there are none."""
    given = stream, box, text_overflow, block_ellipsis, matrix
    if text_overflow == "ellipsis" or block_ellipsis != "none" or not box.text.strip():
        return list(_draw_first_line(*given))
    layout = box.pango_layout
    pango.pango_layout_set_single_paragraph_mode(layout.layout, True)  # noqa: FBT003  it takes no name
    first_line, _ = layout.get_first_line()
    try:
        runs = list(_runs(stream, first_line, layout.text, vars(box.style.font_config)))
    except _OddGlyph:
        return list(_draw_first_line(*given))
    stream.set_text_matrix(*matrix.values)
    before, shown = None, ""
    for font, size, glyphs in runs:
        if (font, size) != before:
            if shown:
                stream.show_text(shown)
            stream.set_font_size(font.hash, size)
            before, shown = (font, size), ""
        shown += f"<{glyphs}>".removesuffix("<>")
    stream.show_text(shown)
    return []


def _runs(stream: Any, line: Any, text: str, kept: dict[str, Any]) -> Iterator[tuple[Any, float, str]]:
    """The runs of a line, most of them words: the font of each, its size, and how its glyphs are written."""
    run, before = line.runs[0], None
    while run != ffi.NULL:
        item = run.data
        run = run.next
        pango_font = item.item.analysis.font
        if pango_font != before:
            before = pango_font
            font, size = stream.add_font(pango_font)
            if font.bitmap or font.svg or font.png or font.colr:
                raise _OddGlyph
            known = kept.setdefault("written_glyphs", {}).setdefault((font.hash, size), {})
            if len(known) > MOST_KNOWN:
                known.clear()
        string = item.glyphs
        glyphs = list(GLYPH.iter_unpack(ffi.buffer(string.glyphs, string.num_glyphs * GLYPH.size)))
        for place, glyph in enumerate(glyphs):
            # A font is told anew in each document what its glyphs stand for and how wide they are.
            if glyph not in known or glyph[0] not in font.to_unicode:
                known[glyph] = _written(stream, (font, pango_font, size), glyph)
                font.to_unicode.setdefault(glyph[0], _letters(item, place, text))
        yield font, size, "".join([known[glyph] for glyph in glyphs])


def _written(stream: Any, set_in: tuple[Any, Any, float], glyph: tuple[int, ...]) -> str:
    """How a glyph is written between `<` and `>`: moved by what kerning and justification ask for."""
    font, pango_font, size = set_in
    glyph_id, advance, right, up = glyph
    if up or glyph_id == pango.PANGO_GLYPH_EMPTY or glyph_id & pango.PANGO_GLYPH_UNKNOWN_FLAG:
        raise _OddGlyph
    if glyph_id not in font.widths:
        pango.pango_font_get_glyph_extents(pango_font, glyph_id, stream.ink_rect, stream.logical_rect)
        font.widths[glyph_id] = round(stream.logical_rect.width * 1000 * FROM_UNITS / size)
    offset = right / size
    kerning = font.widths[glyph_id] + offset - advance * 1000 * FROM_UNITS / size
    before = f">{-offset}<" if offset else ""
    after = f">{int(kerning)}<" if kerning else ""
    return f"{before}{glyph_id:04x}{after}"


def _letters(item: Any, place: int, text: str) -> str:
    """What the glyph at this place of a run stands for."""
    clusters, end = item.glyphs.log_clusters, item.item.length
    begins = clusters[place]
    if item.item.analysis.level % 2:  # from right to left
        ends = clusters[place - 1] if place else end
    else:
        ends = clusters[place + 1] if place + 1 < item.glyphs.num_glyphs else end
    offset = item.item.offset
    return text.encode()[offset + begins : offset + ends].decode()


if pango.pango_version() >= FONT_SIZE_KNOWN and ffi.sizeof("PangoGlyphInfo") == GLYPH.size:
    drawing.draw_first_line = _draw_first_line_by_known_glyphs
