"""Text read back from pages as they are drawn."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from makeready.producing.pdf.pdf_text import Piece, TextReader

CMAP = b"""1 begincodespacerange
<0000> <ffff>
endcodespacerange
4 beginbfchar
<0001> <0061>
<0002> <00660069>
<0003> <05e9>
<0004> <d83dde00>
endbfchar
"""


def page(content: bytes) -> pikepdf.Page:
    """A page of a PDF with a font that has the glyphs a, fi, shin and a smile, each half as wide as high."""
    pdf = Pdf.new()
    made = pdf.add_blank_page()
    descendant = Dictionary(W=Array([1, Array([500, 500, 500]), 4, Array([500])]))
    font = Dictionary(Type=Name.Font, DescendantFonts=Array([descendant]), ToUnicode=pdf.make_stream(CMAP))
    form = pdf.make_stream(b"BT /F 10 Tf 1 0 0 1 90 0 Tm <0001> Tj ET")
    form.Subtype = Name.Form
    form.Resources = Dictionary(Font=Dictionary(F=pdf.make_indirect(font)))
    made.obj.Resources = Dictionary(
        Font=Dictionary(F=pdf.make_indirect(font)),
        XObject=Dictionary(X=form),
        Properties=Dictionary(P=Dictionary(MCID=7, ActualText=String("said"))),
    )
    made.obj.Contents = pdf.make_stream(content)
    out = BytesIO()
    pdf.save(out)
    opened = Pdf.open(BytesIO(out.getvalue()))
    _kept.append(opened)
    return opened.pages[0]


_kept: list[Pdf] = []


def pieces(content: bytes) -> list[Piece]:
    """What the reader finds in a page of this content."""
    return TextReader().pieces(page(content).obj)


def test_glyphs_are_read_as_what_they_stand_for() -> None:
    """One letter, a ligature, another script, and what is beyond 16 bits; an unknown one shows as such."""
    (piece,) = pieces(b"BT /F 10 Tf 1 0 0 1 50 0 Tm <000100020003000400ff> Tj ET")

    assert piece.text == "afi\u05e9\U0001f600\ufffd"


def test_a_piece_knows_where_it_begins_and_ends() -> None:
    """Kerning counts; the next piece on the line goes on from there."""
    first, second = pieces(b"BT /F 10 Tf 1 0 0 1 50 0 Tm [<0001> 100 <0001>] TJ <0002> Tj ET")

    assert (first.left, first.right, first.size) == (50, pytest.approx(59), 10)
    assert second.left == pytest.approx(59)


def test_a_tab_keeps_words_apart() -> None:
    """What is moved far inside a line is no part of the word before; kerning is."""
    (near,) = pieces(b"BT /F 10 Tf [<0001> -120 <0001>] TJ ET")
    (far,) = pieces(b"BT /F 10 Tf [<0001> -900 <0001>] TJ ET")

    assert (near.text, far.text) == ("aa", "a a")


def test_marks_are_told_and_artifacts_have_none() -> None:
    """The innermost mark with an id counts, whether it is written out or named."""
    marked, named, artifact, plain = pieces(
        b"/P << /MCID 3 >> BDC /Span BMC BT /F 10 Tf <0001> Tj ET EMC EMC"
        b" /P /P BDC BT /F 10 Tf <0001> Tj ET EMC"
        b" /Artifact BMC BT /F 10 Tf <0001> Tj ET EMC BT /F 10 Tf <0001> Tj ET"
    )

    assert [piece.mcid for piece in (marked, named, artifact, plain)] == [3, 7, None, None]


def test_what_is_said_instead_is_said_once() -> None:
    """A text that replaces what is marked stands for all its pieces together."""
    first, second = pieces(b"/P /P BDC BT /F 10 Tf <0001> Tj <0002> Tj ET EMC")

    assert (first.text, second.text) == ("said", "")


def test_forms_are_read_where_they_are_drawn() -> None:
    """With their own fonts, between what is drawn before and after."""
    found = pieces(b"BT /F 10 Tf <0002> Tj ET /X Do BT /F 10 Tf <0003> Tj ET")

    assert [piece.text for piece in found] == ["fi", "a", "\u05e9"]
