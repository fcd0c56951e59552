"""What a document on a screen does with prose that the printed page does not: links to notes and places."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from markupsafe import Markup

from makeready.composing.printed_words import Words
from makeready.composing.prose_html import ProseHtml
from makeready.composing.templates import Layout, Medium
from makeready.issue import Note, Picture, Reference


class ScreenMedium:
    """The `ProseMedium` of one document; it remembers which notes the document has called already."""

    def __init__(
        self,
        name: Medium,
        layout: Layout,
        words: Words,
        addresses: Mapping[str, str],
        article_address: Callable[[str], str],
        article: str = "",
    ) -> None:
        """`addresses`: of each picture from this document, by `Picture.file`.

        `article_address`: of an article's document from this one, by its slug. `article`: slug of the
        article that the document holds, where it holds one.
        """
        self.name = name
        self._layout = layout
        self._words = words
        self._addresses = addresses
        self._article_address = article_address
        self._article = article
        self._called: set[int] = set()

    def picture_source(self, picture: Picture) -> str:
        """The address of the picture's file from this document."""
        return self._addresses[picture.file]

    def note_mark(self, note: Note, prose: ProseHtml) -> Markup:  # noqa: ARG002  the note stands elsewhere
        """A link to the note; the first one to it is where its way back leads."""
        first = note.number not in self._called
        self._called.add(note.number)
        template = "blocks/note-mark.html.jinja"
        return self._layout.render(self.name, template, words=self._words, number=note.number, first=first)

    def reference(self, reference: Reference, words: Markup) -> Markup:
        """A link to the article or the heading in it."""
        anchor = f"#{reference.heading}" if reference.heading else ""
        if reference.article == self._article:
            href = anchor or "#title"
        else:
            href = f"{self._article_address(reference.article)}{anchor}"
        return Markup('<a class="reference" href="{}">{}</a>').format(href, words)
