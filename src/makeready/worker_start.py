"""Imported by what workers are forked from: loads all that setting a page needs, with the layout at hand."""

from __future__ import annotations

import gc
import os
from contextlib import suppress
from pathlib import Path

gc.disable()  # nothing of what is loaded here is ever given back

from makeready.producing.pdf.unit_jobs import layout_job, make_ready  # noqa: E402
from makeready.worker_processes import LAYOUTS  # noqa: E402

if LAYOUTS in os.environ:
    with suppress(Exception):  # whatever is wrong is told when something is to be set
        make_ready(layout_job(Path(os.environ[LAYOUTS])))
gc.freeze()
