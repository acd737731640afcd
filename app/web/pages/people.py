"""The people of the archive: the list, and one person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from app.browse import people as browse
from app.browse.views import ArticleSummary, PeoplePage, PersonQuote, PersonView
from app.web.deps import OpenArchive
from app.web.likely import with_suggestions
from app.web.pages.day_fields import WithDays, reads_days
from app.web.pages.facets import share
from app.web.pages.histogram import Histogram, best_unit, histogram
from app.web.pages.links import PageState
from app.web.pages.results import orders, pages_of
from app.web.params import Paged, PeopleParams, names_of, reads
from app.web.templating import address, period_words, render, seen_words, spoken

router = APIRouter(include_in_schema=False)

SORTS = {"articles": "Articles", "mentions": "Mentions", "recent": "Newest", "name": "Name"}
DEFAULT_PAGE = 50
MOST_COMPANIONS = 15
OPEN_ROLES = 12
"""Roles that are shown at once; a president has thirty, and the articles come after them."""
LINKED_WORDS = 8

ListAsked = Annotated[WithDays[PeopleParams], Depends(reads_days(PeopleParams))]
PersonAsked = Annotated[Paged, Depends(reads(Paged, ignore_unknown=True))]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    id: str
    name: str
    matched: str
    articles: int
    mentions: int
    share: float
    seen: str


@dataclass(frozen=True, slots=True)
class Letter:
    letter: str
    href: str
    current: bool


@router.get("/people", response_class=HTMLResponse)
def people_page(request: Request, archive: OpenArchive, asked: ListAsked) -> HTMLResponse:
    params = asked.params
    per_page = params.per_page if "per_page" in params.model_fields_set else DEFAULT_PAGE
    known = names_of(PeopleParams)
    state = PageState.of("/people", [pair for pair in asked.pairs if pair[0] in known])
    with archive.reading() as session:
        found = browse.people(
            session,
            q=params.q,
            sort=params.sort,
            letter=params.letter,
            first=params.first,
            last=params.last,
            page=params.page,
            per_page=per_page,
        )
    return render(
        request,
        "people/list.html",
        status=asked.status,
        **asked.fields(),
        found=found,
        people=_rows(found, sort=params.sort),
        name_text=params.q.strip(),
        carried_people=state.hidden("q", "from", "to"),
        letter=params.letter,
        letters=[Letter(letter.upper(), state.having("letter", letter), letter == params.letter.lower()) for letter in found.letters],
        all_letters_href=state.without("letter"),
        orders=orders(state, SORTS, params.sort),
        pages=pages_of(state, total=found.total, page=found.page, per_page=found.per_page),
        narrowed=bool(params.letter or params.first or params.last),
        json_href=state.at("/api/people"),
    )


def _rows(found: PeoplePage, *, sort: str) -> list[PersonRow]:
    counts = [person.mentions if sort == "mentions" else person.articles for person in found.people]
    most = max(counts, default=0)
    return [
        PersonRow(
            id=person.id,
            name=person.name,
            matched=person.matched,
            articles=person.articles,
            mentions=person.mentions,
            share=share(count, most),
            seen=seen_words(person.first_day, person.last_day),
        )
        for person, count in zip(found.people, counts, strict=True)
    ]


# ---------- one person ----------
@dataclass(frozen=True, slots=True)
class Companion:
    id: str
    name: str
    articles: int
    share: float


@dataclass(frozen=True, slots=True)
class RoleRow:
    when: str
    text: str
    articles: int
    source: str
    article: ArticleSummary


@router.get("/people/{slug}", response_class=HTMLResponse)
def person_page(request: Request, archive: OpenArchive, slug: str, params: PersonAsked) -> Response:
    """One person; the address of one who was merged leads to the other."""
    with archive.reading() as session:
        person = with_suggestions(session, browse.person(session, slug))
        if person.id != slug:
            return RedirectResponse(f"/people/{quote(person.id, safe='')}", status_code=302)  # not for good: a merge can be undone
        articles = browse.person_articles(session, slug, page=params.page, per_page=params.per_page)
    state = PageState.of(request.url.path, [pair for pair in request.query_params.multi_items() if pair[0] in ("page", "per_page")])
    return render(
        request,
        "people/person.html",
        **person_context(person),
        articles=articles,
        pages=pages_of(state, total=articles.total, page=articles.page, per_page=articles.per_page),
    )


def person_context(person: PersonView) -> dict[str, Any]:
    most = max((other.articles for other in person.together), default=0)
    first, last = person.first_day, person.last_day
    return {
        "person": person,
        "seen": "" if first is None or last is None else f"{first.year}" if first.year == last.year else f"{first.year} to {last.year}",
        "correct_href": f"/people/{quote(person.id, safe='')}/correct",
        "search_href": address("/", person=person.id, sort="newest", duplicates="show"),
        "together": [
            Companion(other.id, other.name, other.articles, share(other.articles, most)) for other in person.together[:MOST_COMPANIONS]
        ],
        **_roles(person),
        "quote_href": quote_href,
        "histogram": _timeline(person),
    }


def _roles(person: PersonView) -> dict[str, list[RoleRow]]:
    """The most frequent roles and the rest, both in the order of time."""
    frequent = sorted(person.roles, key=lambda role: -role.articles)[:OPEN_ROLES]
    shown: dict[str, list[RoleRow]] = {"roles": [], "more_roles": []}
    for role in person.roles:
        source = role.article.source.name if role.article.source else ""
        row = RoleRow(_between(role.first, role.last), role.text, role.articles, source, role.article)
        shown["roles" if role in frequent else "more_roles"].append(row)
    return shown


def quote_href(said: PersonQuote) -> str:
    """The place of a quotation in its article, by its first words: a text fragment, which browsers without it ignore."""
    words = spoken(said.text.strip().partition("\n")[0]).split()[:LINKED_WORDS]
    return f"/articles/{quote(said.article.id, safe='')}#:~:text={quote(' '.join(words), safe='').replace('-', '%2D')}"


def _between(first: str | None, last: str | None) -> str:
    if not first or not last:
        return "no date"
    return period_words(first) if first == last else f"{first[:4]}\N{EN DASH}{last[:4]}" if first[:4] != last[:4] else first[:4]


def _timeline(person: PersonView) -> Histogram | None:
    months = {month.period: month.articles for month in person.months}

    def link(first: str, last: str) -> str:
        return address("/", person=person.id, from_=first, to=last, duplicates="show")

    return histogram(months, unit=best_unit(months), link=link)
