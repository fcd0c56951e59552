"""A sample: so many articles in every form that is measured, the same words and pictures in each.

In a folder of samples, one of 8 articles is two folders: `8/` for the peers, `8-manuscript/` for us.
"""

from __future__ import annotations

import shutil
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from bench.sample import as_html, as_manuscript, as_markdown, as_typst, pictures, prose


@dataclass(frozen=True)
class Sample:
    articles: int
    peers: Path
    manuscript: Path


class NoSample(Exception):
    """The given folder of samples lacks this one."""


def given(articles: int, samples: Path) -> Sample:
    """The sample of this size in a folder of samples that somebody made."""
    sample = Sample(articles, samples / str(articles), samples / f"{articles}-manuscript")
    if not (sample.peers.is_dir() and sample.manuscript.is_dir()):
        raise NoSample(f"{sample.peers} or {sample.manuscript} is missing")
    return sample


def made(articles: int, samples: Path) -> Sample:
    """The sample of this size in `samples`, made where it is not there yet."""
    sample = Sample(articles, samples / str(articles), samples / f"{articles}-manuscript")
    if not sample.manuscript.is_dir():  # it is written last
        shutil.rmtree(sample.peers, ignore_errors=True)
        _write(sample)
    return sample


def _write(sample: Sample) -> None:
    pieces = [prose.piece(number) for number in range(1, sample.articles + 1)]
    images = sample.peers / "images"
    images.mkdir(parents=True)
    names = [name for piece in pieces for name in piece.pictures]
    with ProcessPoolExecutor() as executor:
        list(executor.map(pictures.draw, names, [images / name for name in names]))
    as_html.write(pieces, sample.peers)
    as_typst.write(pieces, sample.peers)
    as_markdown.write(pieces, sample.peers)
    unfinished = sample.manuscript.with_name(f"{sample.manuscript.name}-unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    as_manuscript.write(pieces, unfinished, images)
    unfinished.rename(sample.manuscript)
