"""axe-core: whether a web page is accessible, as far as a program can say, in the machine's Chromium."""

from __future__ import annotations

from typing import Any

from .availability import NODE_MODULES, require

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def findings(page: Any) -> list[str]:
    """What axe finds wrong on a page that Playwright has open, a line for each element."""
    require("axe")
    page.evaluate((NODE_MODULES / "axe-core" / "axe.min.js").read_text("utf-8"))
    result = page.evaluate("tags => axe.run({ runOnly: tags })", RULES)
    assert result["passes"], "axe looked at nothing"
    return [
        f"{found['id']} {node['target'][0]}: {node['failureSummary']}"
        for found in result["violations"]
        for node in found["nodes"]
    ]
