"""`makeready check`: the manuscript and its pages judged by all rules of the house; nothing is built.

Each kind of check is a file of `preflight/` that gives problems. What the house says of each rule, in
house-style.yaml, decides how grave it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from makeready.cache import Cache
from makeready.exits import Exit
from makeready.order import Order, Outcome
from makeready.pipeline import CACHE
from makeready.problems import Problem, Refused
from makeready.progress import Progress, Step
from makeready.reporting import has_errors, in_order
from makeready.unchanged import LastBuild, keep_build, last_build, layout_state, manuscript_state

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from makeready.composing.templates import Layout
    from makeready.issue import Issue
    from makeready.producing.produced import Workplace
    from makeready.reading.house_style import HouseStyle


def check(
    order: Order, progress: Progress, executor: Executor, *, pages: bool = True, strict: bool = False
) -> Outcome:
    """Every problem of the manuscript, of house style and, with `pages`, of the pages as they are laid out.

    Nothing is written but what the cache keeps. `strict` counts warnings as errors.
    """
    cache = Cache(order.output / CACHE)
    last = last_build(order, cache) if pages else None
    if last is not None:
        problems = list(last.problems)
    else:
        problems = _found(order, cache, progress, executor, pages=pages)
        cache.trim()
    if _stops_a_build(problems):
        return Outcome(Exit.ERRORS, in_order(problems))
    fails = bool(problems) if strict else has_errors(problems)
    return Outcome(Exit.REFUSED if fails else Exit.DONE, in_order(problems))


def _found(
    order: Order, cache: Cache, progress: Progress, executor: Executor, *, pages: bool
) -> list[Problem]:
    """What is found, and kept where all was looked at, for the next check to know."""
    # Told before anything is read, so that what is changed meanwhile is seen by the next check.
    manuscript = manuscript_state(order)
    with progress.step(Step.READING):
        issue, style, problems = _of_manuscript(order, cache)
    if not pages or issue is None or _stops_a_build(problems):
        return problems
    from makeready.composing.templates import open_layout
    from makeready.producing.produced import Workplace

    try:
        with progress.step(Step.COMPOSING):
            layout = open_layout(order.layouts)
        made_of = manuscript, layout_state(order, layout.folders)
        problems += _judged(_of_pages(issue, layout, Workplace(cache, executor, progress)), style)
    except Refused as refused:
        return [*problems, *refused.problems]
    keep_build(order, cache, LastBuild(made_of, layout.folders, (), tuple(problems), (), 0))
    return problems


def _stops_a_build(problems: Iterable[Problem]) -> bool:
    """Whether there is an error that no house can turn off: the issue can't be made."""
    from makeready.reading.house_style import may_be_changed

    return any(has_errors([problem]) and not may_be_changed(problem.code) for problem in problems)


def _of_manuscript(order: Order, cache: Cache) -> tuple[Issue | None, HouseStyle, list[Problem]]:
    """The issue, what the house says of rules, and what reading and a copy editor find."""
    from makeready.preflight.manuscript_checks import manuscript_problems
    from makeready.reading.manuscript import read_manuscript
    from makeready.reading.typed_issue import read_typed

    issue, found = read_manuscript(order.manuscript, cache)
    typed, told = read_typed(order.manuscript, cache)
    marked = manuscript_problems(issue, typed) if issue else []
    return issue, typed.style, [*told, *_judged([*found, *marked], typed.style)]


def _of_pages(issue: Issue, layout: Layout, workplace: Workplace) -> list[Problem]:
    """What is found in the pages; raises `Refused` where they can't be laid out."""
    from makeready import system_libraries
    from makeready.preflight.binding import binding_problems
    from makeready.preflight.copyfit import copyfit_problems
    from makeready.preflight.printed_pictures import printed_picture_problems
    from makeready.preflight.typesetting import typesetting_problems

    system_libraries.demand()
    from makeready.producing.pdf.issue_pdf import produce_pdf

    progress = workplace.progress
    progress.expect(tuple(article.slug for article in issue.articles))
    with progress.step(Step.PRODUCING, "PDF"):
        produced = produce_pdf(issue, layout, workplace)
    with progress.step(Step.PREFLIGHT):
        return [
            *produced.problems,
            *printed_picture_problems(issue, produced.pictures),
            *copyfit_problems(issue, produced.units),
            *typesetting_problems(issue, produced.units),
            *binding_problems(issue, produced.pages),
        ]


def _judged(problems: Iterable[Problem], style: HouseStyle) -> list[Problem]:
    """The problems as grave as the house takes them, without those whose rule is off."""
    return [judged for problem in problems if (judged := style.judged(problem))]
