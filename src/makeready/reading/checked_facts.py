"""Facts against their model: what doesn't fit becomes problems with their lines."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from makeready.problems import Code, Findings
from makeready.reading.facts import Facts, Path, Value
from makeready.reading.near_miss import did_you_mean

M = TypeVar("M", bound=BaseModel)

WANTED = {
    "string_type": ("words", "some words"),
    "tuple_type": ("a list", "[one, two]"),
    "too_short": ("a list with something in it", "[one, two]"),
    "dict_type": ("a mapping", "{ key: value }"),
    "model_type": ("a mapping", "{ key: value }"),
}
"""What pydantic's errors mean, by their type: what was wanted, and how it is written."""


def checked(facts: Facts, model: type[M], findings: Findings) -> M | None:
    """The facts as their model; None, and every problem, where they don't fit."""
    try:
        return model.model_validate(_given(facts.values))
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            _tell(detail, facts, model, findings)
        return None


def _given(values: dict[str, Value]) -> dict[str, Value]:
    """The values without those that were left empty: `byline:` is no byline."""
    return {
        key: _given(value) if isinstance(value, dict) else value
        for key, value in values.items()
        if value != ""
    }


def _tell(detail: ErrorDetails, facts: Facts, model: type[BaseModel], findings: Findings) -> None:
    """Put down one of pydantic's errors."""
    path: Path = detail["loc"]
    key = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
    line = facts.line(path)
    kind = detail["type"]
    if kind == "missing":
        example = _example(_model_at(model, path[:-1]), key)
        findings.add(Code.FACT_MISSING, line, key=key, example=example)
    elif kind == "extra_forbidden":
        known = _keys(_model_at(model, path[:-1]))
        findings.add(
            Code.UNKNOWN_KEY, line, key=key, did_you_mean=did_you_mean(key, known), known=", ".join(known)
        )
    else:
        context: dict[str, Any] = detail.get("ctx", {})
        wanted, example = WANTED.get(kind, (context.get("wanted", "right"), context.get("example", "…")))
        shown = f"{key}: {example}" if isinstance(path[-1], str) else f"- {example}"
        value = _shown(detail["input"])
        findings.add(Code.WRONG_VALUE, line, key=key, wanted=wanted, example=shown, value=value)


def _keys(model: type[BaseModel]) -> list[str]:
    """The keys of a model as they are typed."""
    return [field.alias or name for name, field in model.model_fields.items()]


def _example(model: type[BaseModel], key: str) -> str:
    """A line that gives the fact `key`, as an editor would type it."""
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    examples = fields[key].examples or ["…"]
    value = examples[0]
    return f"{key}: [{', '.join(value)}]" if isinstance(value, list) else f"{key}: {value}"


def _model_at(model: type[BaseModel], path: Path) -> type[BaseModel]:
    """The model of the mapping at `path`."""
    for part in path:
        if isinstance(part, str):
            fields = {field.alias or name: field for name, field in model.model_fields.items()}
            model = _model_in(fields[part].annotation) or model
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
