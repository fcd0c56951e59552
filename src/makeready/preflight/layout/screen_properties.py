"""The properties that a style sheet for screens may set, beside those that the printed page knows."""

from __future__ import annotations

from pathlib import Path

SCREEN_PROPERTIES = frozenset(Path(__file__).with_suffix(".txt").read_text("utf-8").split())
"""What Chromium 150 lists in the style of an element; names of makers (`-webkit-…`) are left out."""
