"""Links to other articles, settled when the headings of all are known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeAlias, TypeVar

from makeready.issue import Inlines, Reference
from makeready.problems import Code, Findings
from makeready.reading.inlines import joined
from makeready.reading.near_miss import did_you_mean
from makeready.reading.prose import OpenReference

Record = TypeVar("Record")

Anchors: TypeAlias = Mapping[str, Mapping[str, str]]
"""By an article's folder, the anchor of each heading by what an editor types after #."""


def settled(
    record: Record, open_references: Iterable[OpenReference], here: str, anchors: Anchors, findings: Findings
) -> Record:
    """What was read in folder `here`, its references settled; a problem for each that leads to nothing."""
    found = {each: _settled(each, here, anchors, findings) for each in open_references}
    return _with(found, record) if found else record


def _settled(reference: OpenReference, here: str, anchors: Anchors, findings: Findings) -> Inlines:
    """The reference as it stands in the issue; its words alone where it leads to nothing."""
    href, fragment, line = reference.href, reference.heading, reference.line
    path = href.partition("#")[0]
    known = None if href.startswith("/") else anchors.get(reference.article)
    anchor = known and (known.get(fragment) or known.get(fragment.lower()))
    if known is not None and (anchor or not fragment):
        return (Reference(reference.article, anchor or "", reference.children, line),)
    if known is None:
        near = did_you_mean(path, [_typed(name, here) for name in anchors])
    else:
        near = did_you_mean(fragment, known, f"{path}#{{}}")
    findings.of(reference.file).add(Code.LINK_TO_NOWHERE, line, href=href, did_you_mean=near)
    return reference.children


def _typed(slug: str, here: str) -> str:
    """The path of an article's text as it is typed in the folder `here`."""
    return f"../{slug}/article.md" if here else f"{slug}/article.md"


def _with(found: Mapping[OpenReference, Inlines], value: Any) -> Any:
    """The value with what was found in the place of each open reference in it."""
    if isinstance(value, tuple):
        parts = [
            part
            for each in value
            for part in (found[each] if isinstance(each, OpenReference) else (_with(found, each),))
        ]
        return joined(parts) if any(isinstance(each, OpenReference) for each in value) else tuple(parts)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value, **{each.name: _with(found, getattr(value, each.name)) for each in fields(value)}
        )
    return value
