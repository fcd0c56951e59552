"""Text read back from pages as they are drawn."""

from __future__ import annotations

import pytest

from makeready.producing.pdf.pdf_text import Drawing, Font, Piece, pieces_in

LETTERS = {1: "a", 2: "fi", 3: "\u05e9", 4: "\U0001f600"}
FONT = Font(LETTERS, dict.fromkeys(LETTERS, 500))
"""Has the glyphs a, fi, shin and a smile, each half as wide as high."""

FORM = Drawing(b"BT /F 10 Tf 1 0 0 1 90 0 Tm [<0001>] TJ ET", {})


def pieces(content: bytes) -> list[Piece]:
    """What is found in a page of this content."""
    return pieces_in(Drawing(content, {"X": FORM}), {"F": FONT})


def test_glyphs_are_read_as_what_they_stand_for() -> None:
    """One letter, a ligature, another script, and what is beyond 16 bits; an unknown one shows as such."""
    (piece,) = pieces(b"BT /F 10 Tf 1 0 0 1 50 0 Tm [<000100020003000400ff>] TJ ET")

    assert piece.text == "afi\u05e9\U0001f600\ufffd"


def test_a_piece_knows_where_it_begins_and_ends() -> None:
    """Kerning counts; the next piece on the line goes on from there."""
    first, second = pieces(b"BT /F 10 Tf 1 0 0 1 50 0 Tm [<0001> 100 <0001>] TJ [<0002>] TJ ET")

    assert (first.left, first.right, first.size) == (50, pytest.approx(59), 10)
    assert second.left == pytest.approx(59)


def test_a_tab_keeps_words_apart() -> None:
    """What is moved far inside a line is no part of the word before; kerning is."""
    (near,) = pieces(b"BT /F 10 Tf [<0001> -120 <0001>] TJ ET")
    (far,) = pieces(b"BT /F 10 Tf [<0001> -900 <0001>] TJ ET")

    assert (near.text, far.text) == ("aa", "a a")


def test_marks_are_told_and_artifacts_have_none() -> None:
    """The innermost mark with an id counts."""
    marked, artifact, plain = pieces(
        b"/P\n<</MCID 3>>\nBDC /Span BMC BT /F 10 Tf [<0001>] TJ ET EMC EMC"
        b" /Artifact BMC BT /F 10 Tf [<0001>] TJ ET EMC BT /F 10 Tf [<0001>] TJ ET"
    )

    assert [piece.mcid for piece in (marked, artifact, plain)] == [3, None, None]


@pytest.mark.parametrize(
    ("written", "said"), [(rb"(a \) EMC \( b)", "a ) EMC ( b"), (b"<feff05e9>", "\u05e9")]
)
def test_what_is_said_instead_is_said_once(written: bytes, said: str) -> None:
    """A text that replaces what is marked stands for all its pieces together, whatever is in it."""
    marked = b"/P\n<</MCID 7/ActualText " + written + b">>\nBDC BT /F 10 Tf [<0001>] TJ [<0002>] TJ ET EMC"

    first, second = pieces(marked)

    assert (first.text, second.text) == (said, "")


def test_forms_are_read_where_they_are_drawn() -> None:
    """Between what is drawn before and after."""
    found = pieces(b"BT /F 10 Tf [<0002>] TJ ET /X Do BT /F 10 Tf [<0003>] TJ ET")

    assert [piece.text for piece in found] == ["fi", "a", "\u05e9"]
