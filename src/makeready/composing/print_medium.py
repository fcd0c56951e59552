"""What the printed page does with prose that the ebook does otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias
from urllib.parse import quote

from markupsafe import Markup

from makeready.composing.issue_anchors import UNIT_SCHEME, anchor_in_issue
from makeready.composing.printed_words import Words
from makeready.composing.prose_html import ProseHtml
from makeready.composing.templates import Medium
from makeready.issue import Note, NoteMark, Picture, Reference, inlines_of, walk

Folio: TypeAlias = Callable[[str], str]
"""Gives the printed page number of an anchor of the issue, or a guess of it."""


@dataclass(frozen=True, slots=True)
class PrintMedium:
    """What the printed page does with prose: notes stand at its foot, references name a page."""

    article: str
    folio: Folio
    words: Words
    placed: set[int] = field(default_factory=set, compare=False)
    """Numbers of the notes that have their place; called again, a note leaves its number alone."""
    name: Medium = "print"

    def picture_source(self, picture: Picture) -> str:
        """The address that the press answers with the picture's file or its FPO panel."""
        return f"picture:{quote(picture.file)}"

    def note_mark(self, note: Note, prose: ProseHtml) -> Markup:
        """The whole note: the engine takes it to the page's foot and leaves its number here."""
        if note.number in self.placed:
            return Markup('<sup class="note-call">{}</sup>').format(note.number)
        return Markup().join(self._placed_notes(note, prose))

    def _placed_notes(self, note: Note, prose: ProseHtml) -> Iterator[Markup]:
        """A note, then those that it calls itself: the engine mixes up notes within notes."""
        self.placed.add(note.number)
        within = {
            inline.number
            for block in walk(note.children)
            for inline in inlines_of(block)
            if isinstance(inline, NoteMark)
        } - self.placed
        self.placed.update(within)
        yield prose.note(note)
        for inner in prose.notes:
            if inner.number in within:
                for html in self._placed_notes(inner, prose):
                    yield Markup(str(html).replace('class="note"', 'class="note called-in-note"'))  # noqa: S704

    def reference(self, reference: Reference, words: Markup) -> Markup:
        """A link, and the page in brackets after it."""
        anchor = anchor_in_issue(reference.article, reference.heading)
        here = reference.article == self.article and reference.heading
        target = f"#{reference.heading}" if here else f"{UNIT_SCHEME}{anchor}"
        page = self.words.say("page-reference", page=self.folio(anchor))
        return Markup('<a href="{}">{}</a> <span class="page-reference">{}</span>').format(
            target, words, page
        )
