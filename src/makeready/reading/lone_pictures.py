"""Which pictures stand alone in their paragraph, and so are figures, and which stand in a line of words."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_it.tree import SyntaxTreeNode

BREAKS = ("softbreak", "hardbreak")


def lone_pictures(inline: SyntaxTreeNode) -> list[SyntaxTreeNode]:
    """The pictures of a paragraph that holds nothing else; none where it holds words."""
    seen = [node for node in inline.children if not _is_nothing(node)]
    return seen if all(node.type == "image" for node in seen) else []


def pictures_in_lines(inline: SyntaxTreeNode, line: int) -> Iterator[tuple[str, int, bool]]:
    """Address and line of each picture among words, and whether it has the line to itself."""
    for at, leaves in enumerate(_lines(inline)):
        seen = [leaf for leaf in leaves if not _is_nothing(leaf)]
        alone = all(leaf.type == "image" for leaf in seen)
        for leaf in seen:
            if leaf.type == "image":
                yield str(leaf.attrs["src"]), line + at, alone


def _lines(inline: SyntaxTreeNode) -> list[list[SyntaxTreeNode]]:
    """The words, pictures and signs of a paragraph, line by line as they are typed."""
    lines: list[list[SyntaxTreeNode]] = [[]]
    for leaf in _leaves(inline):
        if leaf.type in BREAKS:
            lines.append([])
        else:
            lines[-1].append(leaf)
            if leaf.type == "html_inline":
                lines.extend([] for _ in range(leaf.content.count("\n")))
    return lines


def _leaves(node: SyntaxTreeNode) -> Iterator[SyntaxTreeNode]:
    """The innermost parts of a run of words: what is in italics, the picture in a link."""
    for child in node.children:
        if child.type == "image" or not child.children:
            yield child
        else:
            yield from _leaves(child)


def _is_nothing(node: SyntaxTreeNode) -> bool:
    """Whether an inline leaves nothing on the page: white space or a comment."""
    if node.type == "text":
        return not node.content.strip()
    return node.type == "softbreak" or (node.type == "html_inline" and node.content.startswith("<!--"))
