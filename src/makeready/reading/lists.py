"""What a list shows of how it was typed: whether it is tight, and whether its numbers are kept."""

from __future__ import annotations

from markdown_it.tree import SyntaxTreeNode

from makeready.problems import Code, Findings


def is_tight(node: SyntaxTreeNode) -> bool:
    """Whether no blank line stands between the items of a list."""
    inner = (block for item in node.children for block in item.children)
    return all(block.hidden for block in inner if block.type == "paragraph")


def tell_renumbered(node: SyntaxTreeNode, start: int, findings: Findings) -> None:
    """Warn of the first item that prints with another number than was typed; all typed alike is a habit."""
    typed = [int(item.info) for item in node.children]
    if len(set(typed)) == 1:
        return
    for item, number, printed in zip(node.children, typed, range(start, start + len(typed)), strict=True):
        if number != printed:
            line = item.map[0] + 1 if item.map else 0
            findings.add(Code.RENUMBERED_ITEM, line, typed=number, printed=printed)
            return
