"""What WeasyPrint says while it works, as problems: a fault that is only logged is a fault all the same."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

from makeready.problems import Code, Place, Problem, Refused
from makeready.producing.pdf.weasyprint_seams import FatalURLFetchingError
from makeready.producing.pdf.weasyprint_seams.known_properties import KNOWN_PROPERTIES, OUR_PROPERTIES
from makeready.reading.near_miss import did_you_mean, suggestion


@contextmanager
def heard(place: str, problems: list[Problem], sheet: str = "") -> Iterator[None]:
    """Add to `problems` what WeasyPrint logs meanwhile, as problems of `place`.

    Where it reads the text of a style `sheet`, the lines of its problems are found there. Raises `Refused`
    where something is fetched that may not be.
    """
    handler = _ProblemHandler(place, problems, sheet)
    logger = logging.getLogger("weasyprint")
    logger.addHandler(handler)
    try:
        yield
    except FatalURLFetchingError as refused:
        cause = refused.__cause__ or refused
        if isinstance(cause, Refused):
            raise cause from refused
        raise Refused([Problem(Code.FETCH_REFUSED, Place(place), reason=str(cause))]) from refused
    finally:
        logger.removeHandler(handler)


class _ProblemHandler(logging.Handler):
    """Keeps each fault once; what is only progress is dropped."""

    def __init__(self, place: str, problems: list[Problem], sheet: str) -> None:
        super().__init__(logging.WARNING)
        self._place = place
        self._problems = problems
        self._sheet = sheet

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        place = Place(self._place, _line_of(message, self._sheet))
        told = " ".join(message.split()).rstrip(".")
        problem = Problem(Code.LAYOUT_FAULT, place, message=told, did_you_mean=_meant(told))
        if str(problem) not in map(str, self._problems):
            self._problems.append(problem)


def _meant(message: str) -> str:
    """The beginning of a hint where a message tells of a property that is nearly one."""
    unknown = re.match(r"Ignored `([\w-]+):.*unknown property", message)
    if unknown is None:
        return ""
    if (ours := f"--{unknown[1]}") in OUR_PROPERTIES:
        return suggestion(ours)
    return did_you_mean(unknown[1], KNOWN_PROPERTIES)


def _line_of(message: str, sheet: str) -> int:
    """The line that a message names, or in which the selector stands that it quotes; else 0."""
    named = re.search(r" at (\d+):\d+", message)
    if named:
        return int(named[1])
    quoted = re.search(r"'(?::is\(.*\) )?(.+)'", message, re.DOTALL)
    start = sheet.find(quoted[1].strip().splitlines()[-1]) if quoted and quoted[1].strip() else -1
    return sheet.count("\n", 0, start) + 1 if start >= 0 else 0
