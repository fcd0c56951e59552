"""What arrives damaged in a bucket does not keep a released name."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from urllib.parse import unquote

import pytest
from publishing_runs import fault, put_there
from small_shelves import add_release, contents

from makeready.exits import Exit
from makeready.problems import Code
from makeready.publishing import bucket_destination
from servers.places import Place, Places
from servers.running import bucket

_NUMBERS = count(1)
_SAID = "<Error><Code>{}</Code><Message>Not here</Message></Error>"


@contextmanager
def between(change: Callable[[dict], str | None], monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    """A place in a bucket where `change` sees each request first, and may answer it by an error's code."""

    def standing_before(moto):
        def application(environ, start_response):
            if code := change(environ):
                environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
                start_response("400 Bad Request", [("Content-Type", "application/xml")])
                return [_SAID.format(code).encode()]
            return moto(environ, start_response)

        return application

    with bucket(standing_before) as server:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        yield Place(server, f"damaged no. {next(_NUMBERS)}")


def damage(environ: dict) -> None:
    """Change a byte of what is being sent."""
    data = bytearray(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])))
    data[1000] ^= 1
    environ["wsgi.input"] = io.BytesIO(bytes(data))


def puts(environ: dict, name: str) -> bool:
    """Whether it is the file of that name that is being sent."""
    return environ["REQUEST_METHOD"] == "PUT" and unquote(environ["PATH_INFO"]).endswith(name)


@pytest.fixture(autouse=True)
def nobody_else(places: Places) -> None:
    """Moto is there, and its bucket."""
    places["s3"]


@pytest.mark.parametrize("notices", [False, True], ids=["keeps it", "refuses it"])
def test_a_file_that_arrives_damaged_goes_again(
    shelf: Path, monkeypatch: pytest.MonkeyPatch, *, notices: bool
) -> None:
    """Whether it is the bucket that sees it, by the checksum that was sent, or we when we read it back."""
    sent: list[str] = []

    def once(environ: dict) -> str | None:
        if not puts(environ, "salt.epub"):
            return None
        sent.append(environ["HTTP_IF_NONE_MATCH"])
        if len(sent) > 1:
            return None
        return "BadDigest" if notices else damage(environ)

    with between(once, monkeypatch) as place:
        outcome = put_there(shelf, place.target)
        assert outcome.exit is Exit.DONE, outcome.problems
        assert place.kept() == {name: data for name, data in contents(shelf).items() if "salt-6" not in name}
    assert sent == ["*", "*"]


def test_a_file_in_pieces_goes_again_where_one_is_damaged(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bucket has no checksum of all of it: what is read back tells."""
    monkeypatch.setattr(bucket_destination, "_IN_ONE_PIECE", 10 << 20)
    add_release(shelf, "salt-9", 30, {"salt.pdf": b"The pans lie flat." * (600 << 10)})
    pieces: list[str] = []

    def first(environ: dict) -> None:
        if puts(environ, "salt.pdf"):
            pieces.append(environ["QUERY_STRING"])
            if len(pieces) == 1:
                damage(environ)

    with between(first, monkeypatch) as place:
        outcome = put_there(shelf, place.target)
        assert outcome.exit is Exit.DONE, outcome.problems
        assert place.kept()["salt-9/salt.pdf"] == (shelf / "salt-9/salt.pdf").read_bytes()
    assert sum("partNumber=" in piece for piece in pieces) == 6


def test_a_name_is_free_after_uploads_that_all_were_damaged(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So the same command goes on when the line is mended."""
    lasts = True

    def until_mended(environ: dict) -> None:
        if lasts and puts(environ, "salt.epub"):
            damage(environ)

    with between(until_mended, monkeypatch) as place:
        outcome = put_there(shelf, place.target)
        assert (outcome.exit, fault(outcome).code) == (Exit.NOT_PUBLISHED, Code.ARRIVED_OTHERWISE)
        assert "salt-7/salt.epub" not in place.kept()
        lasts = False
        assert put_there(shelf, place.target).exit is Exit.DONE


def test_a_damaged_file_that_can_not_be_removed_is_told(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its own name would refuse whatever is sent next."""

    def deny(environ: dict) -> str | None:
        if environ["REQUEST_METHOD"] == "DELETE":
            return "AccessDenied"
        return damage(environ) if puts(environ, "salt.epub") else None

    with between(deny, monkeypatch) as place:
        problem = fault(put_there(shelf, place.target))
        assert problem.code is Code.ARRIVED_OTHERWISE
        assert "can't be removed (Not here): remove it yourself" in problem.sentence
