"""CSV and TSV files: one document a row, columns by whatever name they carry."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import IO

from app.errors import UnreadableInputError
from app.extract.clean import decode
from app.ingest.sources.document import Limits, SourceDocument, SourceFailure, megabytes
from app.ingest.sources.records import bounded_lines, record_document

_DELIMITERS = "\t;|,"


def read_table(stream: IO[bytes], *, path: str, limits: Limits) -> Iterator[SourceDocument | SourceFailure]:
    """One document a row; the first row names the columns. A row that cannot be read is a failure, the rest goes on."""
    # The csv module keeps its largest field for the whole process; its default of 128 kB is less than a long article.
    csv.field_size_limit(limits.max_line_bytes)
    lines = _text_lines(stream, limits)
    first = next(lines, "")
    try:
        names = next(csv.reader([first], delimiter=_delimiter(first)), [])
    except csv.Error as error:
        raise UnreadableInputError(f"table cannot be read: {error}") from error
    if len([name for name in names if name.strip()]) < 2:
        raise UnreadableInputError("table without named columns")
    rows = csv.reader(lines, delimiter=_delimiter(first))
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield SourceFailure(path=f"{path}:{rows.line_num + 1}", reason=f"row near line {rows.line_num + 1} cannot be read: {error}")
            continue
        if not any(cell.strip() for cell in row):
            continue
        record = {name.strip(): cell for name, cell in zip(names, row, strict=False) if name.strip() and cell.strip()}
        yield record_document(record, path=path)


def _text_lines(stream: IO[bytes], limits: Limits) -> Iterator[str]:
    for number, line in bounded_lines(stream, limits=limits):
        if line is None:
            raise UnreadableInputError(f"line {number} is longer than {megabytes(limits.max_line_bytes)}")
        yield _decoded(line).replace("\x00", "")


def _decoded(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return decode(line)


def _delimiter(header: str) -> str:
    counts = {mark: header.count(mark) for mark in _DELIMITERS}
    return max(counts, key=lambda mark: counts[mark])
