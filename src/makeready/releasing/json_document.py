"""Metadata as the bytes of a JSON document."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any


def json_document(facts: Mapping[str, Any]) -> bytes:
    """`facts` in their order, in UTF-8; those that are empty are left out, at every depth."""
    return (json.dumps(_full(facts), ensure_ascii=False, indent=2) + "\n").encode()


def _full(value: Any) -> Any:
    """`value` without the empty strings, lists and mappings in it; a 0 is a fact."""
    if isinstance(value, Mapping):
        return {name: kept for name, inner in value.items() if _says_something(kept := _full(inner))}
    if isinstance(value, list | tuple):
        return [kept for inner in value if _says_something(kept := _full(inner))]
    return value


def _says_something(value: Any) -> bool:
    return value is not None and value not in ("", [], {})
