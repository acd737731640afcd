"""Files that are gone: their articles are marked, or removed when that is asked for and their folder is surely there."""

from __future__ import annotations

from collections.abc import Sequence

from app.ingest.report import IngestReport
from app.store import inputs
from app.store.engine import WriteSession


def settle_vanished(
    session: WriteSession, report: IngestReport, run_id: int, *, folders: Sequence[str], prune: bool, empty: Sequence[str]
) -> bool:
    """Mark the articles whose files are gone from ``folders``, or ``prune`` them; true when any is removed. The caller commits.

    A disk that is not mounted looks like an empty folder, so what lay in one of the ``empty`` folders is marked, never removed.
    """
    gone = inputs.vanished_files(session, folders, run_id)
    kept = [path for path in gone if not prune or path.startswith(tuple(f"{folder.rstrip('/')}/" for folder in empty))]
    pruned = sorted({*gone}.difference(kept))
    if pruned:
        report.removed += inputs.prune(session, inputs.articles_of_files(session, pruned))
        inputs.forget_files(session, pruned)
    if kept:
        report.missing += inputs.mark_missing(session, inputs.articles_of_files(session, kept), session.next_revision())
    if prune:
        report.notes += [_spared(folder) for folder in empty if any(path.startswith(f"{folder.rstrip('/')}/") for path in kept)]
    return bool(pruned)


def _spared(folder: str) -> str:
    return (
        f"{folder} holds no file any more, as where a disk is not mounted: its articles stay;"
        f" if it was emptied on purpose: clippings ingest --prune-empty {folder}"
    )
