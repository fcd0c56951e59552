"""The jail: a page takes in the layout's files and the issue's pictures, and nothing else in the world."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from layouts_for_tests import layout_with, shipped
from produced import pdf_bytes
from small_issues import article, figure, issue, paragraph

from makeready.issue import Issue, Picture
from makeready.problems import Code, Refused
from makeready.producing.pdf.fetching import Fetcher
from makeready.producing.pdf.weasyprint_seams import FatalURLFetchingError
from makeready.producing.picture_files import PictureFile

_watched: list[str] | None = None
"""What was opened or called for, while somebody watches."""


def _watch(event: str, values: tuple[object, ...]) -> None:
    if _watched is not None and event in {"open", "socket.connect", "socket.getaddrinfo", "subprocess.Popen"}:
        _watched.append(f"{event} {values}")


sys.addaudithook(_watch)


@pytest.fixture
def opened() -> Iterator[list[str]]:
    """Everything that this process opens or calls for during a test, as Python itself tells it."""
    global _watched  # noqa: PLW0603  a hook of the interpreter can't be taken away again
    _watched = []
    yield _watched
    _watched = None


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """A file that is no part of the issue or its layout: an SVG, so that it could be shown."""
    path = tmp_path / "outside" / "secret.svg"
    path.parent.mkdir()
    path.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    )
    return path


def small() -> Issue:
    """An issue of one article."""
    return issue(article("salt", paragraph("Salt.")))


def back_cover(content: str) -> dict[str, str]:
    """A layout's file that prints `content` on the back cover."""
    block = "{% block content %}<section><p>Salt</p>" + content + "</section>{% endblock %}"
    return {"print/back-cover.html.jinja": "{% extends 'page.html.jinja' %}" + block}


@pytest.mark.parametrize(
    "address",
    [
        "http://192.0.2.1/a.png",
        "https://example.org/a.png",
        "ftp://example.org/a.png",
        "//example.org/a.png",
        "file:///etc/passwd",
        "file://localhost/etc/passwd",
        "/etc/passwd",
        "{outside}",
        "../../outside/secret.svg",
        "..%2F..%2Foutside%2Fsecret.svg",
        "picture:../outside/secret.svg",
        "picture:salt/images/not-of-this-issue.png",
        "link.svg",
    ],
)
def test_a_template_can_show_nothing_from_outside(
    address: str, tmp_path: Path, secret: Path, opened: list[str]
) -> None:
    """The build is refused, the problem names the address, and nothing was opened or called for."""
    layout = layout_with(
        tmp_path / "own", back_cover(f'<img src="{address.replace("{outside}", secret.as_uri())}" alt="A"/>')
    )
    (tmp_path / "own/print/link.svg").symlink_to(secret)

    with pytest.raises(Refused) as caught:
        pdf_bytes(small(), layout)

    (problem,) = caught.value.problems
    assert problem.code in {Code.FETCH_REFUSED, Code.PICTURE_ELSEWHERE}
    assert Path(unquote(address)).stem.replace("{outside}", "secret") in problem.sentence
    assert not [one for one in opened if "secret" in one or "passwd" in one or "socket" in one]


@pytest.mark.parametrize(
    "rule",
    [
        '@import "http://192.0.2.1/a.css";',
        '@import "../../outside/a.css";',
        "p {{ background: url('{outside}') }}",
        "p {{ background: url('https://example.org/a.png') }}",
        "p {{ list-style-image: url('/etc/passwd') }}",
        "p::before {{ content: url('{outside}') }}",
        "@font-face {{ font-family: Own; src: url('{outside}') }} p {{ font-family: Own }}",
        "@font-face {{ font-family: Own; src: url('https://example.org/a.otf') }} p {{ font-family: Own }}",
    ],
)
def test_a_style_sheet_can_take_nothing_from_outside(
    rule: str, tmp_path: Path, secret: Path, opened: list[str]
) -> None:
    """The same for what CSS asks for: sheets, pictures and fonts."""
    sheet = rule.replace("{{", "{").replace("}}", "}").replace("{outside}", secret.as_uri())
    layout = layout_with(
        tmp_path / "own",
        {"print/style.css": sheet + "\nhtml { color: black }\n", **back_cover("<p>Salt</p>")},
    )

    with pytest.raises(Refused):
        pdf_bytes(small(), layout)

    assert not [one for one in opened if "secret" in one or "passwd" in one or "socket" in one]


@pytest.mark.parametrize("address", ["file:///etc/passwd", "{outside}", "http://192.0.2.1/a.png"])
def test_a_drawing_can_show_nothing_else(
    address: str, tmp_path: Path, secret: Path, opened: list[str]
) -> None:
    """An SVG that names another file, put past reading by hand, is told or refused, and the file not read."""
    address = address.replace("{outside}", secret.as_uri())
    drawing = tmp_path / "drawing.svg"
    drawing.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        ' viewBox="0 0 9 9">'
        f'<image xlink:href="{address}" href="{address}" width="9" height="9"/>'
        f'<use href="{address}#a"/><rect width="9" height="9"/></svg>'
    )
    shown = Picture("salt/images/drawing.svg", drawing, "image/svg+xml", 9, 9)

    try:
        _, problems = pdf_bytes(issue(article("salt", paragraph("Salt."), figure(shown))), shipped())
    except Refused as refused:
        problems = refused.problems

    assert problems
    assert not [one for one in opened if "secret" in one or "passwd" in one or "socket" in one]


def test_a_drawing_can_not_read_by_an_entity(tmp_path: Path, secret: Path, opened: list[str]) -> None:
    """An SVG's own document type opens no file."""
    drawing = tmp_path / "drawing.svg"
    drawing.write_text(
        f'<!DOCTYPE svg [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>&e;</text></svg>'
    )
    shown = Picture("salt/images/drawing.svg", drawing, "image/svg+xml", 9, 9)

    try:
        _, problems = pdf_bytes(issue(article("salt", paragraph("Salt."), figure(shown))), shipped())
    except Refused as refused:
        problems = refused.problems

    assert problems
    assert not [one for one in opened if "secret" in one]


def test_files_of_the_layout_and_pictures_are_opened(tmp_path: Path) -> None:
    """What may be taken in comes with its kind, whatever characters its name has."""
    (tmp_path / "own").mkdir()
    (tmp_path / "own/a b é.svg").write_text("<svg/>")
    made = PictureFile(b"png", "image/png")
    fetcher = Fetcher([tmp_path / "own"], {"salt/images/a b.png": made}.__getitem__)

    drawing = fetcher.fetch((tmp_path / "own/a b é.svg").as_uri())
    picture = fetcher.fetch("picture:salt/images/a%20b.png")

    assert (drawing.read(), drawing.content_type) == (b"<svg/>", "image/svg+xml")
    assert (picture.read(), picture.content_type) == (b"png", "image/png")


def test_a_folder_with_a_longer_name_is_outside(tmp_path: Path) -> None:
    """`own-secrets` is not in `own`, though its name begins so."""
    (tmp_path / "own-secrets").mkdir()
    (tmp_path / "own-secrets/a.svg").write_text("<svg/>")

    with pytest.raises(FatalURLFetchingError):
        Fetcher([tmp_path / "own"], {}.__getitem__).fetch((tmp_path / "own-secrets/a.svg").as_uri())


def test_a_missing_picture_is_a_panel_and_opens_nothing(opened: list[str]) -> None:
    """Where a picture is missing, its path is never tried."""
    shown = Picture("salt/images/secret.png", Path("/nowhere/secret.png"), "", 300, 200, missing=True)

    data, problems = pdf_bytes(issue(article("salt", paragraph("Salt."), figure(shown))), shipped())

    assert data
    assert problems == []
    assert not [one for one in opened if "secret" in one]
    assert any("fpo.svg" in one for one in opened), "nobody watched"


def test_data_addresses_reach_nothing(tmp_path: Path, secret: Path, opened: list[str]) -> None:
    """A drawing written into a template is shown; a file that it names is not."""
    image = f"%3Cimage href='{secret.as_uri()}' width='9' height='9'/%3E"
    inner = f"%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'%3E{image}%3C/svg%3E"
    layout = layout_with(tmp_path / "own", back_cover(f'<img src="data:image/svg+xml,{inner}" alt="A"/>'))

    try:
        _, problems = pdf_bytes(small(), layout)
    except Refused as refused:
        problems = refused.problems

    assert problems
    assert not [one for one in opened if "secret" in one]
