"""An article by itself as plain Markdown, to be read and passed on anywhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from makeready.composing.markdown_blocks import BREAK, MarkdownBlocks
from makeready.composing.markdown_inlines import MarkdownLines
from makeready.composing.printed_words import Words
from makeready.issue import Article, Emphasis, Heading, Inlines, Reference, Text, plain_text, walk


def article_markdown(article: Article, words: Words, pictures: Mapping[str, str], source: Inlines) -> str:
    """The text of the file; `pictures` are addresses by `Picture.file`, `source` says where it was printed.

    Another article is looked for in a folder beside the file's own: "../carts/carts.md".
    """
    anchors = _anchors(article)

    def place(reference: Reference) -> str:
        if reference.article != article.slug:
            return f"../{reference.article}/{reference.article}.md"
        return f"#{anchors.get(reference.heading, anchors[''])}"

    lines = MarkdownLines(pictures, place)
    blocks = MarkdownBlocks(lines)
    byline = f"{words.by} {article.byline}" if article.byline else ""
    parts = [
        f"# {lines.line(article.title)}",
        lines.paragraph((Emphasis(article.standfirst),)) if article.standfirst else "",
        lines.paragraph((Text(byline),)),
        "\n".join(blocks.blocks(article.blocks)),
        BREAK,
        lines.paragraph(source),
        *("\n".join(blocks.note(note)) for note in article.notes),
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


def _anchors(article: Article) -> Mapping[str, str]:
    """What GitHub calls each heading by its words, and the title, by their anchors; "" is the title's."""
    headings = (block for block in walk(article.blocks) if isinstance(block, Heading))
    found: dict[str, str] = {}
    taken: Counter[str] = Counter()
    for anchor, words in [("", article.title), *((each.anchor, each.children) for each in headings)]:
        name = re.sub(r"[^\w\- ]", "", plain_text(words).lower()).replace(" ", "-")
        found[anchor] = f"{name}-{taken[name]}" if taken[name] else name
        taken[name] += 1
    return found
