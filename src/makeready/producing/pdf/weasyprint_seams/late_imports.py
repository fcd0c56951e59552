"""Modules imported when they are called: WeasyPrint loads all of fontTools to be able to subset a font.

An issue's fonts are subset when it is assembled, and by HarfBuzz, so nothing of it is called. Measured: 0.75
of the time of the import.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

LATE = ("fontTools.subset", "fontTools.varLib.instancer")


class _Late(ModuleType):
    """A module of functions and classes, each of which is imported when it is called."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            return getattr(import_module(self.__name__), name)(*args, **kwargs)

        return call


@contextmanager
def late_imports() -> Iterator[None]:
    """Lets what is imported meanwhile do without the modules of `LATE` until it calls them."""
    late = {name: _Late(name) for name in LATE if name not in sys.modules}
    sys.modules.update(late)
    try:
        yield
    finally:
        for name in late:
            del sys.modules[name]
