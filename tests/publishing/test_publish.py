"""A release arrives whole on a folder, a bucket, an SFTP and a WebDAV server: most tests run on all four."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from small_shelves import FILES, add_release, contents

from makeready.command_line import main
from makeready.exits import Exit
from makeready.problems import Code
from servers.places import KINDS, Place

on_each = pytest.mark.parametrize("place", KINDS, indirect=True)


class Published:
    """What `makeready publish` has told."""

    def __init__(self, place: Place, shelf: Path, capsys: pytest.CaptureFixture[str], *more: str) -> None:
        words = ["publish", place.target, "--output", str(shelf.parent), "--format", "json", *more]
        self.exit = Exit(main(words))
        told = capsys.readouterr()
        self.data = json.loads(told.out)
        self.told = told.out + told.err
        self.codes = [problem["code"] for problem in self.data["problems"]]

    def states(self) -> dict[str, str]:
        """The state of each file, by its name."""
        return {file["name"]: file["state"] for file in self.data["files"]}

    def sent(self) -> list[str]:
        """The names of what was sent."""
        return [file["name"] for file in self.data["files"] if file["sent"]]


@on_each
def test_a_release_is_published(place: Place, shelf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """First told and nothing changed, then put there byte for byte; a second time nothing is sent."""
    before = contents(shelf)
    planned = Published(place, shelf, capsys, "--all", "--dry-run")
    assert planned.exit is Exit.DONE
    assert set(planned.states().values()) == {"send"}
    assert (planned.sent(), place.kept()) == ([], {})

    done = Published(place, shelf, capsys, "--all")
    assert (done.exit, done.codes) == (Exit.DONE, [])
    assert place.kept() == before
    assert set(done.sent()) == set(before)

    again = Published(place, shelf, capsys, "--all")
    assert (again.exit, again.sent()) == (Exit.DONE, [])
    assert set(again.states().values()) == {"there"}
    assert contents(shelf) == before


def test_what_others_follow_comes_last(
    tmp_path: Path, shelf: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Files, then what proves them, then pages after their style, then the feeds."""
    assert main(["publish", str(tmp_path / "out"), "salt-7", "--output", str(shelf.parent)]) == Exit.DONE
    told = capsys.readouterr().out.splitlines()
    assert [line.split()[-1] for line in told][-8:] == [
        "salt-7/SHA256SUMS",
        "salt-7/release.json",
        "web/fonts/salt.woff2",
        "web/web.css",
        "authors/mara-quill.html",
        "index.html",
        "opds.json",
        "feed.atom",
    ]
    times = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert max(times, key=times.__getitem__) == "feed.atom"


@on_each
def test_what_is_there_is_not_sent_again(
    place: Place, shelf: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The rest is."""
    for name in ("salt.epub", "offprints/ملح.html"):
        place.put(f"salt-7/{name}", FILES[name])
    assert Published(place, shelf, capsys, "salt-7", "--dry-run").states()["salt-7/salt.epub"] == "there"

    done = Published(place, shelf, capsys, "salt-7")

    assert done.exit is Exit.DONE
    rest = {f"salt-7/{name}" for name in contents(shelf / "salt-7")}
    assert {name for name in done.sent() if name.startswith("salt-7/")} == rest - {
        "salt-7/salt.epub",
        "salt-7/offprints/ملح.html",
    }


@on_each
@pytest.mark.parametrize("other", [b"another", FILES["salt.epub"][:-1] + b"?"], ids=["shorter", "as long"])
def test_another_file_of_a_name_is_never_overwritten(
    place: Place, shelf: Path, capsys: pytest.CaptureFixture[str], other: bytes
) -> None:
    """It is named, and nothing is sent at all."""
    place.put("salt-7/salt.epub", other)
    for more in ((), ("--dry-run",)):
        refused = Published(place, shelf, capsys, *more)
        assert refused.exit is Exit.REFUSED
        (problem,) = (each for each in refused.data["problems"] if each["severity"] == "error")
        assert problem["code"] == "target-has-other"
        assert problem["file"] == f"{refused.data['target']}/salt-7/salt.epub"
        assert place.kept() == {"salt-7/salt.epub": other}


@pytest.mark.parametrize("place", ["folder", "sftp", "webdav"], indirect=True)
def test_a_folder_gives_way_to_no_file(place: Place, shelf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Even where the shelf's own files would."""
    place.put("index.html/notes.txt", b"mine")
    refused = Published(place, shelf, capsys, "--all")
    assert (refused.exit, refused.codes) == (Exit.REFUSED, ["target-has-other"])
    assert "what is there is no file" in refused.data["problems"][0]["sentence"]
    assert place.kept() == {"index.html/notes.txt": b"mine"}


@on_each
def test_a_new_issue_changes_the_shelf_and_no_older_file(
    place: Place, shelf: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The newest is published where none is named; feeds and pages give way to new ones."""
    Published(place, shelf, capsys, "--all")
    before = place.kept()
    add_release(shelf, "salt-8", 28)

    planned = Published(place, shelf, capsys, "--dry-run")
    renewed = {"authors/mara-quill.html", "feed.atom", "index.html", "opds.json", "web/web.css"}
    assert {name for name, state in planned.states().items() if state == "replace"} == renewed
    assert Published(place, shelf, capsys).exit is Exit.DONE

    after = place.kept()
    assert after == contents(shelf)
    assert {name for name in before if before[name] != after[name]} == renewed


@on_each
def test_feeds_that_lead_nowhere_are_told(
    place: Place, shelf: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The shelf tells of an issue that is not there."""
    published = Published(place, shelf, capsys, "salt-7")
    assert (published.exit, published.codes) == (Exit.DONE, ["shelf-ahead"])
    assert "pages and feeds link to" in published.data["problems"][0]["sentence"]
    assert "salt-6" in published.data["problems"][0]["sentence"]
    assert "ARGS=--all" in published.data["problems"][0]["hint"]
    assert Published(place, shelf, capsys, "salt-6").codes == []


def test_a_changed_release_is_not_published(
    tmp_path: Path, shelf: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its own checksums are looked at before anything is done."""
    (shelf / "salt-7/issue.txt").write_text("salt-8")
    out = tmp_path / "out"
    assert main(["publish", str(out), "--output", str(shelf.parent)]) == Exit.REFUSED
    assert "salt-7/issue.txt  release-changed" in capsys.readouterr().err
    assert not out.exists()
    assert main(["publish", str(out), "salt-6", "--output", str(shelf.parent)]) == Exit.DONE


@pytest.mark.parametrize(("named", "there"), [("salt-9", "salt-6, salt-7"), ("", "salt-6, salt-7")])
def test_a_release_that_is_not_there_is_told(
    tmp_path: Path, shelf: Path, capsys: pytest.CaptureFixture[str], named: str, there: str
) -> None:
    """With the names of those that are."""
    words = ["publish", str(tmp_path / "out"), named, "--output", str(shelf.parent)]
    assert main(words) == Exit.REFUSED
    told = capsys.readouterr().err
    assert Code.NO_RELEASE.value.code in told
    assert there in told


def test_a_release_can_be_named_by_its_folder(
    tmp_path: Path, shelf: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As a shell completes it."""
    words = ["publish", str(tmp_path / "out"), str(shelf / "salt-6"), "--output", str(shelf.parent)]
    assert main(words) == Exit.DONE
    assert "salt-6/salt.epub" in capsys.readouterr().out


def test_only_what_belongs_there_is_published(tmp_path: Path, shelf: Path) -> None:
    """What somebody has laid beside the releases stays at home."""
    (shelf / "notes.txt").write_text("not for others")
    (shelf / "drafts").mkdir()
    (shelf / "drafts/salt-8.pdf").write_text("not yet")
    assert main(["publish", str(tmp_path / "out"), "--all", "--output", str(shelf.parent)]) == Exit.DONE
    assert set(contents(shelf)) - set(contents(tmp_path / "out")) == {"notes.txt", "drafts/salt-8.pdf"}
