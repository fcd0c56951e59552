"""C declarations parsed once: WeasyPrint has cffi parse them with pycparser each time it is imported.

Of the half second that importing WeasyPrint takes, a fifth of one is that. cffi can write what it has parsed
as a small module of Python (its out-of-line ABI mode, made for this), which loads in three milliseconds and
whose `new` and `cast` are written in C. It is kept where Python keeps what it has compiled of WeasyPrint's
declarations, under a name made of their text, of cffi's version and of Python's. Where it can't be kept, the
declarations are parsed as before. Measured: 0.6 of the time of the import, 0.97 of that of a fragment.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import StringIO
from pathlib import Path
from typing import Any

import _cffi_backend
import cffi

OURS = """
    PangoLayout * pango_layout_copy (PangoLayout *src);
    void pango_layout_line_index_to_x (PangoLayoutLine *line, int index, gboolean trailing, int *x_pos);
"""
"""What the seams call and WeasyPrint does not."""


@contextmanager
def declarations_kept() -> Iterator[None]:
    """Lets WeasyPrint, imported meanwhile, have its declarations as they were parsed by an earlier import."""
    kept = _kept_file()
    ready = _read(kept)
    parsing = cffi.FFI
    cffi.FFI = lambda: ready or parsing()
    try:
        yield
    finally:
        cffi.FFI = parsing
    declarations = sys.modules["weasyprint.text.ffi"].ffi
    if declarations is not ready:
        declarations.cdef(OURS)
        with suppress(OSError):
            _keep(declarations, kept)


class _Ready(_cffi_backend.FFI):  # type: ignore[misc]  # cffi has no annotations
    """Declarations that have been parsed."""

    def cdef(self, text: str) -> None:
        """Nothing: the text is the one that was parsed, which the file's name says."""


def _kept_file() -> Path:
    """Where the parsed declarations of the installed WeasyPrint are kept."""
    package = importlib.util.find_spec("weasyprint")
    if package is None or package.origin is None:
        raise ImportError("WeasyPrint is not installed")
    source = Path(package.origin).with_name("text") / "ffi.py"
    told = f"{sys.version} {cffi.__version__} {_cffi_backend.__version__} {OURS}".encode()
    digest = hashlib.sha256(source.read_bytes() + told).hexdigest()
    return Path(importlib.util.cache_from_source(str(source))).with_name(f"ffi-parsed-{digest[:20]}.py")


def _read(kept: Path) -> Any:
    """The declarations that are kept, None where there are none that can be used."""
    try:
        module = {"_Ready": _Ready}
        exec(compile(kept.read_text("ascii"), kept, "exec"), module)  # noqa: S102
    except Exception:  # noqa: BLE001  whatever is wrong with the file, the declarations can be parsed
        return None
    ready = module.get("ffi")
    return ready if isinstance(ready, _Ready) else None


def _keep(parsed: Any, kept: Path) -> None:
    """Write what cffi has parsed, whole or not at all: another process may be doing the same."""
    from cffi.recompiler import make_py_source  # noqa: PLC0415  it takes time, and is needed once

    text = StringIO()
    make_py_source(parsed, "_weasyprint", text)
    written = kept.with_name(f"{kept.name}.{os.getpid()}")
    kept.parent.mkdir(parents=True, exist_ok=True)
    try:
        written.write_text(text.getvalue().replace("_cffi_backend.FFI(", "_Ready("), "ascii")
        written.replace(kept)
    finally:
        written.unlink(missing_ok=True)
