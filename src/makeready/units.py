"""What a measure of print is in another: points (pt) of PDF, inches, millimetres."""

from __future__ import annotations

PT_PER_INCH = 72
"""ISO 32000-1, 8.3.2.3: the unit of a page's space is 1/72 of an inch."""
PT_PER_MM = PT_PER_INCH / 25.4
