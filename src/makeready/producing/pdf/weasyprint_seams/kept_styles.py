"""Styles kept from document to document: WeasyPrint works out all values anew for each article.

The articles of an issue have the same sheets, and so the same styles: the same rules below the same parent.
What was worked out of one is given to those after it, values and notes, and what becomes of the style is not:
WeasyPrint changes some while it makes boxes. Nothing is kept where a sheet asks how large the page is, and no
value of which WeasyPrint has something to tell, so that each document is told of it. Measured on three
articles: 0.92 of the time of a fragment, the same bytes.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import Any

from weasyprint import css

from makeready.producing.pdf.weasyprint_seams.plain_styles import missing_or_plain

MOST_KEPT = 4000
"""So many styles are kept; then all are forgotten. A layout has some hundreds."""

AS_ASKED = {"first-line", "first-letter"}
"""Pseudo-elements of which WeasyPrint takes those values that were asked for, and no others."""

OWN = "anchor"
"""The value that is an element's own: it tells like styles apart, and no other value follows from it."""

WRITTEN = "lang"
"""The value that WeasyPrint makes anew for each document, from the attribute of this name."""


@dataclass(eq=False, slots=True)
class _Known:
    """What is known of a style."""

    given: dict[str, Any]
    """What rules give. Its values are told apart by their identity, and so have to stay."""
    values: dict[str, Any] = field(default_factory=dict)
    specified: dict[str, Any] = field(default_factory=dict)
    notes: dict[str, Any] = field(default_factory=dict)
    anonymous: _Known | None = None
    """What is known of the style of boxes that no element makes."""


class _PageSizes(dict[str, Any]):
    """The sizes of a document's first page. A value in units of them is another in the next document."""

    kept: dict[Any, _Known]

    def __getitem__(self, name: str) -> Any:
        """A size, for a length in units of it: what is known of this document's styles is not kept."""
        self.kept.clear()
        return super().__getitem__(name)


class _Told(logging.Filter):
    """Counts what WeasyPrint tells."""

    count = 0

    def filter(self, _record: logging.LogRecord) -> bool:
        """Let everything pass."""
        self.count += 1
        return True


_told = _Told()
css.LOGGER.addFilter(_told)

_set_computed_styles, _missing = css.StyleFor.set_computed_styles, missing_or_plain
_anonymous_missing = css.AnonymousStyle.__missing__
_anonymous_style = vars(css.Style)["anonymous_style"]
_begin_anonymous = _anonymous_style.func


def _set_computed_styles_as_before(
    style_for: Any, element: Any, parent: Any, root: Any = None, pseudo_type: Any = None, **told: Any
) -> None:
    """Make the style of an element, and give it what is known of it."""
    kept = vars(style_for.font_config).setdefault("kept_styles", {})
    if not isinstance(style_for.initial_page_sizes, _PageSizes):
        style_for.initial_page_sizes = _PageSizes(style_for.initial_page_sizes)
        style_for.initial_page_sizes.kept = kept
    _set_computed_styles(style_for, element, parent, root, pseudo_type, **told)
    style = style_for.get_computed_styles()[element, pseudo_type]
    above = _known_of(style.parent_style)
    if (style.parent_style is not None and above is None) or pseudo_type in AS_ASKED:
        return
    key = above, pseudo_type, style.base_url, _given(style.cascaded)
    if key not in kept:
        if len(kept) >= MOST_KEPT:
            kept.clear()
        kept[key] = _Known(style.cascaded)
    known = kept[key]
    known.specified.update(style.specified)
    style.specified = known.specified
    _tell(style, known)


def _given(cascaded: dict[str, Any]) -> tuple[Any, ...]:
    """What rules give a style, and how strongly: of a left margin and one at the line's start, one wins."""
    return tuple(
        (name, value if name == WRITTEN else id(value), precedence, layer, *specificity)
        for name, (value, (precedence, layer, specificity)) in cascaded.items()
        if name != OWN
    )


def _anonymous_style_as_before(parent: Any) -> Any:
    """The style of the boxes in an element that have no element of their own."""
    style, above = _begin_anonymous(parent), _known_of(parent)
    if above is not None:
        above.anonymous = above.anonymous or _Known({})
        _tell(style, above.anonymous)
    return style


def _known_of(style: Any) -> _Known | None:
    return None if style is None else vars(style).get("known")


def _tell(style: Any, known: _Known) -> None:
    style.known, style.notes = known, known.notes
    style.update(known.values)


def _missing_and_kept(style: Any, key: str) -> Any:
    """The value of a property that no style like this one has been asked for before."""
    told = _told.count
    value, known = _missing(style, key), _known_of(style)
    if known is not None and key != OWN and told == _told.count:
        known.values[key] = value
    return value


def _anonymous_missing_and_kept(style: Any, key: str) -> Any:
    value, known = _anonymous_missing(style, key), _known_of(style)
    if known is not None:
        known.values[key] = value
    return value


css.StyleFor.set_computed_styles = _set_computed_styles_as_before
css.ComputedStyle.__missing__ = _missing_and_kept
css.AnonymousStyle.__missing__ = _anonymous_missing_and_kept
_anonymous_style.func = _anonymous_style_as_before
