"""Who reads a source of which suffix, of those that pandoc takes apart."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from makeready.importing.article_writing import title_by_name
from makeready.importing.documents.document import Document
from makeready.importing.documents.document_writing import written_document
from makeready.importing.documents.word_source import read_word
from makeready.importing.imported import Imported


def _reader(read: Callable[[Path], Document]) -> Callable[[Path, str], Imported]:
    """What `bring_in` calls for a source that `read` takes apart."""
    return lambda source, _language: written_document(read(source), title_by_name(source))


FROM_DOCUMENTS: dict[str, Callable[[Path, str], Imported]] = {
    ".docx": _reader(read_word),
    ".docm": _reader(read_word),
}
"""Readers by suffix, in the order in which they are told to an editor."""
