"""Who reads a source of which suffix, of those that pandoc takes apart."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from makeready.importing.article_writing import title_by_name
from makeready.importing.documents.document import Document
from makeready.importing.documents.document_writing import written_document
from makeready.importing.documents.html_source import read_html
from makeready.importing.documents.markdown_source import read_markdown
from makeready.importing.documents.odf_source import read_opendocument
from makeready.importing.documents.source_kinds import FOREIGN, foreign
from makeready.importing.documents.word_source import read_word
from makeready.importing.imported import Imported
from makeready.importing.text_source import NotImported


def _reader(read: Callable[[Path], Document]) -> Callable[[Path, str], Imported]:
    """What `bring_in` calls for a source that `read` takes apart."""

    def imported(source: Path, _language: str) -> Imported:
        document = read(source)
        if not document.counted.printed and not document.pictures:
            raise NotImported(f"{source.name} holds no words and no pictures.")
        return written_document(document, title_by_name(source))

    return imported


FROM_DOCUMENTS: dict[str, Callable[[Path, str], Imported]] = {
    ".docx": _reader(read_word),
    ".docm": _reader(read_word),
    ".odt": _reader(read_opendocument),
    ".html": _reader(read_html),
    ".htm": _reader(read_html),
    ".xhtml": _reader(read_html),
    ".md": _reader(read_markdown),
    ".markdown": _reader(read_markdown),
    **dict.fromkeys(FOREIGN, foreign),
}
"""Readers by suffix, in the order in which they are told to an editor."""
