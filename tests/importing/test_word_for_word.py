"""Random prose comes through each kind of source word for word, with its italics, bold, notes and lists."""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass
from html import escape
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from importing.source_files import odt_file, word_file

from judges.availability import require
from makeready.exits import Exit
from makeready.importing.bringing_in import bring_in
from makeready.importing.documents.dressed_words import Leaf, markdown_of
from makeready.importing.markdown_text import at_line_start
from makeready.issue import (
    Article,
    Blocks,
    BulletList,
    Code,
    Emphasis,
    Inlines,
    NoteMark,
    NumberedList,
    Paragraph,
    Strong,
    Text,
)
from makeready.reading.articles import read_article
from makeready.reading.files import Folder

SIGNS = "abcdeé 0Ω*_`[]<>#&~^|!\\:.,;()+={}$@%/?"
"""Letters, and every sign that Markdown knows, but for hyphens and quotation marks, which are set."""


@dataclass(frozen=True)
class Run:
    """Words in one dress, and whether a note is called behind them."""

    text: str
    italic: bool
    bold: bool
    note: str = ""


TEXTS = st.text(SIGNS, min_size=1, max_size=12)
WORDS = st.lists(st.text("abcdeé", min_size=1, max_size=6), min_size=1, max_size=4).map(" ".join)
RUNS = st.builds(Run, TEXTS, st.booleans(), st.booleans(), st.one_of(st.just(""), WORDS))
PARAGRAPHS = st.lists(st.lists(RUNS, min_size=1, max_size=5), min_size=8, max_size=24)
FEW = settings(
    phases=[
        Phase.explicit,
        Phase.reuse,
        Phase.generate,
    ],  # one that fails is not made small: it takes minutes
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)


def as_word(paragraphs: list[list[Run]]) -> bytes:
    """The paragraphs as a .docx; every third is an item of a list."""
    notes: list[str] = []
    body = ""
    for number, runs in enumerate(paragraphs):
        body += "<w:p>"
        if number % 3 == 2:
            body += '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        for run in runs:
            dress = f"{'<w:i/>' if run.italic else ''}{'<w:b/>' if run.bold else ''}"
            body += f'<w:r><w:rPr>{dress}</w:rPr><w:t xml:space="preserve">{escape(run.text)}</w:t></w:r>'
            if run.note:
                notes.append(run.note)
                body += f'<w:r><w:footnoteReference w:id="{len(notes)}"/></w:r>'
        body += "</w:p>"
    footnotes = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:t>{note}</w:t></w:r></w:p></w:footnote>'
        for number, note in enumerate(notes, 1)
    )
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl>'
    numbering = f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
    numbering += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    return word_file({"document.xml": body, "footnotes.xml": footnotes, "numbering.xml": numbering})


def as_odt(paragraphs: list[list[Run]]) -> bytes:
    """The same as a .odt."""
    body = ""
    for number, runs in enumerate(paragraphs):
        inside = ""
        for run in runs:
            style = f"T{'i' if run.italic else ''}{'b' if run.bold else ''}"
            text = re.sub(" +", lambda spaces: f'<text:s text:c="{len(spaces.group())}"/>', escape(run.text))
            inside += f'<text:span text:style-name="{style}">{text}</text:span>'
            if run.note:
                inside += '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
                inside += f"<text:note-body><text:p>{run.note}</text:p></text:note-body></text:note>"
        paragraph = f"<text:p>{inside}</text:p>"
        listed = f"<text:list><text:list-item>{paragraph}</text:list-item></text:list>"
        body += listed if number % 3 == 2 else paragraph
    italic, bold = 'fo:font-style="italic"', 'fo:font-weight="bold"'
    styles = "".join(
        f'<style:style style:name="T{name}" style:family="text">'
        f"<style:text-properties {dress}/></style:style>"
        for name, dress in (("", ""), ("i", italic), ("b", bold), ("ib", f"{italic} {bold}"))
    )
    return odt_file(body, styles)


def as_html(paragraphs: list[list[Run]]) -> bytes:
    """The same as a page."""
    body, notes = "", ""
    for number, runs in enumerate(paragraphs):
        inside = ""
        for at, run in enumerate(runs):
            text = escape(run.text)
            text = f"<em>{text}</em>" if run.italic else text
            inside += f"<strong>{text}</strong>" if run.bold else text
            if run.note:
                name = f"{number}-{at}"
                inside += f'<sup id="r{name}"><a href="#n{name}">1</a></sup>'
                notes += f'<li id="n{name}">{run.note} <a href="#r{name}">↩</a></li>'
        body += f"<ul><li>{inside}</li></ul>" if number % 3 == 2 else f"<p>{inside}</p>"
    return f"<html><body>{body}<ol>{notes}</ol></body></html>".encode()


def as_markdown(paragraphs: list[list[Run]]) -> bytes:
    """The same as Markdown in which every sign is escaped, its emphasis by tags."""
    body, notes = "", ""
    for number, runs in enumerate(paragraphs):
        inside = ""
        for at, run in enumerate(runs):
            text = re.sub(r"([^\w\s]|_)", r"\\\1", run.text)
            text = f"<em>{text}</em>" if run.italic else text
            inside += f"<strong>{text}</strong>" if run.bold else text
            if run.note:
                inside += f"[^n{number}x{at}]"
                notes += f"[^n{number}x{at}]: {run.note}\n\n"
        body += f"{'- ' if number % 3 == 2 else ''}{inside.strip()}\n\n<!-- -->\n\n"
    return f"{body}{notes}".encode()


MAKERS = {".docx": as_word, ".odt": as_odt, ".html": as_html, ".md": as_markdown}


@pytest.mark.parametrize("suffix", MAKERS)
@FEW
@given(paragraphs=PARAGRAPHS)
def test_prose_comes_through_word_for_word(suffix: str, paragraphs: list[list[Run]]):
    """Each paragraph has its letters and signs in order, in their dress, and its notes where they were."""
    require("pandoc")
    paragraphs = [*paragraphs, [Run("The end of it.", italic=False, bold=False)]]
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"sent{suffix}"
        source.write_bytes(MAKERS[suffix](paragraphs))
        outcome, decisions, account = bring_in(source, Path(folder) / "manuscript" / "sent")
        article = read_article(Folder((Path(folder) / "manuscript").resolve()), "sent", "en").article

    assert account.missing == ()
    assert outcome is Exit.DONE
    assert article is not None
    undressed = any("left out" in decision.why for decision in decisions)
    expected = [told for runs in paragraphs if (told := meant(runs, undressed=undressed))]
    assert said(article, undressed=undressed) == expected


Said = list[tuple[str, bool, bool]]
"""Every letter and sign of a paragraph, whether a letter is italic and bold; notes by their words."""


def meant(runs: list[Run], *, undressed: bool) -> Said:
    """What a paragraph is to say."""
    result: Said = []
    for run in runs:
        result += [
            (
                sign,
                run.italic and sign.isalnum() and not undressed,
                run.bold and sign.isalnum() and not undressed,
            )
            for sign in run.text
            if not sign.isspace()
        ]
        result += [(f"note {run.note}", False, False)] if run.note else []
    return result if any(sign.strip() for sign, _, _ in result) else []


def said(article: Article, *, undressed: bool) -> list[Said]:
    """What the paragraphs of an article say."""
    notes = {note.number: "".join(text(block) for block in note.children) for note in article.notes}
    return [
        [
            (sign, italic and sign.isalnum() and not undressed, bold and sign.isalnum() and not undressed)
            for sign, italic, bold in spoken(paragraph.children, notes)
        ]
        for paragraph in paragraphs_in(article.blocks)
    ]


def paragraphs_in(blocks: Blocks) -> list[Paragraph]:
    """Every paragraph, those of lists too."""
    result = []
    for block in blocks:
        if isinstance(block, BulletList | NumberedList):
            result += [paragraph for item in block.items for paragraph in paragraphs_in(item.children)]
        elif isinstance(block, Paragraph):
            result.append(block)
        else:
            pytest.fail(f"no paragraph: {block}")
    return result


def text(block: object) -> str:
    """The words of a note's paragraph."""
    assert isinstance(block, Paragraph)
    return "".join(sign for sign, _, _ in spoken(block.children, {}, spaces=True))


def spoken(
    inlines: Inlines, notes: dict[int, str], *, italic: bool = False, bold: bool = False, spaces: bool = False
) -> Said:
    """The signs of a run of words, each with its dress."""
    result: Said = []
    for inline in inlines:
        match inline:
            case Text(text=words) | Code(text=words):
                result += [(sign, italic, bold) for sign in words if spaces or not sign.isspace()]
            case Emphasis(children=children):
                result += spoken(children, notes, italic=True, bold=bold, spaces=spaces)
            case Strong(children=children):
                result += spoken(children, notes, italic=italic, bold=True, spaces=spaces)
            case NoteMark(number=number):
                result.append((f"note {notes[number]}", False, False))
            case _:
                raise AssertionError(inline)
    return result


LEAVES = st.lists(
    st.builds(Leaf, TEXTS, st.frozensets(st.sampled_from(["Emph", "Strong"]))), min_size=1, max_size=6
)


@settings(max_examples=300, deadline=None)
@given(leaves=LEAVES)
def test_no_letter_is_lost_in_its_dress(leaves: list[Leaf]):
    """Dressed or, where that can't be typed, plain: the words are the same, and most dresses can be typed."""
    from makeready.reading.markdown import typed_parser

    written, _ = markdown_of(leaves)
    line = at_line_start(written.strip())
    tokens = typed_parser().parse(line)
    letters = "".join(
        child.content
        for token in tokens
        for child in token.children or []
        if child.type in {"text", "text_special"}
    )
    assert "".join(letters.split()) == "".join("".join(leaf.text for leaf in leaves).split())
