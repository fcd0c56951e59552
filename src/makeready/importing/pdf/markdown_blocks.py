"""Code and tables as Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence

from makeready.importing.pdf.pages import Line


def table_of(rows: Sequence[Sequence[str]]) -> str:
    """A table whose first row is its head."""
    lines = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    lines.insert(1, "|" + " --- |" * len(rows[0]))
    return "\n".join(lines)


def fenced(lines: Sequence[Line]) -> str:
    """Lines of code between fences, as far in as they stand on the page."""
    edge = min(line.box.left for line in lines)
    code = list[str]()
    before: Line | None = None
    for line in lines:
        letter = line.box.width / max(1, len(line.text))
        if before and line.page == before.page and line.baseline - before.baseline > 1.8 * line.type.size:
            code.append("")
        code.append(" " * round((line.box.left - edge) / letter) + line.text)
        before = line
    ticks = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", "\n".join(code))), 3)
    return "\n".join([ticks, *code, ticks])
