"""Where a link leads: out of the issue, to one of its articles, to a heading, or nowhere."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote, urlsplit

from makeready.issue import Inlines, Link, Reference
from makeready.problems import Code
from makeready.reading.near_miss import did_you_mean
from makeready.reading.prose import Prose

SCHEMES = frozenset({"http", "https", "mailto", "tel", "ftp", "irc"})
NEEDS_HOST = frozenset({"http", "https", "ftp", "irc"})
SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):")


def linked(href: str, words: Inlines, line: int, prose: Prose) -> Inlines:
    """The words as a link; as they are, and a problem, where it leads nowhere or may not be."""
    if not words:
        prose.findings.add(Code.EMPTY_LINK, line, href=href)
        return ()
    if scheme := SCHEME.match(href):
        if _is_allowed(href, scheme[1].lower()):
            return (Link(href, words, line),)
        prose.findings.add(Code.LINK_REFUSED, line, href=unquote(href)[:200])
        return words
    return _referred(unquote(href), words, line, prose)


def _is_allowed(href: str, scheme: str) -> bool:
    """Whether an address is one that a reader's program may open."""
    try:
        host = (urlsplit(href).hostname or "").removesuffix(".")
    except ValueError:
        return False
    return scheme in SCHEMES and (all(host.split(".")) or scheme not in NEEDS_HOST)


def _referred(href: str, words: Inlines, line: int, prose: Prose) -> Inlines:
    """The words as a reference to an article or a heading of this issue."""
    path, _, fragment = href.partition("#")
    if not fragment and not path.endswith(".md"):
        prose.findings.add(Code.LINK_WITHOUT_SITE, line, href=href or "an empty address")
        return words
    slug = _article(path, prose.slug)
    headings = prose.targets.get(slug)
    if headings is None or href.startswith("/"):
        files = [_relative(name, prose.slug) for name in prose.targets]
        _nowhere(href, did_you_mean(path, files), line, prose)
        return words
    if not fragment:
        return (Reference(slug, "", words, line),)
    anchor = headings.by_words.get(fragment) or headings.by_words.get(fragment.lower())
    if anchor is None:
        _nowhere(href, did_you_mean(fragment, headings.by_words, f"{path}#{{}}"), line, prose)
        return words
    return (Reference(slug, anchor, words, line),)


def _article(path: str, here: str) -> str:
    """The folder of the article that a path leads to from the folder `here`; "" where to none."""
    if not path:
        return here
    folder, name = posixpath.split(posixpath.normpath(posixpath.join(here, path)))
    return folder if name == "article.md" else ""


def _relative(slug: str, here: str) -> str:
    """The path of an article's text as it is typed in the folder `here`."""
    return f"../{slug}/article.md" if here else f"{slug}/article.md"


def _nowhere(href: str, hint: str, line: int, prose: Prose) -> None:
    """Put down that a link leads to nothing."""
    prose.findings.add(Code.LINK_TO_NOWHERE, line, href=href, did_you_mean=hint)
