"""What a release is made from: the issue, how it looks, and its two finished files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path

from makeready.composing.templates import Layout
from makeready.issue import Issue
from makeready.producing.produced import PrintedUnit, Produced
from makeready.releasing.release_folder import WEB, ReleaseFolder
from makeready.releasing.released import Release, Source
from makeready.releasing.shelf_authors import AUTHORS


@dataclass(frozen=True, slots=True)
class FinishedIssue:
    issue: Issue
    layout: Layout
    pdf: Path
    """The finished PDF, as a build writes it."""
    epub: Path
    units: tuple[PrintedUnit, ...]
    offprints: Mapping[str, Produced]
    """The pages of each article by itself, by its slug."""
    source: Source
    commands: tuple[str, ...]
    """What to type to make the release again, in order."""

    def release(self, folder: ReleaseFolder) -> Release:
        """What is known of the release once these files are in its folder."""
        issue = self.issue
        return Release(
            issue.slug,
            issue.revision.number if issue.revision else 1,
            issue.revision.note if issue.revision else "",
            datetime.combine(issue.modified, time(), UTC),
            sum(len(unit.observed.pages) for unit in self.units),
            tuple(folder),
            self.source,
        )


def release_name(issue: Issue) -> str:
    """Of the release's folder: "salt-7", and "salt-7-revision-2" for its first correction.

    The folders of the shelf's own pages stand beside it: no issue takes their names.
    """
    name = f"issue-{issue.slug}" if issue.slug in {AUTHORS, WEB} else issue.slug
    return f"{name}-revision-{issue.revision.number}" if issue.revision else name
