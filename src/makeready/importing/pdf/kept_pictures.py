"""Which pictures of the pages are figures, and why the others are none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from makeready.importing.pdf.pages import Page, PlacedPicture
from makeready.importing.pdf.parts import Part

SMALLEST = 24.0
"""pt; a picture that is smaller either way is an ornament."""
LARGEST_LOGO, SCAN = 0.05, 0.6
"""Of the page: what is repeated and larger is no logo; what is larger than the other may be a scan of it."""


def kept_pictures(pages: Sequence[Page]) -> tuple[list[PlacedPicture], list[tuple[PlacedPicture, str]]]:
    """The pictures that are figures; the others with the reason why they are none."""
    pictures = [(page, picture) for page in pages for picture in page.pictures]
    seen = Counter(place for place, _ in {(_shown(picture), page.number) for page, picture in pictures})
    kept, dropped = list[PlacedPicture](), list[tuple[PlacedPicture, str]]()
    for page, picture in pictures:
        share = picture.box.width * picture.box.height / (page.width * page.height)
        count = seen[_shown(picture)]
        if min(picture.box.width, picture.box.height) < SMALLEST:
            dropped.append((picture, "it is smaller than a picture, an ornament"))
        elif count > 1 and share < LARGEST_LOGO:
            dropped.append((picture, f"it stands in the same place on {count} pages, as a logo does"))
        elif page.recognised and share > SCAN:
            dropped.append((picture, "it is the scan of the page, whose text was recognised by a machine"))
        else:
            kept.append(picture)
    return kept, dropped


def _shown(picture: PlacedPicture) -> tuple[str, int, int]:
    """What a picture shows, and how high and how large it stands on its page."""
    key = picture.key or f"{picture.page} {picture.box}"
    return key, round(picture.box.top / 4), round(picture.box.width)


def one_of_each_spread(parts: Sequence[Part], dropped: list[tuple[PlacedPicture, str]]) -> list[Part]:
    """The parts; a picture that reaches over two pages is one figure, and its other half is `dropped`."""
    spreads: dict[str, Part] = {}
    kept: list[Part] = []
    for part in parts:
        picture = part.picture
        other = spreads.get(picture.key) if picture else None
        before = other.picture if other else None
        if picture is None or other is None or before is None or not _is_other_half(before, picture):
            kept.append(part)
            if picture and picture.key:
                spreads[picture.key] = part
            continue
        dropped.append((picture, "it is the other half of a picture that reaches over two pages"))
        if other.block is None:
            other.block, other.credit, other.doubt = part.block, part.credit, part.doubt
    return kept


def _is_other_half(one: PlacedPicture, other: PlacedPicture) -> bool:
    """Whether a picture goes on from the page before, which cuts it off where the other begins."""
    same = abs(one.box.width - other.box.width) < 1 and abs(one.box.top - other.box.top) < 1
    return same and other.page == one.page + 1 and other.box.left < -0.3 * other.box.width
