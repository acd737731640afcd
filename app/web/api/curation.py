"""Decisions about people: merge, rename, hide, set apart; each one line in a ledger that can be undone."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Request, Response

from app.curate.entries import entry as entry_of
from app.curate.ledger import history
from app.web.answers import answer, etag_of
from app.web.deps import OpenArchive
from app.web.params import LedgerParams, NoParams, described, reads
from app.web.schemas.writes import DECISION_BODIES, UNDO_BODY, DecisionOut, EntryOut, LedgerOut
from app.web.writes import PersonAction, WriteRequest, decide, undo, write_request

router = APIRouter(tags=["curation"])
Nothing = Annotated[NoParams, Depends(reads(NoParams))]
Write = Annotated[WriteRequest, Depends(write_request)]
Number = Annotated[int, Path(ge=1, le=2**31)]
MADE: dict[str, Any] = {"response_model": DecisionOut}


def _decided(archive: OpenArchive, slug: str, action: PersonAction, write: WriteRequest) -> DecisionOut:
    return DecisionOut.of(decide(archive, slug, action, write.values, token=write.token))


@router.post("/api/people/{slug}/merge", summary="This is somebody else", openapi_extra=DECISION_BODIES["merge"], **MADE)
def merge_people(archive: OpenArchive, slug: str, params: Nothing, write: Write) -> DecisionOut:
    """This person is `into`, whose slug and name stay; the other slug leads there."""
    return _decided(archive, slug, "merge", write)


@router.post("/api/people/{slug}/rename", summary="Show another name", openapi_extra=DECISION_BODIES["rename"], **MADE)
def rename_person(archive: OpenArchive, slug: str, params: Nothing, write: Write) -> DecisionOut:
    """Show this person under `name`; the slug stays."""
    return _decided(archive, slug, "rename", write)


@router.post("/api/people/{slug}/hide", summary="Hide a person", openapi_extra=DECISION_BODIES["hide"], **MADE)
def hide_person(archive: OpenArchive, slug: str, params: Nothing, write: Write) -> DecisionOut:
    """Take this person out of lists, facets and pages."""
    return _decided(archive, slug, "hide", write)


@router.post("/api/people/{slug}/not-a-person", summary="This is no person", openapi_extra=DECISION_BODIES["not-a-person"], **MADE)
def not_a_person(archive: OpenArchive, slug: str, params: Nothing, write: Write) -> DecisionOut:
    """What was taken for a name is none."""
    return _decided(archive, slug, "not-a-person", write)


@router.post("/api/people/{slug}/split", summary="Set somebody apart", openapi_extra=DECISION_BODIES["split"], **MADE)
def split_person(archive: OpenArchive, slug: str, params: Nothing, write: Write) -> DecisionOut:
    """Those in `articles`, or called one of `surfaces`, are somebody else."""
    return _decided(archive, slug, "split", write)


@router.get("/api/ledger", response_model=LedgerOut, summary="Decisions about people", openapi_extra=described(LedgerParams))
def decisions(request: Request, archive: OpenArchive, params: Annotated[LedgerParams, Depends(reads(LedgerParams))]) -> Response:
    """What was decided about people, newest first, undone decisions too."""
    with archive.reading() as session:
        etag = etag_of(request, archive, session)
        found = history(session, limit=params.limit + 1, before=params.before)
    shown = found[: params.limit]
    older = {"before": shown[-1].id} if len(found) > len(shown) else None
    return answer(request, LedgerOut.of(shown), etag=etag, next_page=older)


@router.get("/api/ledger/{entry}", response_model=EntryOut, summary="One decision", openapi_extra=described(NoParams))
def one_decision(request: Request, archive: OpenArchive, entry: Number, params: Nothing) -> Response:
    """A line of the ledger; `undone_at` is null while it holds."""
    with archive.reading() as session:
        etag = etag_of(request, archive, session)
        found = entry_of(session, entry)
    return answer(request, EntryOut.of(found), etag=etag)


@router.post("/api/ledger/{entry}/undo", summary="Take a decision back", openapi_extra=UNDO_BODY, **MADE)
def undo_decision(archive: OpenArchive, entry: Number, params: Nothing, write: Write) -> DecisionOut:
    """Undo one decision; everything is as it was before."""
    return DecisionOut.of(undo(archive, entry, write.values, token=write.token))
