"""`makeready import`: what an author sent, as an article's folder that can be built and revised."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from makeready.exits import Exit
from makeready.importing.account import Account, account_of
from makeready.importing.article_writing import title_by_name, written
from makeready.importing.column_text import read_column_text
from makeready.importing.documents.readers import FROM_DOCUMENTS
from makeready.importing.imported import ARTICLE, CAPTIONS, Decision, Imported
from makeready.importing.pdf.article import as_article
from makeready.importing.pdf.reading_apart import read_pages_apart
from makeready.importing.report import REPORT, as_markdown
from makeready.importing.text_source import NotImported, text_of
from makeready.issue import slug_of
from makeready.preflight.house_style.dictionaries import dictionary_of

UNFINISHED = "<!-- UNFINISHED: words of the source are missing here; import-report.md lists them. -->"


def bring_in(
    source: Path,
    into: Path,
    *,
    replace: bool = False,
    language: str = "en",
    pages: range | None = None,
    magazine: str = "",
) -> tuple[Exit, tuple[Decision, ...], Account]:
    """The folder `into` with the article that `source` holds; what was decided, and the account.

    Of a PDF, the `pages` alone (from 1), where they are given. `magazine` is the issue's title, which a text
    may have beside its folios. Raises `NotImported` where the source can't be read, or `into` is there and is
    not to be replaced. A folder that is replaced is swapped whole. Where the account does not balance the
    exit is 5, and the article says that it is unfinished.
    """
    if into.name != slug_of(into.name) or not into.name:
        raise NotImported(f'"{into.name}" is no folder name of small letters, digits and hyphens.')
    if into.exists() and not replace:
        raise NotImported(f"{into} is there already; --replace swaps it for what is brought in.")
    imported = _reader(source, pages, magazine)(source, language)
    into.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".makeready-import-", dir=into.parent) as work:
        folder = Path(work) / into.name
        _write(imported, folder)
        account = account_of(imported, folder, language)
        if not account.balances:
            article = folder / ARTICLE
            article.write_text(f"{imported.article}\n{UNFINISHED}\n", "utf-8")
        (folder / REPORT).write_text(as_markdown(source.name, imported.decisions, account), "utf-8")
        _swap(folder, into, Path(work) / "replaced")
    return Exit.DONE if account.balances else Exit.REFUSED, imported.decisions, account


def _reader(source: Path, pages: range | None, magazine: str) -> Callable[[Path, str], Imported]:
    """Who reads a source of that suffix; `pages` are those of a PDF that are wanted."""
    if not source.is_file():
        raise NotImported(f"{source} is not there, or no file.")
    readers: dict[str, Callable[[Path, str], Imported]] = {
        ".txt": partial(_from_text, magazine=magazine),
        ".pdf": partial(_from_pdf, pages=pages),
        **FROM_DOCUMENTS,
    }
    if pages and source.suffix.lower() != ".pdf":
        raise NotImported(f"{source.name} has no pages that could be named: it is no PDF.")
    try:
        return readers[source.suffix.lower()]
    except KeyError:
        raise NotImported(
            f"{source.name} can't be brought in: its suffix is none of {', '.join(readers)}."
        ) from None


def _from_text(source: Path, language: str, magazine: str) -> Imported:
    return written(read_column_text(text_of(source), _knows(language), magazine), title_by_name(source))


def _from_pdf(source: Path, language: str, pages: range | None) -> Imported:
    return as_article(read_pages_apart(source, pages), _knows(language), title_by_name(source))


def _knows(language: str) -> Callable[[str], bool]:
    """Whether the dictionary of a language has a word; none where there is no dictionary."""
    dictionary = dictionary_of(language)
    return dictionary.knows if dictionary else lambda _word: False


def _write(imported: Imported, folder: Path) -> None:
    images = folder / "images"
    images.mkdir(parents=True)
    (folder / ARTICLE).write_text(imported.article, "utf-8")
    if imported.captions:
        (folder / CAPTIONS).write_text(imported.captions, "utf-8")
    for name, data in imported.images.items():
        (images / name).write_bytes(data)


def _swap(folder: Path, into: Path, aside: Path) -> None:
    """Puts a folder in the place of another, which is moved away first and given back where that fails."""
    if into.exists():
        shutil.move(into, aside)
    try:
        folder.rename(into)
    except OSError:
        if aside.exists():
            shutil.move(aside, into)
        raise
