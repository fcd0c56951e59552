"""Puts the seams in their places, before anything of ours is imported that calls what they replace."""

from __future__ import annotations

from importlib import import_module

from makeready.producing.pdf.weasyprint_seams.private_names import FASTER, fits

PRINTING = {"baseline_grid", "marked_text", "page_notes", "spaced_letters"}
"""Those that print what WeasyPrint alone does not."""

IN_PLACE = PRINTING | {seam for seam in FASTER if fits(seam)}

for _seam in sorted(IN_PLACE):
    import_module(f"{__package__}.{_seam}")
