"""A destination gives a file its name whole or not at all, and takes none that a released file has."""

from __future__ import annotations

import errno
import os
from hashlib import sha256
from pathlib import Path

import pytest
from small_shelves import contents

from makeready.problems import Code
from makeready.publishing.connection import Connection
from makeready.publishing.faults import TargetFault
from makeready.publishing.folder_destination import FolderDestination
from makeready.publishing.moving_destination import MovingDestination
from makeready.publishing.published import PublishedFile
from makeready.publishing.target import target_of
from servers.places import KINDS, Place


@pytest.fixture
def page(tmp_path: Path) -> PublishedFile:
    """A file of a release."""
    source = tmp_path / "page.md"
    source.write_text("The pans lie flat.")
    checksum = sha256(source.read_bytes()).hexdigest()
    return PublishedFile("salt-7/page.md", source, source.stat().st_size, checksum, "text/plain")


@pytest.mark.parametrize("place", KINDS, indirect=True)
def test_a_name_that_is_taken_meanwhile_is_not_taken_back(place: Place, page: PublishedFile) -> None:
    """Somebody else has put a file there after it was looked whether there is one."""
    place.put(page.name, b"another")
    with Connection(target_of(place.target)) as connection, pytest.raises(TargetFault) as caught:
        connection.do(lambda destination: destination.send(page, lambda _: None))
    assert caught.value.code is Code.TARGET_HAS_OTHER
    assert place.kept() == {page.name: b"another"}


@pytest.fixture
def no_links(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hard links are refused, as Linux does on a disk with FAT."""

    def refuse(source: str, name: str, **_: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM), source, None, name)

    monkeypatch.setattr(os, "link", refuse)


@pytest.mark.usefixtures("no_links")
def test_a_disk_without_links_will_do(tmp_path: Path, page: PublishedFile) -> None:
    """A name that is free is taken, and one that is taken is left."""
    folder = FolderDestination(str(tmp_path / "out"))
    folder.send(page, lambda _: None)
    assert contents(tmp_path / "out") == {page.name: b"The pans lie flat."}

    (tmp_path / "out" / page.name).write_bytes(b"another")
    with pytest.raises(FileExistsError):
        folder.send(page, lambda _: None)
    assert contents(tmp_path / "out") == {page.name: b"another"}


@pytest.mark.usefixtures("no_links")
def test_a_name_that_was_claimed_in_vain_is_free_again(
    tmp_path: Path, page: PublishedFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the file can't be put there after all."""

    def full(_: Path, __: str) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        FolderDestination(str(tmp_path / "out")).send(page, lambda _: None)
    assert contents(tmp_path / "out") == {}


def test_a_file_that_is_cut_when_it_is_moved_is_told_by_its_size(tmp_path: Path, page: PublishedFile) -> None:
    """And not as one that is missing."""

    class Cutting(FolderDestination):
        def _move(self, unfinished: str, path: str, *, replace: bool) -> None:
            super()._move(unfinished, path, replace=replace)
            os.truncate(path, 7)

    with pytest.raises(TargetFault, match="is of 7 bytes, not 18"):
        Cutting(str(tmp_path)).send(page, lambda _: None)


def test_a_kind_of_target_that_forgets_a_step_is_none() -> None:
    """It can't even be opened."""

    class Forgetful(MovingDestination):
        opened = FolderDestination.opened
        fault_of = FolderDestination.fault_of
        size = FolderDestination.size
        _blocks = FolderDestination._blocks
        _remove = FolderDestination._remove
        _make_folder = FolderDestination._make_folder

    with pytest.raises(TypeError, match=r"_move.*_write"):
        Forgetful("/srv")
