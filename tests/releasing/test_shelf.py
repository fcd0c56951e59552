"""Releases in one folder make a shelf: feeds of the last revision of each issue."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import feedparser
import pytest
from layouts_for_tests import SHIPPED
from small_releases import made, whole_manuscript

from judges import atom
from makeready.issue import Revision
from makeready.order import Format, Order
from makeready.releasing.checksums import names_in, sums_of
from makeready.releasing.shelf import feeds, shelved


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two issues of a magazine, the first of which was corrected, released in turn into one folder."""
    root = tmp_path_factory.mktemp("shelf")
    first = Order(whole_manuscript(root / "first"), SHIPPED, root / "build", tuple(Format), release=True)
    (folder,) = made(first).written
    before = sums_of(folder, names_in(folder))
    made(replace(first, revision=Revision(2, date(2031, 4, 2), "The carts go by night.")))
    second = replace(first, manuscript=whole_manuscript(root / "second"))
    facts = second.manuscript / "issue.yaml"
    told = facts.read_text().replace("number: 07", "number: 08 & more")
    facts.write_text(told.replace("2031-03", "2031-06"))
    (later,) = made(second).written
    assert later.name == "salt-08-more"
    assert sums_of(folder, names_in(folder)) == before
    return root / "build/release"


def test_the_feed_for_reading_apps_has_the_last_of_each_issue(releases: Path) -> None:
    """The newest issue first, each with links that lead into its folder."""
    feed = json.loads((releases / "opds.json").read_text("utf-8"))
    assert feed["metadata"]["title"] == "Salt"
    assert feed["metadata"]["numberOfItems"] == 2
    links = [link["href"] for each in feed["publications"] for link in each["links"]]
    assert any(link == "salt-08-more/salt-08-more.epub" for link in links)
    assert not any(link.startswith("salt-07/") for link in links)
    named = [*links, *(image["href"] for each in feed["publications"] for image in each["images"])]
    assert all((releases / name).is_file() for name in named)


def test_the_feed_for_news_readers_says_what_was_corrected(releases: Path) -> None:
    """It is an Atom feed, told again on the day of the correction; each entry leads to its files."""
    data = (releases / "feed.atom").read_bytes()
    assert atom.faults(data) == []
    read = feedparser.parse(data)
    newest, corrected = read.entries
    assert newest.title.startswith("Salt 08 & more")
    assert (corrected.published, corrected.updated) == ("2031-03-20T00:00:00Z", "2031-04-02T00:00:00Z")
    assert "The carts go by night." in corrected.summary
    files = [link.href for link in corrected.links if link.rel == "enclosure"]
    assert [name for name in files if not (releases / name).is_file()] == []
    assert len(files) == 2


def test_what_is_no_release_is_passed_over(releases: Path, tmp_path: Path) -> None:
    """A file, an empty folder, a record that says nothing: the shelf is made of the rest."""
    for each in shelved(releases):
        (tmp_path / each.folder.name).symlink_to(each.folder)
    (tmp_path / "notes.txt").write_text("notes")
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken/release.json").write_text("{}")

    assert feeds(shelved(tmp_path)) == {
        name: (releases / name).read_bytes() for name in ("opds.json", "feed.atom")
    }
