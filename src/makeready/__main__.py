"""`python -m makeready` is the same as `makeready`."""

from __future__ import annotations

import sys

from makeready.command_line import main

if __name__ == "__main__":
    sys.exit(main())
