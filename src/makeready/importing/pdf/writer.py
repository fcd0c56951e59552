"""The parts of an article written one after the other as Markdown."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from makeready.importing.article_writing import WrittenFile
from makeready.importing.imported import ARTICLE, CAPTIONS, Did
from makeready.importing.pdf.blocks import Body
from makeready.importing.pdf.desk import Desk
from makeready.importing.pdf.figures import Figures
from makeready.importing.pdf.items import Items, taken_sign
from makeready.importing.pdf.markdown_blocks import fenced, table_of
from makeready.importing.pdf.markdown_runs import runs_as_markdown
from makeready.importing.pdf.notes import Notes
from makeready.importing.pdf.pages import Line
from makeready.importing.pdf.paragraphs import Said, said
from makeready.importing.pdf.parts import Part, Role
from makeready.importing.pdf.runs import Ground, Words, words_of
from makeready.producing.word_account import words_in


class Measures(NamedTuple):
    """How wide a column of the text is (0 where there is none), and how large the pages are; in pt."""

    column: float
    width: float
    height: float


WIDE, FULL_PAGE, SPREAD = 1.3, 0.8, 1.3
"""Times the column's width; of the page's area; times the page's width."""
TITLES = {Role.SUBHEAD, Role.PULL_QUOTE, Role.HEADLINE, Role.KICKER}
"""What the title of a sidebar looks like."""


class Writer:
    """Writes part after part."""

    def __init__(self, desk: Desk, notes: Notes, body: Body, measures: Measures) -> None:
        self.desk, self.notes, self.body = desk, notes, body
        self.article = WrittenFile(ARTICLE)
        self.figures = Figures(WrittenFile(CAPTIONS))
        self._measures = measures
        self._in_list = False
        self._in_quote = False
        self._items = Items()

    def add(self, each: Said) -> None:
        """Puts a part at the end."""
        in_list, self._in_list = self._in_list, each.role is Role.ITEM
        in_quote, self._in_quote = self._in_quote, each.role is Role.QUOTE
        self._items = self._items if in_list else Items()
        match each.role:
            case Role.KICKER:
                self.desk.drop(each.part.page, each.text, each.doubt)
            case Role.NOTE:
                return
            case Role.FIGURE:
                self._figure(each)
            case Role.SIDEBAR:
                self._sidebar(each)
            case Role.TABLE:
                self._table(each)
            case Role.CODE:
                self._told(each, self.article.add(fenced(each.lines)), Words())
            case _:
                self._prose(each, in_list=in_list, in_quote=in_quote)

    def end(self) -> None:
        """Puts the notes below all."""
        self.article.add(*self.notes.definitions(self.desk))

    def _prose(self, each: Said, *, in_list: bool, in_quote: bool) -> None:
        words, text = self._words(each)
        match each.role:
            case Role.SUBHEAD:
                text = "#" * each.part.level + " " + text
            case Role.PULL_QUOTE:
                text = f"::: pullquote\n{text}\n:::"
            case Role.QUOTE:
                text = f"> {text}"
                self.article.lines[-1:] = [">"] if in_quote else [""]
            case Role.ITEM:
                text, goes_on = self._items.indented(each.lines[0], text)
                if in_list and goes_on:
                    self.article.lines.pop()
        self._told(each, self.article.add(text), words)

    def _words(self, each: Said) -> tuple[Words, str]:
        """The words of a part, and as Markdown."""
        kind = each.block.type if each.block else each.lines[0].type
        is_text = each.role in (Role.PARAGRAPH, Role.ITEM, Role.QUOTE)
        ground = Ground.of(self.body.type if is_text and self.body.is_as_text(kind) else kind)
        words = words_of(each.lines, self.desk.speller, ground)
        if each.initial:
            self._join_initial(words, each.initial)
        if is_text:
            self.notes.call(words, each.lines, self.desk.changes)
        sign = taken_sign(words, self.desk.changes) if each.role is Role.ITEM else ""
        return words, sign + runs_as_markdown(words.runs)

    def _join_initial(self, words: Words, initial: Line) -> None:
        """Puts a large first letter to the word that it belongs to."""
        first = words.text.split(" ", 1)[0]
        letters, knows = initial.text.replace(" ", ""), self.desk.speller.knows
        rest, bare = "".join(words_in(first)), "".join(words_in(letters + first))
        may_stand_alone = letters[-1] in "AIO" and knows(rest)
        space = " " if may_stand_alone and not knows(bare) and not knows(bare.capitalize()) else ""
        self.desk.changes.add(f"{initial.text} {first}", f"{letters}{space}{first}")
        words.runs[0] = replace(words.runs[0], text=f"{letters}{space}{words.runs[0].text.lstrip()}")
        if may_stand_alone:
            why = "its first letter is an initial, and may be a word of its own"
            self.desk.decide(Did.DOUBTED, initial.page, "", f"{letters}{space}{first}", why)

    def _figure(self, each: Said) -> None:
        part, picture = each.part, each.part.picture
        words, text = self._words(each) if each.lines else (Words(), "")
        credit = words_of(part.credit, self.desk.speller, Ground.of(self.body.type))
        name, place = self.figures.add(part, text, credit.text.strip(), self._place(part))
        here = self.article.add(f"![](images/{name})")
        self._tell_picture(part, here, name, words.text)
        if words.text and picture:
            did, why = (Did.DOUBTED, f"taken for a caption: {each.doubt}") if each.doubt else (
                Did.MOVED, "it is a caption",
            )  # fmt: skip
            self.desk.decide(did, part.page, place, words.text, why)
        if credit.text:
            self.desk.decide(Did.DOUBTED, part.page, place, credit.text, "taken for the picture's credit")
        self.desk.tell_torn(words, place)
        self.desk.tell_torn(credit, place)

    def _tell_picture(self, part: Part, here: str, name: str, caption: str) -> None:
        picture = part.picture
        if picture is None:
            self.desk.decide(Did.DOUBTED, part.page, here, caption, f"taken for a caption: {part.doubt}")
        elif not picture.data:
            self.desk.decide(Did.DOUBTED, part.page, here, name, f"this picture is left out: {picture.note}")
        else:
            note = f"; {picture.note}" if picture.note else ""
            did = Did.DOUBTED if picture.is_drawing else Did.MOVED
            self.desk.decide(
                did, part.page, here, f"![](images/{name})", f"it is a picture of the page{note}"
            )

    def _place(self, part: Part) -> str:
        """Where the picture stood in print: "" for a column of the text, or where there is but one."""
        if part.picture is None:
            return ""
        box, (column, width, height) = part.picture.box, self._measures
        if box.width > SPREAD * width:
            return "spread"
        if box.width * box.height > FULL_PAGE * width * height:
            return "full page"
        return "wide" if 0 < WIDE * column < box.width else ""

    def _sidebar(self, each: Said) -> None:
        inner = said(each.part.inner, self.body)
        titled = len(inner) > 1 and inner[0].role in TITLES
        if titled:
            words, text = self._words(inner[0])
            place = self.article.add(f"::: sidebar {text}")
            self.article.lines.pop()
            self.desk.decide(
                Did.DOUBTED, each.part.page, place, words.text, "taken for a sidebar: it stands in a box"
            )
            self.desk.tell_torn(words, place)
        texts = [part for part in inner if part.role in (Role.PARAGRAPH, Role.ITEM)]
        if texts and not titled:
            texts[0].doubt = texts[0].doubt or "it stands in a box without a title, and may be a sidebar"
        for part in inner[1:] if titled else inner:
            self.add(part)
        if titled:
            self.article.lines.pop()
            self.article.add(":::")
        self._in_list = False

    def _table(self, each: Said) -> None:
        rows: list[list[str]] = []
        torn = []
        for row in each.part.rows:
            cells = [words_of(cell, self.desk.speller, Ground.of(self.body.type)) for cell in row]
            torn += cells
            rows.append([runs_as_markdown(cell.runs) for cell in cells])
        if each.lines:
            words, text = self._words(each)
            torn.append(words)
            self.article.add(f"Table: {text}")
        place = self.article.add(table_of(rows))
        for cell in torn:
            self.desk.tell_torn(cell, place)
        first = " ".join(line.text for cell in each.part.rows[0] for line in cell)
        did, why = (Did.DOUBTED, f"taken for a table: {each.doubt}") if each.doubt else (
            Did.MOVED, "it is told to be a table",
        )  # fmt: skip
        self.desk.decide(did, each.part.page, place, first, why)

    def _told(self, each: Said, place: str, words: Words) -> None:
        """Keeps what was decided of a part."""
        page = each.lines[0].page
        if each.doubt:
            shown = words.text or each.text
            self.desk.decide(Did.DOUBTED, page, place, shown, f"taken for a {each.role.value}: {each.doubt}")
        elif each.role is Role.PULL_QUOTE:
            why = "it is a pull quote; it stands behind the paragraph that it stood by"
            self.desk.decide(Did.MOVED, page, place, words.text, why)
        for before, goes_on, over in each.joins:
            self.desk.decide(Did.JOINED, before, place, f"continued on page {goes_on}", f"over {over}")
        self.desk.tell_torn(words, place)
