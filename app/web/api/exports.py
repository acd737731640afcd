"""A whole result as a file: CSV, JSON Lines, an Atom feed; written while it is read, so that any length fits."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Annotated
from xml.sax.saxutils import escape, quoteattr

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import StreamingResponse

from app.browse.exports import ExportRecord, records
from app.web.answers import etag_of
from app.web.api.search import query_of
from app.web.deps import Archive, OpenArchive
from app.web.headlines import headline
from app.web.params import PAGING, ExportParams, NoParams, described, reads

router = APIRouter(tags=["exports"])

BATCH = 100
CSV_COLUMNS = (
    "id", "title", "published", "published_precision", "published_origin", "not_before", "not_after", "source", "authors", "url",
    "language", "people", "standfirst", "body", "comments",
)  # fmt: skip
SEPARATOR = "; "
SUMMARY_LENGTH = 300
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_Params = Annotated[ExportParams, Depends(reads(ExportParams, ignored=PAGING))]
Writer = Callable[[ExportRecord], str]
Head = Callable[[Sequence[ExportRecord]], str]
"""Writes what stands before the articles, given the first batch of them."""


def _nothing(_first: Sequence[ExportRecord]) -> str:
    return ""


@router.get("/api/articles.csv", response_class=Response, summary="Export as CSV", openapi_extra=described(ExportParams))
def export_csv(request: Request, archive: OpenArchive, params: _Params) -> StreamingResponse:
    """The whole result, one article a line, UTF-8 with the columns named in the first line; texts are exact."""
    return _stream(
        request, archive, params, _csv_line, head=lambda _: _csv(CSV_COLUMNS), media_type="text/csv; charset=utf-8", name="articles.csv"
    )


@router.get("/api/articles.jsonl", response_class=Response, summary="Export as JSON Lines", openapi_extra=described(ExportParams))
def export_jsonl(request: Request, archive: OpenArchive, params: _Params) -> StreamingResponse:
    """The whole result, one article a line, in the shape that `clippings ingest` takes."""
    return _stream(request, archive, params, _json_line, media_type="application/jsonl; charset=utf-8", name="articles.jsonl")


@router.get("/feed.atom", response_class=Response, summary="Subscribe to a search", openapi_extra=described(ExportParams))
def feed(request: Request, archive: OpenArchive, params: _Params) -> StreamingResponse:
    """The result as an Atom feed, newest first unless `sort` says otherwise; `limit` keeps it short."""
    base = str(request.base_url).rstrip("/")
    if params.sort is None:
        params = params.model_copy(update={"sort": "newest"})
    return _stream(
        request,
        archive,
        params,
        lambda record: _entry(record, base),
        head=lambda first: _feed_head(request, params, base, first),
        tail="</feed>\n",
        media_type="application/atom+xml; charset=utf-8",
    )


@router.get("/opensearch.xml", response_class=Response, summary="Search from the address bar", openapi_extra=described(NoParams))
async def opensearch(request: Request, params: Annotated[NoParams, Depends(reads(NoParams))]) -> Response:
    """An OpenSearch description, by which a browser can search the archive from its address bar."""
    base = str(request.base_url).rstrip("/")
    xml = f"""<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>Clippings</ShortName>
<Description>Search the news archive by words, people and dates</Description>
<InputEncoding>UTF-8</InputEncoding>
<Url type="text/html" template={quoteattr(base + "/?q={searchTerms}")}/>
<Url type="application/atom+xml" template={quoteattr(base + "/feed.atom?q={searchTerms}")}/>
<Url type="application/x-suggestions+json" template={quoteattr(base + "/api/suggest?q={searchTerms}&format=opensearch")}/>
</OpenSearchDescription>
"""
    return Response(xml, media_type="application/opensearchdescription+xml")


def _stream(
    request: Request,
    archive: Archive,
    params: ExportParams,
    write: Writer,
    *,
    media_type: str,
    head: Head = _nothing,
    tail: str = "",
    name: str = "",
) -> StreamingResponse:
    """Start the search before the first byte leaves, so that a bad query or a full archive still gets its own status."""
    with archive.reading() as session:
        etag = etag_of(request, archive, session)
    ids = archive.explorer.ids(query_of(params.q, params.options()))
    if params.limit is not None:
        ids = islice(ids, params.limit)
    first = list(islice(ids, BATCH))

    def chunks() -> Iterator[bytes]:
        if request.state.bodiless:
            return
        found = _read(archive, first)
        text = head(found)
        while found:
            yield (text + "".join(write(record) for record in found)).encode("utf-8", "replace")
            text = ""
            found = _read(archive, list(islice(ids, BATCH)))
        yield (text + tail).encode("utf-8")

    headers = {"ETag": etag, "Cache-Control": "no-cache"}
    if name:
        headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return StreamingResponse(chunks(), media_type=media_type, headers=headers)


def _read(archive: Archive, batch: Sequence[str]) -> list[ExportRecord]:
    with archive.reading() as session:  # a short read each: a slow client must not hold back the writer's checkpoints
        return records(session, batch) if batch else []


def _csv(values: tuple[str, ...]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(values)
    return line.getvalue()


def _csv_line(record: ExportRecord) -> str:
    published = record.published
    return _csv(
        (
            record.id,
            record.title,
            published.date or "",
            published.precision,
            published.origin,
            published.not_before or "",
            published.not_after or "",
            record.source.name if record.source else "",
            SEPARATOR.join(record.authors),
            record.url,
            record.language,
            SEPARATOR.join(record.people),
            record.standfirst,
            record.body,
            record.comments,
        )
    )


def _json_line(record: ExportRecord) -> str:
    line = {
        "id": record.id,
        "title": record.title,
        "published": record.published.date,
        "published_precision": record.published.precision,
        "published_origin": record.published.origin,
        "not_before": record.published.not_before,
        "not_after": record.published.not_after,
        "source": record.source.name if record.source else "",
        "authors": record.authors,
        "url": record.url,
        "language": record.language,
        "people": record.people,
        "standfirst": record.standfirst,
        "body": record.body,
        "comments": record.comments,
    }
    return json.dumps(line, ensure_ascii=False) + "\n"


# ---------- Atom ----------
def _feed_head(request: Request, params: ExportParams, base: str, first: Sequence[ExportRecord]) -> str:
    updated = max((record.updated_at for record in first), default="1970-01-01T00:00:00+00:00")
    this = base + request.url.path + (f"?{request.url.query}" if request.url.query else "")
    page = base + "/" + (f"?{request.url.query}" if request.url.query else "")
    title = f"Clippings: {params.q}" if params.q else "Clippings: newest articles"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<title>{_xml(title)}</title>\n<id>{_xml(this)}</id>\n<updated>{_xml(updated)}</updated>\n"
        f"<author><name>Clippings</name></author>\n<generator>Clippings</generator>\n"
        f'<link rel="self" type="application/atom+xml" href={quoteattr(_clean(this))}/>\n'
        f'<link rel="alternate" type="text/html" href={quoteattr(_clean(page))}/>\n'
    )


def _entry(record: ExportRecord, base: str) -> str:
    address = f"{base}/articles/{record.id}"
    summary = record.standfirst or record.body[:SUMMARY_LENGTH].rsplit(" ", 1)[0]
    authors = "".join(f"<author><name>{_xml(name)}</name></author>" for name in record.authors)
    published = record.published.date if record.published.precision == "day" else None
    return (
        f"<entry>\n<title>{_xml(headline(record))}</title>\n<id>urn:clippings:article:{_xml(record.id)}</id>\n"
        f'<link rel="alternate" type="text/html" href={quoteattr(address)}/>\n'
        f'<link rel="alternate" type="application/json" href={quoteattr(f"{base}/api/articles/{record.id}")}/>\n'
        + (f"<published>{_moment(published)}</published>\n" if published else "")
        + f"<updated>{_xml(record.updated_at)}</updated>\n{authors}"
        + (f"<category term={quoteattr(_clean(record.source.name))}/>\n" if record.source else "")
        + f"<summary>{_xml(summary)}</summary>\n</entry>\n"
    )


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _clean(text: str) -> str:
    """XML 1.0 has no way to write most control characters, so a feed leaves them out."""
    return _NOT_XML.sub("", text)


def _xml(text: str) -> str:
    return escape(_clean(text))
