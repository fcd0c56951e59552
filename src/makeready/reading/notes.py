"""Footnotes: their texts are gathered first, their numbers given in the order of their marks."""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it.tree import SyntaxTreeNode

from makeready.issue import Blocks, Note
from makeready.problems import Code, Findings
from makeready.reading.inline_notes import inline_label
from makeready.reading.markdown import Tree, blocks_in
from makeready.reading.near_miss import did_you_mean

SPACED = re.compile(r"\[\^([^\]\s]+)\]\s+:")
"""The beginning of a note's text with a space that makes it none."""

ReadNote = Callable[[SyntaxTreeNode, int], Blocks]
"""Reads the text of a note, given its line."""


class Notes:
    """The notes of one article."""

    def __init__(self, tree: Tree, findings: Findings) -> None:
        self._findings = findings
        self._texts: dict[str, SyntaxTreeNode] = {}
        self._called: dict[str, int] = {}
        """Line of each label's first mark, in the order of the marks."""
        self._asked: set[str] = set()
        """Labels of marks that have no text, or an empty one."""
        self._spaced: dict[str, int] = {}
        """Line of each text that is none, as a space stands before its colon."""
        for node in blocks_in(tree.root):
            if node.type == "footnote_reference":
                self._gather(node)
            elif node.type == "inline" and (match := SPACED.match(node.content)):
                self._spaced.setdefault(match[1], _line(node))

    def _gather(self, node: SyntaxTreeNode) -> None:
        """Keep a note's text; a second text for the same label is a problem."""
        label, first = node.meta["label"], self._texts.get(node.meta["label"])
        if first is None:
            self._texts[label] = node
        else:
            self._findings.add(Code.NOTE_TWICE, _line(node), label=label, first=_line(first))

    def number(self, mark: SyntaxTreeNode, line: int) -> int | None:
        """The number of the note that a mark calls; None, and a problem, where it has no text."""
        label = mark.meta.get("label") or inline_label(mark.meta["id"])
        text = self._texts.get(label)
        if text is None or not text.children:
            self._asked.add(label)
            self._tell_without_text(label, line)
            return None
        self._called.setdefault(label, line)
        return list(self._called).index(label) + 1

    def _tell_without_text(self, label: str, line: int) -> None:
        """Put down that a mark has no text; where that is due to a space, only once, beside the space."""
        spaced = self._spaced.get(label)
        if spaced is None:
            unused = [other for other in self._texts if other not in self._called]
            near = did_you_mean(label, [other for other in unused if other != label], "[^{}]")
            self._findings.add(Code.MARK_WITHOUT_NOTE, line, label=label, did_you_mean=near)
        elif spaced == line:
            advice = "delete the space before the colon. Otherwise "
            self._findings.add(Code.MARK_WITHOUT_NOTE, line, label=label, did_you_mean=advice)

    def read(self, read: ReadNote) -> tuple[Note, ...]:
        """Every note that is called, also those that notes call, in the order of their numbers."""
        notes: list[Note] = []
        while len(notes) < len(self._called):
            label, line = list(self._called.items())[len(notes)]
            text = self._texts[label]
            line = _line(text) or line
            notes.append(Note(len(notes) + 1, read(text, line), line))
        self._tell_uncalled()
        return tuple(notes)

    def _tell_uncalled(self) -> None:
        """Put down each note that no mark calls."""
        for label, node in self._texts.items():
            if label not in self._called and label not in self._asked:
                self._findings.add(Code.NOTE_WITHOUT_MARK, _line(node), label=label, did_you_mean="")


def _line(node: SyntaxTreeNode) -> int:
    """The line on which a note's text begins; 0 for one written where it is called."""
    return node.map[0] + 1 if node.map else 0
