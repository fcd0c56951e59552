"""Where a link leads: out of the issue, to one of its articles, to a heading, or nowhere."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote, urlsplit

from makeready.issue import Inlines, Link, Reference
from makeready.problems import Code
from makeready.reading.near_miss import did_you_mean
from makeready.reading.prose import OpenReference, Prose

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
    """The words as a reference within the issue; one to another article is left open."""
    path, _, fragment = href.partition("#")
    if not fragment and not path.endswith(".md"):
        prose.findings.add(Code.LINK_WITHOUT_SITE, line, href=href or "an empty address")
        return words
    slug = _article(path, prose.slug)
    if slug != prose.slug or href.startswith("/"):
        file = prose.findings.file
        reference = OpenReference(slug, fragment, words, line, href=href, file=file)
        prose.open_references.append(reference)
        return (reference,)
    known = prose.headings.by_words
    anchor = known.get(fragment) or known.get(fragment.lower())
    if anchor or not fragment:
        return (Reference(slug, anchor or "", words, line),)
    near = did_you_mean(fragment, known, f"{path}#{{}}")
    prose.findings.add(Code.LINK_TO_NOWHERE, line, href=href, did_you_mean=near)
    return words


def _article(path: str, here: str) -> str:
    """The folder of the article that a path leads to from the folder `here`; "" where to none."""
    if not path:
        return here
    folder, name = posixpath.split(posixpath.normpath(posixpath.join(here, path)))
    return folder if name == "article.md" else ""
