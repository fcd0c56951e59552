"""Anchors that no two articles of an issue share, and the links that lead to them."""

from __future__ import annotations

import re

from markupsafe import Markup

UNIT_SCHEME = "unit:"
"""How a link to another unit is written until the issue is put together: `unit:salt-road--fig-pan`."""


def anchor_in_issue(article: str, anchor: str) -> str:
    """The name of an article's anchor that no other article has; without one, the article's own."""
    return f"{article}--{anchor}" if anchor else article


def named_in_issue(article: str, html: Markup) -> Markup:
    """An article's markup with its anchors, and what leads to them, named for the whole issue."""
    named = re.sub(r'( (?:id|data-figure)="|href="#)', rf"\g<1>{anchor_in_issue(article, '')}--", str(html))
    return Markup(named)  # noqa: S704  the anchors alone are changed
