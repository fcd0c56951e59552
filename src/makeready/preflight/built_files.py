"""Whether what lies in the output folder is what was judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from makeready.digests import file_digest
from makeready.problems import Code, Place, Problem


def differing_files(output: Path, fresh: Iterable[Path]) -> Iterator[Problem]:
    """A problem for each file that is not what the manuscript gives now: it is older, or was changed by hand.

    What has not been built is no problem.
    """
    for file in fresh:
        built = output / file.name
        if built.is_file() and file_digest(built) != file_digest(file):
            yield Problem(Code.BUILT_OTHERWISE, Place(file.name), folder=output.name or output)
