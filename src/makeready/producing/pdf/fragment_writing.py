"""Laid-out pages as a fragment: WeasyPrint draws them, and what it has drawn is taken apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import unquote

import pydyf

from makeready.composing.issue_anchors import UNIT_SCHEME
from makeready.producing.pdf.artifacts import mark_artifacts
from makeready.producing.pdf.font_use import FontRecorder
from makeready.producing.pdf.fragment import Fragment, FragmentPage, Link, Rectangle
from makeready.producing.pdf.pdf_parts import Parts, Pieces, stream_data
from makeready.producing.pdf.structure import StructureTree
from makeready.producing.pdf.unit_jobs import Streams
from makeready.producing.pdf.weasyprint_seams import PT_PER_PX, Document, draw_pdf


def fragment_of(document: Document, tree: StructureTree) -> tuple[Fragment, Streams]:
    """The pages of `document` with their part of the structure, and what their streams and fonts hold."""
    mark_artifacts(document)
    recorder = FontRecorder()

    def add_tags(pdf: pydyf.PDF, drawn: Document, _version: Any, streams: Sequence[Any]) -> None:
        for number, (page, stream) in enumerate(zip(drawn.pages, streams, strict=True)):
            links = [annotation.number for annotation in _annotations(_pages(pdf)[number], pdf)]
            tree.add_page(number, page._page_box, stream._tags, links)  # noqa: SLF001

    pdf = draw_pdf(document, add_tags, recorder.build)
    parts = Parts(pdf, recorder.dictionary.number)
    fragment = Fragment(
        tuple(
            _page(page, pdf, _words_of_links(drawn))
            for page, drawn in zip(_pages(pdf), document.pages, strict=True)
        ),
        dict(_resources(pdf, parts)),
        parts.found,
        _anchors(document),
        document.make_bookmark_tree(PT_PER_PX, transform_pages=True),
        recorder.fonts,
        tree.root,
    )
    return fragment, {**parts.streams, **recorder.files}


def _pages(pdf: pydyf.PDF) -> list[pydyf.Dictionary]:
    return [pdf.objects[number] for number in pdf.pages["Kids"][::3]]


def _referred(reference: bytes, pdf: pydyf.PDF) -> Any:
    return pdf.objects[int(reference.split()[0])]


def _annotations(page: pydyf.Dictionary, pdf: pydyf.PDF) -> list[pydyf.Dictionary]:
    return [_referred(reference, pdf) for reference in page.get("Annots", ())]


def _page(page: pydyf.Dictionary, pdf: pydyf.PDF, said: Mapping[int, str]) -> FragmentPage:
    content, _ = stream_data(_referred(page["Contents"], pdf))
    return FragmentPage(
        _rectangle(page["MediaBox"]),
        _rectangle(page["TrimBox"]),
        content,
        tuple(_link(each, said.get(each.number, "")) for each in _annotations(page, pdf)),
    )


def _words_of_links(page: Any) -> dict[int, str]:
    """What each link on a page says, by the number of its annotation."""
    boxes = [box for *_, box in page.links if box.link_annotation and box.element is not None]
    return {box.link_annotation.number: " ".join("".join(box.element.itertext()).split()) for box in boxes}


def _link(annotation: pydyf.Dictionary, words: str) -> Link:
    """A link, described by its words, or where it has none by where it leads (ISO 14289-1, 7.18.5)."""
    area, anchor, address = _rectangle(annotation["Rect"]), "", ""
    if "Dest" in annotation:
        anchor = str(annotation["Dest"].string)
    else:
        address = str(annotation["A"]["URI"].string)
        if address.startswith(UNIT_SCHEME):
            anchor, address = unquote(address.removeprefix(UNIT_SCHEME)), ""
    return Link(area, anchor, address, words or anchor or address)


def _rectangle(corners: Sequence[float]) -> Rectangle:
    left, bottom, right, top = (float(corner) for corner in corners)
    return left, bottom, right, top


def _resources(pdf: pydyf.PDF, parts: Parts) -> Iterator[tuple[str, Pieces]]:
    """The dictionaries in the resources that the pages share, without their brackets, but for the fonts."""
    first, *_ = _pages(pdf)
    for kind, value in _referred(first["Resources"], pdf).items():
        held = _referred(value, pdf) if isinstance(value, bytes) else value
        if kind != "Font" and held:
            yield kind, parts.entries_of(held)


def _anchors(document: Document) -> dict[str, tuple[int, float, float]]:
    anchors: dict[str, tuple[int, float, float]] = {}
    for number, page in enumerate(document.pages):
        for name, (left, top, *_) in page.anchors.items():
            # A box that goes on over pages is listed on each of them; it begins on the first.
            anchors.setdefault(name, (number, left * PT_PER_PX, (page.height - top) * PT_PER_PX))
    return anchors
