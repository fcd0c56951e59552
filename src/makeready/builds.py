"""One or many issues built in one go, by the same workers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from makeready.exits import Exit
from makeready.order import Names, Order, Outcome
from makeready.pipeline import build, found_unchanged, has_newer_files
from makeready.problems import Refused
from makeready.progress import Progress

if TYPE_CHECKING:
    from concurrent.futures import Future

    from makeready.cluster import Cluster
    from makeready.workers import Here, Workers

AHEAD = 3
"""So many issues are worked on at least: while one is put together, the next are laid out."""

OF_AN_ISSUE = 4
"""So many of its pieces of work can be done at a time, roughly: some wait for others, and some are few."""


@dataclass(frozen=True, slots=True)
class Staff:
    """Who does the work."""

    jobs: int | None = None
    """How many processes of this machine; without a number, as many as it has cores."""
    cluster: str | None = None
    """The address of a Dask scheduler whose workers do it instead."""

    @contextmanager
    def at_work(self, layouts: Path, *, ahead: bool = True) -> Iterator[Workers | Here | Cluster]:
        """Somebody to give work to, who goes home in the end; made ready `ahead` of the work or with it."""
        from makeready.workers import Here, Workers

        if self.cluster:
            from makeready.cluster import Cluster

            with Cluster(self.cluster) as cluster:
                if ahead:
                    _warm(cluster, layouts)
                yield cluster
            return
        if ahead:
            self.load_ahead(layouts)
        with Workers(self._processes) if self._processes > 1 else Here() as executor:
            if ahead and isinstance(executor, Workers):
                _warm(executor, layouts)
            yield executor

    def load_ahead(self, layouts: Path) -> None:
        """Let those who set pages begin to load what they need."""
        from makeready.worker_processes import load_ahead

        if not self.cluster and self._processes > 1:
            load_ahead(layouts)

    @property
    def _processes(self) -> int:
        from makeready.workers import usable_cores

        return self.jobs or usable_cores()


def _warm(executor: Workers | Cluster, layouts: Path) -> None:
    """Have everybody load a layout and what sets pages, while the manuscript is still being read."""
    from makeready.producing.pdf.unit_jobs import layout_job, make_ready

    with suppress(Refused):  # told when something is to be set
        executor.warm(make_ready, layout_job(layouts))


def build_all(orders: Sequence[Order], progress: Progress, staff: Staff) -> list[Outcome]:
    """The outcome of each order. What has not changed since it was built last is not built again."""
    # Where no file is newer than what was built, its pages are laid out, and an ebook wants nobody for that.
    ahead = any(map(has_newer_files, orders))
    if ahead:
        staff.load_ahead(orders[0].layouts)
    told = [progress.of(str(order.manuscript)) if len(orders) > 1 else progress for order in orders]
    found = {place: found_unchanged(order, told[place]) for place, order in enumerate(orders)}
    names = Names()
    for place, outcome in found.items():
        if outcome is not None:
            found[place] = _if_names_are_free(outcome, orders[place], names)
    waiting = [place for place, outcome in found.items() if outcome is None]
    if waiting:
        with staff.at_work(orders[waiting[0]].layouts, ahead=ahead) as executor:
            if len(waiting) == 1 or executor.at_once == 1:
                found |= {place: build(orders[place], told[place], executor, names) for place in waiting}
            else:
                found |= _built_together(waiting, orders, told, executor, names, is_far=bool(staff.cluster))
    return [outcome for outcome in found.values() if outcome is not None]


def _built_together(
    places: list[int],
    orders: Sequence[Order],
    told: Sequence[Progress],
    executor: Workers | Here | Cluster,
    names: Names,
    *,
    is_far: bool,
) -> dict[int, Outcome]:
    """The outcomes of the orders at these places, which share the workers.

    Those that are far away make whole issues, so that what comes and goes is little. What is left over when
    each has made as many is spread over all.
    """
    from concurrent.futures import ThreadPoolExecutor

    from makeready.precedence import Precedence
    from makeready.workers import GIVEN_AHEAD, Workers

    precedence = Precedence(executor)
    workers = executor.at_once // GIVEN_AHEAD
    by_one = places[: len(places) - len(places) % workers] if is_far else []
    ahead = max(AHEAD, executor.at_once if by_one else executor.at_once // OF_AN_ISSUE)
    with ThreadPoolExecutor(ahead) as several:

        def begun(place: int) -> Future[Outcome]:
            order, progress, own = orders[place], told[place], precedence.of(place)
            return several.submit(build, order, progress, own, names, by_one=place in by_one)

        given = {place: begun(place) for place in places}
        try:
            return {place: future.result() for place, future in given.items()}
        except BaseException as fault:
            several.shutdown(wait=False, cancel_futures=True)
            if isinstance(fault, KeyboardInterrupt) and isinstance(executor, Workers):
                executor.end()
            else:
                executor.shutdown(wait=False, cancel_futures=True)
            raise


def _if_names_are_free(outcome: Outcome, order: Order, names: Names) -> Outcome:
    """The outcome of an unchanged order, unless another one writes files of its name."""
    try:
        names.take(order, outcome.written[0].stem)
    except Refused as refused:
        return Outcome(Exit.ERRORS, tuple(refused.problems))
    return outcome
