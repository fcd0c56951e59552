"""captions.md: what is printed with each picture, and what is known of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it.tree import SyntaxTreeNode

from makeready.issue import Paragraph, Placement, plain_text
from makeready.problems import Code, Findings
from makeready.reading.addresses import tell_unused_addresses
from makeready.reading.blocks import BlockReader
from makeready.reading.files import same_name
from makeready.reading.markdown import Tree, parse_blocks
from makeready.reading.near_miss import nearest, suggestion
from makeready.reading.prose import Prose
from makeready.reading.shapes import Caption
from makeready.reading.unbuilt import tell_leftovers

KEYS = ("credit", "rights", "place", "shape")
SHAPE = re.compile(r"([0-9]+(?:\.[0-9]+)?)\s*[:x\u00d7]\s*([0-9]+(?:\.[0-9]+)?)")
KEY_IN_WORDS = re.compile(r"\s*(?P<sign>[-*+\u2010-\u2015\u2022])?\s*(?P<key>[A-Za-z]+)\s*:")
"""A line that begins like a fact: a sign for a bullet, a key, a colon."""

KINDS = {
    "heading": "a heading other than ##",
    "blockquote": "a quote",
    "ordered_list": "a numbered list",
    "fence": "code",
    "code_block": "code (a line with four spaces before it)",
    "table": "a table",
    "hr": "a line ---",
    "box": "a box",
}
"""What a caption can't hold, in an editor's words."""


@dataclass(slots=True)
class _Draft:
    """A caption while it is read."""

    name: str
    line: int
    paragraphs: list[Paragraph] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)
    fact_lines: dict[str, int] = field(default_factory=dict)
    mistyped: set[str] = field(default_factory=set)
    """The keys that were likely meant by lines that give none."""


def read_captions(text: str, prose: Prose) -> dict[str, Caption]:
    """The captions in a captions.md by the name of their picture."""
    tree = parse_blocks(text, prose.language)
    tell_leftovers(tree, prose.findings)
    tell_unused_addresses(tree, prose.findings)
    captions: dict[str, Caption] = {}
    for draft in _drafts(tree, prose):
        if first := captions.get(draft.name):
            prose.findings.add(Code.CAPTION_TWICE, draft.line, name=draft.name, first=first.line)
        else:
            captions[draft.name] = _finished(draft, prose.findings)
    return captions


def _drafts(tree: Tree, prose: Prose) -> Iterator[_Draft]:
    """The parts of a captions.md, each under its heading; what stands elsewhere is a problem."""
    draft: _Draft | None = None
    for node in tree.root.children:
        line = node.map[0] + 1 if node.map else 0
        if node.type == "heading" and node.tag == "h2":
            if draft:
                yield draft
            draft = _Draft(picture_name(node.children[0].content), line)
            continue
        if draft:
            _tell_keys_in_words(node, draft, prose.findings)
        if node.type == "comment":
            BlockReader(prose, tree).read([node])
        elif draft is None:
            prose.findings.add(Code.CAPTION_ASTRAY, line, what="text above the first picture's heading")
        elif node.type == "bullet_list":
            _take_bullets(node, draft, prose, tree)
        elif node.type in KINDS:
            prose.findings.add(Code.CAPTION_ASTRAY, line, what=KINDS[node.type])
        else:
            blocks = BlockReader(prose, tree, line).read([node])
            draft.paragraphs += [block for block in blocks if isinstance(block, Paragraph)]
    if draft:
        yield draft


def picture_name(heading: str) -> str:
    """The file's name that a heading gives, without its folder and what Markdown may need around it."""
    typed = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", heading.strip().strip("`"))
    return same_name(typed.strip().removeprefix("images/"))


def _tell_keys_in_words(block: SyntaxTreeNode, draft: _Draft, findings: Findings) -> None:
    """Warn of each line such as `-place: wide`, which is no bullet for want of a space."""
    for inline in (node for node in block.walk() if node.type == "inline" and node.map):
        in_bullet = inline.parent is not None and inline.parent.parent is not block.parent
        for at, words in enumerate(inline.content.split("\n")):
            match = KEY_IN_WORDS.match(words)
            key = match and nearest(match["key"].lower(), KEYS)
            if not match or not key or (in_bullet and at == 0):
                continue
            value = words[match.end() :].strip().lower()
            if match["sign"] or match["key"] in KEYS or _is_fact(match["key"].lower(), value):
                draft.mistyped.add(key)
                line = inline.map[0] + at + 1 if inline.map else draft.line
                findings.add(Code.CAPTION_KEY_IN_WORDS, line, typed=words.strip(), key=key)


def _is_fact(key: str, value: str) -> bool:
    """Whether a line that begins with a capital is no sentence of a caption: "Credit: Mara Quill"."""
    return key in {"credit", "rights"} or (key == "place" and value in {place.value for place in Placement})


def _take_bullets(node: SyntaxTreeNode, draft: _Draft, prose: Prose, tree: Tree) -> None:
    """Put the facts of a list's `- key: value` lines into the draft."""
    for item in node.children:
        line = item.map[0] + 1 if item.map else draft.line
        blocks = BlockReader(prose, tree, line).read(item.children)
        words = plain_text(blocks[0].children) if blocks and isinstance(blocks[0], Paragraph) else ""
        key, colon, value = words.partition(":")
        if len(blocks) == 1 and colon:
            _take_fact(key.strip().lower(), value.strip(), line, draft, prose.findings)
        else:
            what = f'the bullet "{words}", which is no `key: value`,'
            prose.findings.add(Code.CAPTION_ASTRAY, line, what=what)


def _take_fact(key: str, value: str, line: int, draft: _Draft, findings: Findings) -> None:
    """Put one fact into the draft; an unknown or repeated key is a problem."""
    if key not in KEYS:
        near = nearest(key, KEYS)
        draft.mistyped |= {near} if near else set()
        details = {"did_you_mean": suggestion(near), "known": ", ".join(KEYS)}
        findings.add(Code.UNKNOWN_CAPTION_KEY, line, key=key, **details)
    elif key in draft.facts:
        findings.add(Code.REPEATED_CAPTION_KEY, line, key=key, name=draft.name)
    else:
        draft.facts[key] = value
        draft.fact_lines[key] = line


def _finished(draft: _Draft, findings: Findings) -> Caption:
    """The caption that a draft has become."""
    return Caption(
        draft.name,
        draft.line,
        tuple(draft.paragraphs),
        draft.facts.get("credit", ""),
        draft.facts.get("rights", ""),
        _place(draft, findings),
        _shape(draft, findings),
        credit_mistyped="credit" in draft.mistyped,
    )


def _place(draft: _Draft, findings: Findings) -> Placement:
    """Where the figure stands; `column`, and a problem, where the value is none of the four."""
    typed = draft.facts.get("place", "")
    value = " ".join(typed.lower().split())
    places = [place.value for place in Placement]
    if value in places:
        return Placement(value)
    if typed:
        findings.add(
            Code.WRONG_CAPTION_VALUE,
            draft.fact_lines["place"],
            key="place",
            wanted="one of the four places",
            value=f'"{typed}"',
            did_you_mean=suggestion(nearest(value, places)),
            example=", ".join(places[:-1]) + " or " + places[-1],
        )
    return Placement.COLUMN


def _shape(draft: _Draft, findings: Findings) -> tuple[float, float] | None:
    """Width and height of a missing picture's panel; None where they are not given."""
    typed = draft.facts.get("shape", "")
    match = SHAPE.fullmatch(typed)
    if match and float(match[1]) and float(match[2]):
        return float(match[1]), float(match[2])
    if typed:
        findings.add(
            Code.WRONG_CAPTION_VALUE,
            draft.fact_lines["shape"],
            key="shape",
            wanted="a width and a height",
            value=f'"{typed}"',
            did_you_mean="",
            example="4:3",
        )
    return None
