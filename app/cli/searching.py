"""``clippings search`` and ``stats``: what the API answers, without a server."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from app.browse.stats import stats
from app.cli.options import reading
from app.domain import Published, SearchPage
from app.errors import UsageError
from app.search.fts5 import Fts5Index
from app.search.query import SearchQuery
from app.settings import Settings
from app.store.engine import ReadSession
from app.web.headlines import headline
from app.web.params import SearchParams
from app.web.schemas.common import dumped
from app.web.schemas.search import UNASKED, SearchPageOut


def find(settings: Settings, parameters: Mapping[str, str]) -> SearchPage:
    """Search with the parameters of ``/api/articles``."""
    try:
        params = SearchParams.model_validate(parameters)
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0]).replace("_", "-")
        raise UsageError(f"{'the query' if name == 'q' else f'--{name}'}: {first['msg'].removeprefix('Input ')}") from error
    with reading(settings) as readers:
        index = Fts5Index(readers, query_deadline=settings.query_deadline, spellings=settings.spellings)
        return index.search(SearchQuery.of(params.q, params.options()))


def api_answer(settings: Settings, parameters: Mapping[str, str]) -> str:
    """The bytes that ``/api/articles`` answers with, and a line end."""
    return dumped(SearchPageOut.model_validate(find(settings, parameters)), exclude=UNASKED).decode() + "\n"


def table(settings: Settings, parameters: Mapping[str, str]) -> str:
    """The results as lines to read: id, date, source, title."""
    page = find(settings, parameters)
    rows = [(r.id, _when(r.published), r.source.name if r.source else "", r.title or headline(r)) for r in page.results]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(3)]
    lines = ["  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[3]]) for row in rows]
    full = sum(not result.relaxed for result in page.results)
    if full < len(lines):
        lines.insert(full, "with the likely spelling:" if page.is_corrected else "with some of the words:")
    notes = [f"{added.term} also finds {', '.join(added.added)}" for added in page.query.expanded]
    notes += list(page.query.warnings) + ([f"did you mean: {page.query.suggestion}"] if page.query.suggestion else [])
    return "\n".join([*lines, f"{page.total:,} articles in {page.took_ms:.0f} ms", *notes]) + "\n"


def _when(published: Published) -> str:
    if published.date:
        return published.date
    return f"after {published.not_before}" if published.not_before else "unknown"


COUNTS = ("articles", "duplicates", "people", "dates", "dates_resolved", "undated", "waiting", "missing", "failures_total")


def stats_record(session: ReadSession) -> dict[str, Any]:
    """What the archive holds: the counts of ``/api/stats``."""
    found = stats(session)
    return {name: getattr(found, name) for name in COUNTS} | {"sources": len(found.sources), "revision": found.revision}
