"""The dates that texts speak of: the heat strip of years, and one year, month or day with its sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from app.browse import dates as browse
from app.browse import days
from app.browse.periods import period as read_period
from app.browse.views import ArticleSummary, DaySentence, DayView
from app.domain import DateMention, PersonRef, Segment
from app.errors import NotFoundError, UsageError
from app.web.deps import Archive, OpenArchive
from app.web.pages.article_text import date_evidence
from app.web.pages.heat import Month, day_edges, decades, months
from app.web.pages.links import PageState
from app.web.pages.results import pages_of
from app.web.params import Paged, QueryParams, reads
from app.web.templating import address, period_words, render, sentence

router = APIRouter(include_in_schema=False)


class GotoParams(QueryParams):
    period: str = ""


Goto = Annotated[GotoParams, Depends(reads(GotoParams, ignore_unknown=True))]
Asked = Annotated[Paged, Depends(reads(Paged, ignore_unknown=True))]


@dataclass(frozen=True, slots=True)
class Crumb:
    label: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceRow:
    """A sentence with the words for its date; ``opens_wider`` on the first that is about a longer time."""

    article: ArticleSummary
    segments: tuple[Segment, ...]
    date: DateMention
    evidence: str
    people: tuple[PersonRef, ...]
    href: str
    opens_wider: bool


@router.get("/dates", response_class=HTMLResponse)
def dates_page(request: Request, archive: OpenArchive, params: Goto) -> Response:
    """All years; ``period`` leads to the page of that period."""
    problem = ""
    if params.period.strip():
        try:
            return RedirectResponse(f"/dates/{read_period(params.period).text}", status_code=303)
        except UsageError as error:
            problem = sentence(str(error))
    with archive.reading() as session:
        view = browse.dates(session, by="year")
    counts = {one.period: one.mentions for one in view.periods}
    status = 400 if problem else 200
    return render(request, "dates/dates.html", status=status, dates=view, decades=decades(counts), asked=params.period, problem=problem)


@router.get("/dates/{period}", response_class=HTMLResponse)
def period_page(request: Request, archive: OpenArchive, period: str, params: Asked) -> Response:
    try:
        asked = read_period(period)
    except UsageError as error:
        raise NotFoundError(str(error)) from error
    if asked.text != period:
        return RedirectResponse(f"/dates/{asked.text}", status_code=301)
    with archive.reading() as session:
        day = days.day(session, period, page=params.page, per_page=params.per_page)
    state = PageState.of(request.url.path, [pair for pair in request.query_params.multi_items() if pair[0] in ("page", "per_page")])
    return render(
        request,
        "dates/period.html",
        day=day,
        calendar=_calendar(archive, day),
        crumbs=_crumbs(day),
        sentences=_sentences(day),
        pages=pages_of(state, total=day.total + day.total_wider, page=day.page, per_page=day.per_page),
        published_href=address("/", from_=day.period, to=day.period),
    )


def _calendar(archive: Archive, day: DayView) -> list[Month]:
    """The days of the year or month, none for a single day."""
    if day.precision not in ("year", "month"):
        return []
    month = day.first.month if day.precision == "month" else None
    first, last = day_edges(day.first.year, month)
    with archive.reading() as session:
        by_day = browse.dates(session, first=first, last=last, by="day")
        by_month = browse.dates(session, first=first, last=last, by="month") if month is None else None
    counted: dict[str, int] = {one.period: one.mentions for one in by_month.periods} if by_month else {}
    return months({one.period: one.mentions for one in by_day.periods}, counted, year=day.first.year, month=month)


def _crumbs(day: DayView) -> list[Crumb]:
    parts = day.period.split("-")
    names = [parts[0].lstrip("0")]
    if len(parts) > 1:
        names.append(period_words("-".join(parts[:2])).split()[0])
    if len(parts) > 2:
        names.append(str(day.first.day))
    last = len(parts) - 1
    return [Crumb(name, "" if place == last else f"/dates/{'-'.join(parts[: place + 1])}") for place, name in enumerate(names)]


def _sentences(day: DayView) -> list[SentenceRow]:
    rows: list[SentenceRow] = []
    seen_wider = False
    for one in day.sentences:
        rows.append(_row(one, opens_wider=one.wider and not seen_wider))
        seen_wider = seen_wider or one.wider
    return rows


def _row(one: DaySentence, *, opens_wider: bool) -> SentenceRow:
    return SentenceRow(
        article=one.article,
        segments=one.segments,
        date=one.date,
        evidence=date_evidence(one.date),
        people=one.people,
        href=f"/articles/{one.article.id}",
        opens_wider=opens_wider,
    )
