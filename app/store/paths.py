"""Paths as text that can be stored: a file's name is bytes, and need not be UTF-8."""

from __future__ import annotations

import re
from pathlib import Path

_LONE = re.compile("[\ud800-\udfff]")
_BYTE_MARKS = range(0xDC80, 0xDD00)
"""What Python puts for a byte of a file's name that is no UTF-8."""
_STORED_MARKS = 0xF780
"""Where these stand in a stored text: a private range that names do not use."""
_UNPRINTED = re.compile(
    f"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff{chr(_STORED_MARKS)}-{chr(_STORED_MARKS + 0x7F)}]"
)
"""What moves the cursor, breaks the line, colours or turns round what a terminal shows, and bytes that are no text."""
_BACK = {_STORED_MARKS + place: mark for place, mark in enumerate(_BYTE_MARKS)}


def storable(text: str) -> str:
    """The text without lone surrogates, which no database takes; a path can be had back with ``real_path``."""
    return text if text.isascii() else _LONE.sub(_stored, text)


def _stored(match: re.Match[str]) -> str:
    code = ord(match.group())
    return chr(code - _BYTE_MARKS.start + _STORED_MARKS) if code in _BYTE_MARKS else "\ufffd"


def printable(text: str) -> str:
    """A path or a reason as it can be shown in one line of a terminal: ``new\\nline.txt``, ``caf\\xe9.txt``."""
    return _UNPRINTED.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    code = ord(match.group())
    if 0 <= code - _STORED_MARKS < len(_BYTE_MARKS):
        code -= _STORED_MARKS - 0x80
    return chr(code).encode("unicode_escape").decode("ascii")


def real_path(stored: str) -> Path:
    """The file that a stored path names."""
    return Path(stored if stored.isascii() else stored.translate(_BACK))
