"""Quotation marks, apostrophes and dashes as a printer sets them, by language."""

# ruff: noqa: RUF001 - here the marks that look alike are the matter itself

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

ENGLISH = ("“", "”", "‘", "’")

BY_LANGUAGE: dict[str, tuple[str, str, str, str]] = {
    "az": ("“", "”", "‘", "’"),
    "be": ("«", "»", "„", "“"),
    "bg": ("„", "“", "‘", "’"),
    "cs": ("„", "“", "‚", "‘"),
    "da": ("»", "«", "›", "‹"),
    "de": ("„", "“", "‚", "‘"),
    "de-CH": ("«", "»", "‹", "›"),
    "el": ("«", "»", "“", "”"),
    "es": ("«", "»", "“", "”"),
    "et": ("„", "“", "‚", "‘"),
    "fi": ("”", "”", "’", "’"),
    "fr": ("«\u00a0", "\u00a0»", "“", "”"),
    "fr-CH": ("«", "»", "‹", "›"),
    "hr": ("„", "“", "‘", "’"),
    "hu": ("„", "”", "»", "«"),
    "hy": ("«", "»", "“", "”"),
    "it": ("«", "»", "“", "”"),
    "ja": ("「", "」", "『", "』"),
    "ka": ("„", "“", "‘", "’"),
    "lt": ("„", "“", "‚", "‘"),
    "lv": ("“", "”", "‘", "’"),
    "nb": ("«", "»", "‘", "’"),
    "nn": ("«", "»", "‘", "’"),
    "no": ("«", "»", "‘", "’"),
    "pl": ("„", "”", "«", "»"),
    "pt-PT": ("«", "»", "“", "”"),
    "ro": ("„", "”", "«", "»"),
    "ru": ("«", "»", "„", "“"),
    "sk": ("„", "“", "‚", "‘"),
    "sl": ("„", "“", "‚", "‘"),
    "sr": ("„", "“", "‘", "’"),
    "sv": ("”", "”", "’", "’"),
    "uk": ("«", "»", "„", "“"),
}
"""Outer and inner pair; the same as CLDR gives, with the no-break spaces that French wants."""


def quotes_of(language: str) -> list[str]:
    """The outer and the inner pair of a language; the English ones where it has none here."""
    primary = language.partition("-")[0].lower()
    region = language.rpartition("-")[2].upper()
    return list(BY_LANGUAGE.get(f"{primary}-{region}") or BY_LANGUAGE.get(primary) or ENGLISH)


DASHES = (
    (re.compile(r"(?<!-)---(?!-)"), "—"),
    (re.compile(r"(?<=\s)--(?=\s|$)|(?<=[^\s-])--(?=[^\s-])"), "–"),
)


def dashes(state: StateCore) -> None:
    """Turn `--` and `---` between words into dashes; a rule of markdown-it's core chain."""
    for token in state.tokens:
        if token.type == "inline":
            _dash(token.children or [])


def _dash(children: list[Token]) -> None:
    """Turn the hyphens in a line's text into dashes, but for those of an address shown as it is."""
    in_address = False
    for token in children:
        if token.info == "auto":
            in_address = token.nesting == 1
        elif token.type == "text" and "--" in token.content and not in_address:
            for hyphens, dash in DASHES:
                token.content = hyphens.sub(dash, token.content)


def typeset(text: str, parser: MarkdownIt) -> str:
    """Plain text, no Markdown, with its quotation marks and dashes as printers set them."""
    token = Token("inline", "", 0, content=text, children=[Token("text", "", 0, content=text)])
    state = StateCore("", parser, {}, [token])
    for name in ("replacements", "smartquotes"):
        for rule in (rule for rule in parser.core.ruler.__rules__ if rule.name == name):
            rule.fn(state)
    return "".join(child.content for child in token.children or [])
