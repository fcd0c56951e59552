"""How fast Makeready has to be, and how small: each bar says which two contestants of a work it compares."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from bench.works import BROWSERS, COLD, ONE_WORKER, OURS, TWO_WORKERS, WITH_PAGES


class Sense(Enum):
    AT_MOST = "≤ {} ×"
    """Our time is at most so much of the peer's."""
    AHEAD = "ahead"
    """Our time is less than the peer's."""
    SPEED_UP = "≥ {} ×"
    """The peer takes at least so much of our time."""
    MEMORY = "≤ {} MB"
    """No process of ours has more memory; the peer's is told for comparison."""


@dataclass(frozen=True)
class Bar:
    work: str
    title: str
    peer: str
    limit: float = 1
    sense: Sense = Sense.AT_MOST
    ours: str = OURS


def _cold(articles: int, limit: float, browsers: str = "cold") -> tuple[Bar, ...]:
    title = f"cold PDF, {articles} articles"
    ahead = (Bar(f"{browsers}-{articles}", title, peer, sense=Sense.AHEAD) for peer in BROWSERS)
    return (Bar(f"cold-{articles}", title, "WeasyPrint", limit), *ahead)


def _memory(articles: int, peer: str = "") -> Bar:
    title = f"largest process, cold PDF, {articles} articles"
    return Bar(f"cold-{articles}", title, peer, 300, Sense.MEMORY)


BARS = (
    *_cold(8, 0.55),
    *_cold(40, 0.42),
    *_cold(160, 0.36, "browsers"),
    Bar("growth", "cold PDF, 160 articles against 40", "40 articles", 4.2, ours="160 articles"),
    _memory(160, "WeasyPrint"),
    _memory(640),
    Bar("one-word", "one word changed, PDF of 40 articles", "Typst", 1),
    Bar("one-word", "one word changed, PDF of 40 articles", COLD, 0.2),
    Bar("warm-engine", "the same, in a warm process", "Typst", 0.6),
    Bar("longer-caption", "a longer caption, a page more", COLD, 0.35),
    Bar("unchanged", "nothing changed", "Typst", 0.25),
    Bar("cold-epub", "cold EPUB, 40 articles, after the PDF", "pandoc", 0.5),
    Bar("cold-epub", "the same, the pages of its page list laid out too", "pandoc", 0.5, ours=WITH_PAGES),
    Bar("one-word-epub", "one word changed, EPUB, after the PDF", "pandoc", 0.2),
    Bar("one-word-epub", "the same, the article laid out too", "pandoc", 0.2, ours=WITH_PAGES),
    Bar("two-workers", "cold PDF, 40 articles, two workers", ONE_WORKER, 1.8, Sense.SPEED_UP, TWO_WORKERS),
    Bar("cluster", "24 issues on a cluster, two workers", ONE_WORKER, 1.8, Sense.SPEED_UP, TWO_WORKERS),
)
