"""The manuscript's folder -> the `Issue`: the only file that walks the folder and joins what is in it."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from pathlib import Path

from makeready.cache import Cache
from makeready.issue import Article, Blocks, Cover, Issue, Section
from makeready.problems import Code, Findings, Place, Problem
from makeready.reading.addresses import tell_unused_addresses
from makeready.reading.articles import CAPTIONS, IMAGES, TEXT, ReadArticle, read_once
from makeready.reading.blocks import BlockReader
from makeready.reading.bodies import read_bodies
from makeready.reading.checked_facts import checked
from makeready.reading.cover import read_cover
from makeready.reading.cross_references import Anchors, settled
from makeready.reading.facts import Facts, read_facts
from makeready.reading.files import Folder, same_name
from makeready.reading.headings import headings_of
from makeready.reading.issue_facts import IssueFacts
from makeready.reading.markdown import markdown_parser, parse_blocks
from makeready.reading.near_miss import did_you_mean
from makeready.reading.prose import Prose
from makeready.reading.quotation_marks import typeset
from makeready.reading.running_order import RunningOrder, is_slug, running_order, tell_folder_name
from makeready.reading.unbuilt import tell_leftovers

FACTS = "issue.yaml"
BESIDE = frozenset({FACTS, "README.md", "words.txt", "house-style.yaml"})
"""Files that may stand at the top of a manuscript."""
IMPORT_REPORT = "import-report.md"
"""What an import leaves beside an article for its editor."""
PICTURE_SUFFIXES = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".gif", ".svg")


def read_manuscript(
    folder: Path, cache: Cache | None = None, output: Path | None = None
) -> tuple[Issue | None, list[Problem]]:
    """The issue in a folder and every problem of its files, sorted by place.

    No issue where an error makes one impossible; otherwise one that is as whole as can be. An article whose
    files have not changed since it was read last is taken from the `cache`. The folder `output`, where the
    issue is built, is no part of it.
    """
    findings = Findings(FACTS)
    root = folder.resolve()
    if root.is_dir():
        issue = _read(Folder(root, output and output.resolve()), findings, cache or Cache(None))
    else:
        issue = None
        findings.of(str(folder)).add(Code.NO_MANUSCRIPT, folder=folder)
    return issue, sorted(findings.problems, key=_order)


def _order(problem: Problem) -> tuple[Place, str, str]:
    """Problems by place; those of one line by code."""
    return problem.place, problem.code.value.code, problem.sentence


@dataclass(frozen=True, slots=True)
class _Read:
    """All that was read, before it is joined."""

    facts: IssueFacts
    lines: Facts
    articles: dict[str, Article]
    anchors: Anchors


def _read(folder: Folder, findings: Findings, cache: Cache) -> Issue | None:
    """The issue in an open folder."""
    lines = _facts(folder, findings)
    facts = checked(lines, IssueFacts, findings) if lines else None
    order = running_order(lines, folder, findings) if lines else RunningOrder()
    slugs = [article.slug for article in order.articles]
    if not slugs or order.is_faulty:
        # Every article there is is read: its own problems are told, and none that come of the contents'.
        slugs += [name for name in folder.names() if name not in slugs and TEXT in folder.names(name)]
    language = facts.language if facts else "en"
    read = {slug: read_once(folder, slug, language, cache) for slug in slugs}
    anchors = {slug: article.anchors for slug, article in read.items()}
    articles = _settled(read, anchors, findings)
    cover = read_cover(facts.cover, lines, folder, facts.language, findings) if facts and lines else None
    _tell_stray(folder, set(read), order.told, lines, findings)
    if facts is None or lines is None:
        return None
    return _joined(_Read(facts, lines, articles, anchors), cover, findings)


def _facts(folder: Folder, findings: Findings) -> Facts | None:
    """What issue.yaml says; None, and a problem, where it says nothing."""
    if FACTS not in folder.names():
        near = did_you_mean(FACTS, folder.names())
        advice = f"{near}write the facts of the issue into it: title, number, contents and so on"
        findings.add(Code.FILE_MISSING, file=FACTS, advice=advice)
        return None
    text = folder.text(FACTS, findings)
    if text is not None and not text.strip():
        advice = "write the facts of the issue into it: title, number, contents and so on"
        findings.add(Code.EMPTY_FILE, file=FACTS, advice=advice)
        return None
    return read_facts(text, findings) if text else None


def _settled(read: dict[str, ReadArticle], anchors: Anchors, findings: Findings) -> dict[str, Article]:
    """Every article that could be read by its folder's name, its links to other articles settled."""
    articles = {}
    for slug, found in read.items():
        findings.problems.extend(found.problems)
        article = settled(found.article, found.open_references, slug, anchors, findings)
        if article:
            articles[slug] = article
    return articles


def _cover_file(lines: Facts | None) -> str:
    """The file that the cover asks for, also where other facts are faulty; "" where it asks for none."""
    cover = lines.values.get("cover") if lines else None
    return posixpath.normpath(str(cover.get("image", ""))) if isinstance(cover, dict) else ""


def _tell_stray(
    folder: Folder, named: set[str], told: set[str], lines: Facts | None, findings: Findings
) -> None:
    """Put down what stands in the folder and is no part of the issue, but for folders that are `told`."""
    known = BESIDE | {same_name(_cover_file(lines))}
    for name in folder.names():
        here = findings.of(name)
        if same_name(name) in known or name in told - named:
            continue
        if folder.path(name) is None:
            here.add(Code.OUTSIDE_THE_MANUSCRIPT, path=name)
        elif folder.is_folder(name):
            _tell_stray_folder(name, named, folder, findings)
        elif name.lower().endswith(PICTURE_SUFFIXES):
            if lines:  # else nobody knows whether it is the cover
                _tell_unused_cover(name, here)
        else:
            here.add(Code.STRAY_FILE, file=name, did_you_mean=did_you_mean(name, BESIDE))


def _tell_unused_cover(name: str, findings: Findings) -> None:
    """Put down that a picture beside issue.yaml is not the cover."""
    example = f"`cover: {{ image: {name} }}` in issue.yaml"
    findings.add(Code.UNUSED_PICTURE, picture=name, rename="", example=example)


def _tell_stray_folder(name: str, named: set[str], folder: Folder, findings: Findings) -> None:
    """Put down that a folder is not in the contents, or what in it belongs to no article."""
    if name in named:
        for inner in folder.names(name):
            if inner not in (TEXT, CAPTIONS, IMPORT_REPORT) and not (
                inner == IMAGES and folder.is_folder(f"{name}/{IMAGES}")
            ):
                file = f"{name}/{inner}"
                near = did_you_mean(inner, {TEXT, CAPTIONS, IMAGES} - set(folder.names(name)))
                findings.of(file).add(Code.STRAY_FILE, file=file, did_you_mean=near)
    elif TEXT in folder.names(name) and not is_slug(name):
        advice = "rename it, and name it below `articles:` in issue.yaml: "
        tell_folder_name(name, findings.of(f"{name}/{TEXT}"), advice=advice)
    elif TEXT in folder.names(name):
        findings.of(f"{name}/{TEXT}").add(Code.FOLDER_NOT_IN_CONTENTS, folder=name)
    elif not folder.is_built_in(name):
        findings.of(name).add(Code.STRAY_FILE, file=f"{name}/", did_you_mean="")


def _joined(read: _Read, cover: Cover | None, findings: Findings) -> Issue:
    """The issue, from its facts and articles."""
    facts, parser = read.facts, markdown_parser(read.facts.language)
    return Issue(
        title=typeset(facts.title, parser),
        number=facts.number,
        published=facts.published,
        season=facts.season,
        language=facts.language,
        identifier=facts.identifier,
        publisher=typeset(facts.publisher, parser),
        cover=cover,
        sections=_sections(read),
        subtitle=typeset(facts.subtitle, parser),
        rights=typeset(facts.rights, parser),
        imprint=tuple((typeset(role, parser), typeset(name, parser)) for role, name in facts.imprint.items()),
        bodies=read_bodies(facts, read.lines, read.articles, findings),
        website=facts.website,
        colophon=_colophon(read, findings),
        binding=facts.binding,
    )


def _sections(read: _Read) -> tuple[Section, ...]:
    """The sections of the contents with those of their articles that could be read."""
    parser = markdown_parser(read.facts.language)
    return tuple(
        Section(
            typeset(section.section, parser),
            tuple(read.articles[name] for name in section.articles if name in read.articles),
            section.together,
        )
        for section in read.facts.contents
    )


def _colophon(read: _Read, findings: Findings) -> Blocks:
    """The colophon, whose Markdown stands in issue.yaml."""
    line = read.lines.line(("colophon",))
    tree = parse_blocks("\n" * (line - 1) + read.facts.colophon, read.facts.language)
    prose = Prose(findings, "", read.facts.language, headings_of(tree), where="the colophon")
    tell_leftovers(tree, findings)
    tell_unused_addresses(tree, findings)
    blocks = BlockReader(prose, tree).read(tree.root.children)
    return settled(blocks, prose.open_references, "", read.anchors, findings)
