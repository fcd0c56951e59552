"""The issue's PDF put together from the fragments of its units, one at a time.

What each fragment knows only of itself is joined here: pages, links from unit to unit, outline, page
labels, one structure tree, the fonts, the metadata.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from makeready.issue import Issue
from makeready.producing.pdf.font_embedding import Subset, embed, union
from makeready.producing.pdf.font_use import FontUse
from makeready.producing.pdf.fragment import Bookmark, Fragment, FragmentPage, Link
from makeready.producing.pdf.outline import Entry, write_outline
from makeready.producing.pdf.pdf_description import pdf_title, write_info, write_metadata
from makeready.producing.pdf.pdf_file import PdfFile, Text, Value, entries, reference, references, written
from makeready.producing.pdf.pdf_parts import FONTS, Part, Pieces
from makeready.producing.pdf.structure_writing import StructureWriter, WrittenPage

MARGINS = "margins"
"""The name of the form that holds a page's running head and folio."""

SHORT = 64
"""Streams of fewer bytes are looked for among those that are written."""


class Holder(Protocol):
    """Who has what fragments name by its digest."""

    def stream(self, digest: str) -> bytes:
        """What a stream holds."""

    def font(self, file: str, glyphs: tuple[int, ...]) -> Subset:
        """The font file with these glyphs alone."""


@dataclass(frozen=True, slots=True)
class PlacedUnit:
    """A unit's pages where they fall."""

    fragment: Fragment
    shifts: tuple[float, ...]
    """For each page how much further right (pt) its content stands than where it was laid out."""
    margins: Fragment | None
    """Pages that are only running heads and folios, to be drawn over those of `fragment`."""


def write_issue(
    out: BinaryIO,
    issue: Issue,
    units: Iterable[PlacedUnit],
    holder: Holder,
    *,
    title: str = "",
    first_folio: int = 1,
) -> None:
    """Write the issue, or some of its units, into `out` as one tagged PDF (PDF/UA-1).

    Without a `title` it has the issue's; its first page is called `first_folio`.
    """
    assembly = _Assembly(PdfFile(out), issue, holder, title or pdf_title(issue), first_folio)
    for unit in units:
        assembly.add(unit)
    assembly.close()


class _Assembly:
    def __init__(self, file: PdfFile, issue: Issue, holder: Holder, title: str, first_folio: int) -> None:
        self._file = file
        self._issue = issue
        self._title = title
        self._first_folio = first_folio
        self._holder = holder
        self._root, self._pages, self._fonts = (file.reserve() for _ in range(3))
        self._structure = StructureWriter(file, issue.language)
        self._uses: dict[str, FontUse] = {}
        self._branches: list[int] = []
        self._count = 0
        self._places: dict[str, bytes] = {}
        self._links: list[tuple[int, Link, float, int]] = []
        self._outline: list[Entry] = []
        self._written: dict[tuple[bytes, str], int] = {}

    def add(self, unit: PlacedUnit) -> None:
        """Add the pages of a unit, its part of the structure tree, its anchors and links."""
        fragment = unit.fragment
        branch = self._file.reserve()
        keys = self._structure.keys(len(fragment.pages))
        own = self._resources(fragment)
        of_margins = entries(self._resources(unit.margins)) if unit.margins else b""
        link_keys: dict[int, int] = {}
        pages = []
        for number, page in enumerate(fragment.pages):
            shift = unit.shifts[number]
            links = self._add_links(page.links, shift, link_keys)
            form = self._form(unit.margins.pages[number], of_margins) if unit.margins else 0
            common: dict[str, Value] = {
                "Parent": reference(branch),
                "Resources": _with_form(own, form) if form else own,
                "StructParents": keys[number],
            }
            if links:
                common["Annots"] = references(links)
            pages.append(WrittenPage(self._page(page, common, shift, form), links, shift))
        self._file.add(
            {
                "Type": "/Pages",
                "Parent": reference(self._pages),
                "Kids": references(page.number for page in pages),
                "Count": len(pages),
            },
            branch,
        )
        self._branches.append(branch)
        self._count += len(pages)
        self._structure.add(fragment.structure, pages, keys, link_keys)
        for anchor, place in fragment.anchors.items():
            self._places[anchor] = _place(pages, place)
        self._outline += _entries(fragment.bookmarks, pages)
        for each in (fragment, unit.margins):
            if each:
                self._uses = union((self._uses, each.fonts))

    def _add_links(self, links: Iterable[Link], shift: float, keys: dict[int, int]) -> list[int]:
        """The numbers of a page's links, which are written when it is known where they lead."""
        numbers = []
        for link in links:
            number = self._file.reserve()
            (keys[number],) = self._structure.keys(1)
            self._links.append((number, link, shift, keys[number]))
            numbers.append(number)
        return numbers

    def close(self) -> None:
        """Write what can be said when all pages are there."""
        for number, link, shift, key in self._links:
            self._file.add(self._annotation(link, shift, key), number)
        embed(self._file, self._uses, self._holder.font, self._fonts)
        self._structure.close()
        self._file.add(
            {"Type": "/Pages", "Kids": references(self._branches), "Count": self._count}, self._pages
        )
        catalog: dict[str, Value] = {
            "Type": "/Catalog",
            "Pages": reference(self._pages),
            "Lang": self._issue.language,
            "MarkInfo": {"Marked": b"true"},
            "Metadata": reference(write_metadata(self._file, self._issue, self._title)),
            "PageLabels": {"Nums": [0, {"S": "/D", "St": self._first_folio}]},
            "PageLayout": "/TwoPageRight",
            "StructTreeRoot": reference(self._structure.root),
            "ViewerPreferences": {"DisplayDocTitle": b"true"},
        }
        if outline := write_outline(self._file, self._outline):
            catalog["Outlines"] = reference(outline)
        self._file.add(catalog, self._root)
        self._file.close(self._root, write_info(self._file, self._issue, self._title))

    def _page(self, page: FragmentPage, entries: dict[str, Value], shift: float, form: int) -> int:
        """The number of a page; `entries` are what it has in common with others of its unit."""
        contents = [self._stream(b"/Filter/FlateDecode", page.content)]
        if shift or form:
            before = b"q 1 0 0 1 %s 0 cm" % written(shift) if shift else b"q"
            after = f"Q q /{MARGINS} Do Q".encode() if form else b"Q"
            contents = [self._stream(b"", before), *contents, self._stream(b"", after)]
        boxes: dict[str, Value] = {
            "MediaBox": page.media,
            "CropBox": page.trim,
            # All of it: WeasyPrint's own BleedBox is never more than 10 pt larger than the trim.
            "BleedBox": page.media,
            "TrimBox": page.trim,
        }
        return self._file.add(
            {"Type": "/Page", **entries, **boxes, "Contents": references(contents), "Tabs": "/S"}
        )

    def _form(self, page: FragmentPage, resources: bytes) -> int:
        """The number of a form that draws the margins of a page."""
        head: dict[str, Value] = {
            "Type": "/XObject",
            "Subtype": "/Form",
            "BBox": page.media,
            "Filter": "/FlateDecode",
            "Resources": b"<<" + resources + b">>",
        }
        return self._stream(entries(head), page.content)

    def _resources(self, fragment: Fragment) -> dict[str, bytes]:
        """What the content of a fragment's pages names."""
        named = {
            kind: b"<<" + self._resolved(pieces, fragment.parts) + b">>"
            for kind, pieces in fragment.resources.items()
        }
        return {"Font": reference(self._fonts), **named}

    def _resolved(self, pieces: Pieces, parts: dict[int, Part]) -> bytes:
        """The bytes of an object; what it refers to is written before it, if it is not there yet."""
        return b"".join(
            piece if isinstance(piece, bytes) else reference(self._number(piece, parts)) for piece in pieces
        )

    def _number(self, local: int, parts: dict[int, Part]) -> int:
        """The number in the file of a part; what is the same as another part is written once."""
        if local == FONTS:
            return self._fonts
        part = parts[local]
        resolved = self._resolved(part.pieces, parts)
        if (resolved, part.stream) not in self._written:
            number = (
                self._file.add_stream(resolved, self._holder.stream(part.stream))
                if part.stream
                else self._file.add(resolved)
            )
            self._written[resolved, part.stream] = number
        return self._written[resolved, part.stream]

    def _stream(self, entries: bytes, data: bytes) -> int:
        """The number of a stream; one that is short and like another is written once."""
        if len(data) > SHORT:
            return self._file.add_stream(entries, data)
        key = entries + b" " + data, ""
        if key not in self._written:
            self._written[key] = self._file.add_stream(entries, data)
        return self._written[key]

    def _annotation(self, link: Link, shift: float, key: int) -> dict[str, Value]:
        left, bottom, right, top = link.area
        annotation: dict[str, Value] = {
            "Type": "/Annot",
            "Subtype": "/Link",
            "Rect": [left + shift, bottom, right + shift, top],
            "BS": {"W": 0},
            "Contents": Text(link.said),
            "StructParent": key,
        }
        if link.anchor in self._places:
            annotation["Dest"] = self._places[link.anchor]
        elif link.address:
            annotation["A"] = {"Type": "/Action", "S": "/URI", "URI": Text(link.address)}
        return annotation


def _with_form(resources: Mapping[str, bytes], form: int) -> Value:
    """The resources of a page, and the form that draws its margins."""
    drawn = resources.get("XObject", b"<<>>").removesuffix(b">>")
    return {**resources, "XObject": b"%s/%s %d 0 R>>" % (drawn, MARGINS.encode(), form)}


def _place(pages: Sequence[WrittenPage], place: tuple[int, float, float]) -> bytes:
    """A destination: ISO 32000-1, 12.3.2."""
    number, left, top = place
    page = pages[number]
    return b"[%d 0 R/XYZ %s %s null]" % (page.number, written(left + page.shift), written(top))


def _entries(bookmarks: Iterable[Bookmark], pages: Sequence[WrittenPage]) -> Iterator[Entry]:
    for words, place, inner, state in bookmarks:
        yield Entry(words, _place(pages, place), tuple(_entries(inner, pages)), state != "closed")
