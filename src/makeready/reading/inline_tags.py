"""The few HTML tags that may stand inside a paragraph; all others are refused with their place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

from makeready.issue import Emphasis, Inline, Inlines, LineBreak, Strong, Tag, Tagged
from makeready.problems import Code, Findings
from makeready.reading.depth import DEEPEST

BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z]+)\s*>")
ABBREVIATION = re.compile(
    r"<(?P<name>abbr)\s+title\s*=\s*(?P<quote>[\"'])(?P<title>.*?)(?P=quote)\s*>", re.IGNORECASE | re.DOTALL
)

EMPHASIS = {"i": "*words*", "em": "*words*", "b": "**words**", "strong": "**words**"}
"""Tags that are read as if the editor had typed Markdown, with a warning."""


@dataclass(slots=True)
class _Open:
    """A tag that waits for its end, and what stands behind it so far."""

    name: str
    html: str = ""
    title: str = ""
    line: int = 0
    parts: list[Inline] = field(default_factory=list)


class Tags:
    """Pairs the tags among the inlines of one run of words."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._stack = [_Open("")]

    def add(self, inlines: Inlines) -> None:
        """Put inlines behind what was met last."""
        self._stack[-1].parts.extend(inlines)

    def meet(self, html: str, line: int) -> None:
        """Take in a tag or a comment; what is not allowed is a problem."""
        if html.startswith("<!--"):
            return
        if BREAK.fullmatch(html):
            self.add((LineBreak(),))
        elif match := ABBREVIATION.fullmatch(html):
            self._stack.append(_Open("abbr", html, unescape(match["title"]), line))
        elif (match := TAG.fullmatch(html)) and _is_known(name := match["name"].lower()):
            if match["end"]:
                self._close(name, html, line)
            elif len(self._stack) > DEEPEST:
                self._findings.add(Code.TOO_DEEP, line)
            else:
                self._stack.append(_Open(name, html, line=line))
        else:
            self._findings.add(Code.RAW_HTML, line, html=html.partition("\n")[0])

    def _close(self, name: str, html: str, line: int) -> None:
        """Close the tag opened last; a problem where it has another name."""
        if self._stack[-1].name != name:
            self._findings.add(Code.UNCLOSED_TAG, line, html=html, tag=name)
            return
        opened = self._stack.pop()
        if name in EMPHASIS:
            self._findings.add(Code.HTML_EMPHASIS, opened.line, html=opened.html, markdown=EMPHASIS[name])
        self.add((_dressed(opened),))

    def finished(self) -> list[Inline]:
        """All that was met; a tag still open is a problem and leaves its words."""
        while len(self._stack) > 1:
            opened = self._stack.pop()
            self._findings.add(Code.UNCLOSED_TAG, opened.line, html=opened.html, tag=opened.name)
            self.add(tuple(opened.parts))
        return self._stack[0].parts


def _is_known(name: str) -> bool:
    """Whether a tag is allowed, or read as Markdown."""
    return name in EMPHASIS or name in {tag.value for tag in Tag}


def _dressed(opened: _Open) -> Inline:
    """The inline that a closed tag stands for."""
    words = tuple(opened.parts)
    if opened.name in ("i", "em"):
        return Emphasis(words)
    if opened.name in ("b", "strong"):
        return Strong(words)
    return Tagged(Tag(opened.name), words, opened.title)
