"""WeasyPrint itself, imported in the one way in which no font of the machine is seen."""

from __future__ import annotations

import os
import warnings
from pathlib import Path
from typing import Any

# WeasyPrint asks fontconfig for the machine's fonts when it is imported, and warns that there are none.
os.environ["FONTCONFIG_FILE"] = str(Path(__file__).with_name("fonts.conf"))
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import weasyprint

VERSION = "70.0"
"""The one release whose private names are known to be those used in this folder."""

if weasyprint.__version__ != VERSION:
    raise ImportError(f"WeasyPrint {VERSION} is needed, not {weasyprint.__version__}")

Box = Any
"""A box of WeasyPrint's formatting structure; the package has no annotations."""

PT_PER_PX = 0.75

__all__ = ["PT_PER_PX", "VERSION", "Box", "weasyprint"]
