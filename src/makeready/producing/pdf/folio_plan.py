"""The plan of folios, corrected until it holds: what names a page that has moved is set again."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from makeready.composing.print_plans import UnitPlan
from makeready.problems import Code, Place, Problem, Refused
from makeready.producing.pdf.bound import Bound
from makeready.producing.pdf.folios import first_folios, folios_of, never_placed
from makeready.producing.pdf.set_units import SetUnits
from makeready.producing.pdf.unit_jobs import SetUnit

ROUNDS = 7
"""How often the plan may be corrected; three rounds are usual, of which the last finds all set."""


def settled(plans: Sequence[UnitPlan], setting: SetUnits) -> list[SetUnit]:
    """The units, set again until every folio that is named holds, and all that are bound stand in place.

    Raises `Refused` where one can't be set, names what stands nowhere, or the folios do not come to hold.

    What stands behind the articles waits for them: most of it is lists of their pages, and how long these are
    moves nothing. The rounds are the same whatever is in the cache, and so is what comes of them.
    """
    folios: dict[str, int] = {}
    starts = [1] * len(plans)
    bounds = [Bound.NOWHERE] * len(plans)
    now = _up_to_the_last_article(plans)
    for _ in range(ROUNDS):
        try:
            units = setting.units(plans[:now], folios, starts[:now])
        except Refused as refused:
            raise Refused([*refused.problems, *_refused(plans[now:], setting)]) from None
        known = folios, starts
        folios, starts = folios_of(units), starts.copy()
        for place, (unit, first) in enumerate(zip(units, first_folios(units), strict=True)):
            bounds[place] = max(bounds[place], unit.bound, key=list(Bound).index)
            starts[place] = bounds[place].start(first)
        if (folios, starts) == known and now == len(plans):
            if lost := list(never_placed(plans, units, setting.layout)):
                raise Refused(lost)
            return units
        now = len(plans)
    raise Refused([Problem(Code.FOLIOS_UNSETTLED, Place("issue.yaml"))])


def _refused(plans: Sequence[UnitPlan], setting: SetUnits) -> list[Problem]:
    """What is wrong with units that are not going to be printed: all that is wrong is told at once."""
    try:
        setting.units(plans, {}, [1] * len(plans))
    except Refused as refused:
        return refused.problems
    return []


def _up_to_the_last_article(plans: Sequence[UnitPlan]) -> int:
    """How many units stand before what is behind the articles; all, where there are none."""
    behind = sum(1 for _ in takewhile(lambda plan: not plan.articles, reversed(plans)))
    return (len(plans) - behind) or len(plans)
