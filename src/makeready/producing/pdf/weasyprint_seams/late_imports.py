"""Modules imported when they are asked for something: WeasyPrint loads all of fontTools to subset a font.

An issue's fonts are subset when it is assembled, and by HarfBuzz, so all that is asked of it is to unpack a
font that is packed for the web. Measured: 0.7 of the time of the import.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

LATE = ("fontTools.subset", "fontTools.ttLib", "fontTools.varLib.instancer")


class _Late(ModuleType):
    """Stands in for a module."""

    def __getattr__(self, name: str) -> _Asked:
        return _Asked(self.__name__, name)


class _Asked:
    """Stands in for what a module has: a function, a class or a module, used in no `except`."""

    def __init__(self, module: str, name: str) -> None:
        self._module, self._name = module, name

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._found()(*args, **kwargs)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._found(), name)

    def _found(self) -> Any:
        module = import_module(self._module)
        if not hasattr(module, self._name):
            return import_module(f"{self._module}.{self._name}")
        return getattr(module, self._name)


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
