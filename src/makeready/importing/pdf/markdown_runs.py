"""Running words as Markdown: emphasis, code, raised figures, and the calls of notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from makeready.importing.markdown_text import as_markdown
from makeready.importing.pdf.runs import Run

_CORE = re.compile(r"(\W*)(\w(?:.*\w)?)(\W*)", re.DOTALL)
"""What stands before the first letter, the words, and what stands behind the last one."""


def runs_as_markdown(runs: Sequence[Run]) -> str:
    """The words of runs."""
    return "".join(map(_run, _trimmed(runs))).strip()


def _run(run: Run) -> str:
    after = run.text[len(run.text.rstrip()) :]
    if run.note:
        return f"[^{run.note}]{after}"
    if (run.raised or run.lowered) and run.text.strip():
        tag = "sup" if run.raised else "sub"
        return f"<{tag}>{as_markdown(run.text.strip())}</{tag}>{after}"
    if run.mono:
        return _code(run.text)
    stars = "*" * (run.italic + 2 * run.bold)
    return f"{stars}{as_markdown(run.text)}{stars}" if stars and run.text.strip() else as_markdown(run.text)


def _code(text: str) -> str:
    words = text.strip()
    if not words:
        return text
    ticks = "``" if "`" in words else "`"
    room = " " if "`" in words else ""
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{ticks}{room}{words}{room}{ticks}{after}"


def _trimmed(runs: Iterable[Run]) -> list[Run]:
    """The runs with stops and spaces at the edge of emphasis outside of it: stars must touch letters."""
    found: list[Run] = []
    for run in runs:
        if not (run.italic or run.bold) or run.raised or run.lowered or run.mono:
            found.append(run)
            continue
        core = _CORE.fullmatch(run.text)
        if not core:
            found.append(Run(run.text))
            continue
        before, words, after = core.groups()
        found += [Run(before), replace(run, text=words), Run(after)]
    merged: list[Run] = []
    for run in found:
        if not run.text:
            continue
        if merged and merged[-1].is_as(run):
            merged[-1] = replace(run, text=merged[-1].text + run.text)
        else:
            merged.append(run)
    return merged
