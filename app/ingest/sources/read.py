"""One path to its documents: the format is told by content first, by ending second."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from app.errors import UnreadableInputError
from app.extract.clean import decode
from app.ingest.sources.document import Limits, SourceDocument, SourceFailure, megabytes
from app.ingest.sources.records import read_json, read_json_lines
from app.ingest.sources.sidecar import read_sidecar

Format = Literal["text", "html", "jsonl", "json"]
_SNIFFED = 8_192
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|article|div|p|h1|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_ENDINGS: dict[str, Format] = {".html": "html", ".htm": "html", ".xhtml": "html", ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json"}


def sniff(head: bytes, name: str) -> Format:
    """The format of a file from its first bytes and its name."""
    ending = Path(name).suffix.casefold()
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if _HTML.match(start):
        return "html"
    if start[:1] in (b"{", b"["):
        lines = start.split(b"\n", 2)
        if ending in (".jsonl", ".ndjson") or (len(lines) > 1 and lines[0].rstrip().endswith(b"}") and lines[1].startswith(b"{")):
            return "jsonl"
        if ending == ".json" or re.match(rb"\[?\s*\{\s*\"", start):
            return "json"
    return _ENDINGS.get(ending, "text")


def read_documents(path: Path, *, limits: Limits) -> Iterator[SourceDocument | SourceFailure]:
    """The documents of one file, as they are read; what cannot be taken in is a failure, and the rest goes on."""
    shown = str(path)
    try:
        with path.open("rb") as file:
            head = file.read(_SNIFFED)
            file.seek(0)
            kind = sniff(head, path.name)
            if kind == "jsonl":
                yield from read_json_lines(file, path=shown, limits=limits)
                return
            data = file.read(limits.max_file_bytes + 1)
    except PermissionError:
        yield SourceFailure(path=shown, reason="permission denied")
        return
    except OSError as error:
        yield SourceFailure(path=shown, reason=f"cannot be read: {error.strerror or error}")
        return
    if len(data) > limits.max_file_bytes:
        yield SourceFailure(path=shown, reason=f"larger than {megabytes(limits.max_file_bytes)}")
        return
    try:
        if kind == "json":
            yield from read_json(data, path=shown)
            return
        yield from _whole_file(path, data, kind=kind)
    except UnreadableInputError as error:
        yield SourceFailure(path=shown, reason=error.reason)


def _whole_file(path: Path, data: bytes, *, kind: Format) -> Iterator[SourceDocument | SourceFailure]:
    if kind == "text":
        decode(data[:_SNIFFED])  # Refuses binary data here, where the failure is cheap.
    metadata, failure = read_sidecar(path)
    if failure is not None:
        yield failure
    yield SourceDocument(path=str(path), key="", kind="html" if kind == "html" else "text", data=data, metadata=metadata)
