"""Notes at the foot of pages, and where the text calls them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from makeready.importing.pdf.account_words import Changes
from makeready.importing.pdf.desk import Desk
from makeready.importing.pdf.markdown_runs import runs_as_markdown
from makeready.importing.pdf.pages import Line
from makeready.importing.pdf.parts import Part, Role
from makeready.importing.pdf.roles import mark_of_line
from makeready.importing.pdf.runs import Ground, Words, words_of


@dataclass(slots=True)
class _Note:
    page: int
    mark: str
    lines: list[Line]
    label: str
    called: bool = False


class Notes:
    """The notes of an article, by the page and the mark that they begin with."""

    def __init__(self, parts: Iterable[Part]) -> None:
        self._notes: list[_Note] = []
        for part in _all_notes(parts):
            for lines in _one_by_one(part.lines):
                label = str(len(self._notes) + 1)
                self._notes.append(_Note(part.page, mark_of_line(lines[0]), lines, label))

    def call(self, words: Words, lines: Sequence[Line], changes: Changes) -> None:
        """Gives each raised mark in a paragraph the label of its note, where there is one."""
        pages = {line.page for line in lines}
        for at, run in enumerate(words.runs):
            note = self._called(run.text.strip(), pages) if run.raised else None
            if note is None:
                continue
            note.called = True
            before = "".join(each.text for each in words.runs[:at]).split(" ")[-1]
            after = "".join(each.text for each in words.runs[at + 1 :]).split(" ")[0]
            if run.text.endswith(" "):
                after = ""
            changes.add(f"{before}{run.text.strip()}{after}", f"{before} {after}")
            words.runs[at] = replace(run, note=note.label)

    def definitions(self, desk: Desk) -> Iterator[str]:
        """The notes as they are written below an article; those that nothing calls are paragraphs."""
        for note in self._notes:
            words = words_of(note.lines, desk.speller, Ground.of(note.lines[0].spans[-1].type))
            desk.tell_torn(words, "")
            if note.called:
                _strip_mark(words, note.mark, desk.changes)
                yield f"[^{note.label}]: {runs_as_markdown(words.runs)}"
            else:
                yield runs_as_markdown(words.runs)

    def _called(self, mark: str, pages: set[int]) -> _Note | None:
        alike = [note for note in self._notes if note.mark == mark]
        fits = [note for note in alike if note.page in pages] or alike[: len(alike) == 1]
        return next((note for note in fits if not note.called), fits[-1] if fits else None)


def _all_notes(parts: Iterable[Part]) -> Iterator[Part]:
    for part in parts:
        if part.role is Role.NOTE:
            yield part
        yield from _all_notes(part.inner)


def _one_by_one(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines of each note in a block: a line that begins with the next mark begins one."""
    note: list[Line] = []
    for line in lines:
        mark = mark_of_line(line)
        before = mark_of_line(note[0]) if note else ""
        is_next = mark and (not mark.isdigit() or not before.isdigit() or int(mark) == int(before) + 1)
        if note and is_next:
            yield note
            note = []
        note.append(line)
    if note:
        yield note


def _strip_mark(words: Words, mark: str, changes: Changes) -> None:
    first = words.text.split(" ")[0]
    rest = words.text.lstrip()[len(mark) :].lstrip(".) ")
    changes.add(first, first[len(mark) :])
    words.cut(len(words.text) - len(rest))
