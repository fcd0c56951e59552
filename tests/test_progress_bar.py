"""What an editor sees on a terminal while an issue is made."""

from __future__ import annotations

import io
import re
from contextlib import closing, redirect_stderr
from pathlib import Path
from typing import Any

import pytest
from layouts_for_tests import SHIPPED
from rich.progress import Progress as Display
from rich.progress import TaskID

from makeready.command_line import main
from makeready.exits import Exit
from makeready.progress import Progress, Step

CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
FRAME = re.compile(r"[━╸╺]+ (?P<count>\d+/\d+)? *(?:[-\d]:[-\d]{2}:[-\d]{2})? *(?P<line>[^\r\n]*)")


class Terminal(io.StringIO):
    """Standard error as a terminal."""

    def isatty(self) -> bool:
        """It is."""
        return True

    def frames(self) -> list[tuple[str, str]]:
        """What was shown of one thing after the other: how many articles were done, and what was in hand."""
        found = FRAME.finditer(CONTROL.sub("", self.getvalue()))
        shown = [(each["count"] or "", each["line"].strip()) for each in found if each["line"].strip()]
        return [each for each, before in zip(shown, [None, *shown], strict=False) if each != before]


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal on which everything is seen, however short it is shown."""
    update, stream = Display.update, Terminal()

    def drawn(self: Display, task: TaskID, **options: Any) -> None:
        update(self, task, **options, refresh=task == self.task_ids[-1])

    monkeypatch.setattr(Display, "update", drawn)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")
    return stream


def test_an_article_is_told_when_it_begins_and_counted_when_it_is_done(terminal: Terminal):
    """What is found in the cache is only counted; of several in hand the oldest is shown."""
    with redirect_stderr(terminal), closing(Progress()) as progress:
        progress.expect(["figures", "bridge", "salt"])
        with progress.step(Step.PRODUCING, "PDF"):
            progress.article("figures", from_cache=True)
            progress.begins("Setting", "bridge")
            progress.begins("Setting", "salt")
            progress.ends("Setting", "bridge")
            progress.article("bridge", from_cache=False)

    assert terminal.frames() == [
        ("0/3", "3 Producing PDF"),
        ("1/3", "3 Producing PDF"),
        ("1/3", "Setting bridge"),
        ("1/3", "Setting salt"),
        ("2/3", "Setting salt"),
    ]


def test_nothing_claims_to_be_done_while_work_goes_on(terminal: Terminal):
    """Where all articles are counted the bar counts no more; one that is set again is taken back."""
    with redirect_stderr(terminal), closing(Progress()) as progress:
        progress.expect(["bridge"])
        with progress.step(Step.PRODUCING, "PDF"):
            for _ in range(2):
                progress.waits("bridge")
                progress.begins("Setting", "bridge")
                progress.ends("Setting", "bridge")
                progress.article("bridge", from_cache=False)
            progress.begins("Margins of", "bridge")
            progress.ends("Margins of", "bridge")
        with progress.step(Step.WRITING):
            pass

    assert terminal.frames() == [
        ("0/1", "3 Producing PDF"),
        ("0/1", "Setting bridge"),
        ("0/1", "3 Producing PDF"),
        ("", "3 Producing PDF"),
        ("0/1", "3 Producing PDF"),
        ("0/1", "Setting bridge again"),
        ("0/1", "3 Producing PDF"),
        ("", "3 Producing PDF"),
        ("", "Margins of bridge"),
        ("", "3 Producing PDF"),
        ("", "5 Writing"),
    ]


def test_of_several_issues_the_one_whose_turn_it_is_is_told(terminal: Terminal):
    """Workers take what an earlier issue needs first, though a later one may have asked before."""
    with redirect_stderr(terminal), closing(Progress()) as both:
        first, second = both.of("first"), both.of("second")
        for progress in (second, first):
            progress.expect(["salt"])
            progress.begins("Setting", "salt")
        first.ends("Setting", "salt")
        first.article("salt", from_cache=False)

    assert [line for _, line in terminal.frames()] == [
        "second: Setting salt",
        "second: Setting salt",
        "first: Setting salt",
        "second: Setting salt",
        "second: Setting salt",
    ]


def test_issues_that_have_not_changed_are_not_waited_for(terminal: Terminal):
    """Their articles are in the last line, and the bar counts those of the others."""
    with redirect_stderr(terminal), closing(Progress()) as both:
        both.of("first").unchanged(["salt", "bridge"])
        second = both.of("second")
        with second.step(Step.PRODUCING):
            second.expect(["salt"])
            second.article("salt", from_cache=False)

    assert [count for count, _ in terminal.frames()] == ["", "0/1", ""]
    assert both.summary().startswith("3 articles · 2 from cache")


def test_what_a_build_shows(small: Path, tmp_path: Path, terminal: Terminal):
    """Each article is named while it is set, the one that names a page of the other twice."""
    with (small / "first-article/article.md").open("a") as text:
        text.write("\nSee [the road](../salt-road/article.md).\n")
    folders = ["--manuscript", str(small), "--layouts", str(SHIPPED), "--output", str(tmp_path / "build")]
    with redirect_stderr(terminal):
        assert main(["issue", "--jobs", "1", *folders]) == Exit.DONE

    shown = terminal.frames()
    at = {line: place for place, (_, line) in reversed([*enumerate(shown)])}
    assert shown[at["Setting first-article"]][0] == "0/2"
    assert shown[at["Setting salt-road"]][0] == "1/2"
    assert shown[at["Setting first-article again"]][0] == "1/2"
    assert "Setting salt-road again" not in at
    for line in ("Setting the contents", "Margins of salt-road", "Composing salt-road", "5 Writing"):
        assert not shown[at[line]][0], line
    assert not [line for count, line in shown if count == "2/2"]
