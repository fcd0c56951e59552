"""Headlines and subheads that break badly."""

from __future__ import annotations

from collections.abc import Iterator

from makeready.producing.pdf.set_text import HEADINGS, SetBlock, SetText
from makeready.producing.produced import FaultKind, PageFault

FEWEST_LETTERS = 6
"""One word of fewer characters, alone on the last line, is lonely."""
LEAST_SHARE = 0.2
"""And so is a last line that fills less of the measure than this."""
HYPHENS = ("\u2010", "\u00ad")
"""What the engine divides a word with; a hyphen that was typed may end a line."""
SMALL_WORDS = {"en": {"a", "an", "the", "and", "or", "nor", "of", "to", "from", "into", "between", "against"}}
"""By language, the words that lead on to the next one.

A preposition of the verb before it may end a line: "What we did with / a one-sided essay".
"""


def headline_faults(text: SetText) -> Iterator[PageFault]:
    """The faulty lines of every heading, in the order in which they begin."""
    for block in text.blocks.values():
        if block.element.tag in HEADINGS and len(block.lines) > 1:
            yield from _faults(block)


def _faults(block: SetBlock) -> Iterator[PageFault]:
    lines = [line.words for line in block.lines]
    last = block.lines[-1]
    if any(line.endswith(HYPHENS) for line in lines[:-1]):
        at = next(at for at, line in enumerate(lines) if line.endswith(HYPHENS))
        yield block.lines[at].fault(FaultKind.DIVIDED_HEADLINE)
    elif max(len(line.split()) for line in lines) == 1 or block.element.find(".//br") is not None:
        # A word a line can't be broken otherwise; and where the editor breaks it, it is meant.
        return
    elif (" " not in lines[-1] and len(lines[-1]) < FEWEST_LETTERS) or _share(block) < LEAST_SHARE:
        yield last.fault(FaultKind.SHORT_HEADLINE_END)
    else:
        small = SMALL_WORDS.get(str(last.box.style["lang"] or "").partition("-")[0].lower(), set())
        for line in block.lines[:-1]:
            words = line.words.split()
            if len(words) > 1 and words[-1].lower() in small:
                yield line.fault(FaultKind.HEADLINE_AFTER_SMALL_WORD)
                return


def _share(block: SetBlock) -> float:
    """How much of its measure a heading's last line fills, from 0 to 1."""
    last = block.lines[-1]
    inked = sum(piece.width for piece in last.pieces)
    return float(inked / block.measure) if block.measure else 1.0
