"""Facts against their model: what doesn't fit becomes problems with their lines."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from makeready.problems import Code, Findings
from makeready.reading.facts import Facts, Path, Value
from makeready.reading.near_miss import did_you_mean

M = TypeVar("M", bound=BaseModel)

WANTED = {
    "string_type": "plain text",
    "tuple_type": "a list",
    "too_short": "a list with something in it",
    "dict_type": "made of keys and values",
    "model_type": "made of keys and values",
}
"""What was wanted, by the types of pydantic's errors."""


def checked(facts: Facts, model: type[M], findings: Findings) -> M | None:
    """The facts as their model; None, and every problem, where they don't fit."""
    try:
        return model.model_validate(_given(facts.values, model))
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            _tell(detail, facts, model, findings)
        return None


def _given(values: dict[str, Value], model: type[BaseModel]) -> dict[str, Value]:
    """The values without the known keys that were left empty: `byline:` is no byline."""
    fields = fields_of(model)
    given: dict[str, Value] = {}
    for key, value in values.items():
        inner = _model_in(fields[key].annotation) if key in fields else None
        if isinstance(value, dict) and inner:
            given[key] = _given(value, inner)
        elif isinstance(value, list) and inner:
            given[key] = [_given(item, inner) if isinstance(item, dict) else item for item in value]
        elif value != "" or key not in fields:
            given[key] = value
    return given


def _tell(detail: ErrorDetails, facts: Facts, model: type[BaseModel], findings: Findings) -> None:
    """Put down one of pydantic's errors."""
    path: Path = detail["loc"]
    key = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
    line, inside = facts.line(path), _model_at(model, path[:-1])
    match detail["type"]:
        case "missing":
            findings.add(Code.FACT_MISSING, line, key=key, example=_example(inside, key))
        case "extra_forbidden":
            known = list(fields_of(inside))
            near = did_you_mean(key, known) or _cut_at_comma(detail["input"])
            findings.add(
                Code.UNKNOWN_KEY,
                line,
                where=_where(path[:-1], findings),
                key=key,
                did_you_mean=near,
                known=", ".join(known),
            )
        case "too_short" if detail["input"]:
            pass  # it is short because of items that are told themselves
        case kind:
            context: dict[str, Any] = detail.get("ctx", {})
            details = {
                "key": key,
                "wanted": WANTED.get(kind) or context.get("wanted"),
                "value": _shown(detail["input"]),
                "example": _example(inside, key) if isinstance(path[-1], str) else "- some words",
            }
            findings.add(Code.WRONG_VALUE, line, **details)


def _where(path: Path, findings: Findings) -> str:
    """The beginning of a sentence on what has a key: the file, or the fact in it that has keys of its own."""
    names = [part for part in path if isinstance(part, str)]
    file = findings.file.rpartition("/")[2]
    return f"`{names[-1]}` in {file} has" if names else f"{file} has"


def _cut_at_comma(value: Value) -> str:
    """The beginning of a hint for a key without a value: `{ alt: White ridges, flat }` gives one."""
    return "" if value else "put the value before it in quotes, as it contains a comma. Otherwise "


def fields_of(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """The fields of a model by their keys, as they are typed."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _example(model: type[BaseModel], key: str) -> str:
    """A line that gives the fact `key`, as an editor would type it."""
    field = fields_of(model).get(key)
    return f"{key}: {_typed(field.examples[0]) if field and field.examples else 'some words'}"


def _typed(value: Any) -> str:
    """A value as it is typed on one line."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key}: {_typed(inner)}" for key, inner in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_typed, value)) + "]"
    return str(value)


def _model_at(model: type[BaseModel], path: Path) -> type[BaseModel]:
    """The model of the mapping at `path`."""
    for part in path:
        if isinstance(part, str):
            model = _model_in(fields_of(model)[part].annotation) or model
    return model


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model that an annotation such as `tuple[SectionFacts, ...]` speaks of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        if found := _model_in(part):
            return found
    return None


def _shown(value: Any) -> str:
    """A wrong value, short enough for a message."""
    match value:
        case dict():
            return "it has keys of its own"
        case [] | ():
            return "it is empty"
        case list():
            return "it is a list"
        case _:
            text = str(value)
            return f'"{text[:60]}…"' if len(text) > 60 else f'"{text}"'
