"""How people and programs are told what became of each file."""

from __future__ import annotations

import json

from makeready.publishing.comparing import State
from makeready.publishing.publish import Published
from makeready.publishing.published import PublishedFile
from makeready.publishing.sizes import size_in_words
from makeready.publishing.target import Target
from makeready.reporting import as_data

_WORDS = {
    State.SEND: ("to send", "sent"),
    State.REPLACE: ("to replace", "replaced"),
    State.KEEP: ("there", "there"),
    State.REFUSE: ("other", "other"),
}
"""What stands before a file's name: before anything is done, and after."""


def as_lines(published: Published) -> str:
    """A line for each file: what is to be done with it or was, its size, its name."""
    return "\n".join(
        f"{word:<10}  {size_in_words(file.size):>8}  {file.name}" for word, file in _rows(published)
    )


def summary(published: Published, target: Target) -> str:
    """One line that counts them."""
    sizes: dict[str, list[int]] = {}
    for word, file in _rows(published):
        sizes.setdefault(word, []).append(file.size)
    said = [
        f"{len(each)} file{'' if len(each) == 1 else 's'} {word} ({size_in_words(sum(each))})"
        for word, each in sizes.items()
    ]
    return f"{target}: {', '.join(said)}"


def _rows(published: Published) -> list[tuple[str, PublishedFile]]:
    sent = set(published.sent)
    return [(_WORDS[each.state][each.file in sent], each.file) for each in published.files]


def as_json(published: Published, target: Target, *, dry_run: bool) -> str:
    """All of it as data."""
    sent = set(published.sent)
    files = [
        {
            "name": each.file.name,
            "size": each.file.size,
            "sha256": each.file.sha256,
            "state": each.state,
            "size_there": each.size_there,
            "sent": each.file in sent,
        }
        for each in published.files
    ]
    data = {
        "exit": published.exit,
        "target": str(target),
        "dry_run": dry_run,
        "files": files,
        "problems": [as_data(problem) for problem in published.problems],
    }
    return json.dumps(data, indent=2)
