"""When a process looks for objects that nobody needs: one that sets pages between pieces of work alone.

Python looks at all that a process holds as it grows, over and over, and most of that is what every piece of
work uses: fonts, style sheets, WeasyPrint itself.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any

THOROUGH = 100
"""After so many pieces of work a process looks at all that it holds."""

SELDOM = 100_000
"""So many more objects, some 20 MB, are made before a process that makes what stays looks for others."""

_pieces_done = count(1)


def tidily(work: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """What `work` gives, with nothing of the work left behind.

    What is still in use then is what later work uses too, and is not looked at again but once in a while, for
    the layout that a designer has changed meanwhile: it is three times as much as a piece of work leaves.
    """
    try:
        return work(*args, **kwargs)
    finally:
        if next(_pieces_done) % THOROUGH == 0:
            gc.unfreeze()
        gc.collect()
        gc.freeze()


@contextmanager
def seldom() -> Iterator[None]:
    """Lets a process that loads and reads, and needs most of it, look for what it does not need seldom.

    One that looks more seldom already goes on as it was.
    """
    before = gc.get_threshold()
    gc.set_threshold(max(before[0], SELDOM), *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def only_between_work() -> Iterator[None]:
    """Lets a process that is not ours look for nothing until the block ends, but what `tidily` finds."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
