"""A saved HTML page -> a `Document`: cut down to its article, marked, given to pandoc without pictures."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree, html

from makeready.importing.documents.document import Counted, Document, Told, dropped
from makeready.importing.documents.html_furniture import cut_down
from makeready.importing.documents.html_marking import Marking
from makeready.importing.documents.html_notes import NOTE, take_out_notes
from makeready.importing.documents.html_words import text_of, words_of_page
from makeready.importing.documents.local_pictures import pictures_beside
from makeready.importing.documents.marks import Role, fit_for_marks
from makeready.importing.documents.pandoc_parsing import parsed
from makeready.importing.documents.pandoc_program import pandoc_json
from makeready.importing.documents.pandoc_tree import Block, Blocks, Div, Pandoc
from makeready.importing.documents.source_kinds import data_of
from makeready.importing.imported import Did
from makeready.importing.text_source import NotImported
from makeready.producing.word_account import words_in
from makeready.reading.files import UNPRINTABLE

READER = "html"
_DEEPEST = 200
_SITE = re.compile("\\s+[|\u2013\u2014·»]\\s+[^|\u2013\u2014·»]+$")


def read_html(source: Path) -> Document:
    """The document in a saved page; raises `NotImported` where it is none."""
    root = parsed_page(data_of(source, ".html"), source.name)
    body = root.find("body")
    if body is None or not text_of(body).strip():
        raise NotImported(f"{source.name} shows no words: is it the whole page?")
    notes_in_page, numbers = take_out_notes(body)
    printed = [word for part in (body, *notes_in_page) for word in words_of_page(part)]
    article, told = cut_down(body)
    article.extend(notes_in_page)
    if numbers:
        printed += [word for number in numbers for word in words_in(number)]
        told.append(dropped(0, " ".join(numbers), "the numbers of notes, which are given anew"))
    marking = Marking()
    tree = parsed(pandoc_json(marking.marked(article), READER))
    blocks, notes = split_notes(tree.blocks)
    heard = [word for picture in marking.pictures.values() for word in words_in(picture.alt)]
    facts, listed = _facts(root)
    return Document(
        Pandoc({}, blocks),
        Counted(tuple(printed), tuple(heard)),
        "line",
        pictures_beside(source),
        (*told, *marking.told, *listed),
        facts=facts,
        pictures=marking.pictures,
        notes=notes,
    )


def parsed_page(data: bytes, name: str) -> etree._Element:
    """The tree of a page; raises `NotImported` where its elements stand in each other beyond all reason."""
    text = fit_for_marks(UNPRINTABLE.sub("", _decoded(data)))
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    if not text.strip():
        raise NotImported(f"{name} is empty.")
    parser = html.HTMLParser(huge_tree=True, remove_pis=True, no_network=True)
    try:
        root = html.document_fromstring(text, parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise NotImported(f"{name} holds no page that can be read.") from None
    if _is_too_deep(root):
        raise NotImported(
            f"{name} has parts inside each other more than {_DEEPEST} deep; no author wrote that."
        )
    for node in root.iter():
        node.text, node.tail = fit_for_marks(node.text or "") or None, fit_for_marks(node.tail or "") or None
    return root


def _is_too_deep(root: etree._Element) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST:
            return True
    return False


def _decoded(data: bytes) -> str:
    """The characters of a page, in the encoding that it names, or UTF-8, or the code page of Windows."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    named = re.search(rb"charset\s*=\s*[\"']?\s*([\w-]+)", data[:4000], re.IGNORECASE)
    for encoding in ("utf-8-sig", named.group(1).decode("ascii") if named else "cp1252"):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("cp1252", "replace")


def split_notes(blocks: Blocks) -> tuple[Blocks, dict[str, Blocks]]:
    """The blocks without those that hold the texts of notes, and those by the note's name."""
    notes: dict[str, Blocks] = {}
    return tuple(_without_notes(blocks, notes)), notes


def _without_notes(blocks: Blocks, notes: dict[str, Blocks]) -> list[Block]:
    result: list[Block] = []
    for block in blocks:
        if isinstance(block, Div):
            named = next((name for name in block.attributes.classes if name.startswith(NOTE)), "")
            if named:
                notes[named.removeprefix(NOTE)] = block.blocks
            else:
                result.append(Div(block.attributes, tuple(_without_notes(block.blocks, notes))))
        else:
            result.append(block)
    return result


def _facts(root: etree._Element) -> tuple[dict[Role, str], list[Told]]:
    """What the head of a page says: its title and author, and what is listed as no fact of an article."""
    said: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = str(meta.get("property") or meta.get("name") or "").lower()
        if name and meta.get("content"):
            said.setdefault(name, " ".join(str(meta.get("content")).split()))
    title = said.get("og:title") or " ".join((root.findtext("head/title") or "").split())
    author = said.get("author") or said.get("article:author", "")
    facts = {Role.TITLE: _SITE.sub("", title), Role.BYLINE: "" if author.startswith("http") else author}
    listed = [
        Told(Did.DROPPED, 0, said[name], f"the page's {name}, for which an article has no fact")
        for name in ("description", "keywords", "article:published_time", "og:site_name")
        if name in said
    ]
    return {role: text for role, text in facts.items() if text}, listed
