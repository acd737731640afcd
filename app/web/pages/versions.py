"""The versions of an article, and what differs between two of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse

from app.browse import versions as browse
from app.browse.views import DifferentFact
from app.web.deps import OpenArchive
from app.web.pages.changes import laid_out, outside_blanks
from app.web.pages.links import PageState
from app.web.pages.results import pages_of
from app.web.params import NoParams, Paged, reads
from app.web.templating import period_words, render

router = APIRouter(include_in_schema=False)

FACT_WORDS = {
    "source": "Source",
    "published": "Published",
    "byline": "Byline",
    "authors": "By",
    "dateline": "Dateline",
    "url": "Original",
    "language": "Language",
}


@dataclass(frozen=True, slots=True)
class FactRow:
    label: str
    old: str
    new: str


ListAsked = Annotated[Paged, Depends(reads(Paged, ignore_unknown=True))]
PairAsked = Annotated[NoParams, Depends(reads(NoParams, ignore_unknown=True))]


@router.get("/articles/{article_id}/versions", response_class=HTMLResponse)
def versions_page(request: Request, archive: OpenArchive, article_id: str, params: ListAsked) -> HTMLResponse:
    with archive.reading() as session:
        found = browse.versions(session, article_id, page=params.page, per_page=params.per_page)
    state = PageState.of(request.url.path, [pair for pair in request.query_params.multi_items() if pair[0] in ("page", "per_page")])
    return render(
        request,
        "article/versions.html",
        found=found,
        pages=pages_of(state, total=found.total, page=found.page, per_page=found.per_page),
        json_href=state.at(f"/api/articles/{quote(article_id, safe='')}/versions"),
    )


@router.get("/articles/{article_id}/versions/{other_id}", response_class=HTMLResponse)
def difference_page(request: Request, archive: OpenArchive, article_id: str, other_id: str, params: PairAsked) -> HTMLResponse:
    with archive.reading() as session:
        found = browse.difference(session, article_id, other_id)
    return render(
        request,
        "article/difference.html",
        found=found,
        title=[piece for change in found.title for piece in outside_blanks(change)],
        facts=_facts(found.facts),
        title_changed=any(change.kind != "same" for change in found.title),
        text_changed=any(change.kind != "same" for change in (*found.standfirst, *found.body)),
        standfirst=laid_out(found.standfirst),
        body=laid_out(found.body),
    )


def _facts(facts: Sequence[DifferentFact]) -> list[FactRow]:
    """What differs beside the text, in words; the authors are told by their byline when that differs too."""
    told = {fact.name for fact in facts} - ({"authors"} if any(fact.name == "byline" for fact in facts) else set())
    return [FactRow(FACT_WORDS[fact.name], period_words(fact.old), period_words(fact.new)) for fact in facts if fact.name in told]
