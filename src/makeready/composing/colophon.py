"""What the colophon says: the editor's words, and which revision of the issue this is."""

from __future__ import annotations

from makeready.composing.printed_words import Words
from makeready.issue import Blocks, Issue, Paragraph, Text


def colophon_of(issue: Issue, words: Words) -> Blocks:
    """The blocks of the colophon; none where there is nothing to say."""
    said = revision_words(issue, words)
    return (*issue.colophon, Paragraph((Text(said),))) if said else issue.colophon


def revision_words(issue: Issue, words: Words) -> str:
    """Which revision of the issue this is, and what it corrects; "" for what is released first."""
    if issue.revision is None:
        return ""
    revision = issue.revision
    return words.say(
        "revision", number=revision.number, date=words.date(revision.released), note=revision.note
    )
