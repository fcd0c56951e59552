"""What an editor changes between two builds: another change each turn, so that no cache knows it."""

from __future__ import annotations

import re
import shutil
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
    """A word replaced by another, in the article that stands in the middle."""
    slugs = articles(manuscript)
    return a_word_of(manuscript, slugs[len(slugs) // 2])


def a_word_of(manuscript: Path, slug: str) -> Edit:
    """A word of a paragraph in the middle of an article replaced by another."""

    def changed(text: str, turn: int) -> str:
        words = list(re.finditer(r"^[A-Z“].{20,} ([a-z]{6}) ", text, re.MULTILINE))
        start, end = words[len(words) // 2 + turn // len(SIX_LETTERS)].span(1)
        return text[:start] + SIX_LETTERS[turn % len(SIX_LETTERS)] + text[end:]

    return Edit(manuscript / slug / "article.md", changed)


def longer_caption(manuscript: Path, words: int) -> Edit:
    """So many words more in the last caption of an article that has three quarters of the issue behind it."""

    def changed(text: str, turn: int) -> str:
        caption, credit, rest = text.rpartition("\n\n- credit")
        return f"{caption} {_words(words, turn)}{credit}{rest}"

    slugs = articles(manuscript)
    return Edit(manuscript / slugs[len(slugs) // 4] / "captions.md", changed)


def back_catalogue(manuscript: Path, folder: Path, count: int) -> list[Path]:
    """So many issues made of one: numbers and identifiers of their own, in each article a word of its own."""
    issues = []
    for number in range(1, count + 1):
        issue = Path(shutil.copytree(manuscript, folder / f"issue-{number:02}"))
        facts = (issue / "issue.yaml").read_text(encoding="utf-8")
        facts = re.sub(r"(?m)^number: .*$", f"number: {number}", facts)
        facts = re.sub(r"(?m)^(identifier: urn:uuid:.*)..$", rf"\g<1>{number:02}", facts)
        (issue / "issue.yaml").write_text(facts, encoding="utf-8")
        for slug in articles(issue):
            a_word_of(issue, slug).make(number)
        issues.append(issue)
    return issues


def articles(manuscript: Path) -> list[str]:
    """The folders of a manuscript's articles, in printed order."""
    facts = yaml.safe_load((manuscript / "issue.yaml").read_text(encoding="utf-8"))
    return [slug for section in facts["contents"] for slug in section["articles"]]


def _words(count: int, turn: int) -> str:
    """Words of an article that is in no sample."""
    blocks = (block.text for block in piece(10_000 + turn).blocks if block.kind == "paragraph")
    return " ".join(" ".join(blocks).replace(NOTE, "").replace("*", "").split()[:count]) + "."
