"""Where a release is published, as it is typed: a folder's path or the URL of a server."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NoReturn
from urllib.parse import quote, unquote, urlsplit
from urllib.request import url2pathname

from makeready.exits import Ended

PASSWORD = "MAKEREADY_PASSWORD"  # noqa: S105  its name in the environment


class Kind(StrEnum):
    """What a target is; the value is what its URL begins with."""

    FOLDER = "file"
    BUCKET = "s3"
    SFTP = "sftp"
    WEBDAV = "webdav"
    WEBDAV_BY_TLS = "webdavs"


class NotATarget(Ended):
    """Nothing can be published there; the text says why, and holds no password."""


@dataclass(frozen=True, slots=True)
class Target:
    kind: Kind
    path: str
    """On the server, as its file system has it: "/var/www/salt"; of a bucket its name and a prefix."""
    host: str = ""
    port: int | None = None
    user: str = ""
    """"" where the machine's own configuration says it."""
    endpoint: str = ""
    """The URL of the bucket's server; "" where AWS's configuration says it."""

    @property
    def address(self) -> str:
        """Who is asked: `user@host:port`, without what is not told."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        user, port = f"{quote(self.user)}@" if self.user else "", f":{self.port}" if self.port else ""
        return f"{user}{host}{port}"

    def __str__(self) -> str:
        if self.kind is Kind.FOLDER:
            return self.path
        if self.kind is Kind.BUCKET:
            return f"s3://{self.path}"
        return f"{self.kind}://{self.address}{quote(self.path)}"

    def place_of(self, name: str) -> str:
        """Where a file is, to be typed or opened: a name in a URL is percent-coded, as the URL is."""
        plain = self.kind in {Kind.FOLDER, Kind.BUCKET}
        return f"{self}/{name if plain else quote(name)}"


def target_of(text: str, endpoint: str | None = None) -> Target:
    """The target that `text` names, a bucket's at `endpoint`; raises `NotATarget`.

    A password in it is refused: it would stay in the shell's history and in the list of processes. In the
    URLs of servers a letter that has a meaning there is written as a percent code; the name of a bucket
    and its prefix are taken as they are.
    """
    scheme, separator, rest = text.partition("://")
    if not text:
        _refuse("no target is named")
    if endpoint and scheme.lower() != Kind.BUCKET:
        _refuse("an endpoint is a bucket's, s3://bucket/prefix; this target has none")
    if not separator:
        return Target(Kind.FOLDER, str(Path(text).absolute()))
    if scheme.lower() not in {*Kind}:
        _refuse(f"{scheme}:// is no target; those are a folder, {', '.join(f'{kind}://' for kind in Kind)}")
    kind = Kind(scheme.lower())
    if kind is Kind.BUCKET:
        return _bucket(rest, endpoint or "")
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:  # its words may hold a password
        _refuse(f"the target is no URL: {kind}://user@host:port/path")
    if parts.password is not None:
        _refuse(f"a password does not belong into the target; give it in {PASSWORD}, or be asked")
    if parts.query or parts.fragment:
        _refuse("in the target's path a ? is written as %3F and a # as %23")
    if kind is Kind.FOLDER:
        if parts.netloc.lower() not in {"", "localhost"}:
            _refuse("a folder is on this machine, and its URL names no host: file:///path")
        return Target(kind, str(Path(url2pathname(parts.path)).absolute()))
    if not parts.hostname:
        _refuse(f"the target names no host: {kind}://user@host/path")
    path = unquote(parts.path).rstrip("/") or "/"
    return Target(kind, path, parts.hostname, port, unquote(parts.username or ""))


def _bucket(rest: str, endpoint: str) -> Target:
    bucket, _, prefix = rest.partition("/")
    if "@" in bucket + endpoint or not bucket:
        _refuse("a bucket is named as s3://bucket/prefix; the keys to it stand in AWS's own configuration")
    return Target(Kind.BUCKET, f"{bucket}/{prefix}".rstrip("/"), endpoint=endpoint)


def _refuse(why: str) -> NoReturn:
    raise NotATarget(f"{why}.")
