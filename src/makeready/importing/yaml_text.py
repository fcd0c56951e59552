"""Words as an editor would type them in YAML."""

from __future__ import annotations


def as_yaml(text: str) -> str:
    """A value of the facts, in quotes where YAML needs them and where it is safer."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
