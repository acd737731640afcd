"""JSON files: one object, a list of any length, a wrapper around one, or objects one behind the other."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from typing import IO

from app.errors import UnreadableInputError
from app.extract.clean import decode
from app.ingest.sources.document import Limits, SourceDocument, SourceFailure, megabytes
from app.ingest.sources.json_shapes import plain_record, records_in
from app.ingest.sources.records import brief, record_document

_CHUNK = 1 << 20
_BETWEEN = re.compile(r"[\s,\x00]*")
_LIST = re.compile(r"\s*\[\s*(?=[{\[\]])")
# {"status": "ok", "articles": [ …: facts in front of the list are passed over.
_WRAPPER = re.compile(r"\s*\{[^{}\[\]]{0,5000}\"\w{2,20}\"\s*:\s*\[\s*(?=\{)")
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def read_json(stream: IO[bytes], *, path: str, limits: Limits) -> Iterator[SourceDocument | SourceFailure]:
    """One document a record. Of a broken or cut off file the whole records are read, and the place of the fault is told.

    A file beyond the size of one document is read record by record, in memory that does not grow with it.
    """
    data = stream.read(limits.max_file_bytes + 1)
    if len(data) > limits.max_file_bytes:
        if data.startswith(_WIDE):
            raise UnreadableInputError(f"UTF-16 file larger than {megabytes(limits.max_file_bytes)}")
        yield from _documents(_values(_Text(data, stream), limits), path)
        return
    text = decode(data)
    del data
    try:
        value = json.loads(text)
    except RecursionError:
        yield SourceFailure(path=path, reason="not valid JSON: nested too deeply")
        return
    except ValueError:
        yield from _documents(_values(_Text(text), limits), path)
        return
    yield from _documents(iter((value,)), path)


def _documents(values: Iterator[object], path: str) -> Iterator[SourceDocument | SourceFailure]:
    number = 0
    for value in values:
        if isinstance(value, SourceFailure):
            yield SourceFailure(path=path, reason=value.reason)
            continue
        for record in records_in(value):
            number += 1
            if isinstance(record, dict):
                yield record_document(plain_record(record), path=path, place=0 if record is value and number == 1 else number)
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


def _values(source: _Text, limits: Limits) -> Iterator[object]:
    """The values of a list, or those that stand one behind the other; the first fault ends them, as a failure."""
    opened = _LIST.match(source.text) or _WRAPPER.match(source.text)
    source.place = opened.end() if opened else 0
    decoder = json.JSONDecoder()
    while True:
        match = _BETWEEN.match(source.text, source.place)
        source.place = match.end() if match else source.place
        if source.place >= len(source.text):
            if source.more():
                continue
            if opened:
                yield SourceFailure(path="", reason="not valid JSON: cut off, its list is not closed; the records before are in")
            return
        if opened and source.text[source.place] == "]":
            return
        try:
            value, source.place = decoder.raw_decode(source.text, source.place)
        except (ValueError, RecursionError) as error:
            if len(source.text) - source.place <= limits.max_line_bytes and source.more():
                continue
            yield _fault(error, source)
            return
        yield value


def _fault(error: ValueError | RecursionError, source: _Text) -> SourceFailure:
    if isinstance(error, json.JSONDecodeError) and source.forgotten:
        return SourceFailure(path="", reason=f"not valid JSON: {error.msg} at character {source.forgotten + error.pos + 1:,}")
    return SourceFailure(path="", reason=f"not valid JSON: {brief(error, whole_file=True)}")
