"""Read inputs without an archive: what would be stored of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from app.domain import ArticleDraft
from app.errors import UnreadableInputError
from app.ingest.sources import Limits, SourceFailure, read_documents
from app.ingest.sources.draft import to_draft
from app.store.paths import storable


def drafts(files: Iterable[Path | SourceFailure], *, limits: Limits) -> Iterator[tuple[str, ArticleDraft | SourceFailure]]:
    """Each document of the files as an article, or why it is none; the path names members and records."""
    for file in files:
        documents = [file] if isinstance(file, SourceFailure) else read_documents(file, limits=limits)
        for document in documents:
            if isinstance(document, SourceFailure):
                yield storable(document.path), document
                continue
            path = storable(f"{document.path}#{document.key}" if document.key else document.path)
            try:
                yield path, to_draft(document)
            except UnreadableInputError as error:
                yield path, SourceFailure(path=storable(document.shown), reason=error.reason)
