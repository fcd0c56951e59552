"""`makeready verify`: whether a release is as it was made, and whether it can be made again.

Its files are compared with `SHA256SUMS`. Where the commit that it names is at hand, the issue is built from
that and released again, and the bytes are compared.
"""

from __future__ import annotations

import tarfile
from concurrent.futures import Executor
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from makeready.exits import Exit
from makeready.order import Format, Order, Outcome
from makeready.problems import Code, Place, Problem
from makeready.progress import Progress
from makeready.reporting import has_errors, in_order
from makeready.source_state import committed_files

if TYPE_CHECKING:
    from makeready.issue import Revision
    from makeready.releasing.released import Release


def verify(folder: Path, repository: Path, progress: Progress, executor: Executor) -> Outcome:
    """A problem for each file of a release that is not as it was made, or can't be made again as it is.

    `repository`: a folder in the git repository that may hold the commit. The exit is 5 where one was found.
    """
    from makeready.releasing import release_record
    from makeready.releasing.changed_files import changed_files

    problems = changed_files(folder)
    if not problems:
        try:
            release = release_record.from_json((folder / release_record.RECORD).read_bytes())
        except (OSError, ValueError) as fault:
            reason = f"{release_record.RECORD} does not tell what it was made from ({fault})"
            problems.append(_not_made_again(folder, reason))
        else:
            problems += _made_otherwise(folder, release, repository, progress, executor)
    return Outcome(Exit.REFUSED if has_errors(problems) else Exit.DONE, in_order(problems))


def _not_made_again(folder: Path, reason: str) -> Problem:
    return Problem(Code.RELEASE_NOT_MADE_AGAIN, Place(folder.name), reason=reason)


def _made_otherwise(
    folder: Path, release: Release, repository: Path, progress: Progress, executor: Executor
) -> list[Problem]:
    """A problem where making the release again gives other bytes, or where it can't be made again."""
    from makeready.making_release import finished_issue, some
    from makeready.releasing.checksums import differing_files
    from makeready.releasing.release_files import fill

    source = release.source
    if source.changed is None:
        return [_not_made_again(folder, "git could not tell what it was made from")]
    if not source.commit or source.changed:
        return [_not_made_again(folder, "it was made from files that were not committed")]
    if not (source.manuscript and source.layouts):
        return [_not_made_again(folder, "its manuscript or its layout stood in no repository")]
    archive = committed_files(repository, source.commit)
    if not archive:
        reason = f"commit {source.commit[:12]}, which it was made from, is not at hand"
        return [_not_made_again(folder, reason)]
    from makeready.cache import Cache
    from makeready.pipeline import CACHE, build
    from makeready.producing.produced import Workplace

    with TemporaryDirectory(prefix="makeready-verify-") as work:
        root = Path(work)
        with tarfile.open(fileobj=BytesIO(archive)) as files:
            # Python 3.11.3 and older have no filters; git gives no path that leads out of the folder.
            files.extraction_filter = _inside
            files.extractall(root / "source")  # noqa: S202
        places = root / "source" / source.manuscript, root / "source" / source.layouts
        order = Order(*places, root / "build", tuple(Format), revision=_revision(release))
        built = build(order, progress, executor)
        if built.exit is not Exit.DONE:
            reason = f"its commit can't be built with this version: {built.problems[0].sentence.rstrip('.')}"
            return [_not_made_again(folder, reason)]
        workplace = Workplace(Cache(order.output / CACHE), executor, progress)
        finished, made = finished_issue(order, built, source, workplace), root / "made"
        fill(made, finished, workplace.cache, lambda _pdf: release.tagged_pdf)
        differing = differing_files(folder, made)
    if differing:
        return [Problem(Code.RELEASE_MADE_OTHERWISE, Place(folder.name), files=some(differing))]
    return []


def _inside(member: tarfile.TarInfo, folder: str) -> tarfile.TarInfo | None:
    """A file as it may be unpacked; nothing for a link that leads out, which no build follows."""
    try:
        return tarfile.data_filter(member, folder)
    except tarfile.FilterError:
        return None


def _revision(release: Release) -> Revision | None:
    from makeready.issue import Revision

    if release.revision == 1:
        return None
    return Revision(release.revision, release.modified.date(), release.note)
