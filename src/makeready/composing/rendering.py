"""A layout's templates rendered by Jinja, and what is wrong with one told with its line."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NoReturn, TypeAlias

from jinja2 import FunctionLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from makeready.composing.layout_facts import shown_path
from makeready.composing.templates import Layout, Medium
from makeready.problems import Code, Place, Problem, Refused

Source: TypeAlias = tuple[str, str, Callable[[], bool]]


def rendered(layout: Layout, medium: Medium, name: str, values: Mapping[str, object]) -> Markup:
    """The markup that the template `name` makes of `values`; refuses with the template's line."""
    try:
        return Markup(_environment(layout, medium).get_template(name).render(values))  # noqa: S704
    except Refused as refused:
        _tell_who_asks(refused)
        raise
    except TemplateNotFound as missing:
        layout.file(medium, str(missing.name or name))
        raise
    except Exception as fault:  # noqa: BLE001  a template may raise whatever Python can
        _refuse(layout, medium, name, fault)


def malformed_templates(layout: Layout, medium: Medium) -> Iterator[Problem]:
    """A problem for each template of `medium` that can't be read, whether or not a page is made of it."""
    folders = [folder / medium for folder in layout.folders]
    found = {path.relative_to(each).as_posix() for each in folders for path in each.rglob("*.jinja")}
    for name in sorted(found):
        try:
            _environment(layout, medium).get_template(name)
        except TemplateSyntaxError as fault:
            yield _problem(layout, medium, name, fault)


def _refuse(layout: Layout, medium: Medium, name: str, fault: Exception) -> NoReturn:
    raise Refused([_problem(layout, medium, name, fault)]) from fault


def _tell_who_asks(refused: Refused) -> None:
    """Tell of a word that is missing where a template asks for it: most often it is misspelt there."""
    if asked := _in_templates(refused):
        for problem in refused.problems:
            if problem.code is Code.PRINTED_WORD_MISSING:
                problem.place = asked[-1]


def _in_templates(fault: Exception) -> list[Place]:
    """The lines of templates that a fault came through, the innermost last."""
    frames = traceback.extract_tb(fault.__traceback__)
    return [
        Place(shown_path(Path(frame.filename)), frame.lineno or 0)
        for frame in frames
        if frame.filename.endswith(".jinja")
    ]


def _problem(layout: Layout, medium: Medium, name: str, fault: Exception) -> Problem:
    advice = "layouts/README.md lists the values that each template is given"
    if isinstance(fault, TemplateSyntaxError):
        advice = "mend the word between {% and %}, or {{ and }}; every {% if %} and {% for %} needs its end"
        place = Place(shown_path(Path(fault.filename or name)), fault.lineno)
    else:
        whole = Place(shown_path(layout.find(medium, name) or Path(name)))
        place = [whole, *_in_templates(fault)][-1]
    reason = str(fault).rstrip(".") or type(fault).__name__
    return Problem(Code.TEMPLATE_ERROR, place, reason=reason, advice=advice)


@lru_cache(maxsize=8)
def _environment(layout: Layout, medium: Medium) -> ImmutableSandboxedEnvironment:
    def load(name: str) -> Source | None:
        path = layout.find(medium, name)
        return (path.read_text("utf-8"), str(path), lambda: True) if path else None

    return ImmutableSandboxedEnvironment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=FunctionLoader(load),
        auto_reload=False,  # a changed template makes another layout, which has templates of its own
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
