"""Blocks on the baseline grid: `block-step` is unknown to WeasyPrint."""

from __future__ import annotations

from typing import Any

from weasyprint.css.properties import Dimension
from weasyprint.layout import block

from makeready.producing.pdf.weasyprint_seams.balanced_text import balance, is_balanced
from makeready.producing.pdf.weasyprint_seams.release import Box

_block_level_layout = block.block_level_layout
_ADJOINING_MARGINS = 6
"""Where in what `block_level_layout` is given, after the box, the margins stand that meet the box's own."""


def _block_level_layout_on_grid(context: Any, box: Box, *args: Any, **kwargs: Any) -> Any:
    """Lay a block out and, if it has a `grid_step` (px), round its height up to a multiple of it."""
    step = getattr(box, "grid_step", None)
    if step and len(args) > _ADJOINING_MARGINS and not args[_ADJOINING_MARGINS]:
        box = _without_margin(box)
    if is_balanced(box):
        balance(context, box, lambda: _tried_layout(context, box, *args, **kwargs))
    result = _block_level_layout(context, box, *args, **kwargs)
    laid_out, resume_at = result[:2]
    if step and laid_out is not None and resume_at is None:
        over = laid_out.margin_height() % step
        if over > 0.01 and step - over > 0.01:
            laid_out.height += step - over
    return result


def _without_margin(box: Box) -> Box:
    """The box as it stands at the head of a column: WeasyPrint keeps its margin in some of them."""
    box = box.copy()
    box.style = box.style.copy()
    box.style["margin_top"] = Dimension(0, "px")
    return box


def _tried_layout(context: Any, box: Box, *args: Any, **kwargs: Any) -> tuple[Box, Any]:
    """Lay a box out and leave no trace: layout moves the box it is given and fills the lists."""
    apart = (argument.copy() if isinstance(argument, list) else argument for argument in args)
    laid_out, resume_at, *_ = _block_level_layout(context, box.copy(), *apart, **kwargs)
    return laid_out, resume_at


block.block_level_layout = _block_level_layout_on_grid
