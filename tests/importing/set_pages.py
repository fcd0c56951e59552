"""PDFs that are set from HTML for these tests, and what an import of them has to give: the HTML says it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pikepdf
from layouts_for_tests import SHIPPED
from lxml import html
from PIL import Image

PAGES = Path(__file__).parent / "pdfs"
MM = 72 / 25.4
TRIM = 10 * MM
"""What a printer cuts off each edge of press.pdf."""
FONTS = "".join(
    f"@font-face {{ font-family: '{family}'; font-style: {'italic' if slant else 'normal'}; "
    f"font-weight: {700 if weight == 'Semibold' else 400}; src: url({file.as_uri()}) }}\n"
    for family, folder in (("Source Serif 4", "source-serif-4"), ("Source Sans 3", "source-sans-3"))
    for file in (SHIPPED / "fonts" / folder).glob("*.otf")
    for face, weight, slant in re.findall(r"^(\w+)-(Regular|Semibold)?(It)?$", file.stem)
    if "Display" not in face
)


@dataclass
class Expected:
    """An article as its HTML has it."""

    title: str = ""
    standfirst: str = ""
    byline: str = ""
    text: list[tuple[str, str]] = field(default_factory=list)
    """Kind and words of what runs on: "paragraph", "subhead", "item", "code"."""
    captions: list[str] = field(default_factory=list)
    credits: list[str] = field(default_factory=list)
    pull_quotes: list[str] = field(default_factory=list)
    sidebars: list[list[str]] = field(default_factory=list)
    """The title of each, then its paragraphs."""
    rows: list[list[str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    emphasis: list[str] = field(default_factory=list)
    """The words in italic in paragraphs."""


def expected_of(name: str) -> Expected:
    """What an import of the PDF of that name has to find."""
    found = Expected()
    for element in html.fromstring((PAGES / f"{name}.html").read_bytes()).find("body"):
        _tell(element, found)
    return found


def _tell(element: html.HtmlElement, found: Expected) -> None:
    kind = element.get("class") or element.tag
    match kind:
        case "h1":
            found.title = said(element)
        case "standfirst" | "byline":
            setattr(found, kind, said(element))
        case "p" | "first" | "goes-on":
            found.emphasis += [said(each) for each in element.iter("i") if each.getparent().tag == "p"]
            if kind == "goes-on":
                found.text[-1] = ("paragraph", f"{found.text[-1][1]} {said(element)}")
            else:
                found.text.append(("paragraph", said(element)))
        case "note":
            found.notes.append("".join(_texts(element)).split(maxsplit=1)[1])
        case "h2":
            found.text.append(("subhead", said(element)))
        case "pre":
            found.text.append(("code", element.text_content()))
        case "ul" | "ol":
            found.text += [("item", said(item)) for item in element]
        case "blockquote":
            found.pull_quotes.append(said(element))
        case "aside":
            found.sidebars.append([said(each) for each in element if each.tag != "figure"])
            found.captions += [said(each) for each in element.iter("figcaption")]
        case "table":
            found.rows += [[said(cell) for cell in row] for row in element.iter("tr")]
        case _ if element.find(".//figcaption") is not None and kind != "text":
            found.captions += [said(each) for each in element.iter("figcaption")]
            asides = [each for each in element.iter("span") if each.get("class") in ("credit", "turned")]
            found.credits += [said(each) for each in asides]
        case "text":
            for each in element:
                _tell(each, found)


def said(element: html.HtmlElement) -> str:
    """The words of an element; what is a note or a credit is said elsewhere."""
    return " ".join("".join(_texts(element)).split())


def _texts(element: html.HtmlElement) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.get("class") not in ("call", "credit"):
            yield from _texts(child)
        yield child.tail or ""


Press = Callable[[str, Path, Path], Path]
"""Sets HTML, whose pictures and styles are in a folder, as a PDF."""


def set_page(name: str, folder: Path, press: Press) -> Path:
    """The PDF of that name, in a folder that holds its pictures afterwards, too."""
    draw_pictures(folder)
    for file in PAGES.glob("*"):
        (folder / file.name).write_bytes(file.read_bytes())
    return press((folder / f"{name}.html").read_text("utf-8"), folder, folder / f"{name}.pdf")


def printed_with_tags(page: str, folder: Path, into: Path) -> Path:
    """The same as `printed`, and tagged."""
    return printed(page, folder, into, tagged=True)


def printed(page: str, folder: Path, into: Path, *, tagged: bool = False) -> Path:
    """A PDF of HTML whose pictures and styles are in `folder`."""
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    style = weasyprint.CSS(string=FONTS, font_config=fonts)
    weasyprint.HTML(string=page, base_url=f"{folder}/").write_pdf(
        into, stylesheets=[style], font_config=fonts, pdf_tags=tagged
    )
    return into


def trim(pdf: Path) -> None:
    """Cuts a PDF to what is printed, and lays its first page on its side in the file."""
    with pikepdf.open(pdf, allow_overwriting_input=True) as file:
        for page in file.pages:
            left, bottom, right, top = map(float, page.mediabox)
            page.cropbox = [left + TRIM, bottom + TRIM, right - TRIM, top - TRIM]
        first = file.pages[0]
        width, height = float(first.mediabox[2]), float(first.mediabox[3])
        first.contents_add(f"q 0 1 -1 0 {height} 0 cm".encode(), prepend=True)
        first.contents_add(b"Q")
        first.mediabox = [0, 0, height, width]
        first.cropbox = [TRIM, TRIM, height - TRIM, width - TRIM]
        first.Rotate = 90
        file.save(pdf)


def draw_pictures(folder: Path) -> None:
    """The pictures of the pages: noise, which no encoder makes small and no two of which are alike."""
    random = Random(12)  # noqa: S311 - nothing is kept secret by it

    def noise(mode: str, width: int, height: int) -> Image.Image:
        return Image.frombytes(mode, (width, height), random.randbytes(width * height * len(mode)))

    noise("RGB", 120, 50).save(folder / "wide.jpg", quality=80)
    noise("RGB", 60, 30).save(folder / "small.png")
    noise("CMYK", 60, 50).save(folder / "tall.jpg", quality=80)
    noise("RGBA", 20, 20).save(folder / "logo.png")
    noise("RGB", 4, 4).save(folder / "dot.png")
    for number in (1, 2, 3):
        noise("RGB", 90, 12).save(folder / f"strip-{number}.png")
