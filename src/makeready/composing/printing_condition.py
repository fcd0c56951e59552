"""The printing condition that a layout is made for: its name and its ICC profile, from `layout.yaml`."""

from __future__ import annotations

from dataclasses import dataclass

from makeready.composing.layout_facts import mapping_of, shown_path
from makeready.composing.templates import Layout
from makeready.problems import Code, Place, Problem, Refused


@dataclass(frozen=True, slots=True)
class PrintingCondition:
    """Paper, inks and press."""

    name: str
    """As the registry of the ICC has it: "FOGRA39"."""
    profile: bytes
    """Of an output device with four inks."""


def printing_condition(layout: Layout) -> PrintingCondition:
    """The condition that `layout.yaml` names: the layout's own, or that of what it is based on.

    Refuses where there is none, or its profile can't be read.
    """
    for folder in layout.folders:
        file = folder / "layout.yaml"
        said = mapping_of(file) if file.is_file() else {}
        if "output-profile" not in said:
            continue
        path, name = folder / str(said["output-profile"]), said.get("output-condition")
        place = Place(shown_path(file))
        if not isinstance(name, str):
            reason = (
                "`output-condition:` does not say what `output-profile:` is a profile of, such as FOGRA39"
            )
            raise Refused([Problem(Code.LAYOUT_FACTS_UNREADABLE, place, reason=reason)])
        try:
            return PrintingCondition(name, path.read_bytes())
        except OSError as fault:
            reason = f"its output-profile {said['output-profile']} can't be read: {fault.strerror}"
            raise Refused([Problem(Code.LAYOUT_FACTS_UNREADABLE, place, reason=reason)]) from fault
    raise Refused([Problem(Code.OUTPUT_PROFILE_MISSING, Place("layout.yaml"))])
