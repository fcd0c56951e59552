"""WeasyPrint itself, imported in the one way in which no font of the machine is seen."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PIL import ImageFile

from makeready.producing.pdf.engine_release import demand_release
from makeready.producing.pdf.weasyprint_seams.declarations import declarations_kept
from makeready.producing.pdf.weasyprint_seams.late_imports import late_imports

FONTCONFIG_FILE = "FONTCONFIG_FILE"


@contextmanager
def no_font_of_the_machine() -> Iterator[None]:
    """Lets fontconfig see no font while it is set up; what is started meanwhile or later sees all again."""
    theirs = os.environ.get(FONTCONFIG_FILE)
    os.environ[FONTCONFIG_FILE] = str(Path(__file__).with_name("fonts.conf"))
    try:
        yield
    finally:
        del os.environ[FONTCONFIG_FILE]
        if theirs is not None:
            os.environ[FONTCONFIG_FILE] = theirs


demand_release()

truncated = ImageFile.LOAD_TRUNCATED_IMAGES
# WeasyPrint asks for the machine's fonts when it is imported, and warns that there are none.
with no_font_of_the_machine(), declarations_kept(), late_imports(), warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import weasyprint
# It also lets Pillow pass pictures that are cut short, for the whole process.
ImageFile.LOAD_TRUNCATED_IMAGES = truncated

Box = Any
"""A box of WeasyPrint's formatting structure; the package has no annotations."""

PT_PER_PX = 0.75

__all__ = ["PT_PER_PX", "Box", "no_font_of_the_machine", "weasyprint"]
