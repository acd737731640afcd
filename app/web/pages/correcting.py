"""Putting a person right from the browser: merge, set apart, rename, hide, no person; each says first what will happen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Annotated, Any, Literal
from urllib.parse import quote

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import Field

from app.browse import people as browse
from app.browse.views import PersonSummary
from app.errors import ForbiddenError, NotFoundError, UsageError
from app.store.engine import ReadSession
from app.web.deps import Archive, OpenArchive
from app.web.likely import likely_same
from app.web.pages.forms import Posted, PostedForm
from app.web.pages.links import PageState
from app.web.pages.results import Choice, pages_of
from app.web.params import Cleaned, Paged, names_of, reads
from app.web.problems import ProblemError
from app.web.templating import address, render, seen_words, sentence
from app.web.writes import TAKES, WRITING_OFF, PersonAction, decide

router = APIRouter(include_in_schema=False)

ACTIONS: dict[PersonAction, str] = {
    "merge": "Same person as somebody else",
    "split": "Two people in one",
    "rename": "Another name",
    "hide": "Leave this person out",
    "not-a-person": "Not a person",
}
ARTICLES_TO_CHOOSE = 100
PEOPLE_FOUND = 20


class CorrectParams(Paged):
    """``do`` is the decision that is being prepared, ``q`` finds the other person, ``into`` is the one who is chosen already."""

    do: Literal["merge", "split", "rename", "hide", "not-a-person"] | None = None
    q: Annotated[str, Field(max_length=500)] = ""
    into: Cleaned | None = None


Asked = Annotated[CorrectParams, Depends(reads(CorrectParams, ignore_unknown=True))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody into whom a person could be merged."""

    id: str
    name: str
    articles: int
    seen: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What a refused form held, to be shown again."""

    problem: str = ""
    status: int = 200
    values: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def chosen(self, name: str) -> Sequence[str]:
        return self.values.get(name, ())

    def text(self, name: str) -> str:
        return next(iter(self.chosen(name)), "")


@router.get("/people/{slug}/correct", response_class=HTMLResponse)
def correct_page(request: Request, archive: OpenArchive, slug: str, params: Asked) -> Response:
    """What can be decided about a person, and what the chosen decision would change."""
    if archive.writer is None:
        raise ForbiddenError(WRITING_OFF)
    return _page(request, archive, slug, params, Typed())


@router.post("/people/{slug}/correct", response_class=HTMLResponse)
def decide_about(request: Request, archive: OpenArchive, slug: str, params: Asked, form: Posted) -> Response:
    """Make the decision; what cannot be is told beside the form, which keeps what was typed."""
    action = params.do
    if action is None:
        return _page(request, archive, slug, params, Typed(problem="Choose first what is wrong.", status=400))
    values = {name: "; ".join(filter(None, map(str.strip, form.values(name)))) for name in TAKES[action]}
    try:
        report = decide(archive, slug, action, {name: value for name, value in values.items() if value}, token=form.token)
    except (UsageError, ForbiddenError, NotFoundError) as error:
        return _page(request, archive, slug, params, _typed(form, str(error), error.status))
    except ProblemError as error:
        missing = "Choose the other person first." if action == "merge" else sentence(error.problem.detail)
        return _page(request, archive, slug, params, _typed(form, missing, error.problem.status))
    changed = {"articles": report.relinked.articles, "mentions": report.relinked.mentions}
    return RedirectResponse(address(f"/ledger/{report.entry}", **changed), status_code=303)


def _typed(form: PostedForm, problem: str, status: int) -> Typed:
    return Typed(problem=sentence(problem), status=status, values={name: form.values(name) for name, _ in form.fields})


def _page(request: Request, archive: Archive, slug: str, params: CorrectParams, typed: Typed) -> Response:
    path = f"/people/{quote(slug, safe='')}/correct"
    state = PageState.of(path, [pair for pair in request.query_params.multi_items() if pair[0] in names_of(CorrectParams)])
    with archive.reading() as session:
        person = browse.person_summary(session, slug)
        if person.id != slug:
            return RedirectResponse(address(f"/people/{quote(person.id, safe='')}/correct", do=params.do), status_code=302)
        context: dict[str, Any] = {}
        if params.do == "merge":
            context = {"name_text": params.q.strip(), "candidates": _candidates(session, person, params, typed)}
        elif params.do == "split":
            found = browse.person_articles(session, slug, page=params.page, per_page=ARTICLES_TO_CHOOSE)
            pages = pages_of(state, total=found.total, page=found.page, per_page=found.per_page)
            context = {"names": browse.printed_names(session, slug), "articles": found, "pages": pages}
    chosen = typed.text("into") or params.into or ""
    return render(
        request,
        "people/correct.html",
        status=typed.status,
        headers=None,
        person=person,
        do=params.do or "",
        choices=[Choice(label, state.link([("do", action)]), action == params.do) for action, label in ACTIONS.items()],
        typed=typed,
        chosen=chosen,
        problem=typed.problem,
        **context,
    )


def _candidates(session: ReadSession, person: PersonSummary, params: CorrectParams, typed: Typed) -> list[Candidate]:
    """Who may be meant: the one who is chosen already, those who were looked for, then those who are likely."""
    listed: dict[str, Candidate] = {}
    for slug in filter(None, (typed.text("into"), params.into)):
        try:
            listed[slug] = _candidate(browse.person_summary(session, slug))
        except NotFoundError:
            continue
    if params.q.strip():
        listed |= {one.id: _candidate(one) for one in browse.people(session, q=params.q, per_page=PEOPLE_FOUND).people}
    for likely in likely_same(session, person.id):
        known = listed.get(likely.id, Candidate(id=likely.id, name=likely.name, articles=likely.articles))
        listed[likely.id] = replace(known, evidence=likely.evidence)
    listed.pop(person.id, None)
    return list(listed.values())


def _candidate(one: PersonSummary) -> Candidate:
    return Candidate(id=one.id, name=one.name, articles=one.articles, seen=seen_words(one.first_day, one.last_day))
