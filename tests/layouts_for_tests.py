"""Layouts for tests: the shipped one, and small ones that tests write."""

from __future__ import annotations

from pathlib import Path

from makeready.composing.templates import Layout, open_layout

SHIPPED = Path(__file__).parents[1] / "layouts"

_TALL = ":root { --trim-width: 180mm; --trim-height: 250mm; --text-size: 10.4pt; --step: 14pt }"
THREE = {
    "shipped": ("print/style.css", ""),
    "digest": ("digest/print/style.css", ""),
    "another trim size": ("print/style.css", _TALL),
}
"""Layouts that differ in the size of page, text and measure, for faults to be planted on."""


def shipped() -> Layout:
    """The layout that the project ships."""
    return open_layout(SHIPPED)


def layout_with(folder: Path, files: dict[str, str], *, based_on: Path | None = SHIPPED) -> Layout:
    """A layout in `folder` that holds `files`, based on the shipped one."""
    folder.mkdir(exist_ok=True)
    if based_on:
        (folder / "layout.yaml").write_text(f"based-on: {based_on}\n", encoding="utf-8")
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return open_layout(folder)


def one_of_three(name: str, folder: Path, css: str) -> Layout:
    """One of the three, in `folder`, with more rules behind its own."""
    base, more = THREE[name]
    return layout_with(folder, {"print/style.css": f'@import "{SHIPPED / base}"; {more} {css}'})
