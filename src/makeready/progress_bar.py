"""The bar that counts articles, or bytes, on a terminal."""

from __future__ import annotations

from typing import Any, Protocol, TextIO


class Bar(Protocol):
    """What shows how far a build has come."""

    def tell(self, line: str) -> bool:
        """Show what is at work; whether it was shown."""

    def expect(self, more: int) -> None:
        """Take in so many articles more, or bytes."""

    def done(self, article: str, line: str) -> None:
        """Count an article, once, and show what was done."""

    def moved(self, size: int) -> None:
        """Count so many bytes."""

    def open(self) -> None:
        """Show it again after it was closed."""

    def close(self) -> None:
        """Leave the terminal as it was."""


class NoBar:
    """Shows nothing: standard error is no terminal, or lines are wanted."""

    def tell(self, line: str) -> bool:  # noqa: ARG002
        """Nothing is shown."""
        return False

    def expect(self, more: int) -> None:
        """Nothing is shown."""

    def done(self, article: str, line: str) -> None:
        """Nothing is shown."""

    def moved(self, size: int) -> None:
        """Nothing is shown."""

    def open(self) -> None:
        """Nothing is shown."""

    def close(self) -> None:
        """Nothing is left."""


class TerminalBar:
    """A bar by article or by bytes, with what is being done and the time left."""

    def __init__(self, *, of_bytes: bool) -> None:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            DownloadColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeRemainingColumn,
        )

        self._counted: set[str] = set()
        self._total = 0
        self._shown: Any = Progress(
            BarColumn(24),
            DownloadColumn() if of_bytes else MofNCompleteColumn(),
            TimeRemainingColumn(),
            TextColumn("{task.description}", markup=False),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._shown.add_task("", total=None)
        self.open()

    def tell(self, line: str) -> bool:
        """Show what is at work."""
        self._shown.update(self._task, description=line)
        return True

    def expect(self, more: int) -> None:
        """Take in so many articles more, or bytes."""
        self._total += more
        self._shown.update(self._task, total=self._total)

    def done(self, article: str, line: str) -> None:
        """Count an article, once, and show what was done."""
        self._counted.add(article)
        self._shown.update(self._task, completed=len(self._counted), description=line)

    def moved(self, size: int) -> None:
        """Count so many bytes."""
        self._shown.update(self._task, advance=size)

    def open(self) -> None:
        """Show it again after it was closed."""
        self._shown.start()

    def close(self) -> None:
        """Leave the terminal as it was."""
        self._shown.stop()


def bar_for(stream: TextIO, *, of_bytes: bool = False) -> Bar:
    """A bar where `stream` is a terminal."""
    return TerminalBar(of_bytes=of_bytes) if stream.isatty() else NoBar()
