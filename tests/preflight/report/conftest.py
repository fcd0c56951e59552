"""One check of an issue that has something to mark, and its report."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from layouts_for_tests import SHIPPED
from overlay import lay_over
from PIL import Image

from makeready.checking import check
from makeready.order import Order, Outcome
from makeready.progress import Progress
from makeready.workers import Here

ARTICLE = """\
---
title: The salt road
pages: 1
---

The pans lie flat and  white a mile before the sea does.

![A pan of grey salt.](images/pan.png)

By noon the ridges have driedd to a crust, or saltcrustdriednessofthemiddayridgesbythewesternpans.
"""
CAPTIONS = """\
## pan.png

A pan at noon: grey, as there is no wind.

- credit: Mara Quill
- rights: one print and digital use until 2033-01-01
"""


@dataclass(frozen=True)
class Report:
    """The report's folder, and what the check gave."""

    folder: Path
    outcome: Outcome


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """Of an issue with a picture of too few pixels, two spaces, and a word that is none."""
    folder = tmp_path_factory.mktemp("report")
    (folder / "none").mkdir()
    manuscript = lay_over(folder / "none", folder / "manuscript")
    (article,) = (path.parent for path in manuscript.glob("*/article.md"))
    (article / "article.md").write_text(ARTICLE)
    (article / "captions.md").write_text(CAPTIONS)
    (article / "images").mkdir(exist_ok=True)
    Image.new("RGB", (300, 200), "teal").save(article / "images/pan.png")
    order = Order(manuscript, SHIPPED, folder / "build", ())
    return Report(folder / "build", check(order, Progress(silent=True), Here(), judges=False))
