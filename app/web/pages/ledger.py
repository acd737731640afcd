"""What was decided about people, and taking it back; and who may be one person without being linked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, assert_never
from urllib.parse import quote

from fastapi import APIRouter, Depends, Path, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from pydantic import Field

from app.curate.decisions import Hide, Merge, NotAPerson, PersonKey, Rename, Split
from app.curate.entries import Entry, entry
from app.curate.ledger import history
from app.curate.suggesting import suggestions
from app.errors import ForbiddenError, UsageError
from app.web.deps import Archive, OpenArchive
from app.web.pages.forms import Posted
from app.web.pages.links import PageState
from app.web.params import LedgerParams, LikelyMergesParams, QueryParams, reads
from app.web.templating import address, plural, render, sentence
from app.web.writes import undo

router = APIRouter(include_in_schema=False)

Number = Annotated[int, Path(ge=1, le=2**31)]


class EntryParams(QueryParams):
    """``articles`` and ``mentions`` are what the decision, or taking it back, has just changed."""

    articles: Annotated[int | None, Field(ge=0)] = None
    mentions: Annotated[int | None, Field(ge=0)] = None


@dataclass(frozen=True, slots=True)
class Word:
    """A stretch of a sentence, with the page of the person whom it names."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRow:
    """A decision as a sentence; ``undone`` is when it was taken back, empty while it holds."""

    number: int
    words: tuple[Word, ...]
    made: str
    note: str
    undone: str

    @property
    def text(self) -> str:
        return "".join(word.text for word in self.words)


@router.get("/ledger", response_class=HTMLResponse)
def ledger_page(
    request: Request, archive: OpenArchive, params: Annotated[LedgerParams, Depends(reads(LedgerParams, ignore_unknown=True))]
) -> HTMLResponse:
    with archive.reading() as session:
        found = history(session, limit=params.limit + 1, before=params.before)
    shown = found[: params.limit]
    state = PageState.of("/ledger", [pair for pair in request.query_params.multi_items() if pair[0] in ("limit", "before")])
    return render(
        request,
        "people/ledger.html",
        rows=[_row(one) for one in shown],
        older_href=state.having("before", shown[-1].id) if len(found) > len(shown) else "",
        newest_href=state.without("before") if params.before else "",
        json_href=state.at("/api/ledger"),
    )


@router.get("/ledger/{number}", response_class=HTMLResponse)
def entry_page(
    request: Request, archive: OpenArchive, number: Number, params: Annotated[EntryParams, Depends(reads(EntryParams, ignore_unknown=True))]
) -> HTMLResponse:
    changed = "" if params.articles is None else f"{plural(params.mentions or 0, 'mention')} in {plural(params.articles, 'article')}"
    return _entry_page(request, archive, number, changed=changed)


@router.post("/ledger/{number}/undo", response_class=HTMLResponse)
def take_back(request: Request, archive: OpenArchive, number: Number, form: Posted) -> Response:
    try:
        report = undo(archive, number, token=form.token)
    except (UsageError, ForbiddenError) as error:
        return _entry_page(request, archive, number, status=error.status, problem=sentence(str(error)))
    changed = {"articles": report.relinked.articles, "mentions": report.relinked.mentions}
    return RedirectResponse(address(f"/ledger/{number}", **changed), status_code=303)


def _entry_page(request: Request, archive: Archive, number: int, *, status: int = 200, **words: str) -> HTMLResponse:
    with archive.reading() as session:
        row = _row(entry(session, number))
    return render(request, "people/entry.html", status=status, headers=None, row=row, **{"changed": "", **words})


@router.get("/likely-merges", response_class=HTMLResponse)
def likely_merges_page(
    request: Request, archive: OpenArchive, params: Annotated[LikelyMergesParams, Depends(reads(LikelyMergesParams, ignore_unknown=True))]
) -> HTMLResponse:
    with archive.reading() as session:
        found = suggestions(session, limit=params.limit)
    return render(request, "people/likely.html", pairs=found)


def _row(one: Entry) -> EntryRow:
    undone = one.undone_at or ""
    return EntryRow(number=one.id, words=_words(one, holds=not undone), made=_minute(one.made_at), note=one.note, undone=_minute(undone))


def _minute(moment: str) -> str:
    return moment[:16].replace("T", " ")


def _words(one: Entry, *, holds: bool) -> tuple[Word, ...]:
    """What was decided; people who have no page while the decision holds are named without a link."""
    made = one.decision
    match made:
        case Merge():
            return _name(made.person), Word(" is the same person as "), _name(made.into)
        case Split():
            where = [f"where the name is {' or '.join(made.surfaces)}"] if made.surfaces else []
            where += [f"in {plural(len(made.articles), 'article')}"] if made.articles else []
            return _name(made.new, linked=holds), Word(" is somebody else than "), _name(made.person), Word(f", {' and '.join(where)}")
        case Rename():
            return _name(made.person), Word(f" is shown as {made.name}")
        case Hide():
            return _name(made.person, linked=not holds), Word(" is left out of lists and pages")
        case NotAPerson():
            return _name(made.person, linked=not holds) if made.person else Word(made.surface), Word(" is not a person")
        case _:
            assert_never(made)


def _name(person: PersonKey, *, linked: bool = True) -> Word:
    return Word(person.name, f"/people/{quote(person.slug, safe='')}" if linked else "")
