"""The places that releases are published on: a folder, and servers that run for the tests of a module."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from urllib.parse import quote

import pytest

from judges.availability import require
from servers.running import Server, bucket, in_folder, sshd, webdav

KINDS = ("folder", "sftp", "webdav", "s3")
_NUMBERS = count(1)
"""Never the same twice in a process, whose buckets all hold the same."""


@dataclass
class Place:
    """A folder of its own on one of the servers."""

    server: Server
    name: str

    @property
    def target(self) -> str:
        """What is typed to publish there."""
        return self.by_port(self.server.port)

    def by_port(self, port: int) -> str:
        """The same, where another port leads to the server."""
        server = self.server
        if server.scheme == "folder":
            return f"{server.path}/{self.name}"
        if server.scheme == "s3":
            return f"s3://{server.path}/{self.name}"
        return server.target(port, path=f"{server.path}/{quote(self.name)}")

    def kept(self) -> Mapping[str, bytes]:
        """What is there, by its path."""
        start = f"{self.name}/"
        return {
            name.removeprefix(start): data
            for name, data in self.server.kept().items()
            if name.startswith(start)
        }

    def put(self, name: str, data: bytes) -> None:
        """Put a file there, as somebody else would."""
        self.server.put(f"{self.name}/{name}", data)


class Places:
    """Starts each server when it is first asked for."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self._folder = folder
        self._stack = stack
        self._servers: dict[str, Server] = {}

    def __getitem__(self, kind: str) -> Place:
        if kind not in self._servers:
            self._servers[kind] = self._started(kind)
        return Place(self._servers[kind], f"mine no. {next(_NUMBERS)}")

    def _started(self, kind: str) -> Server:
        folder = self._folder / kind
        folder.mkdir()
        if kind == "folder":
            return Server("folder", 0, str(folder), *in_folder(folder))
        if kind == "sftp":
            require("sshd")
            return self._stack.enter_context(sshd(folder))
        if kind == "webdav":
            require("wsgidav")
            return self._stack.enter_context(webdav(folder))
        require("moto")
        return self._stack.enter_context(bucket())


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Places]:
    """The servers of a module."""
    with ExitStack() as stack:
        yield Places(tmp_path_factory.mktemp("places"), stack)


@pytest.fixture
def place(request: pytest.FixtureRequest, places: Places, monkeypatch: pytest.MonkeyPatch) -> Place:
    """A folder of its own on the server that the test is given, and what lets somebody in."""
    found = places[request.param]
    let_in(found, monkeypatch)
    return found


def let_in(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have in the environment what the server asks for."""
    for name, value in place.server.environment.items():
        monkeypatch.setenv(name, value)
