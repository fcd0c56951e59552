"""The manuscript as it was typed, with what the house says about words and rules: what `check` judges."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from makeready.cache import Cache
from makeready.problems import Findings, Problem
from makeready.reading.fact_types import LANGUAGE
from makeready.reading.facts import Facts, read_facts
from makeready.reading.files import Folder
from makeready.reading.house_style import HouseStyle, read_house_style
from makeready.reading.manuscript import FACTS
from makeready.reading.own_words import read_words
from makeready.reading.passages import Kind, Passage, Source
from makeready.reading.running_order import running_order
from makeready.reading.typed_articles import as_typed, of_fact, typed_once

OF_THE_ISSUE = {"title": Kind.NAME, "subtitle": Kind.FACT, "publisher": Kind.NAME, "rights": Kind.FACT}
OF_THE_COVER = {"alt": Kind.ALT, "credit": Kind.NAME, "rights": Kind.RIGHTS}


@dataclass(frozen=True, slots=True)
class TypedIssue:
    """All passages in the order they are printed, and what they are judged by."""

    passages: tuple[Passage, ...]
    own_words: frozenset[str] = frozenset()
    style: HouseStyle = field(default_factory=HouseStyle)
    language: str = "en"
    language_line: int = 0
    cover_line: int = 0
    """Where issue.yaml names the cover's picture."""


def read_typed(root: Path, cache: Cache) -> tuple[TypedIssue, list[Problem]]:
    """The issue as it was typed, and every problem of words.txt and house-style.yaml.

    What else can't be read is left out: `read_manuscript` tells it.
    """
    folder, findings, silent = Folder(root.resolve()), Findings(FACTS), Findings(FACTS)
    text = folder.text(FACTS, silent) if FACTS in folder.names() else None
    facts = (read_facts(text, silent) if text else None) or Facts({})
    language = facts.values.get("language")
    language = language if isinstance(language, str) and LANGUAGE.fullmatch(language) else "en"
    articles = [named.slug for named in running_order(facts, folder, silent).articles]
    passages = list(_of_issue(facts, text or "", Source(FACTS, language)))
    for slug in articles:
        passages += typed_once(folder, slug, language, cache)
    typed = TypedIssue(
        tuple(passages),
        read_words(folder, findings),
        read_house_style(folder, articles, findings),
        language,
        facts.line(("language",)),
        facts.line(("cover", "image")),
    )
    return typed, findings.problems


def _of_issue(facts: Facts, text: str, source: Source) -> Iterator[Passage]:
    """The passages of issue.yaml."""
    for key, kind in OF_THE_ISSUE.items():
        yield from of_fact(source, facts, key, kind, text)
    cover = facts.values.get("cover")
    if isinstance(cover, dict):
        yield from _of_cover(cover, facts, text, source)
    for at, section in enumerate(_listed(facts.values.get("contents"))):
        if isinstance(section, dict) and isinstance(name := section.get("section"), str):
            yield source.passage(facts.line(("contents", at, "section")), name, Kind.FACT)
    colophon = facts.values.get("colophon")
    if isinstance(colophon, str):
        yield from source.of_blocks("\n" * (facts.line(("colophon",)) - 1) + colophon)


def _of_cover(cover: Mapping[str, object], facts: Facts, text: str, source: Source) -> Iterator[Passage]:
    """The passages of the cover."""
    picture = str(cover.get("image", ""))
    for key, kind in OF_THE_COVER.items():
        if isinstance(value := cover.get(key), str) and value:
            line = facts.line(("cover", key))
            yield source.passage(line, as_typed(value, text.split("\n"), line), kind, picture)
    for at, words in enumerate(_listed(cover.get("lines"))):
        if isinstance(words, str):
            yield source.passage(facts.line(("cover", "lines", at)), words, Kind.FACT)


def _listed(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else []
