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


def made(order: Order, **options: bool) -> Outcome:
    """What comes of a release that no program of others is asked about."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("makeready.preflight.judges.judging._JUDGES", ())
        return release(order, Progress(silent=True), Here(), **options)


def committed(root: Path, *names: str) -> None:
    """Make `root` a git repository that has these folders, all that is in them committed."""
    git = ["git", "-C", str(root), "-c", "user.name=Salt", "-c", "user.email=salt@example.org"]
    for words in (["init", "--quiet"], ["add", *names], ["commit", "--quiet", "-m", "Salt"]):
        subprocess.run([*git, *words], check=True)
