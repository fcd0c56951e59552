"""A Dask cluster that does not measure itself while it works for us.

Up to a hundred times a second it does otherwise. Its profiler walks the stack of what sets pages, which is
deep: together its clocks take an eighth of the time where every core is at work, and a scheduler on the same
machine two hundredths of a core.
"""

from __future__ import annotations

import gc
from typing import Any

from distributed import SchedulerPlugin, WorkerPlugin

CLOCKS = ("profile", "profile-cycle", "tick", "ticks")


class OurWorker(WorkerPlugin):
    """Has the clocks of each worker rest, of those too that come later."""

    def setup(self, worker: Any) -> None:
        """Stop them on a worker."""
        self._resting = stopped(worker)

    def teardown(self, worker: Any) -> None:  # noqa: ARG002
        """Let them go on, and have the worker look at all that it holds again."""
        for clock in self._resting:
            clock.start()
        gc.unfreeze()


class OurScheduler(SchedulerPlugin):
    """Has the clocks of the scheduler rest until a client leaves it, however it leaves."""

    def __init__(self, name: str, client: str) -> None:
        """`name` is that of this plugin and of the workers' too."""
        self.name, self._client = name, client

    async def start(self, scheduler: Any) -> None:
        """Stop them."""
        self._resting = stopped(scheduler)

    def remove_client(self, scheduler: Any, client: str) -> None:
        """Let them go on, and those of the workers."""
        if client != self._client:
            return
        for clock in self._resting:
            clock.start()
        scheduler.remove_plugin(self.name)
        scheduler.loop.add_callback(scheduler.unregister_worker_plugin, None, self.name)


def stopped(server: Any) -> list[Any]:
    """Those clocks of a scheduler or worker that went until now; they are stopped."""
    clocks = [clock for clock in map(server.periodic_callbacks.get, CLOCKS) if clock and clock.is_running()]
    for clock in clocks:
        clock.stop()
    return clocks
