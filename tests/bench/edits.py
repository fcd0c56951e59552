"""What an editor changes between two builds: another change each turn, so that no cache knows it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import yaml

from bench.sample.prose import NOTE, piece

SIX_LETTERS = ("anchor", "basket", "candle", "donkey", "engine", "garden", "hammer", "island", "jacket")


class Edit:
    """A change of one file, which can be taken back."""

    def __init__(self, file: Path, changed: Callable[[str, int], str]) -> None:
        """Remembers the file as it is; `changed` makes other words of it each turn."""
        self.file, self.changed = file, changed
        self.original = file.read_text(encoding="utf-8")

    def make(self, turn: int) -> None:
        """Changes the file, in another way each turn."""
        self.file.write_text(self.changed(self.original, turn), encoding="utf-8")

    def undo(self) -> None:
        """Puts the file back as it was."""
        self.file.write_text(self.original, encoding="utf-8")


def one_word(manuscript: Path) -> Edit:
    """A word of a paragraph replaced by another, in the article that stands in the middle."""

    def changed(text: str, turn: int) -> str:
        words = list(re.finditer(r"^[A-Z“].{20,} ([a-z]{6}) ", text, re.MULTILINE))
        start, end = words[len(words) // 2 + turn // len(SIX_LETTERS)].span(1)
        return text[:start] + SIX_LETTERS[turn % len(SIX_LETTERS)] + text[end:]

    slugs = _articles(manuscript)
    return Edit(manuscript / slugs[len(slugs) // 2] / "article.md", changed)


def longer_caption(manuscript: Path, words: int) -> Edit:
    """So many words more in the last caption of an article that has three quarters of the issue behind it."""

    def changed(text: str, turn: int) -> str:
        caption, credit, rest = text.rpartition("\n\n- credit")
        return f"{caption} {_words(words, turn)}{credit}{rest}"

    slugs = _articles(manuscript)
    return Edit(manuscript / slugs[len(slugs) // 4] / "captions.md", changed)


def _articles(manuscript: Path) -> list[str]:
    facts = yaml.safe_load((manuscript / "issue.yaml").read_text(encoding="utf-8"))
    return [slug for section in facts["contents"] for slug in section["articles"]]


def _words(count: int, turn: int) -> str:
    """Words of an article that is in no sample."""
    blocks = (block.text for block in piece(10_000 + turn).blocks if block.kind == "paragraph")
    return " ".join(" ".join(blocks).replace(NOTE, "").replace("*", "").split()[:count]) + "."
