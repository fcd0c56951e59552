"""The way in: `makeready`, which is the same as `python -m makeready`.

Each process that works for a build loads this file again, so nothing more stands here.
"""

from __future__ import annotations

import gc
import sys


def main() -> int:
    """The exit code of the command that is given on the command line.

    CPython looks for cycles among objects after every 700 new ones, and once more among all before it ends;
    most of what a build makes stays to its end, and then goes with the process.
    """
    from makeready.tidy_memory import SELDOM  # noqa: PLC0415  see above

    gc.set_threshold(SELDOM)
    from makeready.interrupts import (  # noqa: PLC0415  see above
        interrupt_held_back,
        say_stopped,
        stop_at_first_interrupt,
    )

    stop_at_first_interrupt()
    try:
        with interrupt_held_back():
            from makeready import command_line  # noqa: PLC0415
        return command_line.main()
    except KeyboardInterrupt:
        return say_stopped()
    finally:
        gc.freeze()


if __name__ == "__main__":
    sys.exit(main())
