"""The content of a page, a form or a pattern, its colours in inks (ISO 32000-1, 8.6.8).

Text in black ink alone is set to overprint, so that no paper shows around it where plates do not meet;
nothing else is (ISO 32000-1, 8.6.7).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pikepdf
from pikepdf import Array, ContentStreamInstruction, Dictionary, Name, Operator

from makeready.producing.editions.inks import BLACK, Cmyk, InInks

OVERPRINTS, KNOCKS_OUT = "/makeready-overprints", "/makeready-knocks-out"
"""The names of the graphics states that say whether what is painted lets the inks below it be."""

_STATES = {
    OVERPRINTS: {"/Type": Name.ExtGState, "/OP": True, "/op": True, "/OPM": 1},
    KNOCKS_OUT: {"/Type": Name.ExtGState, "/OP": False, "/op": False, "/OPM": 0},
}
_TEXT = {"Tj", "TJ", "'", '"'}
_PAINTS = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "BI", "INLINE IMAGE"}
_DEVICE = {"g": "/DeviceGray", "rg": "/DeviceRGB", "k": "/DeviceCMYK"}
_OPAQUE = 1.0


class NotConverted(Exception):
    """A colour that can't be told in inks; the text says which."""


@dataclass(frozen=True, slots=True)
class _State:
    """What of the graphics state matters here."""

    fill: Cmyk | None = BLACK
    """None where it is a pattern, or not known."""
    fill_space: Any = "/DeviceGray"
    stroke_space: Any = "/DeviceGray"
    opacity: float = _OPAQUE
    overprints: bool | None = False
    """None where it is not known."""


def in_inks(content: Any, resources: Dictionary, inks: InInks, *, is_form: bool) -> bytes:
    """The content stream of a page, or of a form, with all its colours in inks.

    `resources` are given the graphics states that it names. Raises `NotConverted`.
    """
    # A form is painted with what is set where it is named.
    state = _State(fill=None, overprints=None) if is_form else _State()
    conversion = _Conversion(inks, resources, state)
    instructions = list(conversion.instructions(pikepdf.parse_content_stream(content)))
    if conversion.names_states:
        if "/ExtGState" not in resources:
            resources.ExtGState = Dictionary()
        held = resources.ExtGState
        for name, value in _STATES.items():
            if name not in held:
                held[name] = Dictionary(value)
    return pikepdf.unparse_content_stream(instructions)


class _Conversion:
    def __init__(self, inks: InInks, resources: Dictionary, state: _State) -> None:
        self._inks = inks
        self._resources = resources
        self._state = state
        self._kept: list[_State] = []
        self.names_states = False

    def instructions(self, given: Sequence[Any]) -> Iterator[Any]:
        """The same instructions, with others in the place of those that set a colour."""
        for instruction in given:
            operator, operands = str(instruction.operator), instruction.operands
            match operator:
                case "q":
                    self._kept.append(self._state)
                case "Q" if self._kept:
                    self._state = self._kept.pop()
                case "gs":
                    self._set_state(str(operands[0]))
                case "g" | "rg" | "k" | "G" | "RG" | "K":
                    space = _DEVICE[operator.lower()]
                    yield self._set(operator.isupper(), space, self._inks_of(space, operands))
                    continue
                case "cs" | "CS":
                    yield from self._set_space(instruction, is_stroke=operator == "CS")
                    continue
                case "sc" | "scn" | "SC" | "SCN":
                    yield self._set_in_space(instruction, is_stroke=operator.isupper())
                    continue
                case "BI" | "INLINE IMAGE":
                    raise NotConverted("a picture that stands in a page's content itself")
            if operator in _TEXT or operator in _PAINTS:
                yield from self._overprint(wanted=operator in _TEXT and self._is_black())
            yield instruction

    def _set_state(self, name: str) -> None:
        said = self._resources.get("/ExtGState", Dictionary()).get(name, Dictionary())
        opacity = float(said.get("/ca", self._state.opacity))
        if "/op" in said or "/OP" in said:  # by its designer, who is kept to it
            self._state = replace(self._state, overprints=None)
        self._state = replace(self._state, opacity=opacity)

    def _is_black(self) -> bool:
        return self._state.fill == BLACK and self._state.opacity == _OPAQUE

    def _overprint(self, *, wanted: bool) -> Iterator[Any]:
        if self._state.overprints is not wanted:
            self._state = replace(self._state, overprints=wanted)
            self.names_states = True
            yield _instruction("gs", Name(OVERPRINTS if wanted else KNOCKS_OUT))

    def _set_space(self, instruction: Any, *, is_stroke: bool) -> Iterator[Any]:
        """The choice of a colour space, left out where its colours will be told in inks."""
        name = str(instruction.operands[0])
        space = self._resources.get("/ColorSpace", Dictionary()).get(name, name)
        if is_stroke:
            self._state = replace(self._state, stroke_space=space)
        else:
            self._state = replace(self._state, fill_space=space, fill=None)
        if name == "/Pattern":
            yield instruction
        elif _family(space) not in {"/Separation", "/DeviceN"}:
            yield self._set(is_stroke, space, self._inks_of(space, _initial(space)))
        else:
            yield instruction

    def _set_in_space(self, instruction: Any, *, is_stroke: bool) -> Any:
        space = self._state.stroke_space if is_stroke else self._state.fill_space
        if _family(space) in {"/Pattern", "/Separation", "/DeviceN"}:
            if _family(space) == "/Pattern" and len(instruction.operands) > 1:
                raise NotConverted("a pattern that is given its colour where it is used")
            return instruction
        return self._set(is_stroke, space, self._inks_of(space, instruction.operands))

    def _set(self, is_stroke: bool, space: Any, inks: Cmyk) -> Any:  # noqa: FBT001
        if is_stroke:
            self._state = replace(self._state, stroke_space=space)
        else:
            self._state = replace(self._state, fill_space=space, fill=inks)
        return _instruction("K" if is_stroke else "k", *inks)

    def _inks_of(self, space: Any, operands: Sequence[Any]) -> Cmyk:
        return inks_of(self._inks, space, [float(part) for part in operands])


def inks_of(inks: InInks, space: Any, parts: Sequence[float]) -> Cmyk:
    """A colour of a colour space in inks; raises `NotConverted`."""
    family = _family(space)
    match family, tuple(parts):
        case "/DeviceGray" | "/CalGray", (grey,):
            return inks.of_rgb(grey, grey, grey)
        case "/DeviceRGB" | "/CalRGB", (red, green, blue):
            return inks.of_rgb(red, green, blue)
        case "/DeviceCMYK", (cyan, magenta, yellow, black):
            return cyan, magenta, yellow, black
        case "/Lab", (lightness, a, b):
            return inks.of_lab(lightness, a, b)
        case _:
            raise NotConverted(f"a colour in {family.removeprefix('/')}")


def _family(space: Any) -> str:
    """Which kind of colour space it is: "/DeviceRGB", "/Lab", …."""
    if not isinstance(space, Array):
        return str(space)
    if space[0] == "/ICCBased":
        return {1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}.get(int(space[1].N), "/ICCBased")
    return str(space[0])


def _initial(space: Any) -> tuple[float, ...]:
    """The colour that a space begins with: black (ISO 32000-1, 8.6.3)."""
    match _family(space):
        case "/DeviceCMYK":
            return BLACK
        case "/DeviceGray" | "/CalGray":
            return (0.0,)
        case _:
            return (0.0, 0.0, 0.0)


def _instruction(operator: str, *operands: Any) -> Any:
    return ContentStreamInstruction(list(operands), Operator(operator))
