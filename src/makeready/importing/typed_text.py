"""Text that an author typed: no page was set of it, so a short line in it is a subhead, and no caption.

Only a label or a credit makes a caption there. The source has no picture, so even that is a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from makeready.importing.pieces import FURNITURE, Kind
from makeready.importing.text_runs import LABEL, Run, is_torn

MOST_SUBHEAD_WORDS = 10
NO_PICTURE = "it has a label or a credit, as captions have, and the source has no picture"
_CREDIT = re.compile(
    r"(?:^|[.!?,;(]\s*)(?:photo(?:graph)?(?:s|y)?|picture|illustration|drawing|image|credit)s?"
    r"(?::| ©| by:? (?-i:[^\Wa-zà-öø-ÿ]))|\S.*©",
    re.IGNORECASE,
)
"""After a caption's last stop, or alone; a sign of copyright that begins a line may be the text's own."""
_SUBHEAD = re.compile(r"[“\u2018\"'«¿¡]*[^\Wa-zà-öø-ÿа-яё].*[^\s,;\u2013\u2014-]$")


def is_typed(runs: Sequence[Run]) -> bool:
    """Whether nothing tells that a text was taken from pages: a divided word, a folio, a torn sentence."""
    if any(run.kind in FURNITURE for run in runs):
        return False
    texts = [run for run in runs if run.kind is Kind.PARAGRAPH]
    if any(is_torn((line,)) for run in texts for line in run.lines):
        return False
    return not any(after.goes_on and not before.ends for before, after in pairwise(texts))


def has_mark(text: str) -> bool:
    """Whether a text has a label or a credit, as captions have."""
    return bool(LABEL.match(text) or _CREDIT.search(text))


def of_typed(run: Run, following: Sequence[Run]) -> tuple[Kind, str]:
    """What a short run is in such a text, and why it may be something else."""
    if has_mark(run.text):
        return Kind.CAPTION, NO_PICTURE
    if run.ends:
        return Kind.PARAGRAPH, ""
    is_short = len(run.lines) == 1 and len(run.text.split()) <= MOST_SUBHEAD_WORDS
    if is_short and _SUBHEAD.match(run.text) and following and _may_be_headed(following[0], run):
        return Kind.SUBHEAD, "it is short and has no stop"
    return Kind.PARAGRAPH, "it has no stop, as captions have none"


def _may_be_headed(run: Run, head: Run) -> bool:
    """Whether a run can be what a subhead stands above: it is longer, or ends as a sentence does."""
    return run.kind in (Kind.PARAGRAPH, Kind.ITEM) and (run.ends or len(run.text) > len(head.text))
