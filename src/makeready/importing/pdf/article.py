"""A PDF as the files of an article's folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from statistics import median

from makeready.importing.imported import Did, Imported
from makeready.importing.pdf.desk import Desk
from makeready.importing.pdf.facts import facts_of
from makeready.importing.pdf.layout import Laid, laid_out
from makeready.importing.pdf.notes import Notes
from makeready.importing.pdf.other_articles import tell_other_articles
from makeready.importing.pdf.pages import Page
from makeready.importing.pdf.paragraphs import Said, said
from makeready.importing.pdf.parts import HEADS, Role
from makeready.importing.pdf.writer import Measures, Writer
from makeready.importing.torn_words import Speller, vocabulary_of


def as_article(pages: Sequence[Page], knows: Callable[[str], bool], title: str) -> Imported:
    """The article on the pages; `title` where they tell none, `knows` whether a dictionary has a word."""
    laid = laid_out(pages)
    desk = Desk(Speller(vocabulary_of(line.text for page in pages for line in page.lines), knows))
    _drop(laid, pages, desk)
    told = said(laid.parts, laid.body)
    heads: dict[Role, Said] = {}
    writer = Writer(desk, Notes(laid.parts), laid.body, _measures(laid, pages))
    for each in told:
        if each.role in HEADS:
            heads.setdefault(each.role, each)
    writer.article.lines += facts_of(heads, laid.furniture, desk, title)
    for each in told:
        if each is not heads.get(each.role):
            writer.add(each)
    writer.end()
    tell_other_articles(laid, desk)
    desk.decisions.sort(key=lambda decision: decision.source)
    return Imported(
        writer.article.text,
        writer.figures.captions.text,
        tuple(desk.decisions),
        desk.changes.spoken(page.spoken for page in pages),
        tuple(desk.dropped),
        added=tuple(desk.added),
        images=writer.figures.images,
    )


def _drop(laid: Laid, pages: Sequence[Page], desk: Desk) -> None:
    """Takes off what is no text, and lists it."""
    for page in pages:
        for text in page.outside:
            desk.drop(page.number, text, "it stands off the page, where nobody sees it")
        if page.recognised:
            why = "a machine has read it from a scan; compare it with the page"
            desk.decide(Did.DOUBTED, page.number, "", "all its text", why)
    for line in laid.labels:
        desk.drop(line.page, line.text, "it is a word in a drawing, and is in its pixels")
    for each in laid.furniture:
        kind, line = each.kind.value, each.line
        desk.drop(line.page, line.text, f"it is a {kind}")
        if each.doubt:
            desk.decide(Did.DOUBTED, line.page, "", line.text, f"dropped as a {kind}: {each.doubt}")
    for picture, why in laid.dropped:
        size = f"a picture of {picture.pixels[0]} by {picture.pixels[1]} pixels"
        desk.decide(Did.DROPPED, picture.page, "", size, why)


def _measures(laid: Laid, pages: Sequence[Page]) -> Measures:
    """The middle of all blocks' widths, and the first page's size."""
    widths = [
        part.block.box.width
        for part in laid.parts
        if part.block and len(part.block.lines) > 2 and laid.body.is_as_text(part.block.type)
    ]
    return Measures(median(widths) if widths else 0.0, pages[0].width, pages[0].height)
