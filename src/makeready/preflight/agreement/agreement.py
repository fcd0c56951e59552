"""Whether the printed issue and the ebook say the same: their pages, their words in order, their figures.

Both finished files are read for it. What one of them alone has by nature is left out: heads and folios, the
head of an article, the page that a link leads to, marks of notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from makeready.composing.templates import Layout
from makeready.issue import Article, Figure, Issue, Paragraph, plain_text
from makeready.preflight.agreement.read_article import EbookArticle, PrintedArticle, ReadArticle
from makeready.preflight.agreement.read_ebook import ReadEbook, read_ebook
from makeready.preflight.agreement.read_print import read_print
from makeready.preflight.checked import Standing, Verdict
from makeready.preflight.counts import counted
from makeready.problems import Code, Place, Problem
from makeready.producing.letters import letters_of

JUDGE = "Print beside ebook"
SHOWN = 40
"""So many letters are shown of what differs."""


def agreement(issue: Issue, layout: Layout, pdf: Path, epub: Path) -> tuple[Verdict, list[Problem]]:
    """What is found when the two files are laid side by side."""
    references = [_reference(layout, article) for article in issue.articles]
    printed, ebook = read_print(pdf, references), read_ebook(issue, epub)
    if len(printed) != len(issue.articles):
        found = counted(len(printed), "article")
        reason = f"the PDF's structure has {found}, the issue {len(issue.articles)}"
        problem = Problem(Code.NOT_CHECKED, Place(pdf.name), judge=JUDGE, file=pdf.name, reason=reason)
        return Verdict(JUDGE, "", Standing.NOT_CHECKED, reason), [problem]
    problems = [
        *(
            problem
            for article, of_print, of_ebook in zip(issue.articles, printed, ebook.articles, strict=True)
            for problem in _differences(article, of_print, of_ebook)
        ),
        *_page_faults(issue, printed, ebook),
    ]
    standing = Standing.FAULTS if problems else Standing.PASSED
    words = f"{_compared(printed, ebook)} {'They differ' if problems else 'They agree'}."
    return Verdict(JUDGE, "", standing, words), problems


def _compared(printed: Sequence[PrintedArticle], ebook: ReadEbook) -> str:
    words = sum(len(set(read.words)) for read in ebook.articles)
    figures = sum(len(read.alts) for read in printed)
    folios = len(ebook.page_list)
    return f"Compared: {counted(folios, 'folio')}, {counted(words, 'word')}, {counted(figures, 'figure')}."


def _reference(layout: Layout, article: Article) -> tuple[str, str]:
    """What is printed before and behind the number of the page that a link leads to, in letters."""
    before, _, behind = layout.words(article.language).say("page-reference", page="0").partition("0")
    return letters_of(before), letters_of(behind)


def _begins(article: Article) -> str:
    """The first letters of an article's text, where it begins with a paragraph."""
    texts = [block for block in article.blocks if not isinstance(block, Figure)]
    first = texts[0] if texts else None
    return letters_of(plain_text(first.children))[:SHOWN] if isinstance(first, Paragraph) else ""


def _differences(article: Article, printed: PrintedArticle, ebook: EbookArticle) -> Iterator[Problem]:
    place = Place(article.file, 1)
    if not (printed.text.endswith(ebook.text) and _is_whole(article, ebook)):
        parted = _parted(_running(printed, ebook), ebook.text)
        yield Problem(Code.PRINT_AND_EBOOK_DIFFER, place, what="text", printed=parted[0], ebook=parted[1])
    for what, ours, theirs in (
        ("notes", printed.notes, ebook.notes),
        ("pictures", printed.alts, ebook.alts),
        ("captions", printed.captions, ebook.captions),
    ):
        if ours != theirs:
            parted = _parted(" · ".join(ours), " · ".join(theirs))
            yield Problem(Code.PRINT_AND_EBOOK_DIFFER, place, what=what, printed=parted[0], ebook=parted[1])


def _is_whole(article: Article, ebook: EbookArticle) -> bool:
    """Whether the ebook begins as the manuscript does: what print has before that is the article's head."""
    begins = ReadArticle()
    begins.add(_begins(article))
    begins.end_block()
    return sorted(ebook.letters[: len(begins.letters)]) == sorted(begins.letters)


def _running(printed: PrintedArticle, ebook: EbookArticle) -> str:
    """The printed text without the head of its article, as far as it is known where that ends."""
    return printed.text[max(0, printed.text.find(ebook.text[:SHOWN])) :]


def _parted(ours: str, theirs: str) -> tuple[str, str]:
    """What each has from where they part."""
    pairs = zip(ours, theirs, strict=False)
    same = next((at for at, (one, other) in enumerate(pairs) if one != other), min(len(ours), len(theirs)))
    return ours[same : same + SHOWN] or "nothing", theirs[same : same + SHOWN] or "nothing"


def _page_faults(issue: Issue, printed: Sequence[PrintedArticle], ebook: ReadEbook) -> Iterator[Problem]:
    """Folios that the page list lacks or has out of turn, and pages that begin with other words on paper."""
    listed = [folio for folio, _ in ebook.page_list]
    if not listed:
        yield _wrong(issue.articles[0] if issue.articles else None, 0, "the ebook has no page list")
        return
    if [anchor for _, anchor in ebook.page_list] != list(ebook.breaks):
        yield _wrong(None, 0, "the page list does not name each page break in its order")
    numbers = [int(folio) for folio in listed if re.fullmatch("[0-9]+", folio)]
    if numbers != sorted(set(numbers)) or len(numbers) != len(listed):
        yield _wrong(None, 0, "its folios do not rise")
    seen: set[int] = set()
    for article, of_print, of_ebook in zip(issue.articles, printed, ebook.articles, strict=True):
        if not of_print.text.endswith(of_ebook.text):
            continue  # told already; where pages begin can't be said
        head = len(of_print.letters) - len(of_ebook.letters)
        for folio in sorted(set(of_print.folios) - seen):
            start = max(0, _start(of_print, folio) - head)
            found = of_ebook.breaks.get(folio)
            if found is None:
                yield _wrong(article, folio, "no page break tells it")
            elif not _is_same_place(of_ebook, start, found):
                words = of_ebook.text[start : start + SHOWN]
                yield _wrong(article, folio, f"on paper it begins with “{words}”")
        seen |= set(of_print.folios)


def _start(read: PrintedArticle, folio: int) -> int:
    """The first letter of a page: of its running text, or of a box where it has nothing else."""
    of_page = [at for at, each in enumerate(read.folios) if each == folio]
    return next((at for at in of_page if not read.asides[at]), of_page[0])


def _is_same_place(read: EbookArticle, start: int, found: int) -> bool:
    """Whether a break stands where its page begins, or behind the word that goes on over the turn."""
    within = read.words[max(0, start - 1) : found]
    return found == start or (found > start > 0 and len(set(within)) == 1)


def _wrong(article: Article | None, folio: int, reason: str) -> Problem:
    place = Place(article.file, 1) if article else Place("issue.yaml")
    return Problem(Code.PAGE_LIST_WRONG, place, page=folio or "each", reason=reason)
