"""A sample for pandoc: an article a Markdown file, with what its EPUB wants beside them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bench.sample.prose import EDITORS, NOTE, SUBTITLE, TITLE, Block, Piece

META = f'title: "{TITLE}"\nsubtitle: "{SUBTITLE}"\nauthor: "{EDITORS}"\nlang: en-GB\n'
STYLE = "body { font-family: serif }\nimg { max-width: 100% }\nblockquote { font-style: italic }\n"


def write(pieces: list[Piece], folder: Path) -> None:
    """Writes art-*.md, pandoc-meta.yaml and epub.css."""
    (folder / "pandoc-meta.yaml").write_text(META, encoding="utf-8")
    (folder / "epub.css").write_text(STYLE, encoding="utf-8")
    for piece in pieces:
        text = "\n\n".join(_parts(piece)) + "\n"
        (folder / f"{piece.slug}.md").write_text(text, encoding="utf-8")


def _parts(piece: Piece) -> Iterator[str]:
    yield f"# {piece.title}"
    yield f"*{piece.standfirst}*"
    yield f"**{piece.byline}**"
    yield f"![{piece.captions[0]}](images/{piece.pictures[0]})"
    yield from body(piece, f"![{piece.captions[1]}](images/{piece.pictures[1]})", "> {}")


def body(piece: Piece, picture: str, pullquote: str) -> Iterator[str]:
    """The paragraphs of an article's body, then its notes, in the Markdown that all readers share."""
    for at, block in enumerate(piece.blocks):
        match block:
            case Block("heading", text):
                yield f"## {text}"
            case Block("pullquote", text):
                yield pullquote.format(text)
            case Block("picture"):
                yield picture
            case Block("list"):
                yield "\n".join(f"- {item}" for item in block.items)
            case Block("paragraph", text):
                yield text.replace(NOTE, f"[^{piece.number}-{at}]")
    for at, block in enumerate(piece.blocks):
        if block.note:
            yield f"[^{piece.number}-{at}]: {block.note}"
