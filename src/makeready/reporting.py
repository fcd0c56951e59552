"""How problems and results are told: as lines for people, or as JSON for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence

from makeready.order import Outcome, worst
from makeready.problems import Problem, Severity

_COLOURS = {Severity.ERROR: "\x1b[31m", Severity.WARNING: "\x1b[33m"}
_PLAIN = "\x1b[0m"


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """`problems` sorted by place, each told once."""
    told_once = {(problem.place, problem.code.value.code, problem.sentence): problem for problem in problems}
    return tuple(told_once[key] for key in sorted(told_once))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether one of `problems` keeps the build from giving what was asked."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def as_text(problems: Sequence[Problem], *, colour: bool) -> str:
    """The problems as people read them, with their number in the last line; "" where there are none."""
    if not problems:
        return ""
    lines = [_line(problem, colour=colour) for problem in problems]
    return "\n".join([*lines, f"{_count(problems)}."])


def as_json(outcomes: Sequence[Outcome], manuscripts: Sequence[str]) -> str:
    """The same as data: an object, or for several manuscripts one each in `issues`."""
    each = [
        {
            "exit": outcome.exit,
            "written": [str(path) for path in outcome.written],
            "problems": [as_data(problem) for problem in outcome.problems],
        }
        for outcome in outcomes
    ]
    data: dict[str, object] = each[0]
    if len(each) != 1:
        issues = [{"manuscript": name, **one} for name, one in zip(manuscripts, each, strict=True)]
        data = {"exit": worst(outcomes), "issues": issues}
    return json.dumps(data, indent=2, ensure_ascii=not _unicode_out())


def as_data(problem: Problem) -> dict[str, object]:
    """A problem for programs."""
    return {
        "file": problem.place.file,
        "line": problem.place.line,
        "code": problem.code.value.code,
        "severity": problem.severity.value,
        "sentence": problem.sentence,
        "hint": problem.hint,
    }


def _line(problem: Problem, *, colour: bool) -> str:
    """A problem as `str` gives it; a warning says that it is one, for it stops nothing."""
    code = problem.code.value.code
    said = f"{code} (warning)" if problem.severity is Severity.WARNING else code
    if colour:
        said = f"{_COLOURS[problem.severity]}{said}{_PLAIN}"
    return str(problem).replace(f"  {code}  ", f"  {said}  ", 1)


def _count(problems: Sequence[Problem]) -> str:
    counts = {severity: sum(problem.severity is severity for problem in problems) for severity in Severity}
    words = [f"{count} {severity}{'s' if count > 1 else ''}" for severity, count in counts.items() if count]
    return ", ".join(words)


def _unicode_out() -> bool:
    return (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
