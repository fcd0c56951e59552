"""HTML at the beginning of a line: a comment is dropped, anything else is kept to be refused."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.html_block import HTML_SEQUENCES, html_block

INTERRUPTED: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote"]}

# The last of CommonMark's seven kinds, any tag alone on its line, is left to the rules for HTML inside
# a line, so that <sub> or <br> may begin a paragraph.
KINDS = HTML_SEQUENCES[:6]


def use_html_lines(parser: MarkdownIt) -> None:
    """Let the parser give `html_block` tokens, and `comment` tokens where a comment is faulty."""
    parser.block.ruler.at("html_block", html_lines, INTERRUPTED)


def html_lines(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's form
    """Whether HTML begins at `start`; it is consumed."""
    if state.is_code_block(start):
        return False
    line = _line(state, start)
    if line.startswith("<!--"):
        return _comment(state, start, end, silent=silent)
    if line.startswith("<") and any(opening.search(line) for opening, _, _ in KINDS):
        return html_block(state, start, end, silent)
    return False


def _comment(state: StateBlock, start: int, end: int, *, silent: bool) -> bool:
    """Whether the comment at `start` is a block: nothing follows it on its last line."""
    last, rest = _last_line(state, start, end)
    if rest and not any(state.isEmpty(line) for line in range(start, last)):
        return False  # the rules for HTML inside a line know what to do
    if not silent:
        if rest or last == end:
            token = state.push("comment", "", 0)
            token.content = rest
            token.map = [start if last == end else last, last + 1]
        state.line = min(last + 1, end)
    return True


def _last_line(state: StateBlock, start: int, end: int) -> tuple[int, str]:
    """The line on which the comment at `start` ends and what follows there; `end` where it does not."""
    for line in range(start, end):
        if line > start and not state.isEmpty(line) and state.sCount[line] < state.blkIndent:
            break
        words = _line(state, line)
        at = words.find("-->", 2 if line == start else 0)
        if at >= 0:
            return line, words[at + 3 :].strip()
    return end, ""


def _line(state: StateBlock, line: int) -> str:
    """A line without what its quote or list puts before it."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
