"""Web archives: one document for each page that was captured."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

from app.errors import UnreadableInputError
from app.extract.metadata import Metadata
from app.ingest.sources.document import Limits, SourceDocument, SourceFailure, too_large
from app.ingest.sources.sniff import SNIFFED, sniff

_PAGES = ("text/html", "application/xhtml+xml")
_TEXTS = ("text/plain",)
_UNNAMED = "unnamed"
_CANNOT_UNPACK = ("br", "zstd")


def read_warc(stream: IO[bytes], *, path: str, limits: Limits) -> Iterator[SourceDocument | SourceFailure]:
    """Every captured page (HTML or plain text, answered with 200) and text made of one, keyed by its address; the rest is passed over."""
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415  brings fsspec and asyncio: a sixth of a second
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415

    records = ArchiveIterator(stream, no_record_parse=False)
    while True:
        try:
            record = next(records)
        except StopIteration:
            return
        except (ArchiveLoadFailed, EOFError, ValueError, OSError) as error:
            said = str(error).partition(", first line")[0].splitlines()  # without the bytes that it stumbled over
            raise UnreadableInputError(f"web archive is damaged: {said[0][:120] if said else 'cut off'}") from error
        if record.rec_type not in ("response", "resource", "conversion"):
            continue
        url = record.rec_headers.get_header("WARC-Target-URI") or ""
        kind = _kind_of(record)
        if kind and url.startswith("http") and not url.endswith("/robots.txt"):
            yield from _page(record, kind, url, path=path, limits=limits)


def _page(record: Any, kind: str, url: str, *, path: str, limits: Limits) -> Iterator[SourceDocument | SourceFailure]:
    where = f"{path}!{url}"
    data = record.content_stream().read(limits.max_file_bytes + 1)
    packed = str(record.http_headers.get_header("Content-Encoding") or "").strip().casefold() if record.http_headers else ""
    if len(data) > limits.max_file_bytes:
        yield SourceFailure(path=where, reason=too_large(limits))
    elif getattr(record.raw_stream, "limit", 0) > 0 and not record.raw_stream.read(1):
        yield SourceFailure(path=where, reason="page is cut off: the web archive ends before it does")
    elif packed in _CANNOT_UNPACK and b"<" not in data[:1_000]:
        yield SourceFailure(path=where, reason=f"page is packed with {packed}, which is not unpacked; crawl it without")
    elif kind != _UNNAMED or sniff(data[:SNIFFED], "") == "html":
        as_text = kind in _TEXTS
        yield SourceDocument(path=where, key=url, kind="text" if as_text else "html", data=data, metadata=Metadata(url=url))


def _kind_of(record: Any) -> str:
    """The content type of a page that was answered well, "" for everything else."""
    http = getattr(record, "http_headers", None)
    headers = http or getattr(record, "rec_headers", None)
    if headers is None or (http is not None and not str(http.get_statuscode()).startswith("200")):
        return ""
    kind = str(headers.get_header("Content-Type") or _UNNAMED).split(";")[0].strip().casefold()
    return kind if kind in (*_PAGES, *_TEXTS, _UNNAMED) else ""
