"""A PDF read by a process of its own, which may take so much memory and so much time and no more.

What a file from outside holds can make any reader run for ever, fill the memory or crash: then that process
ends, and the program says so.
"""

from __future__ import annotations

import multiprocessing
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from makeready.importing.pdf.pages import Page
from makeready.importing.text_source import NotImported
from makeready.records import packed, unpacked

SECONDS = 180
"""A magazine of a hundred pages takes a tenth of this."""
MEMORY = 4_000_000_000
"""Bytes of address space; Windows and macOS set no such limit."""


def read_pages_apart(
    source: Path, wanted: range | None = None, *, seconds: float = SECONDS, memory: int = MEMORY
) -> list[Page]:
    """What `read_pages` gives; raises `NotImported` as it does, and where the file can't be read so."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    reader = context.Process(target=_read, args=(theirs, source, wanted, memory), daemon=True)
    reader.start()
    theirs.close()
    try:
        if not ours.poll(seconds):
            raise NotImported(
                f"{source.name} takes longer than {seconds:.0f} seconds to be read, which no article does. "
                "Save its pages as a PDF of their own, or name them: --pages 12-18."
            )
        pages, reason = unpacked(ours.recv_bytes())
    except EOFError:
        raise NotImported(
            f"{source.name} is damaged, or needs more memory than any article does; it can't be read."
        ) from None
    finally:
        reader.kill()
        reader.join()
        ours.close()
    if pages is None:
        raise NotImported(reason)
    return list(pages)


def _read(out: Connection, source: Path, wanted: range | None, memory: int) -> None:
    """Sends the pages, or None and the reason why there are none."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - Windows has none

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    from makeready.importing.pdf.reading import read_pages  # noqa: PLC0415 - loads what reads PDFs, here alone

    try:
        out.send_bytes(packed((tuple(read_pages(source, wanted)), "")))
    except NotImported as reason:
        out.send_bytes(packed((None, str(reason))))
    except MemoryError:
        out.close()
    except Exception as error:  # noqa: BLE001 - a damaged file makes what reads it raise anything
        out.send_bytes(packed((None, f"{source.name} is damaged, and can't be read: {error!r}.")))
