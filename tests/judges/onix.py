"""EDItEUR's schema of ONIX for Books 3.1, codes of the code lists included, as onixcheck carries it."""

from __future__ import annotations

from functools import cache

from lxml import etree
from onixcheck import schema


def faults(message: bytes) -> list[str]:
    """What the schema finds wrong in an ONIX message, a line for each."""
    judge = _schema()
    judge.validate(etree.fromstring(message))
    return [f"{entry.line}: {entry.message}" for entry in judge.error_log]


@cache
def _schema() -> etree.XMLSchema:
    return etree.XMLSchema(file=schema.O31_XSD_REFERENCE)
