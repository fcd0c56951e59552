"""Addresses kept apart from the text, `[name]: https://…`: each is to be used, and given once."""

from __future__ import annotations

import re

from makeready.problems import Code, Findings
from makeready.reading.markdown import Tree
from makeready.reading.near_miss import did_you_mean


def tell_unused_addresses(tree: Tree, findings: Findings) -> None:
    """Put down each address that no link uses, as its line leaves no word on the page."""
    given = tree.env.get("references", {})
    if not given:
        return
    used = {node.meta["label"] for node in tree.root.walk(include_self=False) if "label" in node.meta}
    asked = {label.casefold() for _, markup, _ in tree.env.get("leftovers", []) for label in _labels(markup)}
    for name, address in given.items():
        if name not in used:
            label, line = _typed(tree, address["map"][0]), address["map"][0] + 1
            near = did_you_mean(label, asked, "[words][{}]")
            findings.add(Code.UNUSED_ADDRESS, line, label=label, address=address["href"], did_you_mean=near)
    for again in tree.env.get("duplicate_refs", []):
        label, line = _typed(tree, again["map"][0]), again["map"][0] + 1
        first = next(
            address["map"][0] + 1
            for name, address in given.items()
            if name.casefold() == again["label"].casefold()
        )
        findings.add(Code.ADDRESS_TWICE, line, label=label, first=first)


def _typed(tree: Tree, line: int) -> str:
    """The name of an address as it stands in its line."""
    match = re.search(r"\[(.*?)(?<!\\)\]:", tree.source[line])
    return match[1] if match else tree.source[line].strip()


def _labels(markup: str) -> list[str]:
    """The names in markup that was left over, `][name]`."""
    return re.findall(r"\]\[([^\]]+)", markup)
