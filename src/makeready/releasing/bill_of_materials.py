"""The build manifest: what a release was made of and how it is made again, as CycloneDX 1.6 in JSON.

https://cyclonedx.org/docs/1.6/json/. Written as plain JSON, since the CycloneDX library for Python knows no
`formulation`, where the commands stand. Nothing in it comes from the clock.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from makeready.releasing.described import Described
from makeready.releasing.json_document import json_document
from makeready.releasing.parts import LICENCES, Kind, Part
from makeready.releasing.released import ReleasedFile


@dataclass(frozen=True, slots=True)
class MadeOf:
    """All that went into a release, as it was found when it was made."""

    maker: str
    """The version of Makeready."""
    parts: tuple[Part, ...]
    """`python_packages`, `machine_libraries`, `fonts_in` and `colour_profile` give them."""
    commands: tuple[str, ...]
    """What to type to make it again, in order."""
    commit: str = ""
    """Of the source, manuscript and layout in it; "" where git keeps none."""
    changed: bool | None = False
    """Whether the work tree held something that the commit does not; None where git could not tell."""


def bill_of_materials(told: Described, made_of: MadeOf) -> bytes:
    """The manifest of a release, which lists its files; that of the manifest itself can't be among them."""
    bill = _bill(told, made_of)
    # The number names this very content: another would name another, whenever it was written.
    serial = uuid5(NAMESPACE_URL, json_document(bill).decode())
    return json_document({"bomFormat": "CycloneDX", "specVersion": "1.6", "serialNumber": serial.urn} | bill)


def _bill(told: Described, made_of: MadeOf) -> dict[str, Any]:
    return {
        "version": 1,
        "metadata": {
            "timestamp": told.instant,
            "lifecycles": [{"phase": "build"}],
            "tools": {"components": [{"type": "application", "name": "makeready", "version": made_of.maker}]},
            "component": _release(told, made_of),
        },
        "components": [_component(part) for part in made_of.parts],
        "dependencies": [{"ref": told.identifier, "dependsOn": [_reference(part) for part in made_of.parts]}],
        "formulation": [{"workflows": [_workflow(told, made_of.commands)]}] if made_of.commands else [],
    }


def _release(told: Described, made_of: MadeOf) -> dict[str, Any]:
    return {
        "type": "data",
        "bom-ref": told.identifier,
        "publisher": told.issue.publisher,
        "name": told.release.slug,
        "version": str(told.release.revision),
        "description": told.title,
        "copyright": told.issue.rights,
        "components": [_file(file) for file in told.release.files],
        "properties": [
            {"name": "makeready:commit", "value": made_of.commit or "none"},
            {"name": "makeready:changed-since-commit", "value": _changed(made_of)},
        ],
    }


def _changed(made_of: MadeOf) -> str:
    if not made_of.commit or made_of.changed is None:
        return "unknown"
    return "yes" if made_of.changed else "no"


def _file(file: ReleasedFile) -> dict[str, Any]:
    return {
        "type": "file",
        "bom-ref": f"release/{file.name}",
        "mime-type": file.media_type.partition(";")[0],  # the schema takes no parameter
        "name": file.name,
        "hashes": _hashes([file.sha256]),
    }


def _component(part: Part) -> dict[str, Any]:
    return {
        "type": str(part.kind),
        "bom-ref": _reference(part),
        "name": part.name,
        "version": part.version,
        "hashes": _hashes([part.sha256] if part.sha256 else []),
        "licenses": _licences(part),
        "copyright": part.copyright,
        "purl": part.purl,
        "externalReferences": _sources(part),
    }


def _reference(part: Part) -> str:
    """What a part is called inside the manifest: a file by what it holds, since names may meet."""
    holds = f"@sha256:{part.sha256}" if part.kind is Kind.FILE else ""
    return part.purl or f"{part.kind}/{part.name}{holds}"


def _licences(part: Part) -> list[dict[str, Any]]:
    """An SPDX expression for what a package says, an identifier or a name for a file's licence."""
    if not part.licence:
        return []
    if part.purl:
        return [{"expression": part.licence}]
    known = "id" if part.licence in LICENCES.values() else "name"
    return [{"license": {known: part.licence}}]


def _sources(part: Part) -> list[dict[str, Any]]:
    if not part.locked:
        return []
    comment = "came from one of these files, by the lock"
    return [{"type": "distribution", "url": part.purl, "comment": comment, "hashes": _hashes(part.locked)}]


def _hashes(digests: Iterable[str]) -> list[dict[str, str]]:
    return [{"alg": "SHA-256", "content": digest} for digest in digests]


def _workflow(told: Described, commands: tuple[str, ...]) -> dict[str, Any]:
    name = f"{told.release.slug}, revision {told.release.revision}"
    return {
        "bom-ref": "workflow",
        "uid": "release",
        "name": name,
        "taskTypes": ["build"],
        "steps": [{"commands": [{"executed": command}]} for command in commands],
    }
