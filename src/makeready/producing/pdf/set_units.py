"""The units of one issue as they are set: taken from the cache, or given out to be set, many at once."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, wait
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from makeready.composing.pictures import pictures_of
from makeready.composing.print_plans import UnitPlan
from makeready.composing.templates import Layout
from makeready.exits import Ended, Exit
from makeready.problems import Problem, Refused
from makeready.producing.pdf.assembly import Holder
from makeready.producing.pdf.bound import Bound
from makeready.producing.pdf.folios import first_folios
from makeready.producing.pdf.font_embedding import Subset, pressed_subset
from makeready.producing.pdf.fragment import Fragment
from makeready.producing.pdf.unit_jobs import (
    MarginsJob,
    SetPages,
    SetUnit,
    Streams,
    UnitJob,
    set_margins,
    set_unit,
)
from makeready.producing.pdf.unit_keys import margins_key, plan_key, subset_key, unit_key
from makeready.producing.produced import Workplace
from makeready.records import packed, unpacked
from makeready.timings import timed

ASKED, UNITS, FRAGMENTS, MARGINS = "asked", "units", "fragments", "margins"
STREAMS, FONTS = "streams", "fonts"
"""The kinds of entry that are kept in the cache."""

READ_AHEAD = 100
"""So many units are read into memory at most before they are wanted, some 20 kB each."""

DONE = object()

Job = TypeVar("Job", UnitJob, MarginsJob)


class WorkersKilled(Ended):
    """A unit is too much for this machine: the system has killed each process that was setting it."""

    exit = Exit.MISSING


@dataclass
class SetUnits:
    """Sets units with one layout. What is on their pages is kept in the cache, the rest in memory too."""

    layout: Layout
    workplace: Workplace
    on_set: Callable[[str, Fragment, Holder], None] | None = None
    """Called with the name of each unit that is set anew, its pages and who has their streams."""
    _plan_keys: dict[int, str] = field(default_factory=dict, init=False)
    _fonts: set[str] = field(default_factory=set, init=False)
    """The digests of the font files that have been brought here."""
    _known: dict[str, SetUnit] = field(default_factory=dict, init=False)
    _ahead: dict[str, Fragment] = field(default_factory=dict, init=False)
    """Pages by their keys that were read while others were set."""
    _owners: dict[str, tuple[str, Callable[[Any], Any], Any]] = field(default_factory=dict, init=False)
    """For each stream by its digest the pages that have it, by key, and how they are set."""

    def units(
        self, plans: Sequence[UnitPlan], folios: dict[str, int], starts: Sequence[int]
    ) -> list[SetUnit]:
        """The units of `plans`, naming what is known of `folios`, laid out with the folios `starts`.

        Raises `Refused` with the problems of all units that can't be set.
        """
        jobs = [self._job(plan, folios, start) for plan, start in zip(plans, starts, strict=True)]
        units = [self._found(job) for job in jobs]
        missing = {
            place: replace(job, folio=folio)
            for place, (job, unit, folio) in enumerate(zip(jobs, units, _known_folios(units), strict=True))
            if unit is None
        }
        read_ahead = self._read_ahead([unit.key for unit in units if unit])
        for place, made in self._given_out("Setting", set_unit, missing, meanwhile=read_ahead):
            packed_unit, pages, margins = made
            unit = self._keep(plans[place], packed_unit, pages)
            if margins:
                self._keep_margins(margins_key(unit.key, missing[place].folio), *margins)
            if self.on_set:
                fragment = unpacked(pages.fragment)
                self._owners.update(dict.fromkeys(fragment.streams, (unit.key, set_unit, missing[place])))
                self.on_set(unit.name, fragment, self)
            units[place] = unit
        return [unit for unit in units if unit is not None]

    def margins(self, plans: Sequence[UnitPlan], units: Sequence[SetUnit]) -> list[str]:
        """The words in the margins of each unit, set for the folio that it begins on."""
        jobs = [
            self._margins_job(plan, unit, folio)
            for plan, unit, folio in zip(plans, units, first_folios(units), strict=True)
            if unit.bound is not Bound.FOLIO
        ]
        words = [self._margin_words(job.key) for job in jobs]
        missing = {
            place: job for place, (job, said) in enumerate(zip(jobs, words, strict=True)) if said is None
        }
        for place, (said, pages) in self._given_out("Margins of", set_margins, missing):
            self._keep_margins(jobs[place].key, said, pages)
            words[place] = said
        return [said for said in words if said is not None]

    def knows(self, plan: UnitPlan) -> bool:
        """Whether the unit of a plan has been set before, with whatever folios."""
        return self.workplace.cache.has(ASKED, self._plan_key(plan))

    @property
    def knows_any(self) -> bool:
        """Whether any unit has been set before."""
        return self.workplace.cache.has_any(ASKED)

    def fragment(self, plan: UnitPlan, unit: SetUnit) -> Fragment:
        """The pages of a set unit, without their margins."""
        return self._pages(unit.key, set_unit, self._unit_job(plan, unit.named, unit.start))

    def margin_fragment(self, plan: UnitPlan, unit: SetUnit, folio: int) -> Fragment | None:
        """The margins of its pages; nothing where they are part of the pages."""
        if unit.bound is Bound.FOLIO:
            return None
        job = self._margins_job(plan, unit, folio)
        return self._pages(job.key, set_margins, job)

    def stream(self, digest: str) -> bytes:
        """What a stream holds that a fragment names by its digest."""
        found = self.workplace.cache.get(STREAMS, digest)
        if found is not None:
            return found
        _, streams = self._set_again(*self._owners[digest])
        return streams[digest]

    def font(self, file: str, glyphs: tuple[int, ...]) -> Subset:
        """The font file of that digest with these glyphs alone."""
        key = subset_key(file, glyphs)
        made: Subset = self.workplace.cache.recall(
            FONTS, key, lambda: pressed_subset(self.stream(file), glyphs)
        )
        return made

    def _job(self, plan: UnitPlan, folios: Mapping[str, int], start: int) -> UnitJob:
        asked = self.workplace.cache.record(ASKED, self._plan_key(plan))
        named = folios if asked is None else {name: folios[name] for name in asked if name in folios}
        return self._unit_job(plan, tuple(sorted(named.items())), start)

    def _unit_job(self, plan: UnitPlan, named: tuple[tuple[str, int], ...], start: int) -> UnitJob:
        return UnitJob(plan, self._plan_key(plan), self.layout, named, start, pictures_of(plan.issue))

    def _margins_job(self, plan: UnitPlan, unit: SetUnit, folio: int) -> MarginsJob:
        return MarginsJob(plan, margins_key(unit.key, folio), self.layout, unit.furniture, folio)

    def _plan_key(self, plan: UnitPlan) -> str:
        if id(plan) not in self._plan_keys:
            self._plan_keys[id(plan)] = plan_key(plan, self.layout)
        return self._plan_keys[id(plan)]

    def _found(self, job: UnitJob) -> SetUnit | None:
        key = unit_key(job.key, job.folios, job.start)
        if key not in self._known:
            found = self.workplace.cache.record(UNITS, key)
            if found is None:
                return None
            self._known[key] = found
            self._count(job.plan, from_cache=True)
        return self._known[key]

    def _keep(self, plan: UnitPlan, packed_unit: bytes, pages: SetPages) -> SetUnit:
        unit: SetUnit = unpacked(packed_unit)
        self._keep_pages(unit.key, pages)
        self._known[unit.key] = unit
        # Where a picture was changed while the unit was set, nobody knows which of the two it shows.
        if plan_key(plan, self.layout) == unit.plan_key:
            self.workplace.cache.put(ASKED, unit.plan_key, packed(tuple(unit.asked)))
            self.workplace.cache.put(UNITS, unit.key, packed_unit)
        return unit

    def _keep_margins(self, key: str, words: str, pages: SetPages) -> None:
        self._keep_pages(key, pages)
        self.workplace.cache.put(MARGINS, key, packed(words))

    def _read_ahead(self, keys: Sequence[str]) -> Iterator[None]:
        """Bring pages that will be wanted into memory, unit by unit."""
        for key in keys[:READ_AHEAD]:
            found = self.workplace.cache.record(FRAGMENTS, key)
            if found is not None:
                self._ahead[key] = found
            yield

    def _keep_pages(self, key: str, pages: SetPages) -> None:
        self._fonts |= pages.fonts
        for digest, data in pages.streams.items():
            if not self.workplace.cache.has(STREAMS, digest):
                self.workplace.cache.put(STREAMS, digest, data)
        self.workplace.cache.put(FRAGMENTS, key, pages.fragment)

    def _pages(self, key: str, work: Callable[[Job], Any], job: Job) -> Fragment:
        """The fragment kept under `key`, made again where it or one of its streams is lost."""
        cache = self.workplace.cache
        found: Fragment | None = self._ahead.pop(key, None) or cache.record(FRAGMENTS, key)
        if found is None or not all(cache.has(STREAMS, digest) for digest in found.streams):
            found, _ = self._set_again(key, work, job)
        self._owners.update(dict.fromkeys(found.streams, (key, work, job)))
        return found

    def _set_again(self, key: str, work: Callable[[Any], Any], job: Any) -> tuple[Fragment, Streams]:
        """The pages of what was set before, whose entry in the cache has been lost or damaged meanwhile."""
        self._fonts.clear()
        ((_, (_, pages, *_)),) = self._given_out("Setting", work, {0: job})
        self._keep_pages(key, pages)
        return unpacked(pages.fragment), pages.streams

    def _count(self, plan: UnitPlan, *, from_cache: bool) -> None:
        for name in plan.articles:
            self.workplace.progress.article(name, from_cache=from_cache)

    def _margin_words(self, key: str) -> str | None:
        found: str | None = self.workplace.cache.record(MARGINS, key)
        return found

    def _given_out(
        self,
        doing: str,
        work: Callable[[Job], Any],
        jobs: Mapping[int, Job],
        meanwhile: Iterator[None] | None = None,
    ) -> Iterator[tuple[int, Any]]:
        """What `work` gives for each of `jobs`, as it is done; the longest are given out first.

        Only some are given out at a time, so that the later ones know which fonts are here already. As long
        as none is done, `meanwhile` is gone through.

        Raises `Refused` in the end with the problems of all that could not be done.
        """
        problems: list[Problem] = []
        executor, progress = self.workplace.executor, self.workplace.progress
        if work is set_unit:
            for article in (name for job in jobs.values() for name in job.plan.articles):
                progress.waits(article)
        waiting = deque(sorted(jobs, key=lambda place: -jobs[place].plan.size))
        given: dict[Future[Any], int] = {}
        while waiting or given:
            while waiting and len(given) < self.workplace.at_once:
                place = waiting.popleft()
                job = replace(jobs[place], held=frozenset(self._fonts))
                name = f"{doing} {job.plan.name}"
                progress.begins(doing, _in_words(job.plan))
                given[executor.submit(timed, name, "unit", work, job)] = place
            while meanwhile and not any(future.done() for future in given):
                if next(meanwhile, DONE) is DONE:
                    meanwhile = None
            for future in wait(given, return_when=FIRST_COMPLETED).done:
                place = given.pop(future)
                progress.ends(doing, _in_words(jobs[place].plan))
                try:
                    result, span = future.result()
                except Refused as refused:
                    problems += refused.problems
                    continue
                except BrokenExecutor as fault:
                    raise WorkersKilled(
                        f"whoever sets {jobs[place].plan.name} is killed each time."
                    ) from fault
                progress.done_elsewhere(span)
                if work is set_unit:
                    self._count(jobs[place].plan, from_cache=False)
                yield place, result
        if problems:
            raise Refused(problems)


def _in_words(plan: UnitPlan) -> str:
    """What an editor calls a unit: an article by its folder, and "the back cover"."""
    return plan.name if plan.articles else f"the {plan.name.replace('-', ' ')}"


def _known_folios(units: Sequence[SetUnit | None]) -> Iterator[int]:
    """The folio that each unit begins on, as far as those before it are set, and then 0."""
    folio = 1
    for unit in units:
        yield folio
        folio = folio + unit.pages if unit and folio else 0
