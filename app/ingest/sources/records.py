"""Files of many records: JSON Lines, one document a record."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterator, Mapping
from typing import IO, cast

from app.errors import UnreadableInputError
from app.extract.clean import decode, page_of_lines
from app.extract.date_values import day_order
from app.extract.field_names import published_in, record_key
from app.ingest.sources.document import Limits, SourceDocument, SourceFailure, megabytes, too_large
from app.ingest.sources.json_shapes import plain_record
from app.ingest.sources.wide import WIDE

_CHUNK = 1 << 20
_NOTHING = b" \t\r\n\x00,"


def record_document(record: Mapping[str, object], *, path: str, place: int = 0) -> SourceDocument:
    """A record as a document; its key is its id or address, else a hash of its content. ``place``: its line, row or item."""
    data = json.dumps(record, ensure_ascii=False, sort_keys=True, default=str).encode("utf-8", errors="surrogatepass")
    key = record_key(record) or hashlib.sha256(data).hexdigest()[:32]
    return SourceDocument(path=path, key=key, kind="record", data=data, place=place, day_order=day_order(published_in(record)))


def bounded_lines(stream: IO[bytes], *, limits: Limits) -> Iterator[tuple[int, bytes | None]]:
    """Line numbers with their lines in UTF-8 or a code page, None for a line that is too long; holds one line at a time.

    A byte order mark is taken off. UTF-16 is turned into UTF-8, and lines that end in a carriage return alone are parted,
    for which the whole file is held.
    """
    head = stream.peek(1) if isinstance(stream, io.BufferedReader) else b""
    if head.startswith(WIDE) or (b"\r" in head.rstrip(b"\r") and b"\n" not in head):
        yield from _whole_lines(stream, limits)
        return
    number = 0
    while line := stream.readline(limits.max_line_bytes + 1):
        number += 1
        if len(line) <= limits.max_line_bytes or line.endswith(b"\n"):
            yield number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
            continue
        while (rest := stream.readline(_CHUNK)) and not rest.endswith(b"\n"):
            pass
        yield number, None


def _whole_lines(stream: IO[bytes], limits: Limits) -> Iterator[tuple[int, bytes | None]]:
    data = stream.read(limits.max_file_bytes + 1)
    if len(data) > limits.max_file_bytes:
        what = "UTF-16 file" if data.startswith(WIDE) else "file without line feeds"
        raise UnreadableInputError(f"{what} {too_large(limits)}, or save it as UTF-8 with line feeds")
    if data.startswith(WIDE):
        data = decode(data).encode("utf-8", errors="replace")
    for number, line in enumerate(data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n"), 1):
        yield number, line + b"\n" if len(line) < limits.max_line_bytes else None


def read_json_lines(stream: IO[bytes], *, path: str, limits: Limits) -> Iterator[SourceDocument | SourceFailure]:
    """One document a line; a line that is no JSON object is a failure with its number, and the rest goes on."""
    page = page_of_lines(stream.peek(1)[:65_536]) if isinstance(stream, io.BufferedReader) and path != "-" else ""
    for number, line in bounded_lines(stream, limits=limits):
        where = f"{path}:{number}"
        if line is None:
            yield SourceFailure(path=where, reason=f"line {number} is longer than {megabytes(limits.max_line_bytes)}")
            continue
        if line.strip(_NOTHING) in (b"", b"[", b"]"):  # blank, or the brackets of a list with one record a line
            continue
        try:
            record = json.loads(decoded_line(line.rstrip(_NOTHING), page), strict=False)
        except (ValueError, RecursionError, UnreadableInputError) as error:
            yield SourceFailure(path=where, reason=f"line {number} is not valid JSON: {brief(error)}")
            continue
        if isinstance(record, dict):
            yield record_document(plain_record(record), path=path, place=number)
        else:
            yield SourceFailure(path=where, reason=f"line {number} is no JSON object")


def decoded_line(line: bytes, page: str) -> str:
    """A line as text; one that is no UTF-8 in the code page that its file was found to be in, if any."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return decode(line, page=page)


def message_of(error: json.JSONDecodeError) -> str:
    """What is wrong with JSON, without its place; some of Python's own texts end in "at"."""
    return error.msg.removesuffix(" at")


def brief(error: Exception, *, whole_file: bool = False) -> str:
    """What is wrong with JSON, in a few words with the place."""
    if isinstance(error, RecursionError):
        return "nested too deeply"
    if isinstance(error, json.JSONDecodeError):  # Its own text counts lines anew, and would contradict the line told before it.
        return f"{message_of(error)} at " + (
            f"line {error.lineno}, character {error.colno}" if whole_file else f"character {error.pos + 1}"
        )
    return (str(error).splitlines() or ["unreadable"])[0][:200]


def read_stdin_records(stream: IO[bytes], *, limits: Limits | None = None) -> Iterator[SourceDocument | SourceFailure]:
    """JSON Lines from standard input, as they arrive."""
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast("io.RawIOBase", stream))
    return read_json_lines(buffered, path="-", limits=limits or Limits())
