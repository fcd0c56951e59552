"""What goes wrong at a target is told plainly, leaves nothing half done, and gives no secret away."""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from publishing_runs import fault, put_there
from small_shelves import FILES, add_release, contents

from judges.availability import require
from makeready.command_line import main
from makeready.exits import Exit
from makeready.problems import Code
from makeready.publishing import connection
from servers.apache import apache
from servers.breaking_line import breaking_line
from servers.places import Place, Places, let_in
from servers.running import HERE, PASSWORD, bucket, free_port, sshd

SERVERS = ("sftp", "webdav", "s3")
on_each_server = pytest.mark.parametrize("place", SERVERS, indirect=True)


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is waited for before it is tried again."""
    monkeypatch.setattr(connection, "WAITS", (0.0, 0.0))


@on_each_server
def test_a_line_that_breaks_is_told_and_gone_on_with(
    place: Place, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the middle of a large file: no half of it has its name, and the next run sends only the rest."""
    server = place.server
    with breaking_line(HERE, server.port, holds=150_000) as line:
        by_line = place.by_port(line.port)
        if server.scheme == "s3":
            monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://{HERE}:{line.port}")
        if server.scheme == "sftp":  # the same key under another port
            known = Path(server.environment["HOME"], ".ssh/known_hosts")
            hosts = known.read_text()
            known.write_text(hosts + hosts.replace(f":{server.port} ", f":{line.port} "))
        outcome = put_there(shelf, by_line)
        calls = line.connections
    assert outcome.exit is Exit.NOT_PUBLISHED
    problem = fault(outcome)
    assert problem.code is Code.TARGET_BROKE_OFF
    assert problem.place.file.endswith("/salt-7/salt.epub")
    assert "4 of 13 files are there" in problem.sentence
    assert calls >= 3, "it was not tried again"
    there = place.kept()
    assert {name for name in there if not name.startswith("salt-7/.makeready-")} == {
        f"salt-7/{name}" for name in ("issue.txt", *FILES) if name != "salt.epub"
    }

    let_in(place, monkeypatch)
    outcome = put_there(shelf, place.target)

    assert outcome.exit is Exit.DONE
    assert [file.name for file in outcome.sent][:2] == ["salt-7/salt.epub", "salt-7/SHA256SUMS"]
    assert place.kept() == {name: data for name, data in contents(shelf).items() if "salt-6" not in name}


@on_each_server
def test_what_does_not_answer_is_told(place: Place, shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing listens there."""
    port = free_port()
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://{HERE}:{port}")
    outcome = put_there(shelf, place.by_port(port))
    assert (outcome.exit, fault(outcome).code) == (Exit.NOT_PUBLISHED, Code.TARGET_UNREACHED)


@contextmanager
def asks_for_keys(port: int) -> Iterator[None]:
    """Has moto look at the keys of who asks."""

    def let_pass(count: str) -> None:
        url, kind = f"http://{HERE}:{port}/moto-api/reset-auth", {"Content-Type": "text/plain"}
        with urllib.request.urlopen(urllib.request.Request(url, count.encode(), kind)):
            pass

    let_pass("0")
    try:
        yield
    finally:
        let_pass("inf")


@on_each_server
def test_who_is_not_let_in_is_told(
    place: Place,
    shelf: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """With what to look at, and without the password or the key."""
    caplog.set_level(logging.DEBUG)
    wrong = "lime-and-chalk"
    monkeypatch.setenv("MAKEREADY_PASSWORD", wrong)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", wrong)
    if place.server.scheme == "sftp":
        home = tmp_path / "home"
        shutil.copytree(place.server.environment["HOME"], home)
        for key in (home / ".ssh").glob("id_*"):
            key.unlink()
        subprocess.run(
            ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(home / ".ssh/id_ed25519")], check=True
        )
        monkeypatch.setenv("HOME", str(home))
    words = ["publish", place.target, "--output", str(shelf.parent)]
    if place.server.scheme == "s3":
        with asks_for_keys(place.server.port):
            code = main(words)
    else:
        code = main(words)
    told = capsys.readouterr()
    assert code == Exit.NOT_PUBLISHED
    assert "  target-denied  " in told.err
    assert ("AWS_PROFILE" if place.server.scheme == "s3" else "MAKEREADY_PASSWORD") in told.err
    assert wrong not in told.out + told.err + caplog.text
    assert place.kept() == {}


@pytest.mark.parametrize("place", ["webdav"], indirect=True)
def test_a_password_is_asked_for_once(place: Place, shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where somebody sits at a terminal and the environment has none; what is typed is told nowhere."""
    monkeypatch.delenv("MAKEREADY_PASSWORD")
    asked: list[str] = []

    def answers(typed: str):
        return lambda address: asked.append(address) or typed

    outcome = put_there(shelf, place.target, answers("lime-and-chalk"))
    assert (fault(outcome).code, len(asked)) == (Code.TARGET_DENIED, 1)
    assert "lime-and-chalk" not in str(outcome)
    assert put_there(shelf, place.target, answers(PASSWORD)).exit is Exit.DONE
    assert asked == [f"mara%40salt@{HERE}:{place.server.port}"] * 2


@pytest.mark.parametrize("place", ["sftp"], indirect=True)
@pytest.mark.parametrize("known", ["", "another"])
def test_a_server_that_is_not_known_gets_nothing(
    place: Place, shelf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, known: str
) -> None:
    """Neither where known_hosts is empty, nor where another key stands there."""
    home = tmp_path / "home"
    shutil.copytree(place.server.environment["HOME"], home)
    hosts = ""
    if known:
        key = (home / ".ssh/id_ed25519.pub").read_text()
        hosts = f"[{HERE}]:{place.server.port} {key}"
    (home / ".ssh/known_hosts").write_text(hosts)
    monkeypatch.setenv("HOME", str(home))
    outcome = put_there(shelf, place.target)
    assert (outcome.exit, fault(outcome).code) == (Exit.NOT_PUBLISHED, Code.TARGET_KEY_UNKNOWN)
    assert f"ssh -p {place.server.port} {HERE}" in fault(outcome).hint
    assert place.kept() == {}
    assert (home / ".ssh/known_hosts").read_text() == hosts


def test_a_server_that_may_only_be_read_is_told(
    places: Places, shelf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """OpenSSH, told to change nothing."""
    places["sftp"]
    with sshd(tmp_path, read_only=True) as server:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        outcome = put_there(shelf, server.target())
        assert (outcome.exit, fault(outcome).code) == (Exit.NOT_PUBLISHED, Code.TARGET_NOT_WRITABLE)
        assert server.kept() == {}


@pytest.mark.parametrize("place", ["webdav"], indirect=True)
def test_a_file_that_a_server_gives_another_name_is_told(place: Place, tmp_path: Path) -> None:
    """WsgiDAV takes a ? in the name that a file is moved to for the end of the name."""
    add_release(tmp_path, "salt-9", 3, {"offprints/what now?.md": b"Nobody knows.\n"})
    outcome = put_there(tmp_path, place.target)
    assert (outcome.exit, fault(outcome).code) == (Exit.NOT_PUBLISHED, Code.ARRIVED_OTHERWISE)
    assert fault(outcome).place.file.endswith("/offprints/what%20now%3F.md")
    assert "salt-9/release.json" not in place.kept()


def test_apache_is_published_on(shelf: Path) -> None:
    """It answers questions about a folder only where they end with a slash; a ? in a name is no end of it."""
    require("apache")
    add_release(shelf, "salt-9", 30, {"offprints/what now?.md": b"Nobody knows.\n"})
    with apache() as server:
        place = Place(server, "Salz & Meer")
        target = f"{place.target}/deep"
        for sent in (True, False):
            outcome = put_there(shelf, target)
            assert (outcome.exit, bool(outcome.sent)) == (Exit.DONE, sent), outcome.problems
        there = {f"deep/{name}": data for name, data in contents(shelf).items()}
        assert place.kept().items() <= there.items()
        assert place.kept().keys() >= {"deep/salt-9/offprints/what now?.md", "deep/feed.atom"}


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 128 kB, where this user may mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", str(disk)]
    mounted = shutil.which("mount") and sys.platform == "linux" and os.geteuid() == 0
    if not mounted or subprocess.run(mounting, capture_output=True, check=False).returncode != 0:
        reason = "a small disk can be mounted by root on Linux alone"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    try:
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def remount(disk: Path, options: str) -> None:
    """The same disk, with other options."""
    subprocess.run(["mount", "-o", f"remount,{options}", str(disk)], check=True)


def test_a_full_disk_is_told_and_gone_on_with(shelf: Path, small_disk: Path) -> None:
    """Nothing half written is left, and when there is room the rest follows."""
    outcome = put_there(shelf, str(small_disk))
    assert (outcome.exit, fault(outcome).code) == (Exit.NOT_PUBLISHED, Code.TARGET_FULL)
    assert fault(outcome).place.file == f"{small_disk}/salt-7/salt.epub"
    there = {name: data for name, data in contents(shelf).items() if "salt-6" not in name}
    assert contents(small_disk).items() <= there.items()

    remount(small_disk, "size=4m")

    outcome = put_there(shelf, str(small_disk))
    assert outcome.exit is Exit.DONE
    assert outcome.sent[0].name == "salt-7/salt.epub"
    assert contents(small_disk) == there


def test_a_disk_that_may_only_be_read_is_told(shelf: Path, small_disk: Path) -> None:
    """Nothing is written there."""
    remount(small_disk, "ro")
    outcome = put_there(shelf, str(small_disk))
    assert (outcome.exit, fault(outcome).code) == (Exit.NOT_PUBLISHED, Code.TARGET_NOT_WRITABLE)
    remount(small_disk, "rw")


def test_a_bucket_that_is_not_there_is_told(
    places: Places, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not made: who keeps it decides what it costs and who may read it."""
    let_in(places["s3"], monkeypatch)
    outcome = put_there(shelf, "s3://pepper/salt")
    assert fault(outcome).code is Code.TARGET_UNREACHED
    assert "bucket does not exist" in fault(outcome).sentence


def test_a_bucket_is_told_what_kind_of_file_each_is(
    places: Places, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Readers and news programs are given its files as they are kept there."""
    import boto3

    place = places["s3"]
    let_in(place, monkeypatch)
    put_there(shelf, place.target)
    client = boto3.client("s3")
    kinds = {
        name: client.head_object(Bucket="salt", Key=f"Salz & Meer/{place.name}/{name}")["ContentType"]
        for name in ("salt-7/salt.epub", "salt-7/issue.txt", "feed.atom", "opds.json", "index.html")
    }
    client.close()
    assert kinds == {
        "salt-7/salt.epub": "application/epub+zip",
        "salt-7/issue.txt": "text/x-salt",
        "feed.atom": "application/atom+xml",
        "opds.json": "application/opds+json",
        "index.html": "text/html",
    }


def test_a_bucket_that_keeps_checksums_is_not_read_back_again(
    places: Places, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says by itself what it holds; what was put there without a checksum is read."""
    places["s3"]
    read: list[str] = []

    def counting(moto):
        def application(environ, start_response):
            if environ["REQUEST_METHOD"] == "GET" and environ["PATH_INFO"].endswith((".epub", ".txt")):
                read.append(environ["PATH_INFO"].rpartition("/")[2])
            return moto(environ, start_response)

        return application

    with bucket(counting) as server:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        place = Place(server, "counted")
        place.put("salt-7/issue.txt", b"salt-7")
        assert put_there(shelf, place.target).exit is Exit.DONE
        assert read == ["issue.txt", "salt.epub"]
        assert put_there(shelf, place.target).sent == ()
        assert read == ["issue.txt", "salt.epub", "issue.txt"]


def test_a_bucket_that_knows_no_conditions_will_do(
    places: Places, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some servers say that they have not implemented `If-None-Match` for what is put there."""
    places["s3"]
    refused: list[str] = []

    def without_conditions(moto):
        def application(environ, start_response):
            if environ["REQUEST_METHOD"] == "PUT" and "HTTP_IF_NONE_MATCH" in environ:
                refused.append(environ["PATH_INFO"])
                environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
                start_response("501 Not Implemented", [("Content-Type", "application/xml")])
                return [b"<Error><Code>NotImplemented</Code><Message>Not here</Message></Error>"]
            return moto(environ, start_response)

        return application

    with bucket(without_conditions) as server:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        place = Place(server, "without conditions")
        assert put_there(shelf, place.target).exit is Exit.DONE
        assert set(place.kept()) == {name for name in contents(shelf) if "salt-6" not in name}
    assert refused


@pytest.mark.parametrize(
    ("target", "package", "module"),
    [
        ("s3://salt/path", "s3fs", "bucket_destination"),
        ("sftp://host/path", "asyncssh", "sftp_destination"),
        ("webdavs://host/path", "webdav4", "webdav_destination"),
    ],
)
def test_a_machine_without_the_packages_is_told(
    target: str,
    package: str,
    module: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Which one is missing, and the one command that brings it."""
    monkeypatch.delitem(sys.modules, f"makeready.publishing.{module}", raising=False)
    for name in [name for name in sys.modules if name.split(".")[0] == package]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, package, None)
    assert main(["publish", target]) == Exit.MISSING
    told = capsys.readouterr().err
    assert f"the Python package {package} is missing" in told
    assert f'make publish TARGET="{target}"' in told
