"""The parser of OPDS 2.0 that the apps of public libraries, by the Palace Project, take feeds in with."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urljoin

ADDRESS = "https://shelf.example/opds.json"
"""Where a feed was fetched; its links are resolved there, as by whoever fetches it."""


def faults(feed: bytes) -> list[str]:
    """What is wrong in a feed and in its publications, a line for each."""
    from webpub_manifest_parser.opds2 import OPDS2FeedParserFactory

    parsed = OPDS2FeedParserFactory().create().parse_json(_resolved(json.loads(feed)))
    return [str(error) for error in parsed.errors]


def _resolved(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            name: urljoin(ADDRESS, held) if name == "href" else _resolved(held)
            for name, held in value.items()
        }
    return [_resolved(each) for each in value] if isinstance(value, list) else value
