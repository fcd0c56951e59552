"""Blocks in the shapes of an article as lines of Markdown in our notation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from makeready.importing.documents.image_files import ImageFiles, alt_of
from makeready.importing.documents.inline_words import InlineWords
from makeready.importing.documents.marks import Role, without_marks
from makeready.importing.documents.pandoc_tree import (
    Block,
    BlockQuote,
    Blocks,
    Box,
    BulletList,
    CodeBlock,
    DefinitionList,
    Div,
    Figure,
    Header,
    HorizontalRule,
    Inlines,
    LineBlock,
    OrderedList,
    Para,
    RawBlock,
    Shown,
    Str,
    Styled,
    Table,
)
from makeready.importing.documents.pandoc_words import plain
from makeready.importing.documents.table_lines import table_lines
from makeready.importing.imported import Did

APART = "<!-- -->"
"""Keeps two lists of the same kind apart; a comment never prints."""
_LANGUAGE = re.compile(r"[\w+#.-]+")


class BlockLines:
    """Writes the blocks of one document; captions are written as they are met."""

    def __init__(self, words: InlineWords, images: ImageFiles, levels: Mapping[int, int]) -> None:
        self.words = words
        self.images = images
        self._levels = levels
        self.captions: list[tuple[str, list[str]]] = []
        """Name of a picture and the paragraphs that are printed beside it, in the order of the pictures."""

    def lines(self, blocks: Blocks) -> list[str]:
        """The lines of blocks, a blank one between two."""
        result: list[str] = []
        before: Block | None = None
        for block in blocks:
            written = self._of(block)
            if not written:
                continue
            if result:
                result.append("")
            if run_together(before, block):
                result += [APART, ""]
            result += written
            before = block
        return result

    def _of(self, block: Block) -> list[str]:
        match block:
            case Para(children=children):
                return self._split(self.words.paragraph(children))
            case Header(level=level, children=children):
                words = self.words.paragraph(_undressed(children), one_line=True)
                return [f"{'#' * self._levels.get(level, 2)} {_without_closing(words)}"] if words else []
            case BlockQuote(blocks=blocks):
                return [f"> {line}".rstrip() for line in self.lines(blocks)]
            case BulletList(items=items):
                return self._items([("- ", item) for item in items])
            case OrderedList(items=items, start=start, style=style):
                if style not in {"Decimal", "DefaultStyle", "Example"}:
                    self.words.tell(Did.DOUBTED, plain(items[0]), f"a list numbered in another way ({style})")
                return self._items(
                    [(f"{number}. ", item) for number, item in enumerate(items, max(start, 0))]
                )
            case DefinitionList():
                return self._definitions(block)
            case LineBlock(lines=lines):
                written = [line for inlines in lines for line in self._split(self.words.paragraph(inlines))]
                return [*(f"{line}\\" for line in written[:-1]), *written[-1:]]
            case CodeBlock(text=text, language=language):
                return _code(without_marks(text), language)
            case HorizontalRule():
                return ["* * *"]
            case Table():
                return table_lines(block, self.words)
            case Shown():
                return self._figure(block)
            case Box():
                return self._box(block)
            case RawBlock(format=kind, text=text):
                return self._raw(kind, text)
            case Div(blocks=blocks) | Figure(blocks=blocks):
                return self.lines(blocks)
        return []

    def _split(self, text: str) -> list[str]:
        return text.split("\n") if text else []

    def _items(self, items: Sequence[tuple[str, Blocks]]) -> list[str]:
        """The items of a list, each behind its sign; blank lines between them where one has paragraphs."""
        loose = any(sum(not isinstance(b, BulletList | OrderedList) for b in item) > 1 for _, item in items)
        result: list[str] = []
        for sign, item in items:
            lines = self.lines(item) if loose else self._tight(item)
            if result and loose:
                result.append("")
            first, rest = lines[:1] or [""], lines[1:]
            result.append(f"{sign}{first[0]}".rstrip())
            result += [f"{' ' * len(sign)}{line}".rstrip() for line in rest]
        return result

    def _tight(self, item: Blocks) -> list[str]:
        """The lines of an item without blank lines between its words and the lists in it."""
        result: list[str] = []
        before: Block | None = None
        for block in item:
            if result and not isinstance(block, BulletList | OrderedList):
                result.append("")
            if run_together(before, block):
                result += [APART, ""]
            result += self._of(block)
            before = block
        return result

    def _definitions(self, block: DefinitionList) -> list[str]:
        self.words.tell(
            Did.DOUBTED, plain(block.items[0][0]), "a list of terms; each is bold, in a list with bullets"
        )
        items: list[tuple[str, Blocks]] = []
        for term, told in block.items:
            dressed = Para((Styled("Strong", _undressed(term)),))
            inner = tuple(inner for blocks in told for inner in blocks)
            items.append(("- ", (dressed, *(Para(b.children) if isinstance(b, Para) else b for b in inner))))
        return self._items(items)

    def _box(self, box: Box) -> list[str]:
        title = f" {self.words.paragraph(_undressed(box.title), one_line=True)}" if box.title else ""
        inside = self.lines(box.blocks)
        if not inside and not title.strip():
            return []
        name = Role.PULL_QUOTE if box.role is Role.PULL_QUOTE else Role.SIDEBAR
        return [f"::: {name.value}{title}".rstrip(), *inside, ":::"]

    def _raw(self, kind: str, text: str) -> list[str]:
        text = text.strip()
        if kind == "html" and text.startswith("<!--"):
            return comment_lines(text.removeprefix("<!--").removesuffix("-->"))
        if text:
            self.words.tell(Did.DROPPED, text, f"{kind}, which is not read")
        return []

    def _figure(self, shown: Shown) -> list[str]:
        """The line that places a picture; its caption is kept for captions.md."""
        self.words.at = shown.at or self.words.at
        allowed, self.words.notes_allowed = self.words.notes_allowed, False
        written = (self.words.paragraph(caption) for caption in shown.caption)
        captions = [caption for caption in written if caption]
        self.words.notes_allowed = allowed
        said = " ".join(plain(Para(caption)) for caption in shown.caption)
        name, why_missing = self.images.figure(shown.picture, said)
        if why_missing:
            self.words.tell(
                Did.DOUBTED, f"images/{name}", f"an FPO panel holds a picture's place: {why_missing}"
            )
        if name in self.images.changed:
            self.words.tell(Did.MOVED, f"images/{name}", self.images.changed[name])
        if captions:
            self.captions.append((name, captions))
            self.words.tell(Did.MOVED, said, f"it is the caption of images/{name}")
        return [f"![{alt_of(shown.picture)}](images/{name})"]


def comment_lines(text: str) -> list[str]:
    """A comment that never prints, on one line; nothing in it can end it early."""
    words = re.sub(r"-(?=-)", "- ", " ".join(without_marks(text).split())).strip("->")
    return [f"<!-- {words.strip()} -->"] if words.strip() else []


def levels_of(headers: Sequence[Header]) -> dict[int, int]:
    """How many # a heading of each level has: the highest that there is has two, and none is skipped."""
    used = sorted({header.level for header in headers})
    return {level: min(2 + at, 6) for at, level in enumerate(used)}


def headers_in(blocks: Blocks) -> Iterator[Header]:
    """Every heading of blocks in order."""
    for block in blocks:
        match block:
            case Header():
                yield block
            case Box(blocks=inner) | BlockQuote(blocks=inner) | Div(blocks=inner) | Figure(blocks=inner):
                yield from headers_in(inner)
            case BulletList(items=items) | OrderedList(items=items):
                for item in items:
                    yield from headers_in(item)


def run_together(before: Block | None, block: Block) -> bool:
    """Whether two neighbours would be read as one list."""
    kinds = (BulletList | DefinitionList, OrderedList)
    return any(isinstance(before, kind) and isinstance(block, kind) for kind in kinds)


def _undressed(inlines: Inlines) -> Inlines:
    """Words without a bold that all of them share: a heading is bold by itself."""
    marks = tuple(inline for inline in inlines if isinstance(inline, Str) and not without_marks(inline.text))
    rest = tuple(inline for inline in inlines if inline not in marks)
    if len(rest) == 1 and isinstance(rest[0], Styled) and rest[0].style == "Strong":
        return marks + rest[0].children
    return inlines


def _without_closing(words: str) -> str:
    """A heading whose last signs are not taken for its end."""
    return re.sub(r"(#+)$", lambda found: "".join(f"\\{sign}" for sign in found.group(1)), words)


def _code(text: str, language: str) -> list[str]:
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    name = language if _LANGUAGE.fullmatch(language) else ""
    return [f"{fence}{name}", *text.split("\n"), fence]
