"""Small releases for tests: a manuscript that lacks nothing, released without asking programs of others."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from overlay import SMALLEST
from PIL import Image

from makeready.making_release import release
from makeready.order import Order, Outcome
from makeready.progress import Progress
from makeready.workers import Here

TEXT = "The pans lie flat before the sea does.\n\n![A pan of grey salt.](images/pan.jpg)\n\nNobody counts.\n"
CAPTION = "## pan.jpg\n\nA pan at noon.\n\n- credit: Salt Press\n- rights: all until 2099-01-01\n"
ODD_TITLE = "Salt & <vinegar> or “מלח”"
"""A title that every format gives a meaning to, and Hebrew in it."""


def whole_manuscript(folder: Path) -> Path:
    """A manuscript of two articles that lacks nothing."""
    shutil.copytree(SMALLEST, folder)
    facts = (folder / "issue.yaml").read_text()
    (folder / "issue.yaml").write_text(facts.replace("[salt-road]", "[salt-road, carts]"))
    (folder / "salt-road/images").mkdir()
    Image.effect_noise((1500, 1000), 60).convert("RGB").save(folder / "salt-road/images/pan.jpg")
    (folder / "salt-road/article.md").write_text(f"---\ntitle: The salt road\n---\n{TEXT}")
    (folder / "salt-road/captions.md").write_text(CAPTION)
    (folder / "carts").mkdir()
    (folder / "carts/article.md").write_text("---\ntitle: Carts\n---\nThey go by night.\n")
    return folder


def manuscript_to_browse(folder: Path) -> Path:
    """The same with an odd title, an article of several pages, one in Hebrew, notes, a table, references."""
    whole_manuscript(folder)
    facts = (folder / "issue.yaml").read_text().replace("carts]", "carts, melah]")
    cover = (
        "cover: {image: cover.jpg, alt: Grey & <white>., credit: Ada Lind, rights: all until 2099-01-01}\n"
    )
    (folder / "issue.yaml").write_text(f"{facts}rights: Salt & Press <2031>\n{cover}")
    Image.new("RGB", (1700, 2210), "teal").save(folder / "cover.jpg")
    title = ODD_TITLE.replace("<", "\\<")
    head = f"---\ntitle: '{title}'\nbyline: Ada Lind & Bo Ek\nstandfirst: Of *sea* & sun.\n---\n"
    more = "\nSee [the carts](../carts/article.md).[^n]\n\n| Year | Loads |\n| --- | ---: |\n| 1821 | 140 |\n"
    (folder / "salt-road/article.md").write_text(f"{head}{TEXT}{more}\n[^n]: A note & more.\n")
    nights = "\n\n".join(f"Night {n}: cart {n} takes the {'long ' * 25}road." for n in range(110))
    boxes = (
        "::: pullquote\nEach cart was counted twice.\n:::\n\n::: sidebar A cart\nTwo wheels, one mule.\n:::\n"
    )
    (folder / "carts/article.md").write_text(f"---\ntitle: Carts\n---\n## By night\n\n{nights}\n\n{boxes}")
    (folder / "melah").mkdir()
    (folder / "melah/article.md").write_text("---\ntitle: מלח\nlanguage: he\n---\nהמלח לבן.\n")
    return folder


def made(order: Order, **options: bool) -> Outcome:
    """What comes of a release that no program of others is asked about."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("makeready.preflight.judges.judging._JUDGES", ())
        return release(order, Progress(silent=True), Here(), **options)


def git(root: Path, *words: str) -> None:
    """What git is told to do in `root`."""
    known = ("-c", "user.name=Salt", "-c", "user.email=salt@example.org")
    subprocess.run(["git", "-C", str(root), *known, *words], check=True)


def committed(root: Path, *names: str) -> None:
    """Make `root` a git repository that has these folders, all that is in them committed."""
    git(root, "init", "--quiet")
    git(root, "add", *names)
    git(root, "commit", "--quiet", "-m", "Salt")
