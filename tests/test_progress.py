"""What a build says of itself while it runs."""

from __future__ import annotations

from contextlib import closing

import pytest

from makeready.progress import Progress
from makeready.progress_bar import TerminalBar


def stop_where_nothing_is_shown(bar: TerminalBar) -> None:
    """Stands for Ctrl-C at a question."""
    assert not bar._shown.live.is_started
    raise KeyboardInterrupt


def test_the_bar_is_shown_again_whatever_becomes_of_a_pause():
    """A password that is not typed may be asked for again, and what goes on is seen."""
    with closing(Progress(silent=True)) as progress:
        progress._bar = bar = TerminalBar(of_bytes=True)
        with pytest.raises(KeyboardInterrupt), progress.paused():
            stop_where_nothing_is_shown(bar)

        assert bar._shown.live.is_started
    assert not bar._shown.live.is_started
