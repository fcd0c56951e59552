"""words.txt: the words that the house spells in its own way, names most of all."""

from __future__ import annotations

from makeready.problems import Findings
from makeready.reading.files import Folder, same_name

WORDS = "words.txt"


def read_words(folder: Folder, findings: Findings) -> frozenset[str]:
    """The words in words.txt, one or a few to a line; what follows a # is a comment."""
    if WORDS not in folder.names():
        return frozenset()
    text = folder.text(WORDS, findings.of(WORDS)) or ""
    lines = (line.partition("#")[0].split() for line in same_name(text).splitlines())
    return frozenset(word.replace("\u2019", "'") for words in lines for word in words)
