"""Facts in YAML: every value is text as it was typed, and the line of each is kept."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

from makeready.problems import Code, Findings
from makeready.reading.yaml_faults import NeedsQuotes, tell_fault

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
Path: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What a file says, and in which line; a path such as ("cover", "image") leads to each value."""

    values: dict[str, Value]
    lines: dict[Path, int] = field(default_factory=dict)

    def line(self, path: Path) -> int:
        """The line of the value at `path`, or of what holds it; 0 for the whole file."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 0)


def read_facts(text: str, findings: Findings, first_line: int = 1) -> Facts | None:
    """The facts in `text`, which begins in line `first_line` of its file; None where there are none."""
    # Blank lines in front make the lines that YAML counts the lines of the file.
    padded = "\n" * (first_line - 1) + text
    try:
        node = yaml.compose(padded, Loader=_TextLoader)
    except (yaml.YAMLError, NeedsQuotes, RecursionError) as error:
        tell_fault(error, padded, findings)
        return None
    if not isinstance(node, yaml.MappingNode):
        reason = "nothing is there" if node is None else "it is not `key: value` lines"
        findings.add(Code.FACTS_UNREADABLE, first_line, reason=reason)
        return None
    keeper = _Keeper(findings, padded.split("\n"))
    values = keeper.mapping(node, ())
    return Facts(values, keeper.lines)


class _TextLoader(yaml.SafeLoader):
    """A loader that refuses what an editor never means: `*alias`, `&anchor`, `!tag`."""

    def compose_node(self, parent: yaml.Node | None, index: object) -> yaml.Node | None:
        """The next node; raises `NeedsQuotes` where its first character has a meaning in YAML."""
        event: Any = self.peek_event()  # type: ignore[no-untyped-call]
        line = event.start_mark.line + 1
        if isinstance(event, yaml.AliasEvent):
            raise NeedsQuotes("*", line)
        if getattr(event, "anchor", None):
            raise NeedsQuotes("&", line)
        if getattr(event, "tag", None):
            raise NeedsQuotes("!", line)
        return super().compose_node(parent, index)  # type: ignore[arg-type]


class _Keeper:
    """Turns YAML's nodes into values and notes the line of each."""

    def __init__(self, findings: Findings, source: list[str]) -> None:
        self.findings = findings
        self.source = source
        self.lines: dict[Path, int] = {}

    def value(self, node: yaml.Node, path: Path) -> Value:
        """The value of a node: text, a list or a mapping."""
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return self.sequence(node, path)
        return self.text(node, path)

    def mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Value]:
        """The keys and values of a mapping; a repeated key is a problem and its first value counts."""
        values: dict[str, Value] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                self.findings.add(Code.FACTS_UNREADABLE, line, reason="a key is not a word")
                continue
            key = key_node.value
            if key in values:
                first = self.lines[*path, key]
                self.findings.add(Code.REPEATED_KEY, line, key=key, first=first)
                continue
            self.lines[*path, key] = line
            values[key] = self.value(value_node, (*path, key))
        return values

    def sequence(self, node: yaml.SequenceNode, path: Path) -> list[Value]:
        """The values of a list."""
        values: list[Value] = []
        for index, item in enumerate(node.value):
            self.lines[*path, index] = item.start_mark.line + 1
            values.append(self.value(item, (*path, index)))
        return values

    def text(self, node: Any, path: Path) -> str:
        """The words of a value. A block of text (`|`, `>`) begins in the line below its key."""
        if node.style in ("|", ">"):
            self.lines[path] = node.start_mark.line + 2
        elif node.style is None:
            self._look_for_cut(node)
        return str(node.value)

    def _look_for_cut(self, node: Any) -> None:
        """Warn where one space and a `#` end a value: two spaces are what a comment has."""
        mark = node.end_mark
        rest = self.source[mark.line][mark.column :] if mark.line < len(self.source) else ""
        if node.value and re.match(r" #", rest):
            self.findings.add(Code.CUT_OFF_VALUE, mark.line + 1)
