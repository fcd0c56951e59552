"""The issue's PDF put together from the fragments of its units.

What each fragment knows only of itself is joined here: pages, links from unit to unit, outline, page
labels, one structure tree, the fonts, the metadata.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO
from urllib.parse import unquote

import pikepdf
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, OutlineItem, Pdf, String

from makeready.issue import Issue
from makeready.producing.font_embedding import embed, union
from makeready.producing.plan import Plan
from makeready.producing.press import Bookmark, Fragment

UNIT_SCHEME = "unit:"
"""How a link to another unit is written until the issue is put together: `unit:salt-road#fig-pan`."""


def assemble(issue: Issue, fragments: Sequence[Fragment], plan: Plan) -> bytes:
    """Return the issue as one tagged PDF (PDF/UA-1)."""
    pdf = pikepdf.new()
    joint = _Assembly(pdf, plan)
    for fragment in fragments:
        joint.add(fragment)
    joint.share_fonts(fragments)
    joint.join_structure()
    joint.outline(fragments)
    _describe(pdf, issue)
    out = BytesIO()
    pdf.save(
        out,
        deterministic_id=True,
        object_stream_mode=ObjectStreamMode.generate,
        min_version="1.7",
        linearize=False,
    )
    return out.getvalue()


class _Assembly:
    def __init__(self, pdf: Pdf, plan: Plan) -> None:
        self._pdf = pdf
        self._plan = plan
        self._sources: list[Pdf] = []
        self._resources: list[pikepdf.Object] = []
        self._parents: list[tuple[int, pikepdf.Object]] = []
        self._next_parent = 0
        self._first: dict[str, int] = {}
        self._document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, K=Array()))
        self._notes = 0

    def add(self, fragment: Fragment) -> None:
        """Add the pages of `fragment`, its part of the structure tree and its links."""
        source = Pdf.open(BytesIO(fragment.pdf))
        # pikepdf copies streams when the file is saved, so the source must live as long.
        self._sources.append(source)
        first = len(self._pdf.pages)
        self._first[fragment.unit] = first
        with warnings.catch_warnings():
            # It warns that named destinations are lost; `_direct_links` writes the places themselves.
            warnings.simplefilter("ignore", pikepdf.exceptions.PageCopyWarning)
            self._pdf.pages.extend(source.pages)
        pages = [page.obj for page in self._pdf.pages][first:]
        for page in pages:
            page.CropBox = page.TrimBox
        self._resources.append(pages[0].Resources)
        self._take_structure(source, pages)
        for page in pages:
            self._direct_links(page, pages, fragment)

    def _take_structure(self, source: Pdf, pages: list[pikepdf.Object]) -> None:
        tree = self._pdf.copy_foreign(source.Root.StructTreeRoot)
        for element in tree.K[0].K:
            element.P = self._document
            self._document.K.append(element)
        numbers = tree.ParentTree.Nums
        base = self._next_parent
        for at in range(0, len(numbers), 2):
            self._parents.append((int(numbers[at]) + base, numbers[at + 1]))
        self._next_parent = base + len(numbers) // 2
        for page in pages:
            page.StructParents = int(page.StructParents) + base
            for annotation in page.get("/Annots", Array()):
                if "/StructParent" in annotation:
                    annotation.StructParent = int(annotation.StructParent) + base

    def _direct_links(self, page: pikepdf.Object, pages: list[pikepdf.Object], fragment: Fragment) -> None:
        """Turn links inside the issue into destinations; those to other units wait for their pages."""
        for annotation in page.get("/Annots", Array()):
            if "/Dest" in annotation:
                number, left, top = fragment.anchors[str(annotation.Dest)]
                annotation.Dest = Array([pages[number], Name.XYZ, left, top, None])
            elif "/A" in annotation and str(annotation.A.get("/URI", "")).startswith(UNIT_SCHEME):
                target = unquote(str(annotation.A.URI).removeprefix(UNIT_SCHEME))
                self._waiting.append((annotation, *target.partition("#")[::2]))

    @property
    def _waiting(self) -> list[tuple[pikepdf.Object, str, str]]:
        return self.__dict__.setdefault("_waiting_links", [])

    def share_fonts(self, fragments: Sequence[Fragment]) -> None:
        """Embed the fonts of all fragments once and let every page use them."""
        shared = embed(self._pdf, union(fragment.fonts for fragment in fragments))
        for resources in self._resources:
            _use_fonts(resources, shared)

    def join_structure(self) -> None:
        """Write the one structure tree, with the way back from the pages' content to it."""
        root = self._pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array([self._document])))
        self._document.P = root
        numbers = Array()
        for number, owner in self._parents:
            numbers.append(number)
            numbers.append(owner)
        root.ParentTree = self._pdf.make_indirect(Dictionary(Nums=numbers))
        root.ParentTreeNextKey = self._next_parent
        self._make_note_ids_unique(self._document)
        self._pdf.Root.StructTreeRoot = root
        self._pdf.Root.MarkInfo = Dictionary(Marked=True)

    def _make_note_ids_unique(self, element: pikepdf.Object) -> None:
        waiting = [element]
        while waiting:
            current = waiting.pop()
            if "/ID" in current:
                self._notes += 1
                current.ID = String(f"note-{self._notes}")
            kids = current.get("/K", Array())
            if isinstance(kids, Array) or kids._type_name == "array":  # noqa: SLF001
                waiting.extend(
                    kid for kid in reversed(list(kids)) if kid._type_name == "dictionary" and "/S" in kid  # noqa: SLF001
                )

    def outline(self, fragments: Sequence[Fragment]) -> None:
        """Write the outline and lead the links between units to their pages."""
        places = {fragment.unit: fragment for fragment in fragments}
        for annotation, article, anchor in self._waiting:
            fragment = places[self._plan.unit_of(article)]
            number, left, top = fragment.anchors.get(anchor or article, (0, 0.0, 0.0))
            page = self._pdf.pages[self._first[fragment.unit] + number].obj
            annotation.Dest = Array([page, Name.XYZ, left, top, None])
            del annotation["/A"]
        with self._pdf.open_outline() as outline:
            for fragment in fragments:
                outline.root.extend(self._items(fragment.bookmarks, self._first[fragment.unit]))

    def _items(self, bookmarks: Iterable[Bookmark], first: int) -> Iterable[OutlineItem]:
        for label, (number, left, top), inner, state in bookmarks:
            page = self._pdf.pages[first + number].obj
            item = OutlineItem(label, Array([page, Name.XYZ, left, top, None]))
            item.is_closed = state == "closed"
            item.children.extend(self._items(inner, first))
            yield item


def _use_fonts(resources: pikepdf.Object, fonts: pikepdf.Object) -> None:
    resources.Font = fonts
    for group in ("/XObject", "/Pattern"):
        for entry in resources.get(group, Dictionary()).values():
            if "/Resources" in entry:
                _use_fonts(entry.Resources, fonts)


def _describe(pdf: Pdf, issue: Issue) -> None:
    """Write what the file says of itself; its dates are the issue's, never the clock's."""
    title = f"{issue.title} {issue.number}"
    root = pdf.Root
    root.Lang = String(issue.language)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    root.PageLayout = Name.TwoPageRight
    root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.D, St=1)]))
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        xmp["dc:title"] = title
        xmp["dc:language"] = {issue.language}
        xmp["dc:publisher"] = {issue.publisher}
        xmp["dc:identifier"] = issue.identifier
        if issue.rights:
            xmp["dc:rights"] = issue.rights
        xmp["dc:date"] = [issue.published.isoformat()]
        xmp["xmp:CreateDate"] = xmp["xmp:ModifyDate"] = f"{issue.published.isoformat()}T00:00:00Z"
        xmp["xmp:CreatorTool"] = "Makeready"
        xmp["pdf:Producer"] = "WeasyPrint, pikepdf"
        # ISO 14289-1, 5: the part that the file conforms to; the tests let veraPDF judge it.
        xmp["pdfuaid:part"] = "1"
    pdf.docinfo[Name.Title] = String(title)
    pdf.docinfo[Name.Creator] = String("Makeready")
    pdf.docinfo[Name.Producer] = String("WeasyPrint, pikepdf")
    pdf.docinfo[Name.CreationDate] = pdf.docinfo[Name.ModDate] = String(_pdf_date(issue.published))


def _pdf_date(day: date) -> str:
    return f"D:{day:%Y%m%d}000000Z"
