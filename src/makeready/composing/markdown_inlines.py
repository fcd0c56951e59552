"""What a line of prose holds as Markdown: CommonMark, with the notes of GitHub's dialect.

Where emphasis would not be seen as that between its signs, as inside a word or inside other emphasis, it is
written as the HTML that CommonMark allows in a line.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape

from makeready.composing.markdown_text import at_line_start, in_line
from makeready.issue import (
    Code,
    Emphasis,
    Inline,
    InlinePicture,
    Inlines,
    LineBreak,
    Link,
    NoteMark,
    Reference,
    Strong,
    Tagged,
    Text,
    plain_text,
)

BREAK, PIPE = "\n", "\x1f"
"""A line end that was asked for and a `|` in code, until it is known what they stand in."""
_SELF_TOLD = re.compile(r"https?://[^\s<>|`\\]+|[\w.+-]+@[\w-]+(\.[\w-]+)+", re.ASCII)
"""An address that is a link where it stands between `<` and `>`."""
_IN_ADDRESS = str.maketrans({sign: f"%{ord(sign):02X}" for sign in "<>`| \n"})
_SIGNS = {Emphasis: ("*", "em"), Strong: ("**", "strong")}


@dataclass(frozen=True, slots=True)
class MarkdownLines:
    """Writes lines; where pictures and other places are is known from the file that they stand in."""

    pictures: Mapping[str, str]
    """The address of each picture, by `Picture.file`."""
    place: Callable[[Reference], str]
    """The address that a reference leads to."""

    def paragraph(self, inlines: Inlines) -> str:
        """The lines of a paragraph; one that breaks ends in a backslash."""
        lines = [line.strip() for line in self._written(inlines).split(BREAK)]
        while lines and not lines[-1]:
            lines.pop()
        while lines and not lines[0]:
            lines.pop(0)
        return "\\\n".join(map(at_line_start, lines)).replace(PIPE, "|")

    def line(self, inlines: Inlines) -> str:
        """The same as a single line: of a heading."""
        return self._written(inlines).strip().replace(BREAK, "<br>").replace(PIPE, "|")

    def cell(self, inlines: Inlines) -> str:
        """The same in a table, where every `|` that parts no cells has a backslash, in code too."""
        return self._written(inlines).strip().replace(BREAK, "<br>").replace(PIPE, "\\|")

    def picture(self, file: str, alt: str) -> str:
        """A picture, with what is heard in its place."""
        return f"![{in_line(alt.replace(BREAK, ' '))}]({_address(self.pictures[file])})"

    def _written(self, inlines: Inlines, *, around: str = "") -> str:
        """The inlines one after the other, each with a look at its neighbours; written from the last one."""
        parts: list[str] = []
        following = ""
        for at in range(len(inlines) - 1, -1, -1):
            before = _last_sign(inlines[at - 1]) if at else ""
            parts.append(self._one(inlines[at], before, following, around=around))
            following = (parts[-1] or following)[:1]
        return "".join(reversed(parts))

    def _one(self, inline: Inline, before: str, after: str, *, around: str) -> str:
        match inline:
            case Text(text=text):
                return _words(text, before, after)
            case Emphasis() | Strong():
                return self._emphasis(inline, before, after, around=around)
            case Code(text=text):
                return _code(text) if after != "`" else f"<code>{in_line(text.replace(BREAK, ' '))}</code>"
            case Tagged(tag=tag, children=children, title=title):
                attribute = f' title="{escape(title)}"' if title else ""
                return f"<{tag}{attribute}>{self._written(children, around=around)}</{tag}>"
            case Link(href=href, children=children):
                shown = href.removeprefix("mailto:")
                if plain_text(children) == shown and _SELF_TOLD.fullmatch(shown):
                    return f"<{shown}>"
                return self._linked(href, children, around=around)
            case Reference(children=children):
                return self._linked(self.place(inline), children, around=around)
            case NoteMark(number=number):
                return f"[^{number}]"
            case LineBreak():
                return BREAK
            case InlinePicture(picture=picture, alt=alt):
                return self.picture(picture.file, alt)

    def _linked(self, href: str, children: Inlines, *, around: str) -> str:
        words = self._written(children, around=around)
        unlike_a_note = "\\" if words.startswith("^") else ""
        return f"[{unlike_a_note}{words}]({_address(href)})"

    def _emphasis(self, inline: Emphasis | Strong, before: str, after: str, *, around: str) -> str:
        sign, tag = _SIGNS[type(inline)]
        words = self._written(inline.children, around=around + sign)
        if _is_seen(sign, words, before, after, around):
            return f"{sign}{words}{sign}"
        return f"<{tag}>{words}</{tag}>"


def _words(text: str, before: str, after: str) -> str:
    """Plain words; what would be read together with a note mark or a link beside them is kept apart."""
    written = in_line(text.replace(BREAK, " "))
    if before == "]" and written[:1] in {"(", ":"}:
        written = "\\" + written
    if after == "[" and written.endswith("!"):
        written = f"{written[:-1]}\\!"
    return written


def _last_sign(inline: Inline) -> str:
    """The last character that an inline is written with, as far as its neighbour has to know."""
    match inline:
        case Text(text=text) if text:
            return text[-1]
        case NoteMark():
            return "]"
        case LineBreak():
            return " "
        case Emphasis() | Strong():
            return "*"
        case _:
            return ")"


def _is_seen(sign: str, words: str, before: str, after: str, around: str) -> bool:
    """Whether `words` between these signs are emphasis and nothing else, inside emphasis by `around`.

    CommonMark 0.31, 6.2: what stands on both sides of a run of delimiters decides.
    """
    if not words or words[0].isspace() or words[-1].isspace():
        return False
    if not around:
        return (not before or _parts_words(before)) and (not after or _parts_words(after))
    whole = words[0].isalnum() and words[-1].isalnum() and before.isspace() and after.isspace()
    return whole and {sign, around} == {"*", "**"}


def _parts_words(sign: str) -> bool:
    """Whether it parts words: white space, or punctuation but another sign of emphasis."""
    return sign.isspace() or (sign not in "*_" and unicodedata.category(sign)[0] in "PS")


def _code(text: str) -> str:
    """A code span: its fence is longer than any row of backticks in it."""
    words = text.replace(BREAK, " ").replace("|", PIPE)
    fence = "`" * (max(map(len, re.findall("`+", words)), default=0) + 1)
    padded = words[:1] in "` " or words[-1:] in "` "
    return f"{fence} {words} {fence}" if padded and words.strip() else f"{fence}{words}{fence}"


def _address(href: str) -> str:
    """A link's address in brackets, if it needs them."""
    plain = re.sub(r"[\\&]", lambda found: "\\" + found.group(), href.translate(_IN_ADDRESS))
    return f"<{plain}>" if not plain or re.search(r"[()]", plain) else plain
