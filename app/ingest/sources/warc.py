"""Web archives: one document for each page that was captured."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from app.errors import UnreadableInputError
from app.extract.metadata import Metadata
from app.ingest.sources.document import Limits, SourceDocument, SourceFailure, megabytes

_PAGES = ("text/html", "application/xhtml+xml")
_TEXTS = ("text/plain",)


def read_warc(stream: IO[bytes], *, path: str, limits: Limits) -> Iterator[SourceDocument | SourceFailure]:
    """Every captured page (HTML or plain text, answered with 200), keyed by its address; other records are passed over."""
    records = ArchiveIterator(stream, no_record_parse=False)
    while True:
        try:
            record = next(records)
        except StopIteration:
            return
        except (ArchiveLoadFailed, EOFError, ValueError, OSError) as error:
            raise UnreadableInputError(
                f"web archive is damaged: {str(error).splitlines()[0][:120] if str(error) else 'cut off'}"
            ) from error
        if record.rec_type not in ("response", "resource"):
            continue
        url = record.rec_headers.get_header("WARC-Target-URI") or ""
        kind = _kind_of(record)
        if not kind or not url.startswith("http") or url.endswith("/robots.txt"):
            continue
        data = record.content_stream().read(limits.max_file_bytes + 1)
        if len(data) > limits.max_file_bytes:
            yield SourceFailure(path=f"{path}!{url}", reason=f"larger than {megabytes(limits.max_file_bytes)}")
        else:
            yield SourceDocument(
                path=f"{path}!{url}", key=url, kind="html" if kind in _PAGES else "text", data=data, metadata=Metadata(url=url)
            )


def _kind_of(record: object) -> str:
    """The content type of a page that was answered well, "" for everything else."""
    http = getattr(record, "http_headers", None)
    headers = http or getattr(record, "rec_headers", None)
    if headers is None or (http is not None and not str(http.get_statuscode()).startswith("200")):
        return ""
    kind = str(headers.get_header("Content-Type") or "").split(";")[0].strip().casefold()
    return kind if kind in (*_PAGES, *_TEXTS) else ""
