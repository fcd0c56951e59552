"""The words that `makeready new` writes for somebody to replace: written by one, known again by another."""

from __future__ import annotations

NAME = "Your name"
STANDFIRST = "One sentence that makes a reader want to go on."
BEGINNING = "Begin here."
ON_PARAGRAPHS = "A blank line begins a new paragraph."
SUBHEAD = "A subhead"
ON_PICTURES = (
    "What is *heard* of a picture stands in its brackets, what is *printed* beside it stands in captions.md."
)
NOTE = "A note is printed at the foot of the page."
ALT = "A man with a rake pulls wet salt into low ridges."
CAPTION = "Rakers at work in late June."

SENTENCES = (STANDFIRST, ON_PARAGRAPHS, ON_PICTURES.replace("*", ""), NOTE)
"""As they are read, without marks of italic: nobody writes one of these by chance."""
LINES = (NAME, BEGINNING, SUBHEAD, ALT, CAPTION)
"""These somebody may, but hardly as all that stands in a paragraph, a heading or a fact."""
