"""Saved messages (``.eml``) and web pages saved as one file (``.mhtml``)."""

from __future__ import annotations

import base64
import email
import email.header
import email.message
import email.policy
import email.utils
import io
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from app.errors import UnreadableInputError
from app.extract.clean import clean, decode, decode_declared
from app.extract.metadata import Metadata
from app.ingest.sources.archives import Packed
from app.ingest.sources.document import SourceDocument

_REPLY = re.compile(r"^(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.IGNORECASE)
_MOST_PARTS = 500
_BASE64 = re.compile(rb"[A-Za-z0-9+/\s]{40,}=*\s*")
_DOCUMENTS = (
    ".txt", ".md", ".html", ".htm", ".mhtml", ".mht", ".eml", ".pdf", ".json", ".jsonl", ".csv", ".tsv", ".xml", ".rss", ".atom", ".warc",
    ".zip", ".gz", ".tar", ".tgz",
    ".doc", ".docx", ".odt", ".rtf", ".pages", ".xls", ".xlsx", ".ods", ".ppt", ".pptx", ".epub", ".7z", ".rar", ".dat",
)  # fmt: skip
"""What is attached for its text; of the last line nothing is read, which is told as of a file (Outlook wraps all in ``winmail.dat``)."""


def read_mail(data: bytes, *, path: str, metadata: Metadata) -> Iterator[SourceDocument | Packed]:
    """The page of an MHTML file, or a message with its subject as title, and the texts attached to it.

    ``metadata`` beside the file wins, and tells nothing of what is attached.
    """
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        parts = _parts(message)
    except (ValueError, LookupError, RecursionError, TypeError, IndexError, AttributeError) as error:
        raise UnreadableInputError("message cannot be read") from error
    attached = [] if message.get_content_type() == "multipart/related" else [part for part in parts if _attached_name(part)]
    own = [part for part in parts if part not in attached and part.get_content_type() != "message/rfc822"]
    page = next((part for part in own if part.get_content_type() in ("text/html", "application/xhtml+xml")), None)
    plain = next((part for part in own if _is_plain(part) and part.get_content_disposition() != "attachment"), None)
    saved_page = _header(message, "Snapshot-Content-Location") or (
        page is not None and message.get_content_type() == "multipart/related" and not message["To"]
    )
    if page is not None and (saved_page or plain is None):
        url = _header(message, "Snapshot-Content-Location") or _header(page, "Content-Location")
        known = metadata.over(Metadata(url=url if url.startswith("http") else "")) if saved_page else metadata.over(_envelope(message))
        yield SourceDocument(path=path, key="", kind="html", data=_payload(page), metadata=known)
    elif plain is not None:
        yield SourceDocument(path=path, key="", kind="text", data=_payload(plain), metadata=metadata.over(_envelope(message)))
    elif not attached:
        raise UnreadableInputError("message without text")
    for number, part in enumerate(attached, 1):
        yield Packed(name=f"{number}-{_attached_name(part)}", stream=io.BytesIO(_attached(part)))


def _parts(message: email.message.Message) -> list[email.message.Message]:
    """The parts of a message that hold something, in their order; a message inside it is one part."""
    found: list[email.message.Message] = []
    waiting = [message]
    while waiting and len(found) < _MOST_PARTS:
        part = waiting.pop()
        inner = part.get_payload()
        if part.get_content_type() != "message/rfc822" and isinstance(inner, list):
            waiting += [one for one in reversed(inner) if isinstance(one, email.message.Message)]
        else:
            found.append(part)
    return found


def _is_plain(part: email.message.Message) -> bool:
    """Whether a part is plain text; one that should have parts and never says where they begin is as good as that."""
    return part.get_content_type() == "text/plain" or (part.get_content_maintype() == "multipart" and isinstance(part.get_payload(), str))


def _attached_name(part: email.message.Message) -> str:
    """The name of an attached text of its own, "" for parts of the message, pictures, signatures and invitations."""
    if part.get_content_type() == "message/rfc822":
        return "message.eml"
    name = PurePosixPath(_decoded(part.get_filename() or "").replace("\\", "/")).name
    return name if PurePosixPath(name).suffix.casefold() in _DOCUMENTS and part.get_content_disposition() != "inline" else ""


def _attached(part: email.message.Message) -> bytes:
    inner = part.get_payload()
    if isinstance(inner, list):
        return inner[0].as_bytes() if inner and isinstance(inner[0], email.message.Message) else b""
    if part.get_content_maintype() == "text":
        return _payload(part)
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _header(message: email.message.Message, name: str) -> str:
    raw = message.get(name)
    return "" if raw is None else _decoded(str(raw))


def _decoded(raw: str) -> str:
    try:
        text = str(email.header.make_header(email.header.decode_header(raw)))
    except (ValueError, LookupError):
        text = raw
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
    if str(part.get("Content-Transfer-Encoding", "")).strip().casefold() == "base64" and _BASE64.fullmatch(data):
        letters = b"".join(data.rstrip(b"=\r\n\t ").split())  # broken off, so that the library left it as it is
        data = base64.b64decode(letters[: len(letters) // 4 * 4])
    charset = part.get_content_charset() or ""
    text = decode_declared(data, charset) if charset and data.strip() else decode(data)
    if part.get_param("format") == "flowed":
        text = re.sub(r" \r?\n(?=\S)", " ", text)
    return text.encode("utf-8", errors="replace")
