"""The bar that counts articles, or bytes, on a terminal.

It is never full while work goes on: where all is counted it moves to and fro, and says what is being done.
"""

from __future__ import annotations

import threading
from operator import itemgetter
from typing import Any, Protocol, TextIO


class Bar(Protocol):
    """What shows how far a build has come."""

    def tell(self, step: str) -> bool:
        """Show a step that begins, as long as nothing else is in hand; whether it was shown."""

    def expect(self, more: int) -> None:
        """Take in so many articles more, or bytes."""

    def waits(self, article: str) -> None:
        """Count an article no longer that was done."""

    def begins(self, line: str, article: str, rank: int) -> None:
        """Show what is taken in hand, and of which article, when its turn comes: a lower rank goes first."""

    def ends(self, line: str) -> None:
        """Show no longer what was in hand, or a step."""

    def done(self, article: str) -> None:
        """Count an article, once."""

    def moved(self, size: int) -> None:
        """Count so many bytes."""

    def open(self) -> None:
        """Show it again after it was closed."""

    def close(self) -> None:
        """Leave the terminal as it was."""


class NoBar:
    """Shows nothing: standard error is no terminal, or lines are wanted."""

    def tell(self, step: str) -> bool:  # noqa: ARG002
        """Nothing is shown."""
        return False

    def expect(self, more: int) -> None:
        """Nothing is shown."""

    def waits(self, article: str) -> None:
        """Nothing is shown."""

    def begins(self, line: str, article: str, rank: int) -> None:
        """Nothing is shown."""

    def ends(self, line: str) -> None:
        """Nothing is shown."""

    def done(self, article: str) -> None:
        """Nothing is shown."""

    def moved(self, size: int) -> None:
        """Nothing is shown."""

    def open(self) -> None:
        """Nothing is shown."""

    def close(self) -> None:
        """Nothing is left."""


class TerminalBar:
    """A bar by article, or by bytes, with the time left and what is in hand.

    Several threads may tell it of several issues.
    """

    def __init__(self, *, of_bytes: bool) -> None:
        from rich.console import Console
        from rich.filesize import decimal
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        self._lock = threading.RLock()
        self._in_words = decimal if of_bytes else str
        self._total = 0
        self._moved = 0
        self._done: set[str] = set()
        self._again: set[str] = set()
        """Articles that were done and are to be done once more."""
        self._steps: dict[str, None] = {}
        self._in_hand: dict[str, tuple[int, str]] = {}
        """By what it is called, with its rank and what is shown of it; the oldest come first."""
        self._line = ""
        self._shown: Any = Progress(
            BarColumn(24),
            TextColumn("{task.fields[count]}"),
            TimeRemainingColumn(),  # nothing where all is counted
            TextColumn("{task.description}", markup=False),
            console=Console(stderr=True),
            transient=True,
        )
        # A bar that has a total can't be made to say later that it has none, so that there are two.
        self._counting = self._shown.add_task("", visible=False, count="")
        self._working = self._shown.add_task("", total=None, count="")
        self.open()

    def tell(self, step: str) -> bool:
        """Show a step that begins, as long as nothing else is in hand."""
        with self._lock:
            self._steps[step] = None
            self._show()
        return True

    def expect(self, more: int) -> None:
        """Take in so many articles more, or bytes."""
        with self._lock:
            self._total += more
            self._show()

    def waits(self, article: str) -> None:
        """Count an article no longer that was done."""
        with self._lock:
            if article in self._done:
                self._done.remove(article)
                self._again.add(article)
                self._show()

    def begins(self, line: str, article: str, rank: int) -> None:
        """Show what is taken in hand, and of which article, when its turn comes: a lower rank goes first."""
        with self._lock:
            self._in_hand[line] = rank, f"{line} again" if article in self._again else line
            self._show()

    def ends(self, line: str) -> None:
        """Show no longer what was in hand, or a step."""
        with self._lock:
            self._in_hand.pop(line, None)
            self._steps.pop(line, None)
            self._show()

    def done(self, article: str) -> None:
        """Count an article, once."""
        with self._lock:
            self._done.add(article)
            self._again.discard(article)
            self._show()

    def moved(self, size: int) -> None:
        """Count so many bytes."""
        with self._lock:
            self._moved += size
            self._show()

    def open(self) -> None:
        """Show it again after it was closed."""
        self._shown.start()

    def close(self) -> None:
        """Leave the terminal as it was."""
        self._shown.stop()

    def _show(self) -> None:
        if self._in_hand:
            _, self._line = min(self._in_hand.values(), key=itemgetter(0))
        else:
            self._line = next(reversed(self._steps), self._line)
        done = self._moved + len(self._done)
        is_counting = done < self._total
        if is_counting:
            count = f"{self._in_words(done)}/{self._in_words(self._total)}"
            self._shown.update(self._counting, completed=done, total=self._total, count=count)
        self._shown.update(self._counting, visible=is_counting, description=self._line)
        self._shown.update(self._working, visible=not is_counting, description=self._line)


def bar_for(stream: TextIO, *, of_bytes: bool = False) -> Bar:
    """A bar where `stream` is a terminal."""
    return TerminalBar(of_bytes=of_bytes) if stream.isatty() else NoBar()
