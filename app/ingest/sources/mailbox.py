"""Mail folders (mbox): many messages in one file, each behind a line ``From sender date``."""

from __future__ import annotations

import email
import io
import re
from collections.abc import Iterator
from typing import IO

from app.ingest.sources.archives import Packed
from app.ingest.sources.document import Limits, SourceFailure, too_large
from app.ingest.sources.records import bounded_lines

OPENS = re.compile(rb"From [^\n]{3,200}\d{4}[^\n]{0,12}\r?\n(?:>?From [^\n]*\n)?[A-Za-z][\w-]{1,40}:")
_BETWEEN = re.compile(rb"From \S.{0,200}\d{4}.{0,12}\r?\n")
_QUOTED = re.compile(rb">+From ")


def read_mailbox(stream: IO[bytes], *, limits: Limits) -> Iterator[Packed | SourceFailure]:
    """Each message by itself, named by its Message-ID, so that it is known again when the folder has grown."""
    lines: list[bytes] = []
    size, blank, number = 0, True, 0
    for _, line in bounded_lines(stream, limits=limits):
        if blank and line is not None and _BETWEEN.fullmatch(line):
            if number:
                yield _message(lines, size, number, limits)
            lines, size, number = [], 0, number + 1
            continue
        size += limits.max_file_bytes + 1 if line is None else len(line)
        blank = line is not None and not line.strip()
        if line is not None and size <= limits.max_file_bytes:
            lines.append(line[1:] if _QUOTED.match(line) else line)
    yield _message(lines, size, number, limits)


def _message(lines: list[bytes], size: int, number: int, limits: Limits) -> Packed | SourceFailure:
    if size > limits.max_file_bytes:
        return SourceFailure(path=f"message {number}", reason=too_large(limits))
    data = b"".join(lines)
    known = re.sub(r"[\s<>]", "", str(email.message_from_bytes(data[:100_000])["Message-ID"] or ""))
    return Packed(name=f"{known or f'message {number}'}.eml", stream=io.BytesIO(data))
