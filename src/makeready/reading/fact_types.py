"""The kinds of value a fact can have: each says in its own words what is wanted."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
BINDINGS = ("saddle-stitch", "perfect")
WEB_ADDRESS = re.compile(r"https?://[^\s/?#@]+(/[^\s?#]*)?")
"""Without a name and password, which everybody would be told, and without a question."""
URN = re.compile(r"urn:[A-Za-z0-9][A-Za-z0-9-]{1,31}:\S+")


def _kebab(name: str) -> str:
    """How a key is typed: "running-head" for `running_head`."""
    return name.replace("_", "-")


class FactModel(BaseModel):
    """Facts with a closed list of keys."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, alias_generator=_kebab, arbitrary_types_allowed=False
    )


def wrong(wanted: str) -> PydanticCustomError:
    """The error that says what was wanted; the field's example shows it."""
    return PydanticCustomError("wrong", "wrong value", {"wanted": wanted})


def _date(value: Any) -> date:
    error = wrong("a day of the calendar")
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise error
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise error from None


def _language(value: Any) -> str:
    if not isinstance(value, str) or not LANGUAGE.fullmatch(value):
        raise wrong("a language's tag")
    return value


def _urn(value: Any) -> str:
    if not isinstance(value, str) or not URN.fullmatch(value):
        raise wrong("a URN")
    return value


def _web_address(value: Any) -> str:
    if not isinstance(value, str) or not WEB_ADDRESS.fullmatch(value):
        raise wrong("the address of a folder on the web")
    return f"{value.rstrip('/')}/"


def _pages(value: Any) -> int:
    if not isinstance(value, str) or not re.fullmatch(r"[1-9][0-9]{0,2}", value):
        raise wrong("a number of pages")
    return int(value)


def _binding(value: Any) -> str:
    if value not in BINDINGS:
        raise wrong(" or ".join(BINDINGS))
    return str(value)


def _yes_or_no(value: Any) -> bool:
    answers = {"true": True, "yes": True, "false": False, "no": False}
    if not isinstance(value, str) or value.lower() not in answers:
        raise wrong("true or false")
    return answers[value.lower()]


# In an editor that checks by the schema, `number: 07` and `title: 1984` are numbers: allowed, as each
# value is read as the text that was typed.
TEXT_SCHEMA = {"type": ["string", "number", "boolean"]}

Words = Annotated[str, Field(strict=True), WithJsonSchema(TEXT_SCHEMA)]
Day = Annotated[date, BeforeValidator(_date), WithJsonSchema({"type": "string", "format": "date"})]
LanguageTag = Annotated[
    str, BeforeValidator(_language), WithJsonSchema({"type": "string", "pattern": f"^{LANGUAGE.pattern}$"})
]
Urn = Annotated[str, BeforeValidator(_urn), WithJsonSchema({"type": "string", "pattern": f"^{URN.pattern}$"})]
WebAddress = Annotated[
    str,
    BeforeValidator(_web_address),
    WithJsonSchema({"type": "string", "format": "uri", "pattern": f"^{WEB_ADDRESS.pattern}$"}),
]
Pages = Annotated[
    int, BeforeValidator(_pages), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 999})
]
Binding = Annotated[
    str, BeforeValidator(_binding), WithJsonSchema({"type": "string", "enum": list(BINDINGS)})
]
YesOrNo = Annotated[bool, BeforeValidator(_yes_or_no), WithJsonSchema({"type": "boolean"})]
