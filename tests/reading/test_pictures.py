"""Pictures are known by their content, measured upright, and refused where they can't be used."""

from __future__ import annotations

import random
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from overlay import MANUSCRIPTS
from PIL import Image

from makeready.issue import Picture
from makeready.problems import Code, Findings
from makeready.reading.files import Folder
from makeready.reading.jpeg import is_surely_whole
from makeready.reading.manuscript import read_manuscript
from makeready.reading.pictures import nothing_cut_short, read_picture

Read = Callable[[Path], tuple[Picture | None, list[Code]]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads a picture in an otherwise empty manuscript."""

    def read(path: Path) -> tuple[Picture | None, list[Code]]:
        findings = Findings("salt-road/article.md")
        picture = read_picture(Folder(tmp_path.resolve()), path.name, findings, 4)
        return picture, [problem.code for problem in findings.problems]

    return read


@pytest.mark.parametrize(
    ("kind", "mode", "media_type"),
    [
        ("JPEG", "RGB", "image/jpeg"),
        ("JPEG", "CMYK", "image/jpeg"),
        ("JPEG", "L", "image/jpeg"),
        ("PNG", "RGBA", "image/png"),
        ("PNG", "I;16", "image/png"),
        ("PNG", "P", "image/png"),
        ("TIFF", "CMYK", "image/tiff"),
        ("WEBP", "RGBA", "image/webp"),
        ("GIF", "P", "image/gif"),
    ],
)
def test_every_kind_is_read_whatever_its_name(kind: str, mode: str, media_type: str, read: Read, tmp_path):
    """Media type and size come from the content; the suffix is wrong here each time."""
    path = tmp_path / "picture.dat"
    Image.new(mode, (12, 7)).save(path, kind)

    picture, codes = read(path)

    assert codes == []
    assert (picture.media_type, picture.width, picture.height) == (media_type, 12, 7)
    assert (picture.file, picture.path) == ("picture.dat", path.resolve())


@pytest.mark.parametrize(("orientation", "size"), [(1, (12, 7)), (3, (12, 7)), (6, (7, 12)), (8, (7, 12))])
def test_a_picture_is_measured_upright(orientation: int, size: tuple[int, int], read: Read, tmp_path):
    """What a camera noted of how it was held decides which side is the width."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    Image.new("RGB", (12, 7)).save(tmp_path / "a.jpg", exif=exif)

    picture, _ = read(tmp_path / "a.jpg")

    assert (picture.width, picture.height) == size


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('viewBox="0 0 30 20"', (30, 20)),
        ('viewBox="0,0,30,20"', (30, 20)),
        ('width="3in" height="2in" viewBox="0 0 30 20"', (288, 192)),
        ('width="300" height="200px"', (300, 200)),
        ('width="100%" height="100%" viewBox="-5 -5 1.5e1 10"', (15, 10)),
        ('width="0" height="0"', None),
        ('viewBox="0 0 0 20"', None),
        ('viewBox="wide"', None),
        ('width="30"', None),
    ],
)
def test_a_drawing_says_how_large_it_is(attributes: str, size, read: Read, tmp_path):
    """Width and height count where they are lengths, else the view box; without either it is refused."""
    (tmp_path / "a.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}/>')

    picture, codes = read(tmp_path / "a.svg")

    assert (picture and (picture.width, picture.height)) == size
    assert codes == ([] if size else [Code.SVG_WITHOUT_SIZE])


def test_a_drawing_with_a_doctype_is_read(read: Read, tmp_path):
    """The document type that drawing programs write is harmless; nothing is fetched for it."""
    (tmp_path / "a.svg").write_text(
        '<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
        '"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n'
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"><style>a { fill: url(#a) }</style></svg>'
    )

    assert read(tmp_path / "a.svg")[1] == []


def test_what_drawing_programs_note_for_themselves_is_harmless(read: Read, tmp_path):
    """Attributes of a program's own, licences and fonts inside the file are no reason to refuse it."""
    (tmp_path / "a.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" '
        'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" viewBox="0 0 3 2" '
        'inkscape:export-filename="C:\\\\pictures\\\\a.png"><metadata><rdf:RDF><rdf:li '
        'rdf:resource="https://creativecommons.org/licenses/by/4.0/"/></rdf:RDF></metadata>'
        "<style>@font-face { font-family: A; src: url(data:font/woff2;base64,AA) }</style>"
        '<path style="fill:url(#a)" fill="url(\'#b\')"/></svg>'
    )

    assert read(tmp_path / "a.svg")[1] == []


def test_every_way_to_cut_a_picture_short_is_told(read: Read, tmp_path):
    """A JPEG that ends too early is refused wherever it ends."""
    whole = tmp_path / "whole.jpg"
    Image.effect_noise((40, 30), 60).save(whole)
    data = whole.read_bytes()
    for length in range(0, len(data) - 60, 97):
        (tmp_path / "short.jpg").write_bytes(data[:length])

        picture, codes = read(tmp_path / "short.jpg")

        assert picture is None
        assert codes in ([Code.CUT_SHORT_PICTURE], [Code.NOT_A_PICTURE])


def damaged(data: bytes, ways: random.Random) -> bytes:
    """The bytes of a picture with some of them changed or lost."""
    changed = bytearray(data)
    for _ in range(ways.choice([1, 1, 3, 20])):
        changed[ways.randrange(2, len(changed))] = ways.choice([0, 0xFF, 0xD9, ways.randrange(256)])
    start = ways.randrange(2, len(changed))
    return bytes(changed[:start] + changed[start + ways.choice([0, 0, 1, 40]) :])


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"quality": 100}, {"restart_marker_rows": 1}])
def test_what_is_surely_whole_is_decoded(options: dict[str, object]):
    """However a JPEG is damaged: what passes without being decoded passes when it is."""
    whole = BytesIO()
    Image.effect_noise((90, 60), 60).convert("RGB").save(whole, "JPEG", **options)
    ways = random.Random(7)  # noqa: S311  the same each time

    passed = 0
    for _ in range(300):
        data = damaged(whole.getvalue(), ways)
        if is_surely_whole(data):
            passed += 1
            with nothing_cut_short(), Image.open(BytesIO(data)) as image:
                image.load()

    assert is_surely_whole(whole.getvalue()) is ("progressive" not in options)
    assert passed > 30 or "progressive" in options


def test_missing_pictures_have_the_shape_of_their_place():
    """An FPO panel is as wide to its height as its place wants, or as its caption says."""
    issue, problems = read_manuscript(MANUSCRIPTS / "fpo")

    shapes = {
        figure.picture.file.rpartition("/")[2]: (figure.picture.width, figure.picture.height)
        for figure in issue.articles[0].figures
    }
    assert {problem.code for problem in problems} == {Code.PICTURE_MISSING}
    assert all(figure.picture.missing for figure in issue.articles[0].figures)
    assert issue.cover.picture.missing
    assert shapes == {
        "road.jpg": (2, 1),
        "rakers-dawn.jpg": (4, 3),
        "boy.jpg": (2, 3),
        "pans.jpg": (3, 4),
        "shore.jpg": (3, 2),
    }
