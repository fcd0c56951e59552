"""The facts at the head of an article, from its head in print and from what its pages repeat."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from makeready.importing.bylines import SET_BY_LAYOUT, by_of
from makeready.importing.furniture import issue_in
from makeready.importing.imported import ARTICLE, Did
from makeready.importing.pdf.desk import Desk
from makeready.importing.pdf.markdown_runs import runs_as_markdown
from makeready.importing.pdf.page_furniture import Furniture
from makeready.importing.pdf.paragraphs import Said
from makeready.importing.pdf.parts import Role
from makeready.importing.pdf.runs import Ground, words_of
from makeready.importing.pieces import Kind
from makeready.importing.yaml_text import as_yaml
from makeready.producing.word_account import words_in

_KEYS = {Role.HEADLINE: "title", Role.BYLINE: "byline", Role.STANDFIRST: "standfirst"}
_PLAIN = {Role.BYLINE}
"""What is printed as it is typed; the others may hold Markdown."""


def facts_of(heads: Mapping[Role, Said], furniture: Sequence[Furniture], desk: Desk, title: str) -> list[str]:
    """The lines of the front matter, and a comment with what the folio lines tell of the issue."""
    lines = ["---"]
    running_head = _running_head(furniture)
    if Role.HEADLINE not in heads:
        fallback = running_head.line.text if running_head else title
        why = "no headline was found" + (
            ": the running head stands in its place"
            if running_head
            else ": the file's name stands in its place"
        )
        page = running_head.line.page if running_head else 1
        desk.decide(Did.DOUBTED, page, f"{ARTICLE}:2", fallback, why)
        lines.append(f"title: {as_yaml(fallback)}")
        desk.added += words_in(fallback)
    for role, key in _KEYS.items():
        if role in heads:
            lines.append(f"{key}: {as_yaml(_told(heads[role], desk, f'{ARTICLE}:{len(lines) + 1}'))}")
    if running_head:
        lines.append(f"running-head: {as_yaml(_in_letters_of(heads, running_head.line.text))}")
    return [*lines, "---", *_issue(furniture), ""]


def _in_letters_of(heads: Mapping[Role, Said], running_head: str) -> str:
    """A running head that repeats the headline, in its letters: those of small capitals may be told wrong."""
    title = heads[Role.HEADLINE].text if Role.HEADLINE in heads else ""
    first = title[: len(running_head)]
    return first if first.casefold() == running_head.casefold() else running_head


def _told(head: Said, desk: Desk, place: str) -> str:
    ground = Ground.of(head.block.type if head.block else head.lines[0].type)
    words = words_of(head.lines, desk.speller, ground)
    desk.tell_torn(words, place)
    role, page = head.role, head.lines[0].page
    if head.doubt:
        desk.decide(Did.DOUBTED, page, place, words.text, f"taken for the {role.value}: {head.doubt}")
    else:
        desk.decide(Did.MOVED, page, place, words.text, f"it is the {role.value}")
    if role is Role.BYLINE and (by := by_of(words.text)):
        desk.drop(page, by, SET_BY_LAYOUT)
        words.cut(len(by))
    return words.text.strip() if role in _PLAIN else runs_as_markdown(words.runs)


def _running_head(furniture: Sequence[Furniture]) -> Furniture | None:
    """The running head that most pages have."""
    heads = [each for each in furniture if each.kind is Kind.RUNNING_HEAD and _is_words(each.line.text)]
    counts = Counter(each.line.text for each in heads)
    return max(heads, key=lambda each: counts[each.line.text]) if heads else None


def _is_words(text: str) -> bool:
    """Whether a line is no date, no address and no number."""
    letters, figures = sum(map(str.isalpha, text)), sum(map(str.isdigit, text))
    return letters > 2 * figures and "//" not in text


def _issue(furniture: Sequence[Furniture]) -> list[str]:
    said = dict.fromkeys(issue_in(each.line.text) for each in furniture)
    return [f"<!-- From the folio line: {issue}. -->" for issue in said if issue][:2]
