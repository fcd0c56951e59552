"""Pandoc's blocks put into the shapes of an article: figures with captions, boxes, quotations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from makeready.importing.documents.document import Document, Told
from makeready.importing.documents.marks import MARK, Kind, Role, role_named, without_marks
from makeready.importing.documents.pandoc_tree import (
    Block,
    BlockQuote,
    Blocks,
    Box,
    BulletList,
    Div,
    Figure,
    Header,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    OrderedList,
    Para,
    Quoted,
    RawInline,
    Shown,
    Space,
    Span,
    Str,
    Styled,
    Table,
)
from makeready.importing.documents.pandoc_words import first_marks, place_of, plain
from makeready.importing.documents.placed_picture import PlacedPicture
from makeready.importing.imported import Did

_BOXES = {Role.SIDEBAR, Role.PULL_QUOTE}
_GROUPED = {*_BOXES, Role.QUOTE}


class Shaping:
    """Blocks the blocks of one document; what was decided on the way is told."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.told: list[Told] = []

    def shaped(self, blocks: Blocks) -> list[Block]:
        """The blocks in their shapes."""
        flat = self._boxes(iter(self._flat(blocks)))
        return self._with_captions(self._grouped(flat))

    # --- One block at a time ---------------------------------------------------------------------

    def _flat(self, blocks: Blocks) -> Iterator[Block]:
        for block in blocks:
            match block:
                case Div():
                    yield from self._div(block)
                case Para(children=children) if len(parts := _parts(children)) > 1:
                    yield from self._flat(tuple(replace(block, children=part) for part in parts))
                case Para(children=children) if pictures := self._lone_pictures(children):
                    yield from self._shown(pictures, self._at(block))
                case Figure():
                    yield from self._figure(block)
                case BlockQuote(blocks=inner):
                    yield BlockQuote(tuple(self.shaped(inner)))
                case BulletList(items=items):
                    yield replace(block, items=tuple(tuple(self.shaped(item)) for item in items))
                case OrderedList(items=items):
                    yield replace(block, items=tuple(tuple(self.shaped(item)) for item in items))
                case Table() if boxed := self._boxed_by_table(block):
                    yield boxed
                case _:
                    yield block

    def _div(self, div: Div) -> Iterator[Block]:
        role = next((role for role in map(role_named, div.attributes.classes) if role in _BOXES), None)
        if role:
            yield self._box(role, self.shaped(div.blocks), div.attributes.pairs.get("title", ""))
        else:
            yield from self._flat(div.blocks)

    def _figure(self, figure: Figure) -> Iterator[Block]:
        inside = list(self._flat(figure.blocks))
        caption = tuple(block.children for block in figure.caption if isinstance(block, Para))
        at = self._at(figure)
        shown = [at for at, shape in enumerate(inside) if isinstance(shape, Shown)]
        for number, shape in enumerate(inside):
            if isinstance(shape, Shown) and number == shown[-1]:
                yield replace(shape, caption=shape.caption + caption, at=shape.at or at)
            elif isinstance(shape, Table) and not shown and not shape.caption:
                yield replace(shape, caption=figure.caption)
                caption = ()
            else:
                yield shape
        if not shown:
            yield from (Para(words) for words in caption)

    def _boxed_by_table(self, table: Table) -> Box | None:
        """A table of one cell is a frame around text: a sidebar."""
        rows = [*table.head, *table.rows]
        if len(rows) != 1 or len(rows[0]) != 1:
            return None
        inside = self.shaped(rows[0][0].blocks)
        why = "a table of one cell was taken for a sidebar"
        self.told.append(Told(Did.DOUBTED, self._at(table), plain(rows[0][0].blocks), why))
        return self._box(Role.SIDEBAR, inside)

    def _box(self, role: Role, inside: Sequence[Block], title: str = "") -> Box:
        """A box; the heading that a sidebar begins with is its title."""
        first = inside[0] if inside else None
        if role is Role.SIDEBAR and not title and isinstance(first, Header):
            return Box(role, first.children, tuple(inside[1:]))
        if role is Role.SIDEBAR and not title and isinstance(first, Para) and _is_strong(first.children):
            return Box(role, first.children, tuple(inside[1:]))
        return Box(role, (Str(title),) if title else (), tuple(inside))

    # --- Blocks in a row -------------------------------------------------------------------------

    def _boxes(self, shapes: Iterator[Block], inside: str = "") -> list[Block]:
        """The blocks with those between marks of a box put into one."""
        result: list[Block] = []
        for shape in shapes:
            marks = first_marks(shape) if isinstance(shape, Para) else {}
            if Kind.BEGIN in marks:
                role = Role(marks[Kind.BEGIN])
                within = self._with_captions(self._grouped(self._boxes(shapes, marks[Kind.BEGIN])))
                result.append(self._box(role, within))
            elif Kind.END in marks:
                if inside:
                    return result
            else:
                result.append(shape)
        return result

    def _grouped(self, shapes: Sequence[Block]) -> list[Block]:
        """Neighbours of the same role put into one box or quotation."""
        result: list[Block] = []
        gathered: list[Block] = []
        of: Role | None = None
        for shape in [*shapes, None]:
            role = self._role(shape) if shape is not None else None
            role = role if role in _GROUPED else None
            if of and role is not of:
                quote = BlockQuote(tuple(gathered))
                result.append(self._box(of, gathered) if of in _BOXES else quote)
                gathered = []
            of = role
            if shape is not None:
                (gathered if role else result).append(shape)
        return result

    def _with_captions(self, shapes: Sequence[Block]) -> list[Block]:
        """Each paragraph that is a caption given to the picture or table beside it."""
        result = list(shapes)
        at = 0
        while at < len(result):
            shape = result[at]
            if isinstance(shape, Para) and self._role(shape) is Role.CAPTION:
                beside = self._captioned(result, at)
                if beside is None:
                    why = "a caption with no picture or table beside it; it stands in the text"
                    self.told.append(Told(Did.DOUBTED, self._at(shape), plain(shape), why))
                else:
                    result[beside] = _with_caption(result[beside], shape.children)
                    del result[at]
                    continue
            at += 1
        return self._likely_captions(result)

    def _captioned(self, shapes: Sequence[Block], at: int) -> int | None:
        """Which neighbour a caption is for: the picture above it, a table below it, or the other way round."""
        before = at - 1 if at else None
        after = at + 1 if at + 1 < len(shapes) else None
        words = plain(shapes[at]).lower()
        of_table = words.startswith(("table", "tab."))
        wanted = [(before, Shown), (after, Table), (before, Table), (after, Shown)]
        if of_table:
            wanted = [(after, Table), (before, Table), (before, Shown), (after, Shown)]
        for beside, kind in wanted:
            if beside is not None and isinstance(shapes[beside], kind):
                shape = shapes[beside]
                if (isinstance(shape, Shown) and not of_table) or (
                    isinstance(shape, Table) and not shape.caption
                ):
                    return beside
        return None

    def _likely_captions(self, shapes: list[Block]) -> list[Block]:
        """A paragraph under a picture that looks like its caption made that; both cases are doubts."""
        at = 0
        while at + 1 < len(shapes):
            shape, below = shapes[at], shapes[at + 1]
            at += 1
            if (
                not isinstance(shape, Shown)
                or shape.caption
                or not isinstance(below, Para)
                or self._role(below)
            ):
                continue
            words = plain(below)
            if _looks_like_caption(below, words):
                why = "the paragraph under the picture was taken for its caption"
                shapes[at - 1] = replace(shape, caption=(below.children,))
                del shapes[at]
            elif len(words) <= SHORT_PARAGRAPH:
                why = "it stands under a picture, and may be its caption; it was left in the text"
            else:
                continue
            self.told.append(Told(Did.DOUBTED, self._at(below), words, why))
        return shapes

    # --- What marks say --------------------------------------------------------------------------

    def _at(self, shape: Block) -> int:
        return place_of(shape) or self._document.place_of(plain(shape))

    def _role(self, shape: Block) -> Role | None:
        """The role of a paragraph or a list by its mark."""
        if not isinstance(shape, Para | BulletList | OrderedList | Header):
            return None
        role = first_marks(shape).get(Kind.ROLE)
        return Role(role) if role else None

    def _lone_pictures(self, inlines: Inlines) -> list[PlacedPicture | Image]:
        """The pictures of a paragraph that holds nothing else."""
        found: list[PlacedPicture | Image] = []
        return found if self._gathers(inlines, found) else []

    def _gathers(self, inlines: Inlines, found: list[PlacedPicture | Image]) -> bool:
        for inline in inlines:
            match inline:
                case Space() | LineBreak():
                    pass
                case Str(text=text):
                    kinds = {kind for kind, _ in MARK.findall(text)}
                    if without_marks(text).strip() or kinds & {Kind.COMMENT, Kind.NOTE}:
                        return False
                    names = [name for kind, name in MARK.findall(text) if kind == Kind.PICTURE]
                    found += filter(None, map(self._document.pictures.get, names))
                case Image():
                    found.append(inline)
                case Styled(children=children) | Span(children=children) | Link(children=children):
                    if not self._gathers(children, found):
                        return False
                case _:
                    return False
        return True

    def _shown(self, pictures: Sequence[PlacedPicture | Image], at: int) -> Iterator[Shown]:
        for picture in pictures:
            yield Shown(picture, at=at) if isinstance(picture, PlacedPicture) else self._of_image(picture, at)

    def _of_image(self, image: Image, at: int) -> Shown:
        """A picture of Markdown. What is in its brackets is heard, unless Pandoc's attributes stand behind it."""
        words, said = plain(Para(image.alt)), image.attributes
        if words and (said.identifier or said.pairs or said.classes):
            why = (
                "the caption of a picture with Pandoc's attributes; see that what is heard says what it shows"
            )
            self.told.append(Told(Did.DOUBTED, at or self._document.place_of(words), words, why))
            return Shown(PlacedPicture(image.target, said.pairs.get("alt", "")), (image.alt,), at)
        if image.title:
            why = "a picture's title was taken for its caption"
            self.told.append(Told(Did.DOUBTED, at or self._document.place_of(image.title), image.title, why))
            return Shown(PlacedPicture(image.target, words), ((Str(image.title),),), at)
        return Shown(PlacedPicture(image.target, words), at=at)


SHORT_PARAGRAPH = 100
LONGEST_CAPTION = 260


def _with_caption(shape: Block, words: Inlines) -> Block:
    if isinstance(shape, Shown):
        return replace(shape, caption=(*shape.caption, words))
    return replace(shape, caption=(Para(words),)) if isinstance(shape, Table) else shape


def _looks_like_caption(paragraph: Para, words: str) -> bool:
    """Whether it is short and set as captions are: in italics, with a label or a credit, without a full stop."""
    if not words or len(words) > LONGEST_CAPTION:
        return False
    first = words.split(maxsplit=1)[0].lower().strip(".:")
    label = first in {
        "figure",
        "fig",
        "photo",
        "photograph",
        "picture",
        "image",
        "illustration",
        "caption",
        "map",
    }
    credit = any(sign in words for sign in ("©", "(Photo", "Photo:", "Credit:", "Photograph:"))
    short = len(words) <= SHORT_PARAGRAPH and words[-1] not in ".!?…:;,”\"'’)"
    return label or credit or short or _is_all(paragraph.children, "Emph")


def _is_strong(inlines: Inlines) -> bool:
    return len(plain(Para(inlines))) <= SHORT_PARAGRAPH and _is_all(inlines, "Strong")


def _is_all(inlines: Inlines, style: str) -> bool:
    """Whether all words are in one dress."""
    dressed = False
    for inline in inlines:
        if (isinstance(inline, Styled) and inline.style == style) or (
            isinstance(inline, Styled | Span | Quoted) and _is_all(inline.children, style)
        ):
            dressed = True
        elif not _is_nothing(inline):
            return False
    return dressed


def _is_nothing(inline: Inline) -> bool:
    if isinstance(inline, Str):
        return not any(map(str.isalnum, without_marks(inline.text)))
    return isinstance(inline, Space | RawInline)


def _parts(inlines: Inlines) -> list[Inlines]:
    """A paragraph cut into several: at two line ends, and behind a picture with a line or italics of its own."""
    first = next((at for at, inline in enumerate(inlines) if not _is_nothing(inline)), 0)
    head, rest = inlines[: first + 1], inlines[first + 1 :]
    follows = next((inline for inline in rest if not isinstance(inline, Space)), None)
    leads = bool(inlines) and isinstance(inlines[first], Image | Span | Link) and _is_picture(inlines[first])
    if leads and (isinstance(follows, LineBreak) or _is_all(rest, "Emph")):
        return [head, *_split_at_breaks(rest)]
    return _split_at_breaks(inlines)


def _is_picture(inline: Inline) -> bool:
    """Whether nothing but a picture is there."""
    if isinstance(inline, Span | Link | Styled):
        return bool(inline.children) and all(map(_is_picture, inline.children))
    return isinstance(inline, Image) or (
        isinstance(inline, Str) and any(k == Kind.PICTURE for k, _ in MARK.findall(inline.text))
    )


def _split_at_breaks(inlines: Inlines) -> list[Inlines]:
    """A paragraph cut where two line ends follow each other: so the web makes paragraphs of one."""
    parts: list[list[Inline]] = [[]]
    breaks = 0
    for inline in inlines:
        if isinstance(inline, LineBreak):
            breaks += 1
        elif not (isinstance(inline, Space) and breaks):
            if breaks > 1 and parts[-1]:
                parts.append([])
            elif breaks == 1:
                parts[-1].append(LineBreak())
            breaks = 0
            parts[-1].append(inline)
    return [tuple(part) for part in parts if part]
