"""Words with what they are dressed in, as Markdown that is read back just so.

Pandoc's tree is made flat first: a run of leaves, each with its own dress. Neighbours in the same dress are
one, a space is never at the edge of a dress, and signs that would keep `*` from opening or closing are put
outside.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from makeready.importing.markdown_text import within_line
from makeready.reading.markdown import typed_parser

EMPHASIS, STRONG = "Emph", "Strong"
_ORDINARY = {EMPHASIS: "*", STRONG: "**"}
_OTHER = {EMPHASIS: "_", STRONG: "**"}
_TAGS = {"Superscript": "sup", "Subscript": "sub", "kbd": "kbd", "abbr": "abbr"}


@dataclass(frozen=True, slots=True)
class Leaf:
    """A run of words in one dress, or something that stands among them."""

    text: str
    dress: frozenset[str] = frozenset()
    """"Emph", "Strong"."""
    tag: str = ""
    """"Superscript", "Subscript", "kbd", "abbr" or ""."""
    title: str = ""
    """What an abbreviation stands for."""
    link: str = ""
    """Where it leads; "" where it leads nowhere."""
    typed: bool = False
    """Whether `text` is Markdown already: a note's mark, a picture, code, the end of a line."""


def markdown_of(leaves: Sequence[Leaf]) -> tuple[str, bool]:
    """The leaves as Markdown, and whether their dress could be kept."""
    ready = _within_signs(_merged(_spaces_outside(_merged(leaves))))
    for signs in (_ORDINARY, _OTHER):
        written = "".join(_written(ready, signs))
        if _seen(written) == _meant(ready):
            return written, True
    plain = _merged([replace(leaf, dress=frozenset()) for leaf in ready])
    return "".join(_written(plain, _ORDINARY)), not any(leaf.dress for leaf in ready)


# --- Leaves put right -----------------------------------------------------------------------------


def _merged(leaves: Sequence[Leaf]) -> list[Leaf]:
    """The leaves with neighbours in the same dress made one, and single spaces in them."""
    result: list[Leaf] = []
    for leaf in leaves:
        before = result[-1] if result else None
        if not leaf.text:
            continue
        if before and not before.typed and not leaf.typed and _same_dress(before, leaf):
            result[-1] = replace(before, text=before.text + leaf.text)
        else:
            result.append(leaf)
    return [leaf if leaf.typed else replace(leaf, text=re.sub(" {2,}", " ", leaf.text)) for leaf in result]


def _same_dress(one: Leaf, other: Leaf) -> bool:
    return (one.dress, one.tag, one.title, one.link) == (other.dress, other.tag, other.title, other.link)


def _spaces_outside(leaves: Sequence[Leaf]) -> list[Leaf]:
    """White space at the edges of a dress or of a link put outside of it."""
    result: list[Leaf] = []
    for at, leaf in enumerate(leaves):
        if leaf.typed or not (leaf.dress or leaf.tag or leaf.link):
            result.append(leaf)
            continue
        before, after = _beside(leaves, at)
        text = leaf.text.strip()
        lead = leaf.text[: len(leaf.text) - len(leaf.text.lstrip())] if text else leaf.text
        trail = leaf.text[len(leaf.text.rstrip()) :] if text else ""
        result += [_space(lead, leaf, before), replace(leaf, text=text), _space(trail, leaf, after)]
    return result


def _beside(leaves: Sequence[Leaf], at: int) -> tuple[Leaf, Leaf]:
    nothing = Leaf("")
    return leaves[at - 1] if at else nothing, leaves[at + 1] if at + 1 < len(leaves) else nothing


def _space(text: str, leaf: Leaf, neighbour: Leaf) -> Leaf:
    """White space in the dress that a leaf and its neighbour share."""
    link = leaf.link if leaf.link == neighbour.link else ""
    return Leaf(text, leaf.dress & neighbour.dress, "", link)


def _within_signs(leaves: Sequence[Leaf]) -> list[Leaf]:
    """The leaves with signs at the edge of a dress outside of it, where a letter touches them."""
    result = list(leaves)
    at = 0
    while at < len(result):
        leaf = result[at]
        before, after = _beside(result, at)
        opened, closed = leaf.dress - before.dress, leaf.dress - after.dress
        if not leaf.typed and opened and _is_letter(before.text[-1:]) and _is_sign(leaf.text[0]):
            signs = _signs_at_start(leaf.text)
            parts = [
                replace(leaf, text=signs, dress=leaf.dress - opened),
                replace(leaf, text=leaf.text[len(signs) :]),
            ]
        elif not leaf.typed and closed and _is_letter(after.text[:1]) and _is_sign(leaf.text[-1]):
            signs = _signs_at_start(leaf.text[::-1])[::-1]
            parts = [
                replace(leaf, text=leaf.text[: -len(signs)]),
                replace(leaf, text=signs, dress=leaf.dress - closed),
            ]
        else:
            at += 1
            continue
        result[at : at + 1] = [part for part in parts if part.text]
        at += 1
    return _merged(result)


def _signs_at_start(text: str) -> str:
    return text[: next((at for at, sign in enumerate(text) if not _is_sign(sign)), len(text))]


def _is_sign(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _is_letter(character: str) -> bool:
    return bool(character) and not character.isspace() and not _is_sign(character)


# --- Leaves written -------------------------------------------------------------------------------


def _written(leaves: Sequence[Leaf], signs: dict[str, str]) -> Iterator[str]:
    """The leaves one after the other, a link's brackets around the leaves that lead to the same place."""
    at = 0
    while at < len(leaves):
        link = leaves[at].link
        end = next((i for i in range(at, len(leaves)) if leaves[i].link != link), len(leaves))
        inside = "".join(_dressed(leaves[at:end], signs))
        following = leaves[end].link if end < len(leaves) else ""
        if link:
            yield f"[{inside}]({_address(link)})"
        else:
            yield _apart(inside) if following else inside
        at = end


def _dressed(leaves: Sequence[Leaf], signs: dict[str, str]) -> Iterator[str]:
    """The leaves with the signs of their dress; what lasts longer is opened first."""
    open_now: list[str] = []
    for at, leaf in enumerate(leaves):
        while any(style not in leaf.dress for style in open_now):
            yield signs[open_now.pop()]
        lasting = {style: _lasts(leaves[at:], style) for style in leaf.dress if style not in open_now}
        for style in sorted(lasting, key=lambda style: (-lasting[style], style), reverse=False):
            open_now.append(style)
            yield signs[style]
        before, after = _beside(leaves, at)
        text = _leaf(leaf)
        if before.typed and before.text.endswith("]") and text.startswith("("):
            text = f"\\{text}"  # a note's mark and a bracket would be a link
        yield _apart(text) if after.typed and after.text.startswith("[") else text
    while open_now:
        yield signs[open_now.pop()]


def _apart(text: str) -> str:
    """Words before a bracket, so that their last sign and the bracket make no picture and no note."""
    return f"{text[:-1]}\\{text[-1]}" if text.endswith(("!", "^")) else text


def _lasts(leaves: Sequence[Leaf], style: str) -> int:
    return next((at for at, leaf in enumerate(leaves) if style not in leaf.dress), len(leaves))


def _leaf(leaf: Leaf) -> str:
    text = leaf.text if leaf.typed else within_line(leaf.text)
    name = _TAGS.get(leaf.tag)
    title = f' title="{leaf.title}"' if leaf.title else ""
    return f"<{name}{title}>{text}</{name}>" if name else text


def _address(target: str) -> str:
    """An address as it may stand between a link's round brackets."""
    safe = "".join(f"%{ord(sign):02X}" if sign in ' <>"\\\t\n' else sign for sign in target)
    return f"<{safe}>" if any(sign in safe for sign in "()*_`") else safe


# --- Read back ------------------------------------------------------------------------------------


def _meant(leaves: Sequence[Leaf]) -> list[tuple[str, frozenset[str]]]:
    """Every letter and sign that was meant, with its dress."""
    return [
        (sign, leaf.dress) for leaf in leaves if not leaf.typed for sign in leaf.text if not sign.isspace()
    ]


def _seen(markdown: str) -> list[tuple[str, frozenset[str]]]:
    """The same, as the reading of an article finds it."""
    names = {"em": EMPHASIS, "strong": STRONG}
    found: list[tuple[str, frozenset[str]]] = []
    dress: list[str] = []
    for token in typed_parser().parseInline(markdown)[0].children or []:
        name = names.get(token.type.rpartition("_")[0])
        if name and token.nesting == 1:
            dress.append(name)
        elif name:
            dress.pop()
        elif token.type in {"text", "text_special"}:
            found += [(sign, frozenset(dress)) for sign in token.content if not sign.isspace()]
    return found
