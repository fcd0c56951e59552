"""Pull quotes and sidebars: which `:::` lines belong together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from makeready.issue import Block, Blocks, Inlines, PullQuote, Sidebar, slug_of
from makeready.issue import plain_text as words_of
from makeready.problems import Code
from makeready.reading.depth import DEEPEST
from makeready.reading.near_miss import did_you_mean
from makeready.reading.prose import Prose
from makeready.reading.tables import with_captions

PULL_QUOTE = "pullquote"
SIDEBAR = "sidebar"

ReadTitle = Callable[[str, int], Inlines]


@dataclass(slots=True)
class _Open:
    """A box that waits for its end, and the blocks in it so far."""

    name: str
    title: Inlines = ()
    line: int = 0
    blocks: list[Block] = field(default_factory=list)


class Boxes:
    """Pairs the box lines among the blocks of one text, quote or list item."""

    def __init__(self, prose: Prose, read_title: ReadTitle) -> None:
        self._prose = prose
        self._read_title = read_title
        self._stack = [_Open("")]

    def add(self, blocks: Blocks) -> None:
        """Put blocks behind what was met last."""
        self._stack[-1].blocks.extend(blocks)

    def meet(self, words: str, line: int) -> None:
        """Take in a box line: with words on it a box begins, without it ends."""
        if words and len(self._stack) > DEEPEST:
            self._prose.findings.add(Code.TOO_DEEP, line)
        elif words:
            self._open(words, line)
        elif len(self._stack) > 1:
            self.add(self._boxed(self._stack.pop()))
        else:
            self._prose.findings.add(Code.STRAY_BOX_END, line)

    def _open(self, words: str, line: int) -> None:
        """Begin a box; a name that isn't known is a problem."""
        name, _, title = words.partition(" ")
        findings = self._prose.findings
        if name == SIDEBAR:
            self._stack.append(_Open(name, self._read_title(title.strip(), line), line))
            return
        if name != PULL_QUOTE:
            near = did_you_mean(name, (PULL_QUOTE, SIDEBAR), "::: {}")
            findings.add(Code.UNKNOWN_BOX, line, name=name, did_you_mean=near)
        elif title:
            findings.add(Code.WORDS_AFTER_PULLQUOTE, line, words=title.strip())
        self._stack.append(_Open(name, line=line))

    def finished(self) -> Blocks:
        """All that was met; a box still open is a problem and ends here."""
        while len(self._stack) > 1:
            opened = self._stack.pop()
            self._prose.findings.add(Code.UNCLOSED_BOX, opened.line, name=opened.name)
            self.add(self._boxed(opened))
        return with_captions(self._stack[0].blocks, self._prose.findings)

    def _boxed(self, opened: _Open) -> Blocks:
        """The block that a box stands for; none, and a warning, where it is empty."""
        blocks = with_captions(opened.blocks, self._prose.findings)
        if not blocks and not opened.title:
            self._prose.findings.add(Code.EMPTY_BOX, opened.line, name=opened.name)
            return ()
        if opened.name == SIDEBAR and not opened.title:
            self._prose.findings.add(Code.SIDEBAR_WITHOUT_TITLE, opened.line)
        if opened.name == PULL_QUOTE:
            return (PullQuote(blocks, opened.line),)
        anchor = self._prose.anchors.new("sidebar", slug_of(words_of(opened.title)))
        return (Sidebar(anchor, opened.title, blocks, opened.line),)
