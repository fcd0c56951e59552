"""The works that are measured, by name. Each says who takes part in it and what each does in a turn."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from bench.edits import back_catalogue, one_word
from bench.measuring import Run, Turn, timed
from bench.turns import (
    Bench,
    by_peer,
    by_warm_engine,
    cold,
    copied,
    ebook_of_laid_out_pages,
    edited,
    edited_ebook_of_laid_out_pages,
    grown_by_a_page,
    makeready,
    on_cluster,
)

OURS, COLD = "Makeready", "Makeready, cold"
WITH_PAGES = "Makeready, with pages"
"""Lays the printed pages out for the page list of the ebook."""
ONE_WORKER, TWO_WORKERS = "one worker", "two workers"


@dataclass(frozen=True)
class Work:
    name: str
    turns: Callable[[Bench], Mapping[str, Turn]]
    long: bool = False
    once: bool = False
    """Measured a single time: what it is measured for is not its time."""


def cold_pdf(bench: Bench, articles: int, peers: tuple[str, ...]) -> Mapping[str, Turn]:
    """The PDF without any cache, by ourselves and by peers."""
    sample = bench.sample(articles)
    turns = {OURS: cold("pdf", sample.manuscript, bench.folder / OURS)}
    return turns | {peer: by_peer(bench, peer, sample, "pdf") for peer in peers}


def growth(bench: Bench) -> Mapping[str, Turn]:
    """The PDF without any cache, of 40 articles and of 160."""
    sizes = (40, 160)
    samples = {f"{size} articles": bench.sample(size).manuscript for size in sizes}
    return {name: cold("pdf", manuscript, bench.folder / name) for name, manuscript in samples.items()}


def edited_pdf(bench: Bench) -> Mapping[str, Turn]:
    """The PDF after a word has changed; the same without any cache, and by Typst."""
    sample, manuscript = bench.sample(40), copied(bench, 40)
    return {
        OURS: edited("pdf", one_word(manuscript), manuscript, bench.folder / OURS),
        COLD: cold("pdf", sample.manuscript, bench.folder / COLD),
        "Typst": by_peer(bench, "Typst", sample, "pdf"),
    }


def longer_caption_pdf(bench: Bench) -> Mapping[str, Turn]:
    """The PDF after a caption has grown so long that its article takes a page more."""
    return {
        OURS: grown_by_a_page(copied(bench, 40), bench.folder / OURS),
        COLD: cold("pdf", bench.sample(40).manuscript, bench.folder / COLD),
    }


def unchanged_pdf(bench: Bench) -> Mapping[str, Turn]:
    """The PDF when nothing has changed since it was built."""
    sample = bench.sample(40)

    def again(_: int) -> Run:
        return timed(makeready("pdf", sample.manuscript, bench.folder / OURS))

    return {OURS: again, "Typst": by_peer(bench, "Typst", sample, "pdf")}


def warm_engine(bench: Bench) -> Mapping[str, Turn]:
    """The PDF after a word has changed, by a process that has built it before and is still there."""
    manuscript = copied(bench, 40)
    return {
        OURS: by_warm_engine(bench, one_word(manuscript), manuscript, bench.folder / OURS),
        "Typst": by_peer(bench, "Typst", bench.sample(40), "pdf"),
    }


def cold_epub(bench: Bench) -> Mapping[str, Turn]:
    """The EPUB without any cache, and with that of the PDF alone."""
    sample = bench.sample(40)
    return {
        OURS: ebook_of_laid_out_pages(sample.manuscript, bench.folder / OURS),
        WITH_PAGES: cold("epub", sample.manuscript, bench.folder / WITH_PAGES),
        "pandoc": by_peer(bench, "pandoc", sample, "epub"),
    }


def edited_epub(bench: Bench) -> Mapping[str, Turn]:
    """The EPUB after a word has changed, and after the PDF has been built with it."""
    sample, manuscript = bench.sample(40), copied(bench, 40)
    edit = one_word(manuscript)
    return {
        OURS: edited_ebook_of_laid_out_pages(edit, manuscript, bench.folder / OURS),
        WITH_PAGES: edited("epub", edit, manuscript, bench.folder / WITH_PAGES),
        "pandoc": by_peer(bench, "pandoc", sample, "epub"),
    }


def two_workers(bench: Bench) -> Mapping[str, Turn]:
    """The PDF without any cache, by one process and by two."""
    manuscript = bench.sample(40).manuscript
    return {
        TWO_WORKERS: cold("pdf", manuscript, bench.folder / "two", "--jobs 2"),
        ONE_WORKER: cold("pdf", manuscript, bench.folder / "one", "--jobs 1"),
    }


def many_issues(bench: Bench) -> Mapping[str, Turn]:
    """24 issues of 8 articles on a cluster of two workers, and of one."""
    issues = back_catalogue(bench.sample(8).manuscript, bench.folder, 24)
    return {
        TWO_WORKERS: on_cluster(issues, 2, bench.folder / "two"),
        ONE_WORKER: on_cluster(issues, 1, bench.folder / "one"),
    }


BROWSERS = ("Paged.js", "Vivliostyle")
WORKS = (
    Work("cold-8", partial(cold_pdf, articles=8, peers=("WeasyPrint", *BROWSERS))),
    Work("cold-40", partial(cold_pdf, articles=40, peers=("WeasyPrint", *BROWSERS))),
    Work("cold-160", partial(cold_pdf, articles=160, peers=("WeasyPrint",))),
    Work("browsers-160", partial(cold_pdf, articles=160, peers=BROWSERS), long=True),
    Work("cold-640", partial(cold_pdf, articles=640, peers=()), long=True, once=True),
    Work("growth", growth),
    Work("one-word", edited_pdf),
    Work("warm-engine", warm_engine),
    Work("longer-caption", longer_caption_pdf),
    Work("unchanged", unchanged_pdf),
    Work("cold-epub", cold_epub),
    Work("one-word-epub", edited_epub),
    Work("two-workers", two_workers),
    Work("cluster", many_issues),
)
