"""Title, standfirst and byline of a document: told by its styles, its headings or its properties."""

from __future__ import annotations

from dataclasses import dataclass

from makeready.importing.bylines import SET_BY_LAYOUT, begins_as_byline, by_of
from makeready.importing.documents.document import Document, Told, dropped
from makeready.importing.documents.marks import Kind, Role, without_marks
from makeready.importing.documents.pandoc_tree import Block, Header, Inlines, Para, Shown, Space, Str
from makeready.importing.documents.pandoc_words import first_marks, place_of, plain
from makeready.importing.imported import Did
from makeready.producing.word_account import words_in

_FACTS = (Role.TITLE, Role.STANDFIRST, Role.BYLINE, Role.DATE)
_BETWEEN: dict[Role, Inlines] = {Role.BYLINE: (Str(","), Space()), Role.TITLE: (Str(":"), Space())}
"""What stands between two paragraphs of a fact that are one here; a space where nothing is said."""


@dataclass(frozen=True, slots=True)
class Found:
    """What is known of an article, and the blocks that are left."""

    facts: dict[Role, Inlines]
    blocks: list[Block]
    told: list[Told]
    """Those of whose words a fact is made have its name in the place of a reason: "title"."""
    added: list[str]
    """Facts whose words stand in no text: those of head, properties and the file's name."""


def facts_in(document: Document, blocks: list[Block], file_title: str) -> Found:
    """The facts among the blocks; a heading, a property or the file's name is the title where no block is."""
    facts: dict[Role, Inlines] = {}
    told: list[Told] = []
    rest: list[Block] = []
    last: Role | None = None
    for block in blocks:
        role = _role(block)
        goes_on, last = role is last, role
        if role in _FACTS and isinstance(block, Para | Header) and (goes_on or role not in facts):
            before = facts.get(role)
            facts[role] = (
                (*before, *_BETWEEN.get(role, (Space(),)), *block.children) if before else block.children
            )
            told.append(Told(Did.MOVED, place_of(block), plain(block), f"it is the {role.value}"))
        else:
            rest.append(block)
    _take_stated(document, facts, rest, told)
    if Role.TITLE not in facts:
        _title_by_heading(document, facts, rest, told)
    if Role.BYLINE not in facts:
        _byline_by_words(facts, rest, told)
    _take_by(facts, told)
    added = list(document.stated.values())
    for role, text in document.facts.items():
        if role not in facts:
            facts[role] = (Str(text),)
            added.append(text)
            why = f"the file's properties name it as the {role.value}; its text does not"
            told.append(Told(Did.DOUBTED, 0, text, why))
    if Role.TITLE not in facts:
        facts[Role.TITLE] = (Str(file_title),)
        added.append(file_title)
        told.append(Told(Did.DOUBTED, 0, file_title, "no headline was found; this is the file's name"))
    return Found(facts, rest, told, added)


def _take_stated(document: Document, facts: dict[Role, Inlines], rest: list[Block], told: list[Told]) -> None:
    """Takes what the document's head states, and off its text a heading that says the same as the title."""
    for role, text in document.stated.items():
        facts[role] = (Str(text),)
        told.append(Told(Did.MOVED, document.place_of(text), text, f"the head states it as the {role.value}"))
    first = next((block for block in rest if not isinstance(block, Shown)), None)
    title = plain(Para(facts[Role.TITLE])) if Role.TITLE in facts else ""
    if isinstance(first, Header) and title and words_in(plain(first)) == words_in(title):
        rest.remove(first)
        at = place_of(first) or document.place_of(plain(first))
        told.append(dropped(at, plain(first), "a heading that says the same as the title"))


def _byline_by_words(facts: dict[Role, Inlines], rest: list[Block], told: list[Told]) -> None:
    """Takes the short paragraph below the title that begins as bylines do, if no text stands before it."""
    first = next((block for block in rest if not isinstance(block, Shown)), None)
    if isinstance(first, Para) and Role.TITLE in facts and begins_as_byline(plain(first)):
        facts[Role.BYLINE] = first.children
        rest.remove(first)
        why = "it stands below the title and begins as bylines do: taken for the byline"
        told.append(Told(Did.DOUBTED, place_of(first), plain(first), why))


def _take_by(facts: dict[Role, Inlines], told: list[Told]) -> None:
    """Takes the word "by" off the byline."""
    match facts.get(Role.BYLINE):
        case (Str(text=word), Space(), *rest) if by_of(f"{without_marks(word)} x"):
            facts[Role.BYLINE] = tuple(rest)
            told.append(dropped(place_of(Str(word)), without_marks(word), SET_BY_LAYOUT))


def _role(block: Block) -> Role | None:
    marked = first_marks(block).get(Kind.ROLE) if isinstance(block, Para | Header) else None
    return Role(marked) if marked else None


def _title_by_heading(
    document: Document, facts: dict[Role, Inlines], rest: list[Block], told: list[Told]
) -> None:
    """Takes the heading that stands before all text, where it is the only one of its level."""
    headers = [block for block in rest if isinstance(block, Header)]
    first = next((block for block in rest if not isinstance(block, Shown)), None)
    if not isinstance(first, Header) or any(other.level <= first.level for other in headers[1:]):
        return
    facts[Role.TITLE] = first.children
    rest.remove(first)
    at = place_of(first) or document.place_of(plain(first))
    did = Did.MOVED if first.level == 1 else Did.DOUBTED
    told.append(Told(did, at, plain(first), "the heading before all text was taken for the title"))
