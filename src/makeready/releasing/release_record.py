"""`release.json`: what a release is and which files it has, for a shelf to list and for anyone to verify."""

from __future__ import annotations

from pydantic import TypeAdapter

from makeready.releasing.released import Release

RECORD = "release.json"
_RELEASE = TypeAdapter(Release)


def as_json(release: Release) -> bytes:
    """The record of a release."""
    return _RELEASE.dump_json(release, indent=2) + b"\n"


def from_json(data: bytes) -> Release:
    """The release that a record tells of; raises `ValueError` where it is none."""
    return _RELEASE.validate_json(data)
