"""Decisions about people from their pages: merge, split, rename, hide, no person; and taking one back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Path, Request
from fastapi.responses import HTMLResponse

from app.curate.ledger import DecisionReport
from app.web.deps import OpenArchive
from app.web.pages.forms import Posted
from app.web.templating import render
from app.web.writes import PersonAction, decide, undo

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True)
class DecisionForm:
    """A form on the page of a person: what it does, and its fields as (name, label, hint) triples."""

    action: PersonAction
    title: str
    button: str
    fields: tuple[tuple[str, str, str], ...] = ()


FORMS: tuple[DecisionForm, ...] = (
    DecisionForm("merge", "This is somebody else of the archive", "Merge", (("into", "Id or name of the other", "antony-blinken"),)),
    DecisionForm("rename", "Show another name", "Rename", (("name", "Name", ""),)),
    DecisionForm(
        "split",
        "Two people in one",
        "Set apart",
        (
            ("surfaces", "Names that are somebody else, with ; between", "Mr. Bush"),
            ("articles", "Or the articles that mean somebody else", "ids"),
            ("name", "Name of that person", ""),
        ),
    ),
    DecisionForm("hide", "Leave this person out of lists and pages", "Hide"),
    DecisionForm("not-a-person", "This is not a person", "Not a person"),
)


@router.post("/people/{slug}/{action}", response_class=HTMLResponse)
def decide_about(request: Request, archive: OpenArchive, slug: str, action: PersonAction, form: Posted) -> HTMLResponse:
    """Make the decision and tell what it changed; whatever cannot be is told as an error page."""
    values = {name: value.strip() for name, value in form.fields if value.strip()}
    return _done(request, decide(archive, slug, action, values, token=form.token))


@router.post("/decisions/{entry}/undo", response_class=HTMLResponse)
def take_back(request: Request, archive: OpenArchive, entry: Annotated[int, Path(ge=1, le=2**31)], form: Posted) -> HTMLResponse:
    return _done(request, undo(archive, entry, token=form.token))


def _done(request: Request, report: DecisionReport) -> HTMLResponse:
    return render(request, "people/decided.html", report=report)
