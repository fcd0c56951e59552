"""`makeready publish`: puts releases and the shelf at a target, and says of each file what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from operator import methodcaller
from pathlib import Path

from makeready.exits import Exit
from makeready.problems import Code, Place, Problem, Refused
from makeready.progress import Progress, Step
from makeready.publishing.comparing import Compared, State, compare
from makeready.publishing.connection import Connection
from makeready.publishing.destination import Destination, Told
from makeready.publishing.faults import TargetFault
from makeready.publishing.published import PublishedFile, published_files, releases_in
from makeready.publishing.sizes import size_in_words
from makeready.releasing.release_record import RECORD
from makeready.reporting import has_errors, in_order


@dataclass(frozen=True, slots=True)
class Published:
    """What came of publishing."""

    exit: Exit
    problems: tuple[Problem, ...] = ()
    files: tuple[Compared, ...] = ()
    """All that belongs at the target, as it stood there before."""
    sent: tuple[PublishedFile, ...] = ()
    """Those that were put there now."""


def published(
    shelf: Path,
    names: Sequence[str],
    connection: Connection,
    progress: Progress,
    *,
    every: bool = False,
    dry_run: bool = False,
) -> Published:
    """What came of putting the named releases of a shelf, or the newest, or all, at a target, then the shelf.

    Nothing is sent where a release is not as it was released, or where another file has the name of one of
    its own. Nothing is removed but what has just arrived damaged. What is there and the same is not sent
    again.
    """
    compared: tuple[Compared, ...] = ()
    sent: list[PublishedFile] = []
    problems: list[Problem] = []
    try:
        on_shelf = releases_in(shelf)
        releases = on_shelf if every and on_shelf else _named(names, shelf, on_shelf)
        files = published_files(shelf, releases)
        with connection:
            compared = _compared(files, connection, progress)
            problems += [_other(connection, each) for each in compared if each.state is State.REFUSE]
            others = [folder.name for folder in on_shelf if folder not in releases]
            problems += _not_published(others, compared, connection)
            refused = has_errors(problems)
            if not (refused or dry_run):
                _send_all(compared, connection, progress, sent)
    except Refused as refusal:
        return Published(Exit.REFUSED, tuple(refusal.problems))
    except TargetFault as fault:
        problems.append(_told(fault, connection, compared, sent))
        code = Exit.REFUSED if fault.code is Code.TARGET_HAS_OTHER else Exit.NOT_PUBLISHED
        return Published(code, in_order(problems), compared, tuple(sent))
    return Published(Exit.REFUSED if refused else Exit.DONE, in_order(problems), compared, tuple(sent))


def _named(names: Sequence[str], shelf: Path, on_shelf: Sequence[Path]) -> list[Path]:
    """The releases of these names or folders, in the order of the shelf; where none is named, the newest.

    Raises `Refused` where one is not there.
    """
    if not names and on_shelf:
        return [on_shelf[-1]]
    wanted = {
        Path(name).name if Path(name).resolve().parent == shelf.resolve() else name for name in names or [""]
    }
    known = [folder.name for folder in on_shelf]
    if missing := sorted(wanted - {*known}):
        there = ", ".join(known) or "none"
        raise Refused([Problem(Code.NO_RELEASE, Place(str(shelf)), name=missing[0], there=there)])
    return [folder for folder in on_shelf if folder.name in wanted]


def _told(
    fault: TargetFault, connection: Connection, compared: Sequence[Compared], sent: Sequence[PublishedFile]
) -> Problem:
    """What is told of a fault: once the target has answered, with the file that it is about."""
    if not compared:
        return connection.problem(fault)
    left = [each.file for each in compared if each.state in {State.SEND, State.REPLACE}][len(sent) :]
    if fault.code is Code.TARGET_UNREACHED:
        reason = f"{fault}; {len(compared) - len(left)} of {len(compared)} files are there"
        fault = TargetFault(Code.TARGET_BROKE_OFF, reason)
    return connection.problem(fault, left[0].name if left else "")


def _compared(
    files: Sequence[PublishedFile], connection: Connection, progress: Progress
) -> tuple[Compared, ...]:
    target = str(connection.target)
    progress.expect_bytes(sum(file.size for file in files))
    with progress.step(Step.PUBLISHING, f"looks what is at {target}"):
        return tuple(connection.do(partial(compare, file=file, told=progress.bytes_moved)) for file in files)


def _other(connection: Connection, compared: Compared) -> Problem:
    file = compared.file
    there = compared.size_there or 0
    reason = (
        "what is there is no file"
        if there < 0
        else f"there it has {size_in_words(there)}, here {size_in_words(file.size)}"
        if there != file.size
        else "it is as large, and holds other bytes"
    )
    return connection.problem(TargetFault(Code.TARGET_HAS_OTHER, reason), file.name)


def _not_published(
    others: Sequence[str], compared: Sequence[Compared], connection: Connection
) -> list[Problem]:
    """A warning where the shelf goes there, and tells of releases that are not there and don't go now."""
    if not any(each.file.replaces for each in compared):
        return []
    sizes = [connection.do(methodcaller("size", f"{name}/{RECORD}")) for name in others]
    missing = [name for name, size in zip(others, sizes, strict=True) if size is None]
    place = Place(str(connection.target))
    return [Problem(Code.SHELF_AHEAD, place, names=", ".join(missing))] if missing else []


def _send_all(
    compared: Sequence[Compared], connection: Connection, progress: Progress, sent: list[PublishedFile]
) -> None:
    """Send what is not there, in its order, and put into `sent` what has arrived."""
    to_send = [each.file for each in compared if each.state is not State.KEEP]
    progress.expect_bytes(2 * sum(file.size for file in to_send))  # sent, and read back
    for file in to_send:
        with progress.step(Step.PUBLISHING, f"{file.name} ({size_in_words(file.size)})"):
            connection.do(partial(_send, file=file, told=progress.bytes_moved))
        sent.append(file)


def _send(destination: Destination, file: PublishedFile, told: Told) -> None:
    try:
        destination.send(file, told)
    except Exception as error:
        fault = destination.fault_of(error)
        if fault is None or fault.code is not Code.TARGET_HAS_OTHER:
            raise
        # It may be ours: put there by a try whose answer was lost, or by somebody else at the same time.
        if destination.checksum(file.name, told) != file.sha256:
            raise
