"""Readers of file formats: a path in, documents and failures out, one at a time.

The formats are read in with the first file that is to be read: most starts of a server find nothing new.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import IO

from app.ingest.sources.document import Limits, SourceDocument, SourceFailure
from app.ingest.sources.find import find_inputs

__all__ = ["Limits", "SourceDocument", "SourceFailure", "find_inputs", "read_documents", "read_stdin_records"]

Found = Iterator[SourceDocument | SourceFailure]


def read_documents(path: Path, *, limits: Limits, sidecars: bool = True) -> Found:
    """See ``app.ingest.sources.read``."""
    from app.ingest.sources import read  # noqa: PLC0415

    return read.read_documents(path, limits=limits, sidecars=sidecars)


def read_stdin_records(stream: IO[bytes], *, limits: Limits | None = None) -> Found:
    """See ``app.ingest.sources.records``."""
    from app.ingest.sources import records  # noqa: PLC0415

    return records.read_stdin_records(stream, limits=limits)
