"""JSON files: one object, a list of any length, a wrapper around one, or objects one behind the other."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator, Mapping
from typing import IO

from app.errors import UnreadableInputError
from app.extract.clean import decode
from app.ingest.sources.document import Limits, SourceDocument, SourceFailure, too_large
from app.ingest.sources.json_shapes import plain_record, records_in
from app.ingest.sources.records import brief, message_of, record_document
from app.ingest.sources.wide import WIDE

_CHUNK = 1 << 20
_BETWEEN = re.compile(r"[\s,\x00]*")
_LIST = re.compile(r"\s*\[\s*(?=[{\[\]])")
# {"status": "ok", "articles": [ …: facts in front of the list are passed over.
_WRAPPER = re.compile(r"\s*\{[^{}\[\]]{0,5000}\"\w{2,20}\"\s*:\s*\[\s*(?=\{)")
_IN_PLACE = ":"
"""The path of a fault that takes the place of one record."""
_MOST_TRIES = 1_000
_LONGEST_OPENING = 1_000


def read_json(stream: IO[bytes], *, path: str, limits: Limits) -> Iterator[SourceDocument | SourceFailure]:
    """One document a record. Of a broken or cut off file the whole records are read, and the place of the fault is told.

    A file beyond the size of one document is read record by record, in memory that does not grow with it.
    """
    data = stream.read(limits.max_file_bytes + 1)
    if len(data) > limits.max_file_bytes:
        if data.startswith(WIDE):
            raise UnreadableInputError(f"UTF-16 file {too_large(limits)}, or save it as UTF-8")
        yield from _documents(_values(_Text(data, stream), limits), path)
        return
    text = decode(data)
    del data
    try:
        value = json.loads(text, strict=False)  # scrapers write line breaks into strings as they are
    except RecursionError:
        yield SourceFailure(path=path, reason="not valid JSON: nested too deeply")
        return
    except ValueError:
        yield from _documents(_values(_Text(text), limits), path)
        return
    yield from _documents(iter((value,)), path, alone=isinstance(value, dict))


def _documents(values: Iterator[object], path: str, *, alone: bool = False) -> Iterator[SourceDocument | SourceFailure]:
    number = 0
    for value in values:
        if isinstance(value, SourceFailure):
            number += value.path == _IN_PLACE
            yield SourceFailure(path=f"{path}:{number}" if value.path else path, reason=value.reason)
            continue
        for record in records_in(value):
            number += 1
            if isinstance(record, dict):
                yield record_document(plain_record(record), path=path, place=0 if alone and record is value else number)
            else:
                yield SourceFailure(path=f"{path}:{number}", reason=f"item {number} is no JSON object")


class _Text:
    """A text that grows at its end as it is needed, and is forgotten at its beginning."""

    def __init__(self, start: bytes | str, stream: IO[bytes] | None = None) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")("replace")
        self._stream = stream
        self.text = start if isinstance(start, str) else self._decoder.decode(start)
        self.place = 0
        self.forgotten = 0

    def more(self) -> bool:
        """Read on; False at the end of the file."""
        data = self._stream.read(_CHUNK) if self._stream else b""
        self.forgotten += self.place
        self.text, self.place = self.text[self.place :] + self._decoder.decode(data, not data), 0
        return bool(data)

    def is_over(self) -> bool:
        """Pass what stands between values; whether nothing stands behind it."""
        while True:
            match = _BETWEEN.match(self.text, self.place)
            self.place = match.end() if match else self.place
            if self.place < len(self.text):
                return False
            if not self.more():
                return True


def _values(source: _Text, limits: Limits) -> Iterator[object]:
    """The values of a list, or those that stand one behind the other; behind a fault records like the first are looked for."""
    opened = _LIST.match(source.text) or _WRAPPER.match(source.text)
    source.place = opened.end() if opened else 0
    decoder = json.JSONDecoder(strict=False)
    like: dict[str, object] = {}
    tries = 0  # openings of records behind a fault that were none
    while True:
        if source.is_over():
            if opened and not tries:
                yield SourceFailure(path="", reason="not valid JSON: cut off, its list is not closed; the records before are in")
            return
        if opened and source.text[source.place] == "]":
            return
        try:
            value, end = decoder.raw_decode(source.text, source.place)
            if tries and not _is_like(value, like):
                raise ValueError("part of the broken record")
        except (ValueError, RecursionError) as error:
            told = _fault(error, source.forgotten)
            if not tries and len(source.text) - source.place <= limits.max_line_bytes and source.more():
                continue
            tries += 1
            goes_on = bool(like) and tries < _MOST_TRIES and _skip_to_record(source, next(iter(like)))
            if tries == 1:
                yield SourceFailure(path=_IN_PLACE, reason=f"{told.reason}; the records around it are read") if goes_on else told
            if not goes_on:
                return
            continue
        source.place, tries = end, 0
        like = like or (value if isinstance(value, dict) else {})
        yield value


def _is_like(value: object, first: Mapping[str, object]) -> bool:
    """Whether it has half of the fields of the first record, and is no part of one."""
    return isinstance(value, dict) and 2 * len(value.keys() & first.keys()) >= len(first)


def _skip_to_record(source: _Text, field: str) -> bool:
    """Go on to the next object that begins with this field; False when there is none."""
    opening = re.compile(rf"[}},\n]\s*(?=\{{\s*{re.escape(json.dumps(field, ensure_ascii=False))}\s*:)")
    source.place += 1
    while not (match := opening.search(source.text, source.place)):
        source.place = max(source.place, len(source.text) - _LONGEST_OPENING)
        if not source.more():
            return False
    source.place = match.end()
    return True


def _fault(error: ValueError | RecursionError, forgotten: int) -> SourceFailure:
    """What is wrong, and where in a file of which so many characters were read before."""
    if isinstance(error, json.JSONDecodeError) and forgotten:
        return SourceFailure(path="", reason=f"not valid JSON: {message_of(error)} at character {forgotten + error.pos + 1:,}")
    return SourceFailure(path="", reason=f"not valid JSON: {brief(error, whole_file=True)}")
