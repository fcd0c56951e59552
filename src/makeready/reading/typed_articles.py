"""An article's folder -> its passages as they were typed, those of its facts and captions among them."""

from __future__ import annotations

from collections.abc import Iterator

from makeready.cache import Cache
from makeready.digests import digest, digest_of_files, files_below, maker
from makeready.problems import Findings
from makeready.reading.articles import CAPTIONS, TEXT
from makeready.reading.captions import picture_name
from makeready.reading.fact_types import LANGUAGE
from makeready.reading.facts import Facts, read_facts
from makeready.reading.files import Folder
from makeready.reading.front_matter import split
from makeready.reading.markdown import typed_parser
from makeready.reading.passages import Kind, Passage, Source

FACTS = {
    "title": Kind.FACT,
    "byline": Kind.NAME,
    "standfirst": Kind.FACT,
    "running-head": Kind.FACT,
}
IN_CAPTIONS = {"credit": Kind.NAME, "rights": Kind.RIGHTS}


def typed_once(folder: Folder, slug: str, language: str, cache: Cache) -> tuple[Passage, ...]:
    """The passages of article `slug`, from the `cache` where its files have not changed since."""
    own = (folder.root / slug).resolve()
    texts = (file for file in files_below(own) if file.suffix == ".md")
    key = digest(maker(), slug, language, digest_of_files(texts, own))
    found: tuple[Passage, ...] = cache.recall("passages", key, lambda: _typed(folder, slug, language))
    return found


def _typed(folder: Folder, slug: str, language: str) -> tuple[Passage, ...]:
    """The passages of an article; what can't be read gives none, and is told by others."""
    silent = Findings(f"{slug}/{TEXT}")
    text = folder.text(f"{slug}/{TEXT}", silent) if TEXT in folder.names(slug) else None
    parts = split(text, silent) if text else None
    if parts is None or text is None:
        return ()
    facts = read_facts(parts.facts, silent, first_line=2) or Facts({})
    own = facts.values.get("language")
    language = own if isinstance(own, str) and LANGUAGE.fullmatch(own) else language
    here, there = Source(f"{slug}/{TEXT}", language), Source(f"{slug}/{CAPTIONS}", language)
    captions = folder.text(there.file, silent) if CAPTIONS in folder.names(slug) else None
    return (
        *(passage for key, kind in FACTS.items() for passage in of_fact(here, facts, key, kind, text)),
        *here.of_blocks(parts.text),
        *_captions(captions or "", there),
    )


def of_fact(source: Source, facts: Facts, key: str, kind: Kind, text: str) -> Iterator[Passage]:
    """The passages of the fact `key`, with line feeds where its `text` has them."""
    value = facts.values.get(key)
    if isinstance(value, str) and value:
        line = facts.line((key,))
        yield from source.of_line(as_typed(value, text.split("\n"), line), line, kind)


def as_typed(value: str, lines: list[str], first: int) -> str:
    """A value that YAML has folded into one line, with line feeds where `lines` end, if that can be told."""
    typed: list[str] = []
    rest = value
    for at in range(first - 1, len(lines)):
        line = lines[at].strip()
        if not typed and not rest.startswith(line):
            line = line.partition(":")[2].strip()
        if not rest.startswith(line):
            line = line.strip("\"'")
        if not line or not rest.startswith(line):
            return value
        typed.append(line)
        rest = rest[len(line) :].lstrip(" ")
        if not rest.strip("\n"):
            return "\n".join(typed)
    return value


def _captions(text: str, source: Source) -> Iterator[Passage]:
    """The passages of a captions.md, each with the picture that it is about."""
    picture, line, in_heading, in_list = "", 0, False, 0
    for token in typed_parser().parse(text, {}):
        line = token.map[0] + 1 if token.map else line
        in_heading = token.type == "heading_open" or (in_heading and token.type == "inline")
        in_list += token.nesting if token.type.startswith("bullet_list") else 0
        if token.type != "inline":
            continue
        if in_heading:
            picture = picture_name(token.content)
        elif in_list:
            key, _, value = token.content.partition(":")
            if kind := IN_CAPTIONS.get(key.strip().lower()):
                yield source.passage(line, value.strip(), kind, picture)
        else:
            for passage in source.of_inline(token, line, Kind.CAPTION):
                yield Passage(
                    passage.file,
                    passage.line,
                    passage.text,
                    passage.kind,
                    passage.language,
                    passage.italics,
                    picture,
                )
