"""What an article in a PDF is made of: heads, paragraphs, pictures and what stands beside the text."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from makeready.importing.pdf.blocks import Block
from makeready.importing.pdf.pages import Box, Line, PlacedPicture


class Role(Enum):
    """What a part is, in the words of the trade."""

    KICKER = "kicker"
    """What stands above a headline: the name of a section."""
    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    SUBHEAD = "subhead"
    PARAGRAPH = "paragraph"
    ITEM = "list item"
    QUOTE = "quotation"
    CODE = "code"
    TABLE = "table"
    PULL_QUOTE = "pull quote"
    SIDEBAR = "sidebar"
    NOTE = "note"
    FIGURE = "figure"


FLOATS = {Role.FIGURE, Role.PULL_QUOTE, Role.SIDEBAR, Role.TABLE, Role.NOTE, Role.KICKER}
"""A paragraph may go on behind these."""
HEADS = {Role.HEADLINE, Role.STANDFIRST, Role.BYLINE}


@dataclass(slots=True)
class Part:
    """A piece of the article."""

    role: Role
    page: int
    box: Box
    block: Block | None = None
    """Its lines; None for a picture without a caption."""
    initial: Line | None = None
    """A large first letter, or the first two, that stands beside its lines."""
    picture: PlacedPicture | None = None
    credit: list[Line] = field(default_factory=list)
    inner: list[Part] = field(default_factory=list)
    """What is in a sidebar."""
    rows: list[list[list[Line]]] = field(default_factory=list)
    """The cells of a table, each of lines."""
    level: int = 2
    """Of a subhead."""
    doubt: str = ""

    @property
    def lines(self) -> list[Line]:
        """Of its block."""
        return self.block.lines if self.block else []

    @property
    def text(self) -> str:
        """Its lines as they stand."""
        return self.block.text if self.block else ""
