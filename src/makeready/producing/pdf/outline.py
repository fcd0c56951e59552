"""The outline of an issue: the bookmarks of each unit after those of the one before. ISO 32000-1, 12.3.3."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from makeready.producing.pdf.pdf_file import PdfFile, Text, Value, reference


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the outline."""

    words: str
    place: bytes
    """The destination, as it is written."""
    inner: tuple[Entry, ...]
    is_open: bool


def write_outline(file: PdfFile, entries: Sequence[Entry]) -> int:
    """The number of the outline's root; 0 where there is nothing to list."""
    if not entries:
        return 0
    root = file.reserve()
    first, last, shown = _write(file, entries, root)
    file.add({"Type": "/Outlines", "First": first, "Last": last, "Count": shown}, root)
    return root


def _write(file: PdfFile, entries: Sequence[Entry], parent: int) -> tuple[bytes, bytes, int]:
    """References to the first and the last of the items, and how many lines are shown of them."""
    numbers = [file.reserve() for _ in entries]
    shown = len(entries)
    for at, (entry, number) in enumerate(zip(entries, numbers, strict=True)):
        item: dict[str, Value] = {
            "Title": Text(entry.words),
            "Parent": reference(parent),
            "Dest": entry.place,
        }
        if at:
            item["Prev"] = reference(numbers[at - 1])
        if at + 1 < len(numbers):
            item["Next"] = reference(numbers[at + 1])
        if entry.inner:
            item["First"], item["Last"], inner = _write(file, entry.inner, number)
            item["Count"] = inner if entry.is_open else -inner
            shown += inner if entry.is_open else 0
        file.add(item, number)
    return reference(numbers[0]), reference(numbers[-1]), shown
