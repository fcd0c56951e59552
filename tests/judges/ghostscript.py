"""Ghostscript: what each plate of a PDF prints."""

from __future__ import annotations

import subprocess
from pathlib import Path

from PIL import Image

from judges.availability import where

PPI = 36


def plates(pdf: Path, folder: Path, page: int = 1) -> dict[str, Image.Image]:
    """A page's separations by their inks, as grey pictures of 36 ppi: 255 where the plate prints nothing."""
    command = [where("Ghostscript"), "-q", "-dSAFER", "-dNOPAUSE", "-dBATCH", "-sDEVICE=tiffsep", f"-r{PPI}"]
    command += [f"-dFirstPage={page}", f"-dLastPage={page}", "-o", str(folder / "plate.tif"), str(pdf)]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    found = {}
    for ink in ("Cyan", "Magenta", "Yellow", "Black"):
        with Image.open(folder / f"plate({ink}).tif") as plate:
            found[ink] = plate.convert("L")
    return found
