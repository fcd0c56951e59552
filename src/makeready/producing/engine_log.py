"""What WeasyPrint says while it works, as problems: a fault that is only logged is a fault all the same."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

from weasyprint.urls import FatalURLFetchingError

from makeready.problems import Code, Place, Problem, Refused


@contextmanager
def heard(place: str, problems: list[Problem]) -> Iterator[None]:
    """Add to `problems` what WeasyPrint logs meanwhile, as problems of `place`.

    Raises `Refused` where something is fetched that may not be.
    """
    handler = _ProblemHandler(place, problems)
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

    def __init__(self, place: str, problems: list[Problem]) -> None:
        super().__init__(logging.WARNING)
        self._place = place
        self._problems = problems

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        found = re.search(r" at (\d+):\d+", message)
        place = Place(self._place, int(found[1]) if found else 0)
        problem = Problem(Code.LAYOUT_FAULT, place, message=message.rstrip("."))
        if str(problem) not in map(str, self._problems):
            self._problems.append(problem)
