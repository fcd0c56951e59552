"""An article's prose as markup: a template for each kind of block, one `match` for what a line holds.

What differs between the printed page and the ebook stands in a `ProseMedium`. All markup is well-formed
XHTML, so that both take it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Protocol

from markupsafe import Markup

from makeready.composing.printed_words import Words
from makeready.composing.templates import Layout, Medium
from makeready.composing.typography import split_opening, text_html
from makeready.issue import (
    Article,
    Block,
    BlockQuote,
    Blocks,
    BulletList,
    Cell,
    Code,
    CodeBlock,
    Emphasis,
    Figure,
    Heading,
    Inline,
    InlinePicture,
    Inlines,
    LineBreak,
    Link,
    ListItem,
    Note,
    NoteMark,
    NumberedList,
    Paragraph,
    Picture,
    PullQuote,
    Reference,
    SectionBreak,
    Sidebar,
    Strong,
    Table,
    Tagged,
    Text,
    inlines_of,
    plain_text,
    walk,
)


class ProseMedium(Protocol):
    """What the printed page and the ebook do differently with the same prose."""

    @property
    def name(self) -> Medium:
        """The folder of the layout whose templates go first."""

    def picture_source(self, picture: Picture) -> str:
        """The address of the picture's file, or of its FPO panel where it is missing."""

    def note_mark(self, note: Note, prose: ProseHtml) -> Markup:
        """What stands where a note is called: a link to it, or the note itself."""

    def reference(self, reference: Reference, words: Markup) -> Markup:
        """The words that point to another place of the issue."""


@dataclass(frozen=True, slots=True)
class ProseHtml:
    """Gives the markup of blocks and inlines in one language, by one layout, for one medium."""

    layout: Layout
    medium: ProseMedium
    words: Words
    language: str
    notes: tuple[Note, ...] = ()
    running: Blocks = ()
    """The blocks of the article outside its pull quotes: what a pull quote may repeat."""
    depth: int = 0
    """How many levels deeper than in the article's text a heading stands, inside a sidebar."""
    under: int = 1
    """The level of the heading under which a block stands; 1 is the article's title."""

    def blocks(self, blocks: Blocks, *, opening: bool = False) -> Markup:
        """The markup of `blocks`; with `opening`, the first paragraph's letter is set apart."""
        here, parts = self, list[Markup]()
        for block in blocks:
            if opening and isinstance(block, Paragraph):
                parts.append(here.opening(block))
                opening = False
            else:
                parts.append(here.block(block))
            if isinstance(block, Heading):
                here = replace(here, under=self._level(block))
        return Markup("\n").join(parts)

    def opening(self, paragraph: Paragraph) -> Markup:
        """The article's first paragraph, its first letter and words apart where they are plain."""
        split = split_opening(paragraph.children)
        if split is None:
            return self.block(paragraph)
        rest = self.inlines(split.rest)
        lead = text_html(split.lead, self.language)
        return self._render("opening", block=paragraph, initial=split.initial, lead=lead, rest=rest)

    def block(self, block: Block) -> Markup:
        """The markup of one block."""
        match block:
            case Paragraph(children=children):
                return self._render("paragraph", block=block, content=self.inlines(children))
            case Heading(children=children):
                content = self.inlines(children)
                return self._render("heading", block=block, level=self._level(block), content=content)
            case Figure():
                return self.figure(block)
            case BlockQuote(children=children):
                return self._render("block-quote", block=block, content=self.blocks(children))
            case BulletList(items=items, tight=tight):
                return self._render("bullet-list", block=block, items=self._items(items, tight=tight))
            case NumberedList(items=items, tight=tight):
                return self._render("numbered-list", block=block, items=self._items(items, tight=tight))
            case CodeBlock(text=text):
                return self._render("code-block", block=block, content=text_html(text.rstrip("\n"), "en"))
            case Table():
                return self.table(block)
            case PullQuote(children=children):
                repeats = self._repeats(block)
                return self._render("pull-quote", block=block, repeats=repeats, content=self.blocks(children))
            case Sidebar():
                return self.sidebar(block)
            case SectionBreak():
                return self._render("section-break", block=block)

    def sidebar(self, sidebar: Sidebar) -> Markup:
        """A box whose title is a level below the heading it stands under, so that none is left out."""
        level = min(self.under + 1, 6) if sidebar.title else self.under
        inside = replace(self, depth=level - 1, under=level)
        title, content = self.inlines(sidebar.title), inside.blocks(sidebar.children)
        return self._render("sidebar", block=sidebar, level=level, title=title, content=content)

    def figure(self, figure: Figure) -> Markup:
        """A picture with its caption and credit, or its FPO panel with the same."""
        return self._render(
            "figure",
            block=figure,
            place=figure.place.value.replace(" ", "-"),
            source=self.medium.picture_source(figure.picture),
            width=round(figure.picture.width),
            height=round(figure.picture.height),
            missing=figure.picture.missing,
            caption=[self.inlines(paragraph.children) for paragraph in figure.caption],
            credit=text_html(figure.credit, self.language),
        )

    def table(self, table: Table) -> Markup:
        """A table, its caption over it, each cell with its alignment and scope."""
        return self._render(
            "table",
            block=table,
            caption=self.inlines(table.caption),
            head=[self._cell(cell) for cell in table.head],
            rows=[[self._cell(cell) for cell in row] for row in table.rows],
        )

    def note(self, note: Note) -> Markup:
        """A footnote, as the layout sets it."""
        return self._render("note", block=note, number=note.number, content=self.blocks(note.children))

    def inlines(self, inlines: Inlines) -> Markup:
        """The markup of what a line holds."""
        return Markup().join(self.inline(inline) for inline in inlines)

    def inline(self, inline: Inline) -> Markup:
        """The markup of one inline."""
        match inline:
            case Text(text=text):
                return text_html(text, self.language)
            case Emphasis(children=children):
                return Markup("<em>{}</em>").format(self.inlines(children))
            case Strong(children=children):
                return Markup("<strong>{}</strong>").format(self.inlines(children))
            case Code(text=text):
                return Markup("<code>{}</code>").format(text_html(text, self.language))
            case Tagged(tag=tag, children=children, title=title):
                attribute = Markup(' title="{}"').format(title) if title else ""
                return Markup("<{0}{1}>{2}</{0}>").format(tag.value, attribute, self.inlines(children))
            case Link(href=href, children=children):
                return Markup('<a href="{}">{}</a>').format(href, self.inlines(children))
            case Reference(children=children):
                return self.medium.reference(inline, self.inlines(children))
            case NoteMark(number=number):
                called = next(note for note in self.notes if note.number == number)
                return self.medium.note_mark(called, self)
            case LineBreak():
                return Markup("<br/>")
            case InlinePicture(picture=picture, alt=alt):
                source = self.medium.picture_source(picture)
                return Markup('<img class="inline-picture" src="{}" alt="{}"/>').format(source, alt)

    def quiet(self, inlines: Inlines) -> Markup:
        """The same words without links, note marks and pictures: for contents and running heads."""
        return self.inlines(without_links(inlines))

    def _level(self, heading: Heading) -> int:
        return min(heading.level + self.depth, 6)

    def _items(self, items: tuple[ListItem, ...], *, tight: bool) -> list[Markup]:
        return [
            Markup("\n").join(self._item_part(part, tight=tight) for part in item.children) for item in items
        ]

    def _item_part(self, block: Block, *, tight: bool) -> Markup:
        if tight and isinstance(block, Paragraph):
            return self.inlines(block.children)
        return self.block(block)

    def _cell(self, cell: Cell) -> dict[str, object]:
        content = self.inlines(cell.children)
        return {"content": content, "align": cell.align.value, "heading": cell.heading}

    def _repeats(self, quote: PullQuote) -> bool:
        inside = [inline for block in walk(quote.children) for inline in inlines_of(block)]
        if any(isinstance(inline, Link | Reference | NoteMark) for inline in inside):
            return False
        words = spoken(quote.children)
        return bool(words.strip()) and words in spoken(self.running)

    def _render(self, name: str, **values: object) -> Markup:
        template = f"blocks/{name}.html.jinja"
        return self.layout.render(self.medium.name, template, words=self.words, **values)


def article_prose(layout: Layout, medium: ProseMedium, article: Article) -> ProseHtml:
    """What sets the prose of `article`: its language, its notes, and the text for pull quotes to repeat."""
    return ProseHtml(
        layout,
        medium,
        layout.words(article.language),
        article.language,
        article.notes,
        running=tuple(block for block in article.blocks if not isinstance(block, PullQuote)),
    )


def without_links(inlines: Inlines) -> Inlines:
    """The same words in the same dress, but leading nowhere: no links, note marks, pictures or breaks."""
    kept: list[Inline] = []
    for inline in inlines:
        match inline:
            case NoteMark() | InlinePicture():
                pass
            case LineBreak():
                kept.append(Text(" "))
            case Link(children=children) | Reference(children=children):
                kept.extend(without_links(children))
            case Emphasis() | Strong() | Tagged():
                kept.append(replace(inline, children=without_links(inline.children)))
            case _:
                kept.append(inline)
    return tuple(kept)


def spoken(blocks: Blocks) -> str:
    """The bare words of `blocks`, lower case, one space before and after each: to find words again in."""
    texts = [plain_text(block.children) for block in walk(blocks) if isinstance(block, Paragraph | Heading)]
    words = re.findall(r"\w+", " ".join(texts).casefold())
    return f" {' '.join(words)} "
