"""PDF files that carry their text."""

from __future__ import annotations

import io
import logging
import struct
import zlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from app.errors import UnreadableInputError
from app.extract.metadata import Metadata
from app.ingest.sources.document import SourceDocument, SourceFailure
from app.ingest.sources.pdf_columns import Fragment, in_columns

if TYPE_CHECKING:
    import pypdf

_MOST_PAGES = 500
_MOST_TEXT = 5_000_000
# pypdf warns on stderr about every oddity that it mends; what cannot be read is told through the report instead.
logging.getLogger("pypdf").addHandler(logging.NullHandler())


def read_pdf(data: bytes, *, path: str, metadata: Metadata) -> Iterator[SourceDocument | SourceFailure]:
    """The text of a PDF, its pages apart by blank lines. Raises ``UnreadableInputError`` without a text layer."""
    import pypdf  # noqa: PLC0415  a tenth of a second that most archives need not spend
    from pypdf.errors import DependencyError, PyPdfError  # noqa: PLC0415

    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableInputError("PDF is encrypted: save it without its password")
        pages = _pages_of(reader)
        left = len(reader.pages) - len(pages)
    except DependencyError as error:  # AES, for which the library would need another one
        raise UnreadableInputError("PDF is encrypted: save it without its password") from error
    except (
        PyPdfError,
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        AttributeError,
        RuntimeError,  # which covers what goes too deep and what the library has not been taught
        AssertionError,
        zlib.error,
        struct.error,
        OSError,
        OverflowError,
        MemoryError,
    ) as error:
        raise UnreadableInputError("PDF cannot be read: damaged") from error
    text = "\n\n".join(pages)
    if not text.strip():
        raise UnreadableInputError("PDF without a text layer (a scan)")
    yield SourceDocument(path=path, key="", kind="text", data=text.encode("utf-8", errors="replace"), metadata=metadata)
    if left:
        yield SourceFailure(path=path, reason=f"PDF is too long: its first {len(pages):,} pages are in, {left:,} are not; split it")


def _pages_of(reader: pypdf.PdfReader) -> list[str]:
    pages: list[str] = []
    size = 0
    for page, _ in zip(reader.pages, range(_MOST_PAGES), strict=False):
        pages.append(_page(page))
        size += len(pages[-1])
        if size > _MOST_TEXT:
            break
    return pages


def _page(page: pypdf.PageObject) -> str:
    fragments: list[Fragment] = []

    def visit(text: str, place: Sequence[float], matrix: Sequence[float], _font: Any, _size: float) -> None:
        if text.strip():
            x, y = matrix[4], matrix[5]
            a, b, c, d, e, f = place
            fragments.append(Fragment(a * x + c * y + e, b * x + d * y + f, text.strip("\n")))

    text = page.extract_text(visitor_text=visit) or ""
    return in_columns(fragments) or text
