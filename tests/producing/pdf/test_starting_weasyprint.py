"""WeasyPrint is imported without what it need not do again, and without what is never called."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from layouts_for_tests import SHIPPED

from makeready.producing.pdf.weasyprint_seams.late_imports import late_imports

IMPORT = """
import sys
import makeready.producing.pdf.weasyprint_seams
from weasyprint.text.ffi import ffi, pango
layout = ffi.gc(pango.pango_layout_new(pango.pango_font_map_create_context(
    ffi.cast("PangoFontMap *", makeready.producing.pdf.weasyprint_seams.Engine().fonts.font_map))), print)
pango.pango_layout_copy(layout)
print("pycparser" in sys.modules, pango.PANGO_GLYPH_EMPTY, pango.PANGO_ELLIPSIZE_END)
print(*(name for name in sys.modules if name.startswith(("fontTools.subset", "fontTools.varLib"))))
"""


def told_by_import(cache: Path) -> list[str]:
    """Whether a process that keeps what it compiles in `cache` has parsed C; two constants; and modules."""
    environment = os.environ | {"PYTHONPATH": str(SHIPPED.parent / "src"), "PYTHONPYCACHEPREFIX": str(cache)}
    command = [sys.executable, "-c", IMPORT]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[:2]


def kept_in(cache: Path) -> list[Path]:
    """The files of parsed declarations, and what was left of writing them."""
    return list(cache.rglob("ffi-parsed-*"))


def test_declarations_are_parsed_once(tmp_path: Path) -> None:
    """The second import has them from the first, with the same constants."""
    first, second = told_by_import(tmp_path), told_by_import(tmp_path)

    assert first[0].split()[0] == "True"
    assert second[0].split()[0] == "False"
    assert first[0].split()[1:] == second[0].split()[1:] == ["268435455", "3"]
    assert len(kept_in(tmp_path)) == 1


@pytest.mark.parametrize("damaged", ["", "ffi = 1", "\u00e9"])
def test_damaged_declarations_are_parsed_again(tmp_path: Path, damaged: str) -> None:
    """A file that was cut short or is something else is never a reason not to start."""
    told_by_import(tmp_path)
    (kept,) = kept_in(tmp_path)
    whole = kept.read_bytes()
    kept.write_text(damaged, "utf-8")

    assert told_by_import(tmp_path)[0].split()[0] == "True"
    assert kept.read_bytes() == whole


def test_declarations_that_cannot_be_kept_are_parsed(tmp_path: Path) -> None:
    """Where nothing can be written WeasyPrint starts all the same."""
    (tmp_path / "file").touch()

    assert told_by_import(tmp_path / "file")[0].split()[0] == "True"


def test_what_is_never_called_is_not_imported(tmp_path: Path) -> None:
    """Nothing of fontTools that subsets fonts or makes instances of them."""
    assert told_by_import(tmp_path)[1] == ""


def test_what_is_imported_late_works_when_it_is_called(monkeypatch: pytest.MonkeyPatch) -> None:
    """A class of a late module is the real one, and the module is not hidden from others."""
    monkeypatch.delitem(sys.modules, "fontTools.subset", raising=False)
    with late_imports():
        late = sys.modules["fontTools.subset"]
    from fontTools.subset import Options

    assert isinstance(late.Options(), Options)
