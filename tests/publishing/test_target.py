"""Where a release goes is typed as a path or a URL; what can't be one is refused, its secrets untold."""

from __future__ import annotations

from pathlib import Path

import pytest

from makeready.command_line import main
from makeready.exits import Exit
from makeready.publishing.target import Kind, NotATarget, Target, target_of


@pytest.mark.parametrize(
    ("typed", "target"),
    [
        ("s3://salt/Ærø/heft 7", Target(Kind.BUCKET, "salt/Ærø/heft 7")),
        ("s3://salt", Target(Kind.BUCKET, "salt")),
        ("sftp://mara@host:2222/var/www/", Target(Kind.SFTP, "/var/www", "host", 2222, "mara")),
        ("sftp://host/~/www", Target(Kind.SFTP, "/~/www", "host")),
        ("SFTP://[::1]/a%20b%23", Target(Kind.SFTP, "/a b#", "::1")),
        ("webdavs://a%40b@host", Target(Kind.WEBDAV_BY_TLS, "/", "host", None, "a@b")),
        ("file:///srv/a%20b", Target(Kind.FOLDER, "/srv/a b")),
        ("file://localhost/srv", Target(Kind.FOLDER, "/srv")),
        ("/srv/a%20b #1", Target(Kind.FOLDER, "/srv/a%20b #1")),
    ],
)
def test_what_is_typed_is_understood(typed: str, target: Target) -> None:
    """Percent codes stand for letters where the URL is one of a server, and nowhere else."""
    assert target_of(typed) == target


def test_a_path_begins_where_one_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As everywhere in a shell."""
    monkeypatch.chdir(tmp_path)
    assert target_of("out/there").path == str(tmp_path / "out/there")


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "no target"),
        ("ftp://host/path", "no target"),
        ("sftp:///path", "names no host"),
        ("sftp://host:port/path", "no URL"),
        ("webdav://host/what?now", "%3F"),
        ("s3://key@bucket/salt", "AWS's own configuration"),
        ("s3://", "s3://bucket/prefix"),
        ("file://host/path", "file:///path"),
        ("file://mara@localhost/path", "file:///path"),
    ],
)
def test_what_can_not_be_a_target_is_refused(typed: str, why: str) -> None:
    """And told why."""
    with pytest.raises(NotATarget, match=why):
        target_of(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "sftp://mara:kelp-and-brine@host/path",
        "webdavs://mara:kelp-and-brine@host:port/path",
        "webdavs://mara:kelp-and-brine@[host/path",
        "s3://mara:kelp-and-brine@bucket/path",
    ],
)
def test_a_password_in_the_target_is_refused(typed: str, capsys: pytest.CaptureFixture[str]) -> None:
    """It would stay in the shell's history; nothing that is printed repeats it."""
    assert main(["publish", typed]) == Exit.WRONG_CALL
    out, err = capsys.readouterr()
    assert "makeready: " in err
    assert "kelp-and-brine" not in out + err


def test_an_endpoint_has_no_key_in_it() -> None:
    """It would be told when the server can't be reached."""
    with pytest.raises(NotATarget, match="AWS's own configuration"):
        target_of("s3://salt/path", "https://mara:kelp-and-brine@host")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["out", "salt-6", "--all"], "either --all or the names of releases"),
        (["out", "--endpoint", "https://s3.example.org"], "an endpoint is a bucket's"),
        (["s3:/salt", "--endpoint", "https://s3.example.org"], "an endpoint is a bucket's"),
        (["sftp://host/path", "--endpoint", "https://s3.example.org"], "an endpoint is a bucket's"),
    ],
)
def test_what_would_be_ignored_is_refused(
    words: list[str], why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    """Whoever typed it meant something by it."""
    monkeypatch.chdir(tmp_path)
    assert main(["publish", *words]) == Exit.WRONG_CALL
    assert why in capsys.readouterr().err
    assert not any(tmp_path.iterdir())


def test_a_target_is_told_as_a_url() -> None:
    """With its odd letters percent-coded, so that it can be typed again."""
    told = str(target_of("sftp://a%40b@[::1]:22/a%20b%23"))
    assert told == "sftp://a%40b@[::1]:22/a%20b%23"
    assert target_of(told) == target_of("sftp://a%40b@[::1]:22/a%20b%23")
