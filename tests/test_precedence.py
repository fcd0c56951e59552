"""Who is served first where several issues want the same workers."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any

import pytest

from makeready.precedence import Precedence


class Slow(Executor):
    """Does one piece of work at a time, when it is told to."""

    at_once = 1

    def __init__(self) -> None:
        self.given: list[tuple[Future[Any], Callable[..., Any], tuple[Any, ...]]] = []

    def submit(self, work: Callable[..., Any], /, *args: Any, **_: Any) -> Future[Any]:
        """The future of work that waits until it is to be done."""
        future: Future[Any] = Future()
        self.given.append((future, work, args))
        return future

    def do_one(self) -> None:
        """Do what was given out first."""
        future, work, args = self.given.pop(0)
        try:
            future.set_result(work(*args))
        except ValueError as fault:
            future.set_exception(fault)


def test_the_work_of_an_earlier_issue_goes_first_and_its_own_in_turn():
    """Though it comes later, and never more is given out than the executor wants."""
    done: list[str] = []
    slow = Slow()
    precedence = Precedence(slow)
    for name in ("first of all", "later, one", "later, two"):
        precedence.of(7).submit(done.append, name)
    precedence.of(2).submit(done.append, "earlier")

    for _ in range(4):
        assert len(slow.given) == 1
        slow.do_one()

    assert done == ["first of all", "earlier", "later, one", "later, two"]


def test_a_fault_is_told_and_keeps_nobody_waiting():
    """What the work raises, what the executor raises, and a future that was cancelled."""
    slow = Slow()
    precedence = Precedence(slow)
    wrong, cancelled, right = (precedence.of(0).submit(int, word) for word in ("x", "1", "2"))
    slow.do_one()
    slow.given.pop(0)[0].cancel()
    slow.do_one()

    with pytest.raises(ValueError, match="invalid literal"):
        wrong.result()
    assert cancelled.cancelled()
    assert right.result() == 2


def test_an_executor_that_takes_no_more_is_told_to_whoever_waits():
    """As when the workers have been sent home."""

    class Closed(Slow):
        def submit(self, *_: Any, **__: Any) -> Future[Any]:
            raise RuntimeError("closed")

    futures = [Precedence(Closed()).of(0).submit(int, "1") for _ in range(3)]

    for future in futures:
        with pytest.raises(RuntimeError, match="closed"):
            future.result()
