"""Which files of a release are not as they were released, by its own `SHA256SUMS`."""

from __future__ import annotations

from pathlib import Path

from makeready.problems import Code, Place, Problem
from makeready.releasing.checksums import SUMS, names_in, sums_of, told_sums


def changed_files(folder: Path) -> list[Problem]:
    """A problem for each file that was changed, added or lost since; or one, where no checksums are told."""
    try:
        told = told_sums(folder)
    except (OSError, ValueError) as fault:
        return [Problem(Code.RELEASE_WITHOUT_SUMS, Place(str(folder)), reason=fault)]
    there = sums_of(folder, names_in(folder))
    problems = []
    for name in sorted({*told, *there}):
        if name not in there:
            how = f"is missing, though {SUMS} tells of it"
        elif name not in told:
            how = f"is not told of in {SUMS}"
        elif there[name] != told[name]:
            how = f"is not as {SUMS} says"
        else:
            continue
        problems.append(Problem(Code.RELEASE_CHANGED, Place(f"{folder.name}/{name}"), how=how))
    return problems
