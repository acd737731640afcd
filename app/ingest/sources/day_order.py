"""Numeric dates of one file: one record that shows whether the day comes first tells it for all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from app.ingest.sources.document import SourceDocument, SourceFailure

_MOST_HELD = 500
_MOST_BYTES = 8_000_000


def with_day_order(found: Iterator[SourceDocument | SourceFailure]) -> Iterator[SourceDocument | SourceFailure]:
    """The documents in their order; those whose date reads both ways know how the dates of their file are written.

    Such documents, and what follows them, are held back until one shows it (``13/05/2024``): at most 500, or 8 MB. A file in
    which some dates begin with the day and others with the month shows nothing from there on.
    """
    seen: set[str] = set()
    held: list[SourceDocument | SourceFailure] = []
    size = 0
    try:
        for one in found:
            order = one.day_order if isinstance(one, SourceDocument) else ""
            if order in ("day", "month"):
                seen.add(order)
            if not seen and (held or order == "either") and len(held) < _MOST_HELD and size < _MOST_BYTES:
                held.append(one)
                size += len(one.data) if isinstance(one, SourceDocument) else 0
                continue
            yield from _told(held, seen)
            held.clear()
            yield from _told([one], seen)
            size = 0 if seen else _MOST_BYTES
    except Exception:  # the file cannot be read on: what was read of it is not lost
        yield from _told(held, seen)
        raise
    yield from _told(held, seen)


def _told(documents: list[SourceDocument | SourceFailure], seen: set[str]) -> Iterator[SourceDocument | SourceFailure]:
    shown = seen == {"day"} if len(seen) == 1 else None
    for one in documents:
        wanted = isinstance(one, SourceDocument) and one.day_order == "either" and shown is not None
        yield replace(one, day_first=shown) if wanted and isinstance(one, SourceDocument) else one
