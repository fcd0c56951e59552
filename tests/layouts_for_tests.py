"""Layouts for tests: the shipped one, and small ones that tests write."""

from __future__ import annotations

from pathlib import Path

from makeready.composing.templates import Layout, open_layout

SHIPPED = Path(__file__).parents[1] / "layouts"


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
