"""A WebDAV server, by webdav4."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from http import HTTPStatus
from typing import Self
from urllib.parse import quote

import httpx
from webdav4.client import (
    ClientError,
    HTTPError,
    InsufficientStorage,
    ResourceAlreadyExists,
    ResourceConflict,
    ResourceLocked,
)
from webdav4.fsspec import WebdavFileSystem

from makeready.problems import Code
from makeready.publishing.destination import BLOCK, Told
from makeready.publishing.faults import TargetFault, of_the_system, reason_of, unreached
from makeready.publishing.fsspec_steps import OverFsspec
from makeready.publishing.moving_destination import MovingDestination
from makeready.publishing.published import PublishedFile
from makeready.publishing.target import PASSWORD, Kind, Target

_PATIENCE = httpx.Timeout(60, connect=30)
"""After so long (s) without an answer the connection counts as lost."""
_SCHEMES = {Kind.WEBDAV: "http", Kind.WEBDAV_BY_TLS: "https"}


class WebdavDestination(OverFsspec, MovingDestination):
    """A collection on a WebDAV server. Its paths are percent-coded: the library leaves codes as they are."""

    asks_for_password = True
    how_to_be_let_in = (
        "name the user in the target, {kind}://user@host/path; the password is given in "
        f"{PASSWORD}, or typed where it is asked for on a terminal"
    )

    def __init__(self, files: WebdavFileSystem, root: str) -> None:
        super().__init__(files, root)
        self._made: set[str] = set()
        """The folders that are known to be there."""

    @classmethod
    def opened(cls, target: Target, password: str) -> Self:
        """The collection that `target` names."""
        host = f"[{target.host}]" if ":" in target.host else target.host
        port = f":{target.port}" if target.port else ""
        files = WebdavFileSystem(
            f"{_SCHEMES[target.kind]}://{host}{port}",
            auth=(target.user, password) if target.user else None,
            retry=False,
            timeout=_PATIENCE,
            skip_instance_cache=True,
        )
        return cls(files, quote(target.path))

    @staticmethod
    def fault_of(error: Exception) -> TargetFault | None:
        """What the server's status or the network says."""
        match error:
            case HTTPError(status_code=status):
                return _fault_of_status(status, error)
            case ResourceAlreadyExists():
                return TargetFault(Code.TARGET_HAS_OTHER, error)
            case InsufficientStorage():
                return TargetFault(Code.TARGET_FULL, error)
            case ResourceLocked() | httpx.HTTPError():
                return unreached(error)
            case ClientError():
                return TargetFault(Code.TARGET_NOT_WRITABLE, error)
            case OSError():
                return of_the_system(error)
        return None

    def close(self) -> None:
        """End the connections."""
        self.files.client.http.close()

    def path_of(self, name: str) -> str:
        """Percent-coded."""
        return super().path_of(quote(name))

    def _make_folder(self, folder: str) -> None:
        # Not as the library does: it asks for the folders above, without the slash that Apache wants there.
        if folder in self._made:
            return
        client = self.files.client
        with suppress(ResourceAlreadyExists):
            try:
                client.mkdir(folder)
            except ResourceConflict:
                above, _, _ = folder.rpartition("/")
                if not above:
                    raise
                self._make_folder(above)
                client.mkdir(folder)
        self._made.add(folder)

    def _write(self, file: PublishedFile, path: str, told: Told) -> None:
        with file.source.open("rb") as opened:
            self.files.client.upload_fileobj(opened, path, overwrite=True, callback=told, size=file.size)

    def _blocks(self, path: str) -> Iterator[bytes]:
        client = self.files.client  # whose own `open` does not find names that are percent-coded
        with client.http.stream("GET", client.join_url(path)) as response:
            if response.is_error:
                raise HTTPError(response)
            yield from response.iter_bytes(BLOCK)

    def _move(self, unfinished: str, path: str, *, replace: bool) -> None:
        self.files.client.move(unfinished, path, overwrite=replace)


def _fault_of_status(status: int, error: HTTPError) -> TargetFault:
    said = f"the server answers {status} {HTTPStatus(status).phrase}" if status in {*HTTPStatus} else error
    match status:
        case HTTPStatus.UNAUTHORIZED | HTTPStatus.PROXY_AUTHENTICATION_REQUIRED:
            return TargetFault(Code.TARGET_DENIED, said)
        case HTTPStatus.FORBIDDEN | HTTPStatus.METHOD_NOT_ALLOWED | HTTPStatus.CONFLICT:
            return TargetFault(Code.TARGET_NOT_WRITABLE, said)
        case HTTPStatus.REQUEST_TIMEOUT | HTTPStatus.LOCKED | HTTPStatus.TOO_MANY_REQUESTS:
            return unreached(said)
    return TargetFault(Code.TARGET_UNREACHED, reason_of(said), passing=status >= 500)
