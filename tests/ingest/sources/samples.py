"""Files of every format, made on the spot."""

# ruff: noqa: E501 - samples are easier to read unbroken
from __future__ import annotations

import io
import json
import tarfile
import zipfile
from pathlib import Path

from app.domain import ArticleDraft
from app.errors import UnreadableInputError
from app.ingest.sources import Limits, SourceDocument, SourceFailure, read_documents
from app.ingest.sources.draft import to_draft

TITLE = "Council votes for the bridge"
PARAGRAPHS = (
    "The council of the port city voted on Tuesday to rebuild the old swing bridge, three years after a freighter tore it down.",
    "Mayor Helene Brandvold called the decision overdue and said that work would begin once the ice is gone.",
    "Opponents, among them the union of pilots, say that a tunnel would have been cheaper over forty years.",
)
TEXT = "\n\n".join((TITLE, *PARAGRAPHS)) + "\n"
RECORD = {"id": "bridge-1", "title": TITLE, "body": "\n\n".join(PARAGRAPHS), "published": "2021-03-04", "source": "Northern Times"}
PAGE = (
    f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{TITLE} - Northern Times</title>"
    "<meta property='og:site_name' content='Northern Times'><meta property='article:published_time' content='2021-03-04T08:00:00Z'>"
    f"</head><body><nav><a href='/'>Home</a></nav><article><h1>{TITLE}</h1>"
    + "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    + "</article></body></html>"
)


def zip_of(files: dict[str, bytes | str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def tar_of(files: dict[str, bytes | str], *, mode: str = "w") -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            raw = data.encode() if isinstance(data, str) else data
            info = tarfile.TarInfo(name)
            info.size = len(raw)
            archive.addfile(info, io.BytesIO(raw))
    return buffer.getvalue()


def warc_record(url: str, body: str, *, kind: str = "text/html; charset=utf-8", status: str = "200 OK") -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body.encode())}\r\n\r\n{body}".encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"WARC-Date: 2021-03-05T00:00:00Z\r\nWARC-Target-URI: {url}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def pdf_of(lines: list[str]) -> bytes:
    """A one-page PDF with a text layer."""
    drawn = "BT /F1 11 Tf 50 780 Td 14 TL " + " ".join(f"({line.replace('(', '').replace(')', '')}) Tj T*" for line in lines) + " ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]  # fmt: skip
    out, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{place:010d} 00000 n \n" for place in places)
    return (out + f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n").encode("latin-1")


def read(path: Path, *, limits: Limits | None = None) -> tuple[list[SourceDocument], list[SourceFailure]]:
    found = list(read_documents(path, limits=limits or Limits()))
    return [one for one in found if isinstance(one, SourceDocument)], [one for one in found if isinstance(one, SourceFailure)]


def drafts(path: Path, *, limits: Limits | None = None) -> list[ArticleDraft]:
    documents, failures = read(path, limits=limits)
    assert not failures, failures
    return [to_draft(document) for document in documents]


def outcome(path: Path, *, limits: Limits | None = None) -> str:
    """What a user is told about a file: "ok", or the reason of its first failure."""
    documents, failures = read(path, limits=limits)
    if failures:
        return failures[0].reason
    try:
        for document in documents:
            to_draft(document)
    except UnreadableInputError as error:
        return error.reason
    return "ok"


def lines_of(*records: object) -> str:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
