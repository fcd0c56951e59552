"""The engine kept warm, for a desk that shows an issue while it is revised.

It is the pipeline with workers that stay: their fonts, style sheets and templates are loaded, so that a build
costs the article that was changed. Its pages are handed out as soon as they are set, before the issue is put
together.
"""

from __future__ import annotations

from concurrent.futures import Executor
from contextlib import ExitStack
from typing import Self

from makeready.builds import Staff
from makeready.order import Order, Outcome
from makeready.pipeline import build, found_unchanged
from makeready.producing.produced import OnPages
from makeready.progress import Progress


class WarmEngine:
    """Builds orders one after the other; to be used in a `with` block, at whose end its workers go home."""

    def __init__(self, staff: Staff | None = None) -> None:
        self._staff = staff or Staff()
        self._open = ExitStack()
        self._executor: Executor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()
        self._executor = None

    def build(
        self, order: Order, on_pages: OnPages | None = None, progress: Progress | None = None
    ) -> Outcome:
        """The outcome of `order`, as the command line has it.

        `on_pages` is called with the name of each unit that is set anew and a PDF of its pages, yet without
        running heads and folios.
        """
        progress = progress or Progress(silent=True)
        found = found_unchanged(order, progress)
        if found is not None:
            return found
        if self._executor is None:
            self._executor = self._open.enter_context(self._staff.at_work(order.layouts))
        return build(order, progress, self._executor, on_pages=on_pages)
