"""A sample for Makeready: a manuscript, whose pictures are links to those of the peers."""

from __future__ import annotations

import os
from pathlib import Path

from bench.sample.as_markdown import body
from bench.sample.prose import TITLE, Piece

FACTS = f"""\
title: {TITLE}
number: 12
published: 2026-06-01
language: en-GB
identifier: urn:uuid:0d9f5a52-6f0e-4a36-9a7c-3b1c5f3a7e21
publisher: {TITLE}
contents:
  - section: Features
    articles:
"""


def write(pieces: list[Piece], folder: Path, images: Path) -> None:
    """Writes issue.yaml, and an article's folder for each piece."""
    folder.mkdir(parents=True)
    names = "".join(f"      - {piece.slug}\n" for piece in pieces)
    (folder / "issue.yaml").write_text(FACTS + names, encoding="utf-8")
    for piece in pieces:
        _write_article(piece, folder / piece.slug, images)


def _write_article(piece: Piece, folder: Path, images: Path) -> None:
    (folder / "images").mkdir(parents=True)
    for picture in piece.pictures:
        os.link(images / picture, folder / "images" / picture)
    opening, other = (f"![{words}](images/{name})" for words, name in _figures(piece))
    front = f'---\ntitle: "{piece.title}"\nbyline: {piece.byline}\nstandfirst: "{piece.standfirst}"\n---'
    parts = (front, opening, *body(piece, other, "::: pullquote\n{}\n:::"))
    (folder / "article.md").write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    captions = (f"## {name}\n\n{words}\n\n- credit: {TITLE}\n" for words, name in _figures(piece))
    (folder / "captions.md").write_text("\n".join(captions), encoding="utf-8")


def _figures(piece: Piece) -> zip[tuple[str, str]]:
    """Caption and file of each picture."""
    return zip(piece.captions, piece.pictures, strict=True)
