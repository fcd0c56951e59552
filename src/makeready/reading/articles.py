"""An article's folder -> its text taken apart -> an `Article`, whose links to other articles are left open.

No article's reading depends on another: the manuscript settles those links when all headings are known.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from markdown_it.tree import SyntaxTreeNode

from makeready.cache import Cache
from makeready.digests import digest, digest_of_files, files_below, maker
from makeready.issue import Article, Blocks, Inlines, plain_text
from makeready.problems import Code, Findings, Problem
from makeready.reading.addresses import tell_unused_addresses
from makeready.reading.article_facts import ArticleFacts
from makeready.reading.blocks import BlockReader
from makeready.reading.captions import read_captions
from makeready.reading.checked_facts import checked
from makeready.reading.facts import Facts, read_facts
from makeready.reading.files import Folder
from makeready.reading.front_matter import split
from makeready.reading.headings import Headings, headings_of
from makeready.reading.inlines import read_line
from makeready.reading.markdown import Tree, markdown_parser, parse_blocks
from makeready.reading.notes import Notes
from makeready.reading.placed_pictures import PlacedPictures
from makeready.reading.prose import OpenReference, Prose
from makeready.reading.quotation_marks import typeset
from makeready.reading.shapes import Caption
from makeready.reading.unbuilt import pictures_with_spaces, tell_leftovers

TEXT = "article.md"
CAPTIONS = "captions.md"
IMAGES = "images"


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """All that the files in an article's folder give by themselves."""

    article: Article | None
    """None where its text can't be taken apart."""
    anchors: dict[str, str] = field(default_factory=dict)
    """Anchor of each of its headings by what an editor types after #: "how-it-ticks"."""
    open_references: tuple[OpenReference, ...] = ()
    """Its links to other articles."""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _OpenArticle:
    """An article's text taken apart, before its links, notes and pictures are looked at."""

    language: str
    facts: ArticleFacts | None
    """None where they have problems; the text is read all the same, so that all problems are told."""
    lines: Facts
    tree: Tree
    headings: Headings


def read_article(folder: Folder, slug: str, language: str) -> ReadArticle:
    """What the article in folder `slug` gives; `language` is the issue's, and all that is asked of it."""
    findings = Findings(f"{slug}/{TEXT}")
    opened = _opened(folder, slug, language, findings)
    if opened is None:
        return ReadArticle(None, problems=tuple(findings.problems))
    plain = Prose(findings, slug, opened.language, opened.headings)
    pictures = PlacedPictures(folder, slug, _captions(folder, plain), findings)
    notes = Notes(opened.tree, findings)
    article = _article(opened, replace(plain, notes=notes, pictures=pictures), notes)
    pictures.tell_rest(pictures_with_spaces(opened.tree))
    anchors, references = opened.headings.by_words, tuple(plain.open_references)
    return ReadArticle(article, anchors, references, tuple(findings.problems))


def read_once(folder: Folder, slug: str, language: str, cache: Cache) -> ReadArticle:
    """The same, from the `cache` where no file of the article has changed since it was read last."""
    own = (folder.root / slug).resolve()
    files = digest_of_files(files_below(own), own)
    key = digest(maker(), str(folder.root), slug, language, files)
    read: ReadArticle = cache.recall("articles", key, lambda: read_article(folder, slug, language))
    return read


def _opened(folder: Folder, slug: str, language: str, findings: Findings) -> _OpenArticle | None:
    """The article in folder `slug`; None, and problems, where it can't be taken apart."""
    if TEXT not in folder.names(slug):
        advice = "write the article there, or take its folder out of the contents"
        findings.add(Code.FILE_MISSING, file=f"{slug}/{TEXT}", advice=advice)
        return None
    source = folder.text(f"{slug}/{TEXT}", findings)
    if source is None:
        return None
    if not source.strip():
        advice = "begin with the article's facts between two lines `---`, and write its text below"
        findings.add(Code.EMPTY_FILE, file=f"{slug}/{TEXT}", advice=advice)
        return None
    parts = split(source, findings)
    if parts is None:
        return None
    lines = read_facts(parts.facts, findings, first_line=2)
    facts = checked(lines, ArticleFacts, findings) if lines else None
    language = (facts and facts.language) or language
    tree = parse_blocks(parts.text, language)
    return _OpenArticle(language, facts, lines or Facts({}), tree, headings_of(tree))


def _captions(folder: Folder, prose: Prose) -> dict[str, Caption]:
    """The captions in the article's folder; none where it has no captions.md."""
    file = f"{prose.slug}/{CAPTIONS}"
    if CAPTIONS not in folder.names(prose.slug):
        return {}
    findings = prose.findings.of(file)
    text = folder.text(file, findings)
    return read_captions(text, replace(prose, findings=findings, where="a caption")) if text else {}


def _article(opened: _OpenArticle, prose: Prose, notes: Notes) -> Article:
    """The article's facts and text together."""
    facts = opened.facts or ArticleFacts(title="…")
    title = _fact_line("title", facts.title, opened, prose)
    parser = markdown_parser(opened.language)
    head = facts.running_head and typeset(facts.running_head, parser)
    blocks = _text(opened, prose)
    return Article(
        slug=prose.slug,
        title=title,
        byline=typeset(facts.byline, parser),
        standfirst=_fact_line("standfirst", facts.standfirst, opened, prose),
        running_head=head or plain_text(title),
        language=opened.language,
        pages=facts.pages,
        blocks=blocks,
        notes=notes.read(lambda text, line: _note(text, line, opened.tree, prose)),
    )


def _fact_line(key: str, words: str, opened: _OpenArticle, prose: Prose) -> Inlines:
    """The inlines of a fact that may hold Markdown."""
    where = replace(prose, where=f"the {key}", notes=None, pictures=None)
    return read_line(words, where, opened.lines.line((key,)))


def _text(opened: _OpenArticle, prose: Prose) -> Blocks:
    """The article's blocks; a problem where there are none."""
    told = len(prose.findings.problems)
    blocks = BlockReader(prose, opened.tree).read(opened.tree.root.children)
    if not blocks and len(prose.findings.problems) == told:
        prose.findings.add(Code.EMPTY_ARTICLE)
    tell_leftovers(opened.tree, prose.findings)
    tell_unused_addresses(opened.tree, prose.findings)
    return blocks


def _note(text: SyntaxTreeNode, line: int, tree: Tree, prose: Prose) -> Blocks:
    """The blocks of a footnote; pictures may not stand in it."""
    inside = replace(prose, pictures=None, where="a footnote")
    return BlockReader(inside, tree, line).read(text.children)
