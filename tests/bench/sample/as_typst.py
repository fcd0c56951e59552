"""A sample for Typst: one file, whose look is print.typ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from bench.sample.prose import NOTE, Block, Piece


def write(pieces: list[Piece], folder: Path) -> None:
    """Writes magazine.typ. The prose has no letter that Typst takes for markup."""
    look = Path(__file__).with_name("print.typ").read_text("utf-8")
    parts = [look, *(part for piece in pieces for part in _parts(piece))]
    (folder / "magazine.typ").write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def _parts(piece: Piece) -> Iterator[str]:
    opening, other = (f'"images/{name}", "{words}"' for words, name in _figures(piece))
    yield f"#opening([{piece.title}], [{piece.standfirst}], [{piece.byline}], {opening})"
    for block in piece.blocks:
        match block:
            case Block("heading", text):
                yield f"== {text}"
            case Block("pullquote", text):
                yield f"#pullquote[{_inline(text)}]"
            case Block("picture"):
                yield f"#photograph({other})"
            case Block("list"):
                yield "\n".join(f"- {_inline(item)}" for item in block.items)
            case _:
                yield _inline(block.text).replace(NOTE, f"#footnote[{_inline(block.note)}]")


def _figures(piece: Piece) -> zip[tuple[str, str]]:
    """Caption and file of each picture."""
    return zip(piece.captions, piece.pictures, strict=True)


def _inline(words: str) -> str:
    return re.sub(r"\*(.+?)\*", r"#emph[\1]", words)
