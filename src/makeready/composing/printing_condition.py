"""The printing condition that a layout is made for: its name and its ICC profile, from `layout.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from makeready.composing.layout_facts import mapping_of, place_of, shown_path
from makeready.composing.templates import Layout
from makeready.problems import Code, Place, Problem, Refused


@dataclass(frozen=True, slots=True)
class PrintingCondition:
    """Paper, inks and press."""

    name: str
    """As the registry of the ICC has it: "FOGRA39"."""
    profile: bytes
    """Of an output device with four inks."""
    place: Place
    """The line that names the profile."""


def printing_condition(layout: Layout) -> PrintingCondition:
    """The condition that `layout.yaml` names: the layout's own, or that of what it is based on.

    Its profile is looked for in the folder that names it, then in those that this one is based on. Refuses
    where there is none, or it can't be read.
    """
    for at, folder in enumerate(layout.folders):
        file = folder / "layout.yaml"
        said = mapping_of(file) if file.is_file() else {}
        if "output-profile" not in said:
            continue
        place, name = place_of(file, "output-profile"), said.get("output-condition")
        if not isinstance(name, str):
            reason = (
                "`output-condition:` does not say what `output-profile:` is a profile of, such as FOGRA39"
            )
            raise Refused([Problem(Code.LAYOUT_FACTS_UNREADABLE, place, reason=reason)])
        return PrintingCondition(
            name, _profile(str(said["output-profile"]), layout.folders[at:], place), place
        )
    place = Place(shown_path(layout.folders[0] / "layout.yaml"))
    raise Refused([Problem(Code.OUTPUT_PROFILE_MISSING, place)])


def demand_profile(layout: Layout) -> None:
    """Raises `Refused` where a layout names a profile that can't be had, before anything is laid out."""
    try:
        printing_condition(layout)
    except Refused as refused:
        if any(problem.code is not Code.OUTPUT_PROFILE_MISSING for problem in refused.problems):
            raise


def _profile(name: str, folders: tuple[Path, ...], place: Place) -> bytes:
    for folder in folders:
        if (path := folder / name).is_file():
            try:
                return path.read_bytes()
            except OSError as fault:
                reason = f"its output-profile {name} can't be read: {fault.strerror}"
                raise Refused([Problem(Code.LAYOUT_FACTS_UNREADABLE, place, reason=reason)]) from fault
    raise Refused([Problem(Code.LAYOUT_FILE_MISSING, place, name=name)])
