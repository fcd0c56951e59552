"""The way to a target: opened when it is needed, and anew where it broke off."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Self, TypeVar

from makeready.problems import Code, Place, Problem
from makeready.publishing.destination import Destination
from makeready.publishing.destination_for import destination_for
from makeready.publishing.faults import TargetFault, reason_of
from makeready.publishing.target import PASSWORD, Target

WAITS = (1.0, 5.0)
"""How long (s) is waited before each try after the first."""
_T = TypeVar("_T")


class Connection:
    """Does things at a target, and again, over a new connection, where a fault may pass.

    `ask` asks a person for the password of an address; without it nobody is asked. What is typed is kept
    here alone.
    """

    def __init__(
        self, target: Target, ask: Callable[[str], str] | None = None, waits: tuple[float, ...] = WAITS
    ) -> None:
        self.target = target
        self._kind = destination_for(target)
        self._password = os.environ.get(PASSWORD, "")
        self._ask = ask if self._kind.asks_for_password and not self._password else None
        self._waits = waits
        self._open: Destination | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def do(self, action: Callable[[Destination], _T]) -> _T:
        """What `action` gives; raises `TargetFault` where that does not go well, be it tried again or not."""
        for wait in self._waits:
            try:
                return self._with_password_asked(action)
            except TargetFault as fault:
                if not fault.passing:
                    raise
                time.sleep(wait)
        return self._with_password_asked(action)

    def problem(self, fault: TargetFault, name: str = "") -> Problem:
        """What a person is told of it; `name`: the file that it is about."""
        how = self._kind.how_to_be_let_in.format(kind=self.target.kind)
        place = Place(self.target.place_of(name) if name else str(self.target))
        host = f"-p {self.target.port} {self.target.host}" if self.target.port else self.target.host
        return Problem(fault.code, place, reason=fault, how=how, host=host)

    def _with_password_asked(self, action: Callable[[Destination], _T]) -> _T:
        try:
            return self._done(action)
        except TargetFault as fault:
            if fault.code is not Code.TARGET_DENIED or self._ask is None:
                raise
            ask, self._ask = self._ask, None
            self._password = ask(self.target.address)
        return self._done(action)

    def _done(self, action: Callable[[Destination], _T]) -> _T:
        try:
            if self._open is None:
                self._open = self._kind.opened(self.target, self._password)
                self._open.greet()
            return action(self._open)
        except Exception as error:
            fault = error if isinstance(error, TargetFault) else self._kind.fault_of(error)
            if fault is None or fault.code is not Code.TARGET_HAS_OTHER:
                self._close()
            if fault is None:
                raise
            raise self._without_password(fault) from None

    def _without_password(self, fault: TargetFault) -> TargetFault:
        said = reason_of(fault)
        if self._password:
            said = said.replace(self._password, "…")
        return TargetFault(fault.code, said, passing=fault.passing)

    def _close(self) -> None:
        if self._open is not None:
            with suppress(Exception):  # a line that broke off can't be ended well
                self._open.close()
            self._open = None
