"""Whether the tags of a PDF can be trusted: many are put on by a machine that has guessed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from makeready.importing.pdf.pages import Line, Page
from makeready.importing.pdf.tags import Told
from makeready.importing.torn_words import is_torn

FEWEST_TAGGED = 0.8
"""Of the letters; the rest is furniture, and words in drawings."""
MOST_TORN = 0.1
"""Of the paragraphs; where more end within a word or a sentence, each line was tagged by itself."""
FEWEST_PARAGRAPHS = 2


def are_trusted(pages: Sequence[Page]) -> bool:
    """Whether most words are tagged, as paragraphs that are whole."""
    lines = [line for page in pages for line in page.lines]
    letters = sum(len(line.text) for line in lines)
    tagged = sum(len(line.text) for line in lines if line.tag)
    if tagged < FEWEST_TAGGED * letters:
        return False
    paragraphs: dict[int, list[Line]] = {}
    for line in lines:
        if line.tag and line.is_told(Told.PARAGRAPH):
            paragraphs.setdefault(line.tag.number, []).append(line)
    told = [paragraphs[number] for number in sorted(paragraphs)]
    torn = sum(_is_torn(one[-1], other[0]) for one, other in pairwise(told))
    return len(told) >= FEWEST_PARAGRAPHS and torn <= MOST_TORN * len(told)


def _is_torn(last: Line, first: Line) -> bool:
    """Whether a paragraph ends within a word, or within a sentence that the next one goes on with."""
    return is_torn(last.text) or (last.text[-1:].isalpha() and first.text[:1].islower())
