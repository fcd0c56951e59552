"""All judges asked side by side; what one has said of a file is kept, and it is not asked again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from makeready.cache import Cache
from makeready.digests import digest, file_digest, maker
from makeready.preflight.checked import Standing, Verdict
from makeready.preflight.judges import ace, epubcheck, verapdf
from makeready.preflight.judges.finding import Finding, Judgement, NotChecked
from makeready.problems import Code, Place, Problem
from makeready.records import packed

JUDGEMENTS = "judgements"
"""The kind of entry in the cache."""


_JUDGES = (
    (".epub", epubcheck.NAME, epubcheck.judge, Code.EPUBCHECK_FINDING),
    (".epub", ace.NAME, ace.judge, Code.ACE_FINDING),
    (".pdf", verapdf.NAME, verapdf.judge, Code.VERAPDF_FINDING),
)


class Places(Protocol):
    """Tells where in the manuscript or the layout something of the ebook comes from."""

    def at(self, path: str, line: int, column: int) -> Place:
        """The place of what stands there in a file of the ebook; lines and columns count from 1."""

    def of_selector(self, path: str, selector: str) -> Place:
        """The place of the first element that a CSS selector finds in a file of the ebook."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A judge and the file that it is asked about."""

    name: str
    judge: Callable[[Path], Judgement]
    code: Code
    """Of what it finds."""
    file: Path


def judges_of(files: Iterable[Path]) -> tuple[Asked, ...]:
    """Every judge of these files of an issue, told by their suffixes."""
    return tuple(
        Asked(name, judge, code, file)
        for suffix, name, judge, code in _JUDGES
        for file in files
        if file.suffix == suffix
    )


def not_asked(asked: Sequence[Asked]) -> list[Verdict]:
    """What stands of judges that nobody wants to hear."""
    words = "It says nothing of this file: the check was run with --no-judges."
    return [Verdict(each.name, each.file.name, Standing.NOT_ASKED, words) for each in asked]


def judged(asked: Sequence[Asked], cache: Cache, places: Places) -> tuple[list[Verdict], list[Problem]]:
    """What every judge says; a problem for each finding, and for each judge that says nothing."""
    with ThreadPoolExecutor(max(1, len(asked))) as several:
        answers = [several.submit(_answer, each, cache) for each in asked]
    verdicts, problems = list[Verdict](), list[Problem]()
    for each, answer in zip(asked, answers, strict=True):
        try:
            judgement = answer.result()
        except NotChecked as reason:
            verdicts.append(Verdict(each.name, each.file.name, Standing.NOT_CHECKED, f"{reason}."))
            name = each.file.name
            problems.append(Problem(Code.NOT_CHECKED, Place(name), file=name, judge=each.name, reason=reason))
            continue
        verdicts.append(_verdict(each, judgement))
        problems += _problems(each, judgement.findings, places)
    return verdicts, problems


def _answer(asked: Asked, cache: Cache) -> Judgement:
    """What a judge says, asked or found in the cache; raises `NotChecked`."""
    key = digest(maker(), asked.name, asked.file.name, file_digest(asked.file))
    found: Judgement | None = cache.record(JUDGEMENTS, key)
    if found is None:
        found = asked.judge(asked.file)
        cache.put(JUDGEMENTS, key, packed(found))
    return found


def _verdict(asked: Asked, judgement: Judgement) -> Verdict:
    standing = Standing.FAULTS if judgement.findings else Standing.PASSED
    name = f"{asked.name} {judgement.version}"
    return Verdict(name, asked.file.name, standing, f"Checked: {judgement.checked}.")


def _problems(asked: Asked, findings: Sequence[Finding], places: Places) -> Iterator[Problem]:
    for found in findings:
        message = found.message.rstrip(".")
        problem = Problem(asked.code, _place(found, asked.file, places), rule=found.rule, message=message)
        yield problem.as_grave_as(found.severity)


def _place(found: Finding, file: Path, places: Places) -> Place:
    """Where somebody has to look."""
    if found.path in {"", file.name}:
        return Place(file.name)
    if found.selector:
        return places.of_selector(found.path, found.selector)
    return places.at(found.path, found.line, found.column)
