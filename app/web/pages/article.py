"""One article to read: its text with people, dates and hits marked, and what lies beside it."""

from __future__ import annotations

from typing import Annotated, Literal
from urllib.parse import quote, urlsplit

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import Field

from app.browse import articles
from app.browse.views import ArticleSummary, ArticleView
from app.domain import SearchOptions
from app.errors import DeadlineError, ForbiddenError, UsageError
from app.search.port import Highlight
from app.search.query import SearchQuery
from app.web.deps import Archive, OpenArchive
from app.web.page_tags import untag
from app.web.pages.article_text import date_notes, field_marks, person_notes
from app.web.pages.citation import bibtex, citation
from app.web.pages.forms import Posted, resolved_words
from app.web.pages.marking import line, paragraphs
from app.web.params import MAX_QUERY, QueryParams, reads
from app.web.templating import address, render, sentence
from app.web.writes import correct_article

router = APIRouter(include_in_schema=False)

SIMILAR = 5
MARKS = ("hits", "people", "dates")


class ArticlePageParams(QueryParams):
    """``q`` keeps the hits of a search marked; ``marks`` says what is marked, all when it is not given."""

    q: Annotated[str, Field(max_length=MAX_QUERY)] = ""
    marks: Annotated[list[Literal["none", "hits", "people", "dates"]], Field(default_factory=list)]
    saved: bool = False


Asked = Annotated[ArticlePageParams, Depends(reads(ArticlePageParams, ignore_unknown=True))]


@router.get("/articles/{article_id}", response_class=HTMLResponse)
def article_page(request: Request, archive: OpenArchive, article_id: str, params: Asked) -> Response:
    """The article; without a query nothing is a hit."""
    with archive.reading() as session:
        article = articles.article(session, article_id)
    notice = f"Saved. {resolved_words(article)}" if params.saved else ""
    return _article_response(request, archive, article, params, notice=notice)


@router.post("/articles/{article_id}/published", response_class=HTMLResponse)
def set_published(request: Request, archive: OpenArchive, article_id: str, form: Posted) -> Response:
    """Set the date of publication; an empty one takes back what was set."""
    typed = form.value("published")
    try:
        correct_article(archive, article_id, {"published": typed}, token=form.token)
    except (UsageError, ForbiddenError) as error:
        with archive.reading() as session:
            article = articles.article(session, article_id)
        params = ArticlePageParams(marks=[])
        return _article_response(
            request, archive, article, params, status=error.status, problem=sentence(str(error).removeprefix("published=")), typed=typed
        )
    return RedirectResponse(f"/articles/{quote(article_id, safe='')}?saved=true", status_code=303)


def _article_response(
    request: Request, archive: Archive, article: ArticleView, params: ArticlePageParams, *, status: int = 200, **words: str
) -> HTMLResponse:
    hits = _hits(request, archive, article, params.q)
    marks = field_marks(article, hits)
    parts = urlsplit(article.url)
    is_web = parts.scheme in ("http", "https")
    return render(
        request,
        "article/article.html",
        status=status,
        headers=None,
        **words,
        article=article,
        q=params.q.strip(),
        shown=tuple(params.marks) if params.marks else MARKS,
        hit_count=len(hits),
        title=line(article.title, marks["title"]),
        standfirst=paragraphs(article.standfirst, marks["standfirst"]),
        body=paragraphs(article.body, marks["body"]),
        comments=paragraphs(article.comments, marks["comments"]),
        comments_hit=bool(hits) and all(hit.field == "comments" for hit in hits),
        people=person_notes(article),
        dates=date_notes(article),
        similar=_similar(request, archive, article.id),
        citation=citation(article),
        bibtex=bibtex(article),
        versions_href=f"/articles/{quote(article.id, safe='')}/versions",
        back_href=address("/", q=params.q.strip()) if params.q.strip() else "",
        source_href=article.url if is_web else "",
        source_host=parts.netloc.removeprefix("www."),
    )


def _hits(request: Request, archive: Archive, article: ArticleView, q: str) -> tuple[Highlight, ...]:
    """Where the query hits; nowhere when that takes too long, because the article can be read without."""
    if not q.strip():
        return ()
    try:
        return archive.explorer.highlights(article.id, SearchQuery.of(q, SearchOptions(scope="all")))
    except DeadlineError:
        untag(request)
        return ()


def _similar(request: Request, archive: Archive, article_id: str) -> list[ArticleSummary]:
    try:
        found = archive.explorer.similar(article_id, limit=SIMILAR)
    except DeadlineError:
        untag(request)
        return []
    return [
        ArticleSummary(id=other.id, title=other.title, opening=other.opening, source=other.source, published=other.published)
        for other in found
    ]
