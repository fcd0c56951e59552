"""house-style.yaml: which rules the house turns off or up, for the issue or for an article."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from makeready.problems import Code, Findings, Problem, Severity
from makeready.reading.facts import Facts, Path, read_facts
from makeready.reading.files import Folder
from makeready.reading.near_miss import did_you_mean

STYLE = "house-style.yaml"
KEYS = ("rules", "articles")
OFF = "off"
ANSWERS: Mapping[str, Severity | None] = {
    OFF: None,
    "warning": Severity.WARNING,
    "error": Severity.ERROR,
}
CODES = {code.value.code: code for code in Code}

STOPPING = frozenset({Code.RIGHTS_LAPSED, Code.PICTURE_COARSE})
"""Rules whose breach stops a release, and no draft."""

NEVER_OFF = frozenset({Code.NOT_CHECKED})
"""What a check says of itself: a thing that was not looked at has not passed."""

Answers = dict[str, Severity | None]
"""What the house says of each rule it speaks of; None: it is off."""


def may_be_changed(code: Code) -> bool:
    """Whether a house may turn a rule off or up: the issue can be made where it is broken."""
    return code not in NEVER_OFF and (code.value.severity is Severity.WARNING or code in STOPPING)


def stops_a_build(problems: Iterable[Problem]) -> bool:
    """Whether there is an error that no house can turn off: the issue can't be made."""
    return any(
        problem.severity is Severity.ERROR and not may_be_changed(problem.code) for problem in problems
    )


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """What the house says of rules; of the others, what they say of themselves counts."""

    rules: Answers = field(default_factory=dict)
    articles: dict[str, Answers] = field(default_factory=dict)

    def asks(self, code: Code, article: str) -> bool:
        """Whether a rule counts for an article; "" is issue.yaml."""
        return self._answers(article).get(code.value.code, code.value.severity) is not None

    def judged(self, problem: Problem) -> Problem | None:
        """The problem, as grave as the house takes it; None where its rule is off."""
        rule, folder = problem.code.value.code, problem.place.file.partition("/")[0]
        answers = self._answers(folder)
        if rule not in answers or not may_be_changed(problem.code):
            return problem
        severity = answers[rule]
        return problem.as_grave_as(severity) if severity else None

    def judge(self, problems: Iterable[Problem]) -> list[Problem]:
        """The problems as grave as the house takes them, without those whose rule is off."""
        return [judged for problem in problems if (judged := self.judged(problem))]

    def _answers(self, article: str) -> Answers:
        return {**self.rules, **self.articles.get(article, {})}


def read_house_style(folder: Folder, articles: Collection[str], findings: Findings) -> HouseStyle:
    """What house-style.yaml says; `articles` are the names of the issue's folders."""
    if STYLE not in folder.names():
        return HouseStyle()
    here = findings.of(STYLE)
    text = folder.text(STYLE, here)
    if text is None:
        return HouseStyle()
    if not text.strip():
        here.add(Code.EMPTY_FILE, file=STYLE, advice="write `rules:` and a rule below it, or delete the file")
        return HouseStyle()
    facts = read_facts(text, here)
    return _Reader(facts, here).read(articles) if facts else HouseStyle()


@dataclass(frozen=True, slots=True)
class _Reader:
    facts: Facts
    findings: Findings

    def read(self, articles: Collection[str]) -> HouseStyle:
        """The style that the facts speak of."""
        for key in self.facts.values:
            if key not in KEYS:
                near, known = did_you_mean(key, KEYS), ", ".join(KEYS)
                where = f"{STYLE} has"
                self._tell(Code.UNKNOWN_KEY, (key,), where=where, key=key, did_you_mean=near, known=known)
        own = {}
        for folder in self._keys(("articles",)):
            if folder in articles:
                own[folder] = self._answers(("articles", folder))
            else:
                near = did_you_mean(folder, articles)
                self._tell(Code.UNKNOWN_ARTICLE, ("articles", folder), folder=folder, did_you_mean=near)
        return HouseStyle(self._answers(("rules",)), own)

    def _keys(self, path: Path) -> dict[str, object]:
        """What stands below a key; a problem where that is no `key: value` lines."""
        value: object = self.facts.values
        for part in path:
            value = value.get(part, "") if isinstance(value, dict) else ""
        if isinstance(value, dict):
            return value
        if value:
            example = "double-space: off"
            self._wrong(path, "a rule and what is to become of it", value, example)
        return {}

    def _answers(self, path: Path) -> Answers:
        """What is said of each rule below a key."""
        answers: Answers = {}
        for rule, answer in self._keys(path).items():
            code = CODES.get(rule)
            if code is None:
                known = [name for name, code in CODES.items() if may_be_changed(code)]
                near = did_you_mean(rule, known)
                self._tell(Code.UNKNOWN_RULE, (*path, rule), rule=rule, did_you_mean=near)
            elif not may_be_changed(code):
                self._tell(Code.FIXED_RULE, (*path, rule), rule=rule)
            elif not isinstance(answer, str) or answer.lower() not in ANSWERS:
                self._wrong((*path, rule), "off, warning or error", answer, f"{rule}: off")
            else:
                answers[rule] = ANSWERS[answer.lower()]
        return answers

    def _wrong(self, path: Path, wanted: str, value: object, example: str) -> None:
        shown = f'"{value}"' if isinstance(value, str) else "it is a list or has keys of its own"
        self._tell(Code.WRONG_VALUE, path, key=path[-1], wanted=wanted, value=shown, example=example)

    def _tell(self, code: Code, path: Path, **details: object) -> None:
        self.findings.add(code, self.facts.line(path), **details)
