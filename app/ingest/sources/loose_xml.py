"""XML as feeds write it: names of characters that only HTML knows, bare ampersands, bytes of another code page than is declared."""

from __future__ import annotations

import re
from html.entities import html5

from app.extract.clean import decode, decode_declared
from app.ingest.sources.wide import WIDE

_ENCODING = re.compile(rb"""(<\?xml[^>]{0,200}?)\s+encoding\s*=\s*["']([\w.:-]*)["']""")
_LITERAL = re.compile(rb"(<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z))", re.DOTALL)
_STRAY = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-fA-F]{1,6});)(?:([A-Za-z][A-Za-z\d]{1,31});)?|<(?![A-Za-z_:/!?])")


def well_formed(data: bytes) -> bytes:
    """The same XML with its characters readable by a parser, which would drop them or the text around them without a word."""
    declared = _ENCODING.match(data.removeprefix(b"\xef\xbb\xbf").lstrip())
    named = declared[2].decode("ascii", "replace") if declared else "utf-8"
    if data.startswith(WIDE) or not (_is_utf8(data) and (data.isascii() or named.casefold() in ("utf-8", "utf8"))):
        text = decode(data) if data.startswith(WIDE) else decode_declared(data, named)
        data = _ENCODING.sub(rb"\1", text.encode("utf-8", "replace"), count=1)
    parts = _LITERAL.split(data)
    parts[::2] = [_STRAY.sub(_as_reference, part) for part in parts[::2]]
    return b"".join(parts)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _as_reference(match: re.Match[bytes]) -> bytes:
    if match[0] == b"<":
        return b"&lt;"
    characters = html5.get(f"{match[1].decode('ascii')};", "") if match[1] else ""
    return "".join(f"&#{ord(character)};" for character in characters).encode() or b"&amp;" + match[0][1:]
