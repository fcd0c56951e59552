"""A `Document` -> article.md, captions.md and images/, and each decision with the line on which it stands."""

from __future__ import annotations

from makeready.importing.article_writing import WrittenFile
from makeready.importing.documents.block_lines import (
    APART,
    BlockLines,
    comment_lines,
    headers_in,
    levels_of,
    run_together,
)
from makeready.importing.documents.document import Document, Told
from makeready.importing.documents.document_facts import Found, facts_in
from makeready.importing.documents.image_files import ImageFiles
from makeready.importing.documents.inline_words import InlineWords, anchors_of
from makeready.importing.documents.marks import Role
from makeready.importing.documents.pandoc_tree import (
    Block,
    Para,
    Shown,
)
from makeready.importing.documents.pandoc_words import place_of, places_in, plain
from makeready.importing.documents.shaped_text import Shaping
from makeready.importing.imported import ARTICLE, CAPTIONS, Decision, Did, Imported, SourcePlace
from makeready.importing.yaml_text import as_yaml
from makeready.producing.word_account import words_in

_KEYS = ((Role.TITLE, "title"), (Role.BYLINE, "byline"), (Role.STANDFIRST, "standfirst"))


def written_document(document: Document, file_title: str) -> Imported:
    """The files of an article with all that stands in `document`; `file_title` where it tells no title."""
    return _Writing(document).imported(file_title)


class _Writing:
    """One article while it is written."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._article, self._captions = WrittenFile(ARTICLE), WrittenFile(CAPTIONS)
        self._told: list[tuple[Told, str]] = []
        """With file and line where it stands now; "" where only its place in the source tells that."""
        self._places: dict[int, str] = {}
        """File and line of what stood in a place of the source."""

    def imported(self, file_title: str) -> Imported:
        """All that comes of it."""
        shaping = Shaping(self._document)
        found = facts_in(self._document, shaping.shaped(self._document.tree.blocks), file_title)
        headers = list(headers_in(tuple(found.blocks)))
        images = ImageFiles(self._document)
        words = InlineWords(self._document, anchors_of(headers), images.sign)
        self._blocks = BlockLines(words, images, levels_of(headers))
        self._words = words
        self._tell(shaping.told, "")
        self._write_facts(found)
        self._write_blocks(found.blocks)
        self._write_notes()
        self._write_captions()
        self._tell(self._document.told, "")
        return Imported(
            self._article.text,
            self._captions.text,
            tuple(sorted(map(self._decision, self._told), key=lambda decision: decision.source)),
            self._document.counted.printed,
            tuple(word for told, _ in self._told if told.counts for word in words_in(told.words)),
            self._document.counted.unseen,
            tuple(words_in(" ".join(found.added))),
            images.files,
        )

    def _write_facts(self, found: Found) -> None:
        self._words.notes_allowed = False
        self._article.lines.append("---")
        places = {}
        for role, key in _KEYS:
            if role in found.facts:
                typed = self._fact(role, found)
                self._article.lines.append(f"{key}: {as_yaml(typed)}")
                places[role.value] = f"{ARTICLE}:{len(self._article.lines)}"
        self._article.lines += ["---"]
        if Role.DATE in found.facts:
            self._article.lines += comment_lines(f"Date: {plain(Para(found.facts[Role.DATE]))}")
            places[Role.DATE.value] = f"{ARTICLE}:{len(self._article.lines)}"
        self._article.lines.append("")
        for told in found.told:
            named = next((role for role in places if told.why.endswith(f"the {role}")), Role.TITLE.value)
            self._told.append((told, places[named]))
        if Role.DATE in found.facts:
            words = plain(Para(found.facts[Role.DATE]))
            self._tell(
                [Told(Did.DROPPED, 0, words, "an article has no date; it stands in a comment", counts=True)],
                "",
            )
        self._words.notes_allowed = True
        self._flush(f"{ARTICLE}:2")

    def _fact(self, role: Role, found: Found) -> str:
        inlines = found.facts[role]
        if role is Role.BYLINE:  # the one that is no Markdown
            return plain(Para(inlines))
        return self._words.paragraph(inlines, one_line=True).replace("<br>", " ")

    def _write_blocks(self, blocks: list[Block]) -> None:
        before: Block | None = None
        for block in blocks:
            self._words.at = place_of(block) or self._document.place_of(plain(block)) or self._words.at
            if run_together(before, block):
                self._article.add(APART)
            lines = self._blocks.lines((block,))
            before = block if lines else before
            place = self._article.add("\n".join(lines)) if lines else f"{ARTICLE}:{len(self._article.lines)}"
            self._places |= dict.fromkeys(places_in(block), place)
            if isinstance(block, Shown):
                self._places[block.at] = place
            self._flush(place)

    def _flush(self, place: str) -> None:
        """Puts what was met in a block behind it: pictures, comments; and tells what was decided in it."""
        asides = self._words.taken()
        self._tell(asides.told, place)
        for shown in asides.shown:
            at = self._article.add("\n".join(self._blocks.lines((shown,))))
            why = "a picture among words, put after their paragraph"
            self._tell([Told(Did.DOUBTED, shown.at, shown.picture.alt, why), *self._words.taken().told], at)
        for comment in asides.comments:
            lines = comment_lines(comment)
            if lines:
                at = self._article.add(*lines)
                self._tell([Told(Did.MOVED, self._words.at, comment, "a comment, which does not print")], at)

    def _write_notes(self) -> None:
        number = 0
        while number < len(self._words.notes):
            blocks = self._words.notes[number]
            number += 1
            shaped = Shaping(self._document).shaped(blocks)
            words = tuple(block for block in shaped if not isinstance(block, Shown))
            lines = self._blocks.lines(words) or [""]
            indented = [f"    {line}".rstrip() for line in lines[1:]]
            self._words.asides.shown += [block for block in shaped if isinstance(block, Shown)]
            self._flush(self._article.add("\n".join([f"[^{number}]: {lines[0]}", *indented])))

    def _write_captions(self) -> None:
        for name, paragraphs in self._blocks.captions:
            place = self._captions.add(f"## {name}", *paragraphs)
            why = f"it is the caption of images/{name}"
            self._places |= {told.at: place for told, _ in self._told if told.why == why}
            self._told = [(told, place if told.why == why else at) for told, at in self._told]

    def _tell(self, told: list[Told] | tuple[Told, ...], place: str) -> None:
        self._told += [(one, place) for one in told]

    def _decision(self, told_at: tuple[Told, str]) -> Decision:
        told, target = told_at[0], told_at[1] or self._places.get(told_at[0].at, "")
        place = SourcePlace(max(told.at, 1), self._document.unit)
        return Decision(told.did, place, "" if told.did is Did.DROPPED else target, told.words, told.why)
