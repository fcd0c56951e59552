"""The contrast of text on its ground, as the finished PDF shows it: WCAG 2.2, 1.4.3, level AA.

The ground of a text is what is left of its page when all text is taken off.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from makeready.preflight.pdf.drawn_text import Colour, DrawnPage, DrawnText
from makeready.problems import Code, Place, Problem, Spot

ENOUGH, ENOUGH_FOR_LARGE = 4.5, 3.0
WORST_SHARE = 0.25
"""Text stands badly on a ground of which so much is too near to its colour."""
AROUND = 3
"""So many pt around a form's text belong to its ground."""


@dataclass(frozen=True, slots=True)
class LowContrast:
    """A run of text that is too near to its ground."""

    folio: int
    text: DrawnText
    ratio: float
    enough: float


def low_contrasts(page: DrawnPage) -> Iterator[LowContrast]:
    """Each run of text on a page that does not stand out enough."""
    for text in page.texts:
        enough = ENOUGH_FOR_LARGE if text.is_large else ENOUGH
        under = page.under(text, AROUND if text.is_in_form else 0)
        if under and (ratio := _against(text, under)) < enough:
            yield LowContrast(page.folio, text, ratio, enough)


def contrast_problems(
    found: Iterable[LowContrast], elsewhere: Place, places: Mapping[Colour, Place]
) -> Iterator[Problem]:
    """A problem for each colour of text, told where it is worst, with every spot where it is seen.

    Its place is where a style sheet gives that colour, or `elsewhere`, where none does so in these words.
    """
    of_colour: dict[tuple[Colour, float], list[LowContrast]] = defaultdict(list)
    for each in found:
        of_colour[each.text.colour, each.enough].append(each)
    for (colour, enough), seen in of_colour.items():
        worst = min(seen, key=lambda each: each.ratio)
        problem = Problem(
            Code.LOW_CONTRAST,
            places.get(colour, elsewhere),
            words=worst.text.words.strip(),
            page=worst.folio,
            colour="#{:02x}{:02x}{:02x}".format(*colour),
            ratio=f"{worst.ratio:.1f}",
            enough=enough,
        )
        yield problem.seen_at(*(Spot(each.folio, each.text.area) for each in seen))


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of two sRGB colours, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (each / 255 for each in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _against(text: DrawnText, ground: list[tuple[int, Colour]]) -> float:
    """The contrast that all but the worst share of the ground reaches.

    Of a form's text, which is part of what is seen, the commonest colour around it is the ground.
    """
    if text.is_in_form:
        return _seen(text, max(ground)[1])
    ratios = sorted((_seen(text, colour), count) for count, colour in ground)
    left = sum(count for _, count in ratios) * WORST_SHARE
    for ratio, count in ratios:
        left -= count
        if left < 0:
            return ratio
    return ratios[-1][0]


def _seen(text: DrawnText, ground: Colour) -> float:
    """The contrast of text on a ground that shines through it as far as it does."""
    red, green, blue = (
        round(ink * text.opacity + under * (1 - text.opacity))
        for ink, under in zip(text.colour, ground, strict=True)
    )
    return contrast((red, green, blue), ground)
