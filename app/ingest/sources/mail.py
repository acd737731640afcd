"""Saved messages (``.eml``) and web pages saved as one file (``.mhtml``)."""

from __future__ import annotations

import email
import email.header
import email.message
import email.policy
import email.utils
import re
from collections.abc import Iterator

from app.errors import UnreadableInputError
from app.extract.clean import clean, decode
from app.extract.metadata import Metadata
from app.ingest.sources.document import SourceDocument, SourceFailure

_REPLY = re.compile(r"^(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.IGNORECASE)
_MOST_PARTS = 500


def read_mail(data: bytes, *, path: str, metadata: Metadata) -> Iterator[SourceDocument | SourceFailure]:
    """The page of an MHTML file, or a message with its subject as title; ``metadata`` beside the file wins."""
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        parts = _parts(message)
    except (ValueError, LookupError, RecursionError, TypeError, IndexError, AttributeError) as error:
        raise UnreadableInputError("message cannot be read") from error
    page = next((part for part in parts if part.get_content_type() in ("text/html", "application/xhtml+xml")), None)
    plain = next(
        (part for part in parts if part.get_content_type() == "text/plain" and part.get_content_disposition() != "attachment"), None
    )
    saved_page = _header(message, "Snapshot-Content-Location") or (
        page is not None and message.get_content_type() == "multipart/related" and not message["To"]
    )
    if page is not None and (saved_page or plain is None):
        url = _header(message, "Snapshot-Content-Location") or _header(page, "Content-Location")
        known = metadata.over(Metadata(url=url if url.startswith("http") else "")) if saved_page else metadata.over(_envelope(message))
        yield SourceDocument(path=path, key="", kind="html", data=_payload(page), metadata=known)
        return
    if plain is None:
        raise UnreadableInputError("message without text")
    yield SourceDocument(path=path, key="", kind="text", data=_payload(plain), metadata=metadata.over(_envelope(message)))


def _parts(message: email.message.Message) -> list[email.message.Message]:
    return [part for part, _ in zip(message.walk(), range(_MOST_PARTS), strict=False) if not part.is_multipart()]


def _header(message: email.message.Message, name: str) -> str:
    raw = message.get(name)
    if raw is None:
        return ""
    try:
        text = str(email.header.make_header(email.header.decode_header(str(raw))))
    except (ValueError, LookupError):
        text = str(raw)
    return " ".join(clean(text).split())


def _envelope(message: email.message.Message) -> Metadata:
    name, address = email.utils.parseaddr(_header(message, "From"))
    return Metadata(
        title=_REPLY.sub("", _header(message, "Subject")), published=_header(message, "Date"),
        authors=(name,) if name and name != address else (), origin="metadata",
    )  # fmt: skip


def _payload(part: email.message.Message) -> bytes:
    """The part's text as UTF-8, by its declared charset when that fits."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else str(part.get_payload()).encode("utf-8", errors="replace")
    charset = part.get_content_charset() or ""
    try:
        text = data.decode(charset) if charset else decode(data)
    except (LookupError, UnicodeDecodeError):
        text = decode(data)
    if part.get_param("format") == "flowed":
        text = re.sub(r" \r?\n(?=\S)", " ", text)
    return text.encode("utf-8", errors="replace")
