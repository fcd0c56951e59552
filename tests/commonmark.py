"""The examples of the CommonMark specification, each as the text of an article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

from judges.availability import NODE_MODULES

SPECIFICATION = NODE_MODULES / "commonmark-spec/spec.txt"
EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Example:
    """What is typed, and the HTML that the specification makes of it."""

    number: int
    markdown: str
    html: str

    @property
    def letters(self) -> str:
        """The letters and digits that are to be printed, in order, without what is between them."""
        return letters(unescape(re.sub(r"<[^>]*>", "", self.html)))


def examples() -> list[Example]:
    """Every example, numbered from 1 as the specification does."""
    found = EXAMPLE.findall(SPECIFICATION.read_text(encoding="utf-8").replace("→", "\t"))
    return [Example(number, markdown, html) for number, (markdown, html) in enumerate(found, 1)]


def letters(text: str) -> str:
    """The letters and digits of a text, in order."""
    return "".join(character for character in text if character.isalnum())
