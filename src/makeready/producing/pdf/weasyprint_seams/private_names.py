"""The private names that seams call or replace, and what these are given in the release that we know.

A seam that only makes WeasyPrint faster is left out where a name of its own is given something else: an issue
takes longer then, and is the same. Of the others a test tells that, when a new release is taken in.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from inspect import Signature, signature, unwrap

_BROKEN_LINES = {
    "weasyprint.layout.inline:split_first_line": (
        "text style context max_width justification_spacing is_line_start minimum"
    ),
    "weasyprint.layout.inline:create_layout": "text style context max_width justification_spacing",
    "weasyprint.layout.inline:strut": "style",
}
_VALUES = {"weasyprint.css:ComputedStyle.__missing__": "self key"}

FASTER: Mapping[str, Mapping[str, str]] = {
    "boxes_in_flow": {"weasyprint.formatting_structure.boxes:Box.is_in_normal_flow": "self"},
    "drawn_glyphs": {
        "weasyprint.draw.text:draw_first_line": "stream textbox text_overflow block_ellipsis matrix",
        "weasyprint.pdf.stream:Stream.add_font": "self pango_font",
    },
    "hyphenation": {"pyphen:HyphDict.__init__": "self path", "pyphen:parse": "string pos endpos"},
    "kept_styles": {
        **_VALUES,
        "weasyprint.css:AnonymousStyle.__missing__": "self key",
        "weasyprint.css:Style.anonymous_style.func": "self",
        "weasyprint.css:StyleFor.set_computed_styles": (
            "self element parent root pseudo_type base_url target_collector"
        ),
    },
    "line_breaking": _BROKEN_LINES,
    "lines_set_once": {
        **_BROKEN_LINES,
        "weasyprint.layout.inline:get_next_linebox": (
            "context linebox position_y bottom_space skip_stack containing_block absolute_boxes fixed_boxes"
            " first_letter_style first_line_style"
        ),
    },
    "pango_layouts": {"weasyprint.text.line_break:Layout.setup": "self style"},
    "plain_styles": _VALUES,
    "used_values": {"weasyprint.layout.block:resolve_percentages": "box containing_block"},
    "words_too_wide": {
        "weasyprint.text.line_break:create_layout": "text style context max_width justification_spacing",
        "weasyprint.text.line_break:Layout.get_first_line": "self",
        "weasyprint.text.line_break:Layout.set_text": "self text justify",
        "weasyprint.text.line_break:line_size": "line style",
    },
}
"""By seam, of those that only make WeasyPrint faster."""

NEEDED: Mapping[str, str] = {
    "weasyprint.layout.page:make_page": "context root_box page_type resume_at page_number page_state",
    "weasyprint.layout.page:remake_page": "index context root_box html",
    "weasyprint.layout.block:block_level_layout": (
        "context box bottom_space skip_stack containing_block page_is_empty absolute_boxes fixed_boxes"
        " adjoining_margins first_letter_style first_line_style discard max_lines"
    ),
    "weasyprint.layout.inline:justify_line": "context line extra_width",
    "weasyprint.layout.inline:count_expandable_spaces": "box",
    "weasyprint.layout:layout_document": "html root_box context max_loops",
    "weasyprint.formatting_structure.build:build_formatting_structure": (
        "element_tree style_for get_image_from_uri base_url target_collector counter_style footnotes"
    ),
    "weasyprint.pdf:add_tags": "pdf document pdf_version page_streams",
    "weasyprint.pdf:build_fonts_dictionary": "pdf fonts compress subset options",
    "weasyprint.pdf.stream:Stream.marked": "self box tag",
}
"""Of those that print what WeasyPrint alone does not."""


def given_to(name: str) -> str | None:
    """What the function called "module:path" is given, a space between each two; None where there is none."""
    module, _, path = name.partition(":")
    try:
        found = import_module(module)
        for part in path.split("."):
            found = getattr(found, part)
        return " ".join(_signature(found).parameters)
    except (ImportError, AttributeError, TypeError, ValueError):
        return None


def _signature(function: object) -> Signature:
    return signature(unwrap(function)) if callable(function) else Signature()


def fits(seam: str) -> bool:
    """Whether all private names of one of those `FASTER` are in this release what the seam takes them for.

    To be asked before any seam is in place.
    """
    return all(given_to(name) == given for name, given in FASTER[seam].items())
