"""What can be wrong, with its place, a code that can be said aloud, a sentence and a hint.

Every code stands here with its text and nowhere else. `{name}` in a text is filled from the details
that the finder of the problem gives.

*error*: the build can't give what was asked; nothing is written.
*warning*: it can, but someone should look.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Rule:
    """A code's words: what is wrong, and what to do about it."""

    code: str
    sentence: str
    hint: str
    severity: Severity = Severity.ERROR


class Code(Enum):
    """Every problem there is, grouped by the stage that finds it."""

    # Reading
    FIGURE_WITHOUT_CAPTION = Rule(
        "figure-without-caption",
        "{picture} has no caption.",
        'add a heading "## {name}" to {captions} and write below it.',
    )

    # Layouts
    LAYOUT_MISSING = Rule(
        "layout-missing",
        "{folder} is no layout.",
        "name a folder that has words.yaml, print/ and ebook/, or a layout.yaml with `based-on: ..`.",
    )
    LAYOUT_BASED_ON_ITSELF = Rule(
        "layout-based-on-itself",
        "{folder} is based on itself.",
        "let `based-on` name another layout's folder, or take the line out.",
    )
    LAYOUT_FACT_UNKNOWN = Rule(
        "layout-fact-unknown",
        "layout.yaml knows no `{key}`.",
        "the one fact it may hold is `based-on`, the folder of another layout.",
    )
    LAYOUT_FACTS_UNREADABLE = Rule(
        "layout-facts-unreadable",
        "this file can't be read: {reason}.",
        "write it as YAML in UTF-8, one `name: words` a line, indented by spaces.",
    )
    LAYOUT_FILE_MISSING = Rule(
        "layout-file-missing",
        "the layout has no {name}.",
        "put the file there, or start the layout with `based-on: ..` to take it from another one.",
    )
    TEMPLATE_ERROR = Rule(
        "template-error",
        "the template fails here: {reason}.",
        "layouts/README.md lists the values that each template is given.",
    )
    PRINTED_WORD_MISSING = Rule(
        "printed-word-missing",
        "there is no `{word}` among the words of `{language}`.",
        "add a line `{word}: …` below `{language}:`.",
    )


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where an editor or a designer has to look: a file as they know it, and its line (0: the whole)."""

    file: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file


class Problem:
    """A code at a place, with the details its text asks for.

    Raises `KeyError` when a detail is missing, so that no message is ever half filled.
    """

    __slots__ = ("code", "hint", "place", "sentence", "severity")

    def __init__(self, code: Code, place: Place, **details: object) -> None:
        self.code = code
        self.place = place
        self.severity = code.value.severity
        self.sentence = code.value.sentence.format_map(details)
        self.hint = code.value.hint.format_map(details)

    def __str__(self) -> str:
        return f"{self.place}  {self.code.value.code}  {self.sentence}\n    hint: {self.hint}"


class Refused(Exception):
    """A stage could not give its result; `problems` say why."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems
