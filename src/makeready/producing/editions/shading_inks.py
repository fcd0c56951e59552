"""Shadings, which are gradients, in inks: each of their colours, closely spaced, is converted by itself."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from makeready.producing.editions.content_inks import NotConverted, inks_of
from makeready.producing.editions.inks import InInks

SAMPLES = 64
"""Colours of a gradient that are converted; the printer's program goes evenly from one to the next."""
_AXIAL, _RADIAL = 2, 3


def shading_in_inks(pdf: pikepdf.Pdf, shading: Any, inks: InInks) -> None:
    """Give an axial or radial shading (ISO 32000-1, 8.7.4.5) its colours in inks; raises `NotConverted`."""
    space = shading.ColorSpace
    if space == "/DeviceCMYK":
        return
    if int(shading.ShadingType) not in {_AXIAL, _RADIAL}:
        raise NotConverted("a gradient that is neither linear nor radial")
    first, last = (float(edge) for edge in shading.get("/Domain", Array([0, 1])))
    table = bytearray()
    for at in range(SAMPLES):
        parts = _values(shading.Function, first + (last - first) * at / (SAMPLES - 1))
        table += bytes(round(255 * part) for part in inks_of(inks, space, parts))
    function = pdf.make_stream(bytes(table))
    function.FunctionType = 0
    function.Domain = Array([first, last])
    function.Range = Array([0, 1] * 4)
    function.Size = Array([SAMPLES])
    function.BitsPerSample = 8
    shading.Function = function
    shading.ColorSpace = Name.DeviceCMYK
    if "/Background" in shading:
        shading.Background = Array(inks_of(inks, space, [float(part) for part in shading.Background]))


def _values(function: Any, x: float) -> list[float]:
    """What a function of one number, or an array of them, gives for `x` (ISO 32000-1, 7.10)."""
    if isinstance(function, Array):
        return [value for each in function for value in _values(each, x)]
    low, high = (float(edge) for edge in function.Domain)
    x = min(max(x, low), high)
    match int(function.FunctionType):
        case 2:
            return _exponential(function, x)
        case 3:
            return _stitched(function, x, low, high)
        case kind:
            raise NotConverted(f"a gradient by a function of type {kind}")


def _exponential(function: Dictionary, x: float) -> list[float]:
    begins = [float(part) for part in function.get("/C0", Array([0]))]
    ends = [float(part) for part in function.get("/C1", Array([1]))]
    share = x ** float(function.N)
    return [begin + share * (end - begin) for begin, end in zip(begins, ends, strict=True)]


def _stitched(function: Dictionary, x: float, low: float, high: float) -> list[float]:
    bounds = [low, *(float(bound) for bound in function.Bounds), high]
    encode = [float(edge) for edge in function.Encode]
    spans = list(pairwise(bounds))
    at = next((at for at, (_, end) in enumerate(spans) if x < end), len(spans) - 1)
    begin, end = spans[at]
    return _values(function.Functions[at], _between(x, (begin, end), encode[2 * at : 2 * at + 2]))


def _between(x: float, span: tuple[float, float], encoded: Sequence[float]) -> float:
    begin, end = span
    if begin == end:
        return encoded[0]
    return encoded[0] + (x - begin) * (encoded[1] - encoded[0]) / (end - begin)
