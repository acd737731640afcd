"""CSV and TSV files: one document a row, columns by whatever name they carry."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from typing import IO, Any

from app.errors import UnreadableInputError
from app.extract.clean import page_of_lines
from app.extract.field_names import BODY_SYNONYMS, SYNONYMS, normalise_key
from app.ingest.sources.document import Limits, SourceDocument, SourceFailure, megabytes
from app.ingest.sources.records import bounded_lines, decoded_line, record_document

_DELIMITERS = "\t;|,"
_BODIES = frozenset(spelling for name in BODY_SYNONYMS for spelling in (name, name.replace("_", "")))
_FIELDS = _BODIES | {spelling for names in SYNONYMS.values() for name in names for spelling in (name, name.replace("_", ""))}
_SEPARATOR = re.compile(r"sep=(.)\s*", re.IGNORECASE)  # what Excel writes for itself
_LONGEST_NAME = 200
_WORDS_OF_NAME = 15
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?!\d)|\d{1,2}[./]\d{1,2}[./]\d{4}$")
_ADDRESS = ("http://", "https://")
_DOUBLED = re.compile(r'[^\s,;|]""[^\s,;|]')


def read_table(stream: IO[bytes], *, path: str, limits: Limits) -> Iterator[SourceDocument | SourceFailure]:
    """One document a row; the first row names the columns. A row that cannot be read is a failure, the rest goes on."""
    # The csv module keeps its largest field for the whole process; its default of 128 kB is less than a long article.
    csv.field_size_limit(limits.max_line_bytes)
    lines = _Lines(stream, limits)
    rows = csv.reader(lines, **lines.dialect())
    try:
        names = [name.strip() for name in next(rows, [])]
    except csv.Error as error:
        raise UnreadableInputError(f"table cannot be read: {error}") from error
    named = [name for name in names if name]
    if len(named) < 2 and not any(normalise_key(name) in _BODIES for name in named):
        raise UnreadableInputError("table without named columns: put a first row into it that names them (title,text,date)")
    if any(map(_is_no_name, named)) and not any(normalise_key(name) in _FIELDS for name in named):
        raise UnreadableInputError("table whose first row is an article: put a row above it that names the columns (title,text,date)")
    yield from _documents(rows, names, lines, path, limits)


def _is_no_name(cell: str) -> bool:
    """Whether it is no name of a column: a text, an address, or a day."""
    return len(cell) > _LONGEST_NAME or len(cell.split()) > _WORDS_OF_NAME or _DAY.match(cell) is not None or cell.startswith(_ADDRESS)


def _documents(rows: Any, names: list[str], lines: _Lines, path: str, limits: Limits) -> Iterator[SourceDocument | SourceFailure]:
    while True:
        near = rows.line_num + 1 + lines.before
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            near = rows.line_num + 1 + lines.before
            yield SourceFailure(path=f"{path}:{near}", reason=f"row near line {near} cannot be read: {error}")
            continue
        while lines.too_long:
            number = lines.too_long.pop(0)
            yield SourceFailure(path=f"{path}:{number}", reason=f"line {number} is longer than {megabytes(limits.max_line_bytes)}")
        if lines.ended:  # the reader asked for more in the middle of a row
            yield SourceFailure(
                path=f"{path}:{near}", reason=f"a quote in the row at line {near} is never closed; all after it was read as one row"
            )
        cells = len(row) - next((place for place, cell in enumerate(reversed(row)) if cell.strip()), len(row))
        if cells > len(names):
            reason = f"row at line {near} has {cells} cells for {len(names)} columns: a separator in its text is not quoted"
            yield SourceFailure(path=f"{path}:{near}", reason=reason)
        elif cells:
            record = {name: cell for name, cell in zip(names, row, strict=False) if name and cell.strip()}
            yield record_document(record, path=path, place=near)


class _Lines:
    """The lines of a table as text; ``ended`` once somebody asked beyond the last."""

    def __init__(self, stream: IO[bytes], limits: Limits) -> None:
        self.too_long: list[int] = []
        peek = getattr(stream, "peek", None)
        head = peek(1)[:65_536] if peek else b""
        self._page = page_of_lines(head)
        self._lines = self._read(stream, limits)
        self._first = next(self._lines, "").lstrip("\ufeff")
        self._mark = _SEPARATOR.fullmatch(self._first)
        self.before = 1 if self._mark else 0
        if self._mark:
            self._first = next(self._lines, "")
        self._head = peek(1)[:65_536].decode("utf-8", "replace") if peek else ""
        self._given = False
        self.ended = False

    def dialect(self) -> dict[str, Any]:
        """How cells are set apart, and how a quote stands in a cell: doubled, or behind a backslash as databases write it."""
        sample = self._first + self._head
        delimiter = self._mark[1] if self._mark else _delimiter(self._first if _delimited(self._first) else sample[:2_000])
        if '\\"' in sample and not _DOUBLED.search(sample):
            return {"delimiter": delimiter, "escapechar": "\\", "doublequote": False}
        return {"delimiter": delimiter}

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if not self._given:
            self._given = True
            return self._first
        line = next(self._lines, None)
        if line is None:
            self.ended = True
            raise StopIteration
        return line

    def _read(self, stream: IO[bytes], limits: Limits) -> Iterator[str]:
        for number, line in bounded_lines(stream, limits=limits):
            if line is None:
                self.too_long.append(number)
            yield "\n" if line is None else decoded_line(line, self._page).replace("\x00", "")


def _delimited(header: str) -> bool:
    return any(mark in header for mark in _DELIMITERS)


def _delimiter(header: str) -> str:
    counts = {mark: header.count(mark) for mark in _DELIMITERS}
    return max(counts, key=lambda mark: counts[mark])


def opens_like_a_table(head: bytes) -> bool:
    """Whether a first line names columns (a text among them) and nothing else: a table, whatever the file is called."""
    first, _, rest = head[:2_000].partition(b"\n")
    line = first.decode("utf-8", "replace").strip("\ufeff\r")
    if not _delimited(line):
        return False
    try:
        cells = next(csv.reader([line], delimiter=_delimiter(line)), [])
    except csv.Error:  # binary data
        return False
    names = [normalise_key(cell) for cell in cells]
    known = [name for name in names if name in _FIELDS]
    short = all(len(name) <= 40 and name.count("_") < 5 for name in names)
    return bool(rest.strip()) and short and len(known) >= 2 and len(known) * 2 >= len(names) and not _BODIES.isdisjoint(names)
