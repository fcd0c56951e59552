"""A sample: so many articles in every form that is measured, the same words and pictures in each.

In a folder of samples, one of 8 articles is two folders: `s8/` for the peers, `m8/` for us, the manuscript.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
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


def in_folder(articles: int, samples: Path) -> Sample:
    """The sample of this size in a folder of samples, be it there or not."""
    return Sample(articles, samples / f"s{articles}", samples / f"m{articles}")


def given(articles: int, samples: Path) -> Sample:
    """The sample of this size in a folder of samples that somebody made."""
    sample = in_folder(articles, samples)
    if not (sample.peers.is_dir() and sample.manuscript.is_dir()):
        raise NoSample(f"{sample.peers} or {sample.manuscript} is missing")
    return sample


def made(articles: int, samples: Path) -> Sample:
    """The sample of this size in `samples`, made where it is not there yet."""
    sample = in_folder(articles, samples)
    if not sample.manuscript.is_dir():  # it is written last
        # A process of its own: what it takes of memory would count for the commands that are started later.
        subprocess.run([sys.executable, "-m", "bench.sample.making", str(articles), str(samples)], check=True)
    return sample


def write(sample: Sample) -> None:
    """Writes the sample, its manuscript last."""
    shutil.rmtree(sample.peers, ignore_errors=True)
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


if __name__ == "__main__":
    write(in_folder(int(sys.argv[1]), Path(sys.argv[2])))
