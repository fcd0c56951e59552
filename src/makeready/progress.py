"""What a build says of itself while it runs: the numbered steps of `src/makeready/README.md`, the articles.

On a terminal a bar counts the articles that are done, with the time left and what has been in hand the
longest; elsewhere each step has a plain line. With `verbose` every step has its time. All of it goes to
standard error.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import replace
from enum import Enum
from itertools import count

from makeready.progress_bar import Bar, NoBar, bar_for
from makeready.timings import Span, Timings


class Step(Enum):
    """The steps of a build, in order."""

    READING = "Reading the manuscript"
    COMPOSING = "Opening the layouts"
    PRODUCING = "Producing"
    PREFLIGHT = "Preflight"
    WRITING = "Writing"
    RELEASING = "Releasing"
    PUBLISHING = "Publishing"

    @property
    def number(self) -> int:
        """Its number, from 1."""
        return list(Step).index(self) + 1


class Progress:
    """Tells which step and which article is at work, and in the end what was done.

    With `of_bytes` the bar counts what goes over the line instead of articles.
    """

    def __init__(self, *, verbose: bool = False, silent: bool = False, of_bytes: bool = False) -> None:
        self.timings = Timings()
        self._verbose = verbose
        self._silent = silent
        self._begun = time.perf_counter()
        self._issue = ""
        self._rank = 0
        self._ranks = count(1)
        self._articles: set[str] = set()
        self._made: set[str] = set()
        self._pages: list[int] = []
        self._bar: Bar = NoBar() if silent or verbose else bar_for(sys.stderr, of_bytes=of_bytes)

    def of(self, issue: str) -> Progress:
        """The same, where what is told is told of one of several issues: the one to be done next."""
        own = copy(self)
        own._issue, own._rank = f"{issue}: ", next(self._ranks)  # noqa: SLF001  it is one of ours
        return own

    @contextmanager
    def step(self, step: Step, what: str = "") -> Iterator[None]:
        """Says that `step` is at work until the block ends, and with `verbose` how long it took."""
        line = f"{self._issue}{step.number} {step.value} {what}".rstrip()
        start = time.perf_counter()
        if not (self._verbose or self._silent) and not self._bar.tell(line):
            sys.stderr.write(f"{line}\n")
            sys.stderr.flush()
        try:
            with self.timings.span(line, "step"):
                yield
        finally:
            self._bar.ends(line)
        if self._verbose:
            sys.stderr.write(f"{line} ({time.perf_counter() - start:.2f} s)\n")

    def unchanged(self, articles: Iterable[str]) -> None:
        """Say which articles there are of an issue of which nothing is to be made."""
        self._articles.update(self._issue + name for name in articles)

    def expect(self, articles: Iterable[str]) -> None:
        """Say which articles there are to be made, or found in the cache."""
        new = {self._issue + name for name in articles} - self._articles
        self._articles |= new
        self._bar.expect(len(new))

    def waits(self, article: str) -> None:
        """Say that there is work to do on an article, though it may have been done before."""
        self._bar.waits(self._issue + article)

    def begins(self, doing: str, name: str) -> None:
        """Say what is taken in hand, "Setting", and of which article or other part of the issue."""
        self._bar.begins(f"{self._issue}{doing} {name}", self._issue + name, self._rank)

    def ends(self, doing: str, name: str) -> None:
        """Say that this is no longer in hand, whatever came of it."""
        self._bar.ends(f"{self._issue}{doing} {name}")

    def article(self, name: str, *, from_cache: bool) -> None:
        """Say that an article is done, or that it was found in the cache."""
        whole = self._issue + name
        if whole not in self._articles:
            return
        if not from_cache:
            self._made.add(whole)
        self._bar.done(whole)

    def done_elsewhere(self, *spans: Span) -> None:
        """Keep what others have done, of which issue where there are several."""
        self.timings.spans.extend([replace(span, name=self._issue + span.name) for span in spans])

    @property
    def made(self) -> frozenset[str]:
        """The articles that are done and were not found in the cache."""
        return frozenset(self._made)

    def expect_bytes(self, size: int) -> None:
        """Say that so many bytes more will go over the line."""
        self._bar.expect(size)

    def bytes_moved(self, size: int) -> None:
        """Say that so many more have."""
        self._bar.moved(size)

    def pages(self, pages: int) -> None:
        """Say that so many pages were made."""
        self._pages.append(pages)

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Leaves the terminal to somebody else until the block ends."""
        self._bar.close()
        try:
            yield
        finally:
            self._bar.open()

    def close(self) -> None:
        """Leave the terminal as it was."""
        self._bar.close()

    def summary(self) -> str:
        """The one line that is left in the end: what was made, how much of it was new, how long it took."""
        articles = len(self._articles)
        said = f"{articles} article{'' if articles == 1 else 's'}"
        if pages := sum(self._pages):
            said += f", {pages} page{'' if pages == 1 else 's'}"
        kept = articles - len(self._made)
        return f"{said} · {kept} from cache · {time.perf_counter() - self._begun:.1f} s"
