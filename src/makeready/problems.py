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
