"""Readers of file formats: a path in, documents and failures out, one at a time."""

from __future__ import annotations

from app.ingest.sources.document import Limits, SourceDocument, SourceFailure
from app.ingest.sources.find import find_inputs
from app.ingest.sources.read import read_documents
from app.ingest.sources.records import read_stdin_records

__all__ = ["Limits", "SourceDocument", "SourceFailure", "find_inputs", "read_documents", "read_stdin_records"]
