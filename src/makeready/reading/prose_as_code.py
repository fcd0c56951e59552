"""Words that became code because four spaces or a tab stand before them."""

from __future__ import annotations

import re

BLOCK = re.compile(r"!\[[^\]]*\]\(|:::")
"""How a picture or a box begins."""
OPENING, CLOSING, APOSTROPHES = "\"'(*\u201c\u2018\u00ab", "\"')*\u201d\u2019\u00bb", "'\u2019-"
LETTERS = r"[^\W\d_]+"
WORD = re.compile(
    rf"[{OPENING}]*{LETTERS}(?:[{APOSTROPHES}]{LETTERS})*(?:[.,:;!?\u2026{CLOSING}]|\[\^\w+\])*"
)
END = re.compile(rf"[.!?\u2026][{CLOSING}]*$")
FEWEST_IN_A_SENTENCE = 4
FEWEST_WITHOUT_END = 9


def reads_like_prose(code: str) -> bool:
    """Whether an indented text begins with what is likelier a paragraph, a picture or a box than code."""
    text = code.strip().partition("\n\n")[0]
    typed = text.split()
    words = sum(bool(WORD.fullmatch(word)) for word in typed)
    fewest = FEWEST_IN_A_SENTENCE if END.search(text) else FEWEST_WITHOUT_END
    return bool(BLOCK.match(text)) or (words >= fewest and words >= 0.8 * len(typed))
