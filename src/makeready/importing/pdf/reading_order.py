"""The order in which the parts of a page are read.

Two rules of T. M. Breuel ("High Performance Document Layout Analysis", 2003) put the parts in order: what
stands above comes first where both share a column, and a column comes before those right of it, unless
something stands across both between them. Where a picture stands across columns the page can be read in two
ways; the sentences tell which.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Protocol, TypeVar

from makeready.importing.pdf.pages import Box

SHARED = 0.25
"""Two parts share a column where so much of the narrower stands below the other."""


class _Placed(Protocol):
    @property
    def box(self) -> Box: ...


P = TypeVar("P", bound=_Placed)


def in_order(
    parts: Sequence[P],
    is_text: Callable[[P], bool],
    joint: Callable[[P, P], int],
    drawn: Callable[[P], int],
    told: Callable[[P], int | None],
) -> list[P]:
    """The parts as they are read.

    `joint` says how well one text goes on in another; `drawn` tells the order in which a file draws them,
    `told` the one that a tagged file tells.
    """
    texts = [part for part in parts if is_text(part)]
    floats = [part for part in parts if not is_text(part)]
    candidates = [
        *_as_told(parts, told, drawn),
        _by_place(parts),
        _with(floats, _by_place(texts)),
        _with(floats, sorted(texts, key=drawn)),
    ]

    def worth(order: Sequence[P]) -> int:
        spoken = [part for part in order if is_text(part)]
        return sum(joint(one, other) for one, other in pairwise(spoken))

    best = max(map(worth, candidates))
    return next(order for order in candidates if worth(order) == best)


def _as_told(parts: Sequence[P], told: Callable[[P], int | None], drawn: Callable[[P], int]) -> list[list[P]]:
    """The parts as the file tells them, where it tells most of them; the others by what stands above them."""
    numbers = [
        (number, drawn(part), at) for at, part in enumerate(parts) if (number := told(part)) is not None
    ]
    if 2 * len(numbers) <= len(parts):
        return []
    known = [parts[at] for _, _, at in sorted(numbers)]
    return [_with([part for part in parts if told(part) is None], known)]


def _by_place(parts: Sequence[P]) -> list[P]:
    count = len(parts)
    boxes = [part.box for part in parts]
    comes_after = [
        {one for one in range(count) if one != other and _is_before(boxes, one, other)}
        for other in range(count)
    ]
    order: list[int] = []
    waiting = set(range(count))
    while waiting:
        free = [each for each in waiting if not comes_after[each] & waiting] or list(waiting)
        following = min(free, key=lambda each: (round(boxes[each].left), boxes[each].top))
        order.append(following)
        waiting.remove(following)
    return [parts[each] for each in order]


def _is_before(boxes: Sequence[Box], one: int, other: int) -> bool:
    first, second = boxes[one], boxes[other]
    if _share_column(first, second):
        return (first.top, first.left, one) < (second.top, second.left, other)
    if first.left >= second.left:
        return False
    top, bottom = min(first.bottom, second.bottom), max(first.top, second.top)
    return not any(
        _share_column(box, first)
        and _share_column(box, second)
        and box.top >= top - 1
        and box.bottom <= bottom + 1
        for at, box in enumerate(boxes)
        if at not in (one, other)
    )


def _share_column(one: Box, other: Box) -> bool:
    return one.across(other) > SHARED * min(one.width, other.width)


def _with(floats: Sequence[P], texts: Sequence[P]) -> list[P]:
    """The texts with each float behind the text above it, or behind the column left of it, or before all."""
    order = list(texts)
    for each in sorted(floats, key=lambda part: part.box.top):
        above = [
            at
            for at, part in enumerate(order)
            if part.box.top < each.box.top and _share_column(part.box, each.box)
        ]
        left = [at for at, part in enumerate(order) if part.box.right <= each.box.left]
        order.insert(max(above or left, default=-1) + 1, each)
    return order
