"""What kind of file it is: told by its first bytes, by its name only where the bytes leave it open."""

# ruff: noqa: E501 - patterns and tables are easier to read unbroken
from __future__ import annotations

import json
import re
from pathlib import PurePosixPath
from typing import Literal

from app.ingest.sources.mailbox import OPENS
from app.ingest.sources.tables import opens_like_a_table
from app.ingest.sources.wide import WIDE

Format = Literal["text", "html", "jsonl", "json", "csv", "warc", "mail", "mailbox", "feed", "pdf", "zip", "tar", "gzip", "unknown"]
SNIFFED = 8_192

_MAGIC: tuple[tuple[bytes, Format], ...] = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"WARC/", "warc"),
)
_RTF = b"{\\rtf"
_SHORT = 512
_PRINTED = bytes({*b"\t\n\r\f", *range(32, 127)})
_OTHER_FILES = {
    b"\x89PNG": "a PNG image", b"\xff\xd8\xff": "a JPEG image", b"GIF8": "a GIF image", b"RIFF": "a sound or video file",
    b"\x7fELF": "a program", b"MZ\x90": "a program", b"SQLite format 3": "an SQLite database", b"\xd0\xcf\x11\xe0": "an old Office document",
    b"7z\xbc\xaf": "a 7z archive", b"Rar!": "a RAR archive", b"\xfd7zXZ": "an xz archive", b"BZh": "a bzip2 archive", b"\x28\xb5\x2f\xfd": "a zstd archive",
    _RTF: "an RTF document",
}  # fmt: skip
_HTML = re.compile(
    rb"(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|article|section|main|div|p|h[1-6]|meta|title|span|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_FEED = re.compile(rb"(?:<\?xml[^>]{0,200}>\s*)?(?:(?:<!--.{0,2000}?-->|<\?[^>]{0,500}\?>|<!DOCTYPE[^>\[]{0,300}(?:\[.{0,4000}?\])?>)\s*)*<(?:\w+:)?(?:rss|feed|RDF)\b", re.DOTALL)  # fmt: skip
_MAIL = re.compile(rb"(?:(?:from|to|subject|date|mime-version|content-type|message-id|return-path|received|delivered-to|x-[\w-]+|reply-to|snapshot-content-location)\s*:[^\n]*(?:\n[ \t][^\n]*)*\n){3,}", re.IGNORECASE)  # fmt: skip
_ENDINGS: dict[str, Format] = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json", ".csv": "csv", ".tsv": "csv", ".tab": "csv",
    ".eml": "mail", ".mhtml": "mail", ".mht": "mail", ".rss": "feed", ".atom": "feed", ".tar": "tar", ".warc": "warc",
}  # fmt: skip


def sniff(head: bytes, name: str) -> Format:
    """The format of a file from its first bytes and its name; "unknown" for XML that is neither page nor feed."""
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    return "tar" if head[257:262] == b"ustar" else _sniff_text(head, name)


def _sniff_text(head: bytes, name: str) -> Format:
    if head.startswith(WIDE):
        head = head.decode("utf-16", "ignore").encode("utf-8", "ignore")
    ending = PurePosixPath(name.casefold()).suffix
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if _FEED.match(start):
        return "feed"
    if _HTML.match(start):
        return "html"
    if start[:1] in (b"{", b"["):
        return _sniff_json(start, ending)
    by_ending = _ENDINGS.get(ending)
    if by_ending != "csv" and _MAIL.match(start) and re.search(rb"^(?:from|mime-version)\s*:", start, re.IGNORECASE | re.MULTILINE):
        return "mail"
    if OPENS.match(start):
        return "mailbox"
    if by_ending in ("csv", "mail", "feed", "html"):
        return by_ending
    if start.startswith(b"<?xml"):
        return "unknown"
    if by_ending is None and opens_like_a_table(start):
        return "csv"
    return by_ending or "text"


def _sniff_json(start: bytes, ending: str) -> Format:
    first, _, rest = start.partition(b"\n")
    first = first.rstrip()
    if ending in (".jsonl", ".ndjson"):
        return "json" if first.startswith(b"[") or first == b"{" else "jsonl"
    if rest.startswith(b"{") and first.startswith(b"{") and _is_whole(first):
        return "jsonl"
    if ending == ".json" or re.match(rb"\[?\s*\{\s*\"", start):
        return "json"
    return _ENDINGS.get(ending, "text")


def _is_whole(line: bytes) -> bool:
    """Whether a line is an object of its own, and not the beginning of one that goes on."""
    try:
        json.loads(line.removesuffix(b","))
    except (ValueError, RecursionError):
        return False
    return True


def other_file(head: bytes) -> str:
    """What a file of no supported kind is ("a JPEG image"), "" when its bytes do not say."""
    name = next((name for magic, name in _OTHER_FILES.items() if head.startswith(magic)), "")
    return name if head.startswith(_RTF) or head[:_SHORT].translate(None, _PRINTED) else ""  # a text may begin with "RIFF" or "Rar!"
