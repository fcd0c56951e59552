"""A sample for WeasyPrint, Paged.js and Vivliostyle: one page of HTML with CSS for paged media."""

from __future__ import annotations

import json
import re
from html import escape
from pathlib import Path

from bench.sample.prose import EDITORS, NOTE, SUBTITLE, TITLE, Block, Piece

PAGE = """\
<!DOCTYPE html>
<html lang="en-GB">
<head><meta charset="utf-8"><title>{title}</title><link rel="stylesheet" href="print.css"></head>
<body>
<section class="cover"><p class="name">{title}</p><p>{subtitle}</p></section>
<nav><h2>Contents</h2>
<ol>
{contents}
</ol></nav>
{articles}
</body>
</html>
"""
ARTICLE = """\
<article id="{id}">
<header><h1>{title}</h1><p class="standfirst">{standfirst}</p><p class="byline">{byline}</p>
{opening}</header>
<div class="body">
{body}
</div>
</article>"""


def write(pieces: list[Piece], folder: Path) -> None:
    """Writes magazine.html and print.css, and the settings that Vivliostyle reads."""
    contents = (f'<li><a href="#{piece.slug}">{escape(piece.title)}</a></li>' for piece in pieces)
    page = PAGE.format(
        title=TITLE,
        subtitle=SUBTITLE,
        contents="\n".join(contents),
        articles="\n".join(map(_article, pieces)),
    )
    (folder / "magazine.html").write_text(page, encoding="utf-8")
    (folder / "print.css").write_text(Path(__file__).with_name("print.css").read_text("utf-8"), "utf-8")
    about = {"title": TITLE, "author": EDITORS, "language": "en-GB", "size": "A4"}
    settings = about | {"workspaceDir": ".vivliostyle", "entry": "magazine.html"}
    config = f"export default {json.dumps(settings)};\n"
    (folder / "vivliostyle-html.config.js").write_text(config, encoding="utf-8")
    (folder / "package.json").write_text('{"private": true, "type": "module"}\n', encoding="utf-8")


def _article(piece: Piece) -> str:
    return ARTICLE.format(
        id=piece.slug,
        title=escape(piece.title),
        standfirst=escape(piece.standfirst),
        byline=escape(piece.byline),
        opening=_figure(piece, 0),
        body="\n".join(_block(piece, block) for block in piece.blocks),
    )


def _block(piece: Piece, block: Block) -> str:
    match block:
        case Block("heading", text):
            return f"<h2>{escape(text)}</h2>"
        case Block("pullquote", text):
            return f"<blockquote><p>{_inline(text)}</p></blockquote>"
        case Block("picture"):
            return _figure(piece, 1)
        case Block("list"):
            return "<ul>" + "".join(f"<li>{_inline(item)}</li>" for item in block.items) + "</ul>"
    note = f'<span class="footnote">{_inline(block.note)}</span>'
    return f"<p>{_inline(block.text).replace(NOTE, note)}</p>"


def _figure(piece: Piece, which: int) -> str:
    words, name = escape(piece.captions[which]), piece.pictures[which]
    image = f'<img src="images/{name}" alt="{words}" width="1600" height="1067">'
    return f"<figure>{image}<figcaption>{words}</figcaption></figure>"


def _inline(words: str) -> str:
    return re.sub(r"\*(.+?)\*", r"<em>\1</em>", escape(words))
