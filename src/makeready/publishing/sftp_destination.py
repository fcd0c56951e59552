"""An SFTP server, by asyncssh: the machine's ssh configuration, agent, keys and known_hosts are used."""

from __future__ import annotations

import errno
from typing import Self

import asyncssh
from fsspec.asyn import sync_wrapper
from sshfs import SSHFileSystem

from makeready.problems import Code
from makeready.publishing.destination import Told
from makeready.publishing.faults import TargetFault, of_the_system, unreached
from makeready.publishing.fsspec_steps import Counting, OverFsspec
from makeready.publishing.moving_destination import MovingDestination
from makeready.publishing.published import PublishedFile
from makeready.publishing.target import PASSWORD, Target

_PATIENCE = 30
"""After so long (s) without an answer the connection counts as lost."""
_FULL = (asyncssh.SFTPNoSpaceOnFilesystem, asyncssh.SFTPQuotaExceeded)
_NOT_WRITABLE = (asyncssh.SFTPPermissionDenied, asyncssh.SFTPWriteProtect)
_FROM_HOME = "/~/"
"""A path that begins with it begins where the user is put, as curl has it."""


class SftpDestination(OverFsspec, MovingDestination):
    """A folder on an SFTP server."""

    asks_for_password = True
    how_to_be_let_in = (
        "see the user in the target, your ssh agent and the keys in ~/.ssh; a password is given in "
        f"{PASSWORD}, or typed where it is asked for on a terminal"
    )

    @classmethod
    def opened(cls, target: Target, password: str) -> Self:
        """The folder that `target` names, signed in to."""
        options = {"port": target.port, "username": target.user, "password": password}
        files = _Sftp(
            target.host,
            # Without it sshfs would let any host pass; the empty one means ssh's own file.
            known_hosts=(),
            connect_timeout=_PATIENCE,
            keepalive_interval=_PATIENCE // 2,
            keepalive_count_max=2,
            skip_instance_cache=True,
            **{name: value for name, value in options.items() if value},
        )
        path = target.path
        return cls(files, path.removeprefix(_FROM_HOME) if path.startswith(_FROM_HOME) else path)

    @staticmethod
    def fault_of(error: Exception) -> TargetFault | None:
        """What asyncssh or the system says."""
        match error:
            case asyncssh.HostKeyNotVerifiable():
                return TargetFault(Code.TARGET_KEY_UNKNOWN, error)
            case asyncssh.PermissionDenied():
                return TargetFault(Code.TARGET_DENIED, error.reason)
            case PermissionError() if isinstance(error.__cause__, asyncssh.PermissionDenied):
                return TargetFault(Code.TARGET_DENIED, error)
            case asyncssh.SFTPError() if isinstance(error, _FULL):
                return TargetFault(Code.TARGET_FULL, error.reason)
            case asyncssh.SFTPError() if isinstance(error, _NOT_WRITABLE):
                return TargetFault(Code.TARGET_NOT_WRITABLE, error.reason)
            case asyncssh.Error():
                return unreached(error)
            case OSError():
                return of_the_system(error)
        return None

    def close(self) -> None:
        """End the session."""
        self.files.end()

    def _make_folder(self, folder: str) -> None:
        self.files.makedirs(folder, exist_ok=True)

    def _write(self, file: PublishedFile, path: str, told: Told) -> None:
        self.files.put_file(str(file.source), path, callback=Counting(told))

    def _move(self, unfinished: str, path: str, *, replace: bool) -> None:
        self.files.put_in_place(unfinished, path, replace=replace)


class _Sftp(SSHFileSystem):  # type: ignore[misc]  # sshfs has no annotations
    """Moves a file as the protocol does: sshfs would copy it by a shell, which such servers may not give."""

    async def _put_in_place(self, unfinished: str, path: str, *, replace: bool) -> None:
        async with self._pool.get() as channel:
            if not replace:
                try:
                    await channel.rename(unfinished, path)  # fails where something has the name
                except asyncssh.SFTPFailure as failure:  # says no more than that
                    if await channel.lexists(path):
                        raise FileExistsError(errno.EEXIST, "it has come there meanwhile", path) from failure
                    raise
                return
            try:
                await channel.posix_rename(unfinished, path)
            except asyncssh.SFTPOpUnsupported:  # then there is a moment without the file
                if await channel.exists(path):
                    await channel.remove(path)
                await channel.rename(unfinished, path)

    put_in_place = sync_wrapper(_put_in_place)

    def end(self) -> None:
        """Close the connection, which sshfs does only when it is forgotten."""
        self._finalize(self.loop, self._pool, self._stack)
