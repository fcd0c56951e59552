"""A line to a server that breaks when so much has gone over it."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field


@dataclass
class Line:
    """Which port leads to the server, and how long that holds."""

    port: int
    left: int
    """How many bytes may still go to the server."""
    connections: int = 0
    """How often it was called."""
    sockets: list[socket.socket] = field(default_factory=list)


@contextmanager
def breaking_line(server: str, port: int, holds: int) -> Iterator[Line]:
    """A line to a server's port that breaks for good when `holds` bytes have gone there."""
    listener = socket.create_server((server, 0))
    line = Line(listener.getsockname()[1], holds)
    threads: list[threading.Thread] = []

    def accept() -> None:
        with suppress(OSError):
            while True:
                caller, _ = listener.accept()
                line.connections += 1
                if line.left <= 0:
                    caller.close()
                    continue
                called = socket.create_connection((server, port))
                for end in (caller, called):  # many small questions, each of which would be waited with
                    end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                line.sockets += [caller, called]
                for source, sink in ((caller, called), (called, caller)):
                    counts = {"counts": source is caller}
                    threads.append(threading.Thread(target=_carry, args=(line, source, sink), kwargs=counts))
                    threads[-1].start()

    accepting = threading.Thread(target=accept)
    accepting.start()
    try:
        yield line
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        _hang_up(line)
        accepting.join()
        for thread in threads:
            thread.join()
        for each in (listener, *line.sockets):
            each.close()


def _carry(line: Line, source: socket.socket, sink: socket.socket, *, counts: bool) -> None:
    with suppress(OSError):
        while data := source.recv(16384):
            if counts:
                line.left -= len(data)
            if line.left <= 0:
                _hang_up(line)
                return
            sink.sendall(data)
        sink.shutdown(socket.SHUT_WR)


def _hang_up(line: Line) -> None:
    for each in line.sockets:
        with suppress(OSError):
            each.shutdown(socket.SHUT_RDWR)
