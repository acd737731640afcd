"""One path to its documents: opens the file, tells its format and hands the stream to the reader for it."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, cast

from app.errors import UnreadableInputError
from app.extract.clean import decode
from app.extract.metadata import NOTHING_KNOWN, Metadata
from app.extract.read_metadata import parse_sidecar
from app.ingest.sources.archives import CUT_OFF, Budget, Packed, fault_of, read_gzip, read_zip
from app.ingest.sources.bundles import Piece, opens_like_a_bundle, split_bundle
from app.ingest.sources.day_order import with_day_order
from app.ingest.sources.document import Limits, SourceDocument, SourceFailure, too_large
from app.ingest.sources.feeds import read_feed
from app.ingest.sources.json_files import read_json
from app.ingest.sources.mail import read_mail
from app.ingest.sources.mailbox import read_mailbox
from app.ingest.sources.pdf import read_pdf
from app.ingest.sources.records import read_json_lines
from app.ingest.sources.sidecar import ENDINGS, LARGEST_SIDECAR, sidecar_path
from app.ingest.sources.sniff import SNIFFED, Format, other_file, sniff
from app.ingest.sources.tables import read_table
from app.ingest.sources.tars import read_tar
from app.ingest.sources.warc import read_warc
from app.ingest.sources.wide import with_mark

_BINARY: tuple[Format, ...] = ("pdf", "zip", "tar", "gzip", "warc")
Found = Iterator[SourceDocument | SourceFailure]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Input:
    """One file or archive member that is being read: where it is shown, what bounds it and what is known about it."""

    path: str
    name: str
    limits: Limits
    metadata: Metadata = NOTHING_KNOWN
    depth: int = 0
    budget: Budget


def read_documents(path: Path, *, limits: Limits, sidecars: bool = True) -> Found:
    """The documents of one file, as they are read; what cannot be taken in is a failure, and the rest goes on.

    ``sidecars`` is False when it is known already that no metadata lie beside the file.
    """
    shown = str(path)
    try:
        if not path.is_file():
            yield SourceFailure(path=shown, reason="no such file" if not path.exists() else "no regular file")
            return
        if path.name.casefold().endswith(ENDINGS):
            yield SourceFailure(path=shown, reason="metadata beside another file, no article: name the file it belongs to")
            return
        with path.open("rb") as file:
            metadata, failure = _read_sidecar(path) if sidecars else (NOTHING_KNOWN, None)
            if failure is not None:
                yield failure
            whole = _Input(path=shown, name=path.name, limits=limits, metadata=metadata, budget=Budget(limits))
            yield from _read(file, whole)
    except PermissionError:
        yield SourceFailure(path=shown, reason="permission denied")
    except OSError as error:
        yield SourceFailure(path=shown, reason=f"cannot be read: {error.strerror or error}")


def _read(stream: IO[bytes], source: _Input) -> Found:
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast("io.RawIOBase", stream), SNIFFED * 2)
    buffered = with_mark(buffered, _peek(buffered))
    head = _peek(buffered)
    found = False
    try:
        for one in _dispatch(buffered, head, sniff(head, source.name), source):
            found = True
            yield one
        if not found:
            yield SourceFailure(path=source.path, reason="nothing in it that could be read")
    except UnreadableInputError as error:
        yield SourceFailure(path=source.path, reason=error.reason)


def _peek(stream: io.BufferedReader) -> bytes:
    return stream.peek(SNIFFED)[:SNIFFED]


def _dispatch(stream: io.BufferedReader, head: bytes, kind: Format, source: _Input) -> Found:
    limits = source.limits
    if kind not in _BINARY and (named := other_file(head)):
        raise UnreadableInputError(f"{named}, no text")
    if kind == "jsonl":
        return with_day_order(read_json_lines(stream, path=source.path, limits=limits))
    if kind == "json":
        return with_day_order(read_json(stream, path=source.path, limits=limits))
    if kind == "csv":
        return with_day_order(read_table(stream, path=source.path, limits=limits))
    if kind == "warc":
        return read_warc(stream, path=source.path, limits=limits)
    if kind == "mailbox":
        return _members(read_mailbox(stream, limits=limits), source)
    if kind in ("zip", "tar", "gzip"):
        return _unpack(stream, head, kind, source)
    if kind == "unknown":
        raise UnreadableInputError("XML that is neither a page nor a feed")
    data = _whole(stream, limits)
    readers: dict[Format, Callable[[bytes], Found]] = {
        "feed": lambda data: read_feed(data, path=source.path),
        "mail": lambda data: _mail(data, source),
        "pdf": lambda data: read_pdf(data, path=source.path, metadata=source.metadata),
    }
    if kind in readers:
        return readers[kind](data)
    return _single(data, kind, source)


def _whole(stream: IO[bytes], limits: Limits) -> bytes:
    data = stream.read(limits.max_file_bytes + 1)
    if len(data) > limits.max_file_bytes:
        raise UnreadableInputError(too_large(limits))
    if fault := fault_of(stream):  # half of one document is none
        raise UnreadableInputError(fault)
    return data


def _single(data: bytes, kind: Format, source: _Input) -> Found:
    if kind == "text":
        decode(data[:SNIFFED])  # Refuses binary data here, where the failure is cheap.
        if pieces := split_bundle(decode(data)) if opens_like_a_bundle(data) else []:
            yield from _bundle(pieces, source)
            return
    yield SourceDocument(path=source.path, key="", kind="html" if kind == "html" else "text", data=data, metadata=source.metadata)


def _mail(data: bytes, source: _Input) -> Found:
    """A message and what is attached to it; messages in messages count like archives in archives."""
    for one in read_mail(data, path=source.path, metadata=source.metadata):
        if isinstance(one, SourceDocument):
            yield one
        elif source.depth >= source.limits.max_depth:
            yield SourceFailure(
                path=source.path, reason=f"messages nested more than {source.limits.max_depth} deep: save the inner ones by themselves"
            )
        else:
            source.budget.take_member()
            yield from _members(iter((one,)), source)


def _bundle(pieces: list[Piece], source: _Input) -> Found:
    """The articles of an export in one file; what lies beside the file tells of all of them, so of none the title or the day."""
    shared = replace(source.metadata, title="", standfirst="", published="", authors=(), url="", record_id="", comments="")
    metadata = NOTHING_KNOWN if source.metadata is NOTHING_KNOWN else shared
    for piece in pieces:
        data = piece.text.strip().encode("utf-8", errors="replace")
        key = piece.key or hashlib.sha256(data).hexdigest()[:32]
        yield SourceDocument(path=source.path, key=key, kind="text", data=data, metadata=metadata)


def _unpack(stream: io.BufferedReader, head: bytes, kind: Format, source: _Input) -> Found:
    if source.depth >= source.limits.max_depth:
        raise UnreadableInputError(f"archives nested more than {source.limits.max_depth} deep: unpack the outer ones first")
    if kind == "gzip":
        return _gunzip(stream, source)
    if kind == "zip":
        seekable = stream if stream.seekable() else io.BytesIO(_whole(stream, source.limits))
        return _members(read_zip(seekable, budget=source.budget), source)
    return _members(read_tar(stream, budget=source.budget), source)


def _gunzip(stream: IO[bytes], source: _Input) -> Found:
    """The file inside a ``.gz``; a compressed WARC keeps its own framing, record by record."""
    inner = read_gzip(stream, budget=source.budget)
    name = source.name[:-3] if source.name.casefold().endswith(".gz") else source.name
    name = name[:-4] + ".tar" if name.casefold().endswith(".tgz") else name
    told = False
    for one in _read(cast("IO[bytes]", inner), replace(source, name=name, depth=source.depth + 1)):
        told = told or (isinstance(one, SourceFailure) and one.reason.startswith(CUT_OFF))
        yield one
    if not told and (fault := fault_of(inner)):
        yield SourceFailure(path=source.path, reason=f"{fault}; what stands before the fault is in")


def _members(members: Iterator[Packed | SourceFailure], source: _Input) -> Found:
    for member in members:
        if isinstance(member, SourceFailure):
            yield replace(member, path=f"{source.path}!{member.path}" if member.path else source.path)
            continue
        inner = replace(source, path=f"{source.path}!{member.name}", name=member.name, metadata=member.metadata, depth=source.depth + 1)
        yield from _read(member.stream, inner)


def _read_sidecar(path: Path) -> tuple[Metadata, SourceFailure | None]:
    """The metadata beside an input, and the failure to report when the file is there and cannot be read."""
    sidecar = sidecar_path(path)
    if sidecar is None:
        return Metadata(), None
    try:
        with sidecar.open("rb") as file:
            data = file.read(LARGEST_SIDECAR + 1)
        if len(data) > LARGEST_SIDECAR:
            raise UnreadableInputError("metadata file is larger than 1 MB")
        return parse_sidecar(data, sidecar.name), None
    except UnreadableInputError as error:
        return Metadata(), SourceFailure(path=str(sidecar), reason=error.reason)
    except OSError as error:
        return Metadata(), SourceFailure(path=str(sidecar), reason=f"cannot be read: {error.strerror or error}")
