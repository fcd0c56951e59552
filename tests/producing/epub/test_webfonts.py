"""The fonts of the ebook: cut down, allowed, the same every time."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from layouts_for_tests import SHIPPED

from makeready.problems import Code, Refused
from makeready.producing.epub.ebook_style import features_of
from makeready.producing.epub.webfonts import web_font

SERIF = SHIPPED / "fonts/source-serif-4/SourceSerif4-Regular.otf"
HEBREW = SHIPPED / "fonts/frank-ruhl-libre/FrankRuhlLibre-Regular.ttf"


def opened(data: bytes | None) -> TTFont:
    """The font in `data`."""
    assert data is not None
    return TTFont(BytesIO(data))


@pytest.mark.parametrize(("path", "characters"), [(SERIF, "Salt ə"), (HEBREW, "שלום")])
def test_a_font_is_cut_down_to_the_characters_of_the_issue(path: Path, characters: str) -> None:
    """As WOFF2, with the spaces every text needs, and with its licence still in it."""
    font = opened(web_font(path, frozenset(characters)))

    kept = set(font.getBestCmap())
    assert font.flavor == "woff2"
    assert {ord(character) for character in characters} <= kept
    assert len(kept) < 12
    assert any(name.nameID in {13, 14} for name in font["name"].names)


def test_a_font_without_any_of_the_characters_is_left_out() -> None:
    """An issue without Hebrew carries no Hebrew font."""
    assert web_font(HEBREW, frozenset("Salt")) is None


def test_figures_that_the_style_sheet_asks_for_stay() -> None:
    """Old-style figures are there when asked for, and take no room when not."""
    plain = opened(web_font(SERIF, frozenset("0123")))
    asked = opened(
        web_font(SERIF, frozenset("0123"), features_of("p { font-variant-numeric: oldstyle-nums }"))
    )

    assert len(asked.getGlyphOrder()) > len(plain.getGlyphOrder())
    assert "onum" in {record.FeatureTag for record in asked["GSUB"].table.FeatureList.FeatureRecord}


def test_the_same_characters_give_the_same_bytes() -> None:
    """Whatever order they come in, and without a date."""
    assert web_font(SERIF, frozenset("abc")) == web_font(SERIF, frozenset("cba"))


def test_a_font_without_characters_is_told(tmp_path: Path) -> None:
    """It is damaged, or has glyphs for nothing that can be typed."""
    font = opened(HEBREW.read_bytes())
    del font["cmap"]
    font.save(tmp_path / "mine.ttf")

    with pytest.raises(Refused) as caught:
        web_font(tmp_path / "mine.ttf", frozenset("a"))

    assert caught.value.problems[0].code is Code.FONT_UNREADABLE


@pytest.mark.parametrize("allowed", [0x0002, 0x0200])
def test_a_font_whose_maker_forbids_it_is_not_embedded(tmp_path: Path, allowed: int) -> None:
    """What `fsType` says is respected."""
    font = opened(HEBREW.read_bytes())
    font["OS/2"].fsType = allowed
    font.save(tmp_path / "mine.ttf")

    with pytest.raises(Refused) as caught:
        web_font(tmp_path / "mine.ttf", frozenset("שלום"))

    assert caught.value.problems[0].code is Code.FONT_NOT_EMBEDDABLE


def test_a_font_that_may_not_be_cut_goes_in_whole(tmp_path: Path) -> None:
    """Some makers allow embedding, but no subset."""
    font = opened(HEBREW.read_bytes())
    font["OS/2"].fsType = 0x0100
    font.save(tmp_path / "mine.ttf")

    whole = opened(web_font(tmp_path / "mine.ttf", frozenset("שלום")))

    assert whole.getGlyphOrder() == font.getGlyphOrder()


def test_a_file_that_is_no_font_is_told(tmp_path: Path) -> None:
    """With its name, not as a traceback."""
    (tmp_path / "mine.otf").write_bytes(b"no font")

    with pytest.raises(Refused) as caught:
        web_font(tmp_path / "mine.otf", frozenset("a"))

    assert caught.value.problems[0].code is Code.FONT_UNREADABLE
