"""Articles without a publication date, where dates can be set one by one or many at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import Field

from app.browse import articles
from app.errors import ForbiddenError, NotFoundError, UsageError
from app.web.deps import Archive, OpenArchive
from app.web.headlines import headline
from app.web.pages.forms import Posted, PostedForm, resolved_words
from app.web.pages.links import PageState
from app.web.pages.results import pages_of
from app.web.params import Names, Paged, names_of, reads
from app.web.templating import plural, render, sentence
from app.web.writes import correct_article, require_token

router = APIRouter(include_in_schema=False)

DEFAULT_PAGE = 50
DATE_FIELD = "published:"
"""A field of the form for one article: this and the article's id."""


class UndatedParams(Paged):
    """``saved`` names the articles whose date has just been set."""

    saved: Annotated[Names, Field(default_factory=list)]


Asked = Annotated[UndatedParams, Depends(reads(UndatedParams, ignore_unknown=True))]


@dataclass(frozen=True, slots=True)
class Outcome:
    heading: str
    lines: tuple[str, ...]


@dataclass(slots=True)
class Refusals:
    """What could not be saved: the messages, and what was typed, by article."""

    messages: list[str] = field(default_factory=list)
    typed: dict[str, str] = field(default_factory=dict)
    status: int = 200


@router.get("/undated", response_class=HTMLResponse)
def undated_page(request: Request, archive: OpenArchive, params: Asked) -> HTMLResponse:
    return _page(request, archive, params, Refusals())


@router.post("/undated", response_class=HTMLResponse)
def set_dates(request: Request, archive: OpenArchive, params: Asked, form: Posted) -> Response:
    """Set the dates that were typed; ``published`` alone is for every chosen article that has none of its own."""
    refusals = Refusals()
    wanted = _wanted(form)
    saved = _save(archive, wanted, form.token, refusals)
    if not wanted:
        refusals.messages.append("No date was typed.")
        refusals.status = 400
    if refusals.messages:
        return _page(request, archive, params.model_copy(update={"saved": saved}), refusals)
    return RedirectResponse(f"/undated?{urlencode([('saved', one) for one in saved])}", status_code=303)


def _wanted(form: PostedForm) -> dict[str, str]:
    alone = {name.removeprefix(DATE_FIELD): value.strip() for name, value in form.fields if name.startswith(DATE_FIELD) and value.strip()}
    shared = form.value("published")
    return {**(dict.fromkeys(form.values("choose"), shared) if shared else {}), **alone}


def _save(archive: Archive, wanted: dict[str, str], token: str, refusals: Refusals) -> list[str]:
    saved: list[str] = []
    try:
        require_token(archive, token)
    except ForbiddenError as error:
        refusals.messages.append(sentence(str(error)))
        refusals.typed = wanted
        refusals.status = error.status
        return saved
    for article, published in wanted.items():
        try:
            correct_article(archive, article, {"published": published}, token=token)
            saved.append(article)
        except (UsageError, NotFoundError) as error:
            refusals.messages.append(sentence(str(error)))
            refusals.typed[article] = published
            refusals.status = error.status
    return saved


def _page(request: Request, archive: Archive, params: UndatedParams, refusals: Refusals) -> HTMLResponse:
    per_page = params.per_page if "per_page" in params.model_fields_set else DEFAULT_PAGE
    with archive.reading() as session:
        found = articles.undated(session, page=params.page, per_page=per_page)
    known = names_of(Paged)
    state = PageState.of("/undated", [pair for pair in request.query_params.multi_items() if pair[0] in known])
    return render(
        request,
        "dates/undated.html",
        status=refusals.status,
        undated=found,
        pages=pages_of(state, total=found.total, page=found.page, per_page=found.per_page),
        outcome=_outcome(archive, params.saved),
        problem=" ".join(dict.fromkeys(refusals.messages)),
        typed=refusals.typed,
        form_action=state.link_all(),
    )


def _outcome(archive: Archive, saved: list[str]) -> Outcome | None:
    """What the dates that were set resolved, read from the archive as it is now."""
    lines: list[str] = []
    for article_id in dict.fromkeys(saved):
        try:
            with archive.reading() as session:
                article = articles.article(session, article_id)
        except NotFoundError:
            continue
        lines.append(f"{headline(article)}: {resolved_words(article)}")
    return Outcome(f"{plural(len(lines), 'article')} dated.", tuple(lines)) if lines else None
