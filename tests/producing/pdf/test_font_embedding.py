"""Fonts: each embedded once for the whole issue, with what its glyphs stand for."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from io import BytesIO
from pathlib import Path

import pikepdf
from fontTools.ttLib import TTFont
from layouts_for_tests import SHIPPED
from printed import Print, Printed
from small_issues import article, issue, paragraph

from judges.availability import require, where
from makeready.issue import Emphasis, Strong, Tag, Tagged, Text
from makeready.producing.pdf.font_embedding import subset

REGULAR = SHIPPED / "fonts/source-serif-4/SourceSerif4-Regular.otf"


def fonts_of(printed: Printed) -> list[pikepdf.Object]:
    """Every font that a page or a form of it names, once."""
    found = {}

    def gather(resources: pikepdf.Object) -> None:
        for font in resources.get("/Font", {}).values():
            found[font.objgen] = font
        for drawn in resources.get("/XObject", {}).values():
            gather(drawn.get("/Resources", {}))

    for page in printed.pdf.pages:
        gather(page.Resources)
    return list(found.values())


def file_of(font: pikepdf.Object) -> pikepdf.Object:
    """The font file that a font embeds."""
    descriptor = font.DescendantFonts[0].FontDescriptor
    return descriptor.get("/FontFile3", descriptor.get("/FontFile2"))


def test_each_face_is_embedded_once(printed_complete: Printed) -> None:
    """All pages share one set of fonts, and no two of them are the same face."""
    names = Counter(str(font.BaseFont).split("+")[1] for font in fonts_of(printed_complete))
    files = {
        stream.objgen
        for stream in printed_complete.pdf.objects
        if isinstance(stream, pikepdf.Stream)
        and (stream.get("/Subtype") == "/OpenType" or "/Length1" in stream)
    }

    assert len(names) > 8
    assert set(names.values()) == {1}
    assert files == {file_of(font).objgen for font in fonts_of(printed_complete)}


def test_every_font_is_embedded_as_a_subset(printed_complete: Printed) -> None:
    """Each has six capitals before its name, its file, and a map to what its glyphs say."""
    for font in fonts_of(printed_complete):
        assert re.match(r"/[A-Z]{6}\+", str(font.BaseFont))
        assert font.BaseFont == font.DescendantFonts[0].BaseFont
        assert len(file_of(font).read_bytes()) > 400
        assert b"beginbfchar" in font.ToUnicode.read_bytes()


def test_widths_are_those_of_the_font(printed_complete: Printed) -> None:
    """What a reader is told about a glyph's advance is what the embedded file says."""
    font = next(font for font in fonts_of(printed_complete) if str(font.BaseFont).endswith("+Source-Serif-4"))
    embedded = TTFont(BytesIO(file_of(font).read_bytes()))
    advances, order = embedded["hmtx"], embedded.getGlyphOrder()
    runs = font.DescendantFonts[0].W

    for first, widths in zip(runs[0::2], runs[1::2], strict=True):
        for at, width in enumerate(widths):
            assert abs(advances[order[int(first) + at]][0] - float(width)) <= 1


def test_letters_of_four_scripts_are_what_they_look_like(print_issue: Print, tmp_path: Path) -> None:
    """PDFium and Poppler, which know nothing of each other, read them from the page."""
    require("poppler")
    words = "Əli Şahin of Bağ, ığüöç, Лидия Чуковская, Ёё, ₤ ½ € —"
    printed = print_issue(issue(article("salt", paragraph("So. " + words))))
    (tmp_path / "issue.pdf").write_bytes(printed.data)
    command = [where("Poppler"), "-f", "2", "-l", "2", str(tmp_path / "issue.pdf"), "-"]

    by_poppler = subprocess.run(command, capture_output=True, text=True, check=True).stdout

    for read in (by_poppler, printed.text(2)):
        assert words.replace(" ", "") in "".join(read.split())


def test_hebrew_glyphs_stand_for_hebrew_letters(print_issue: Print) -> None:
    """Each letter is read as itself; the order of a line is told beside its glyphs."""
    printed = print_issue(issue(article("salt", paragraph("The word שלום is peace."))))

    (hebrew,) = [font for font in fonts_of(printed) if "Frank" in str(font.BaseFont)]
    letters = re.findall(r"<[0-9a-f]{4}> <([0-9a-f]{4})>", hebrew.ToUnicode.read_bytes().decode())
    assert {chr(int(code, 16)) for code in letters} >= set("שלום")
    assert "The word שלום is peace." in printed.structure.all("Art")[0].text


def test_small_capitals_are_the_fonts_own(print_issue: Print) -> None:
    """They are glyphs of the same size as the text, not capitals made small, and read as they were typed."""
    company = Tagged(Tag.ABBR, (Text("SRC"),), "Shore Railway Company")
    printed = print_issue(issue(article("salt", paragraph("Salt."), paragraph("By the ", company, " line"))))

    assert "By the SRC line" in " ".join(printed.text(2).split())
    drawn = {letter.text: letter for letter in printed.characters(2) if letter.font == "Source-Serif-4"}
    assert drawn["S"].size == drawn["h"].size
    with TTFont(REGULAR, lazy=True) as font:
        names = font.getGlyphOrder()
    (regular,) = [font for font in fonts_of(printed) if str(font.BaseFont).endswith("+Source-Serif-4")]
    codes = re.findall(r"^<([0-9a-f]{4})> <", regular.ToUnicode.read_bytes().decode(), re.MULTILINE)
    assert {"S.sc", "R.sc", "C.sc"} <= {names[int(code, 16)] for code in codes}


def test_running_heads_in_small_capitals_are_copied_as_they_were_typed(print_issue: Print) -> None:
    """A glyph that is a capital and a small letter stands for one of them; its place says for which."""
    words = paragraph("The salt left the coast on the backs of mules. " * 300)
    titles = ["tHE sALT rOAD", "The Salt Road"]
    articles = [
        article(f"salt-{number}", words, title=(Text(title),), running_head=title)
        for number, title in enumerate(titles)
    ]
    printed = print_issue(issue(*articles))

    lines = {line.strip() for page in printed.pages for line in printed.text(page).splitlines()}
    assert set(titles) <= lines


def test_ligatures_say_all_their_letters(print_issue: Print) -> None:
    """A word with fi, fl or ff in it is found by whoever looks for it."""
    words = "The first official flood"

    printed = print_issue(issue(article("salt", paragraph("Salt."), paragraph(words))))

    assert words in " ".join(printed.text(2).split())


def test_italic_and_bold_are_faces_of_their_own(print_issue: Print) -> None:
    """No face is slanted or made bold by the engine."""
    dressed = paragraph("So ", Emphasis((Text("gone"),)), Strong((Text(" with it"),)))

    printed = print_issue(issue(article("salt", dressed)))

    faces = {letter.font for letter in printed.characters(2) if letter.size < 10}
    assert {"Source-Serif-4", "Source-Serif-4-Italic", "Source-Serif-4-Semi-Bold"} <= faces


def test_a_subset_keeps_the_ids_of_its_glyphs() -> None:
    """Pages name glyphs by their ids, so the id of a letter is the same in the subset."""
    with TTFont(REGULAR, lazy=True) as whole:
        glyph = whole.getGlyphID(whole.getBestCmap()[ord("ə")])
        advance = whole["hmtx"][whole.getGlyphName(glyph)]

    cut = TTFont(BytesIO(subset(REGULAR.read_bytes(), [0, glyph])))

    assert cut["hmtx"][cut.getGlyphName(glyph)] == advance
    assert len(subset(REGULAR.read_bytes(), [0, glyph])) < 20_000
    assert not {"GSUB", "GPOS"} & set(cut.keys())
