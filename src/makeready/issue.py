"""The issue: the one noun that reading builds and everything after it reads.

Frozen records in the words of the trade, with no HTML, no templates and no measures in them.
Line numbers are those of the file that an editor would open to change the thing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

# --- Inlines: what a line of prose is made of ---------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """A run of plain characters, as the editor typed them but for typographic quotes and dashes."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words set in italic: `*words*`."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class Strong:
    """Words set in bold: `**words**`."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class Code:
    """Characters to be typed or read as they are: `` `words` ``."""

    text: str


class Tag(StrEnum):
    """The inline HTML tags an editor may type, apart from `br`."""

    SUB = "sub"
    SUP = "sup"
    KBD = "kbd"
    ABBR = "abbr"


@dataclass(frozen=True, slots=True)
class Tagged:
    """Words between one of the allowed tags; `title` is what an `abbr` stands for."""

    tag: Tag
    children: Inlines
    title: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A link to the outside (`https:`, `mailto:`)."""

    href: str
    children: Inlines
    line: int = 0


@dataclass(frozen=True, slots=True)
class Reference:
    """A link to another article of the issue or to a heading, here or there; print adds the page."""

    article: str
    """Slug of the article that is pointed to."""
    heading: str
    """Anchor of the heading there, or "" for the article itself."""
    children: Inlines
    line: int = 0


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The place in the text where a footnote is called; `number` is its number in the article, from 1."""

    number: int


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line end that the editor asked for: two spaces, a backslash or `<br>`."""


@dataclass(frozen=True, slots=True)
class InlinePicture:
    """A small picture inside a sentence; it has no caption."""

    picture: Picture
    alt: str


Inline: TypeAlias = (
    Text | Emphasis | Strong | Code | Tagged | Link | Reference | NoteMark | LineBreak | InlinePicture
)
Inlines: TypeAlias = tuple[Inline, ...]

# --- Pictures and figures -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture's file. Where `missing`, an FPO panel of `width` to `height` holds its place."""

    file: str
    """Path from the manuscript's folder, with forward slashes: "salt-road/images/rakers-dawn.jpg"."""
    path: Path
    """The same as an absolute path with symbolic links resolved; inside the manuscript, always."""
    media_type: str
    """"image/jpeg", "image/png", "image/webp", "image/gif", "image/tiff", "image/svg+xml"; "" if missing."""
    width: float
    """Upright width (EXIF rotation applied) in px; for SVG, in its own units."""
    height: float
    missing: bool = False


class Placement(StrEnum):
    """Where a figure stands on the printed page: the closed list of `place:`."""

    COLUMN = "column"
    WIDE = "wide"
    FULL_PAGE = "full page"
    SPREAD = "spread"


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with what is printed beside it."""

    anchor: str
    """Unique in the article: "fig-rakers-dawn"."""
    picture: Picture
    alt: str
    caption: tuple[Paragraph, ...]
    credit: str
    rights: str
    place: Placement
    line: int
    """Line in article.md where it is placed."""
    caption_line: int
    """Line in captions.md of its heading; 0 where it has none."""


# --- Blocks -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Paragraph:
    children: Inlines
    line: int = 0


@dataclass(frozen=True, slots=True)
class Heading:
    """A subhead of level 2 to 6."""

    level: int
    children: Inlines
    anchor: str
    """Unique in the article: "heading-how-a-pan-is-cut"."""
    line: int = 0


@dataclass(frozen=True, slots=True)
class BlockQuote:
    children: Blocks
    line: int = 0


@dataclass(frozen=True, slots=True)
class ListItem:
    children: Blocks
    line: int = 0


@dataclass(frozen=True, slots=True)
class BulletList:
    """`tight` where no blank line stood between the items."""

    items: tuple[ListItem, ...]
    tight: bool
    line: int = 0


@dataclass(frozen=True, slots=True)
class NumberedList:
    items: tuple[ListItem, ...]
    tight: bool
    start: int = 1
    line: int = 0


@dataclass(frozen=True, slots=True)
class CodeBlock:
    text: str
    language: str = ""
    line: int = 0


class Align(StrEnum):
    """How a table's column is set."""

    NONE = ""
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Cell:
    children: Inlines
    align: Align
    heading: bool = False
    """A cell of the head row, or the first cell of a row that names the row (`th scope=row`)."""


@dataclass(frozen=True, slots=True)
class Table:
    """`head` is empty where the head row's cells hold nothing."""

    anchor: str
    caption: Inlines
    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class PullQuote:
    children: Blocks
    line: int = 0


@dataclass(frozen=True, slots=True)
class Sidebar:
    anchor: str
    title: Inlines
    children: Blocks
    line: int = 0


@dataclass(frozen=True, slots=True)
class SectionBreak:
    """A pause between paragraphs: `* * *` or `---`."""

    line: int = 0


Block: TypeAlias = (
    Paragraph
    | Heading
    | Figure
    | BlockQuote
    | BulletList
    | NumberedList
    | CodeBlock
    | Table
    | PullQuote
    | Sidebar
    | SectionBreak
)
Blocks: TypeAlias = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: what is printed at the page's foot for the mark of the same number."""

    number: int
    children: Blocks
    line: int = 0


# --- The issue ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Article:
    slug: str
    """The folder's name."""
    title: Inlines
    byline: str
    standfirst: Inlines
    running_head: str
    """What the head of its pages says: the title's words where no other are given."""
    language: str
    pages: int | None
    """What the flatplan allots, where the editor says it."""
    blocks: Blocks
    notes: tuple[Note, ...]

    @property
    def file(self) -> str:
        """Path of its text from the manuscript's folder."""
        return f"{self.slug}/article.md"

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure in reading order, those inside sidebars and quotes too."""
        return tuple(block for block in walk(self.blocks) if isinstance(block, Figure))


@dataclass(frozen=True, slots=True)
class Section:
    """A named part of the contents. With `together`, its articles share pages."""

    title: str
    articles: tuple[Article, ...]
    together: bool = False


@dataclass(frozen=True, slots=True)
class Cover:
    picture: Picture
    alt: str
    credit: str
    rights: str
    lines: tuple[str, ...] = ()
    """Cover lines: what the cover announces, beside the title."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A correction of an issue that was released before."""

    number: int
    """2 for the first correction."""
    released: date
    note: str
    """What it corrects, in a sentence for the colophon."""


@dataclass(frozen=True, slots=True)
class Issue:
    title: str
    number: str
    published: date
    season: str
    """As it is printed in the folio line: "Winter 2020"; "" leaves it to the layout and the date."""
    language: str
    """BCP 47: "en-GB"."""
    identifier: str
    """A URN: "urn:issn:1234-5679", "urn:uuid:…"."""
    publisher: str
    cover: Cover | None
    sections: tuple[Section, ...]
    subtitle: str = ""
    rights: str = ""
    """Who may do what with the issue, one sentence for the imprint."""
    imprint: tuple[tuple[str, str], ...] = ()
    """Role and name, in the order they are printed."""
    bodies: tuple[str, ...] = ()
    """Names in bylines that stand for a body, not a person."""
    website: str = ""
    """Where its releases are published: "https://salt.example/"; "" leaves links to them relative."""
    colophon: Blocks = field(default=())
    binding: str = "perfect"
    """How it is bound: "perfect" or "saddle-stitch"."""
    revision: Revision | None = None
    """None for what is released first."""

    @property
    def modified(self) -> date:
        """The day on which it was given the form that it has."""
        return self.revision.released if self.revision else self.published

    @property
    def articles(self) -> tuple[Article, ...]:
        """Every article in the order it is printed."""
        return tuple(article for section in self.sections for article in section.articles)

    @property
    def slug(self) -> str:
        """What its files are called, from title and number: "salt-07"."""
        parts = (slug_of(words)[:LONGEST].rstrip("-") for words in (self.title, self.number))
        return "-".join(filter(None, parts)) or "issue"


LONGEST = 80
"""Letters of a title in a file's name, so that no file system refuses it."""
_PARTING = {"Pd", "Po", "Sm", "Zs"}
"""What stands between words and numbers: an en dash parts the 7 from the 8 of a double issue."""


def slug_of(text: str) -> str:
    """Lower-case ASCII letters and digits with hyphens between them; "" where none is left."""
    spelled = text.translate(str.maketrans("əƏıłŁøØđĐßæÆ", "eEilLoOdDsaA"))
    decomposed = unicodedata.normalize("NFKD", spelled)
    parted = "".join("-" if unicodedata.category(each) in _PARTING else each for each in decomposed)
    plain = parted.encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def walk(blocks: Blocks) -> Iterator[Block]:
    """Every block in reading order, outer before inner."""
    for block in blocks:
        yield block
        match block:
            case BlockQuote(children=inner) | PullQuote(children=inner) | Sidebar(children=inner):
                yield from walk(inner)
            case BulletList(items=items) | NumberedList(items=items):
                for item in items:
                    yield from walk(item.children)


def inlines_of(block: Block) -> Inlines:
    """Every inline that stands in `block` itself, outer before inner; not those of blocks inside it."""
    match block:
        case Paragraph(children=children) | Heading(children=children):
            return _with_inner(children)
        case Sidebar(title=title):
            return _with_inner(title)
        case Figure(caption=caption):
            return tuple(inline for paragraph in caption for inline in inlines_of(paragraph))
        case Table(caption=caption, head=head, rows=rows):
            cells = [*head, *(cell for row in rows for cell in row)]
            return _with_inner((*caption, *(inline for cell in cells for inline in cell.children)))
        case _:
            return ()


def _with_inner(inlines: Inlines) -> Inlines:
    found: list[Inline] = []
    for inline in inlines:
        found.append(inline)
        if isinstance(inline, Emphasis | Strong | Tagged | Link | Reference):
            found.extend(_with_inner(inline.children))
    return tuple(found)


def plain_text(inlines: Inlines) -> str:
    """The words of `inlines` without their dress; note marks and pictures leave nothing."""
    parts = []
    for inline in inlines:
        match inline:
            case Text(text=text) | Code(text=text):
                parts.append(text)
            case LineBreak():
                parts.append(" ")
            case NoteMark() | InlinePicture():
                pass
            case _:
                parts.append(plain_text(inline.children))
    return "".join(parts)
