"""A small archive whose articles are written by the real writer, each with an input that leads to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, text

from app.domain import Annotation, ArticleDraft, DateMention, Mention, PersonInArticle, Quote
from app.store.annotations import write_annotations
from app.store.documents import remember_documents
from app.store.engine import WriteSession, open_writer
from app.store.identity import digest
from app.store.migrate import migrate
from app.store.writer import insert_articles, prepare


@contextmanager
def archive(path: Path) -> Iterator[Engine]:
    """A new archive at the newest schema."""
    engine = open_writer(path)
    try:
        migrate(engine)
        yield engine
    finally:
        engine.dispose()


def store(engine: Engine, drafts: Sequence[ArticleDraft], *, folder: str = "/articles") -> list[int]:
    """Write drafts as if each were a file; returns their row ids."""
    with WriteSession(engine) as session:
        hashes = [digest(draft.title, draft.body) for draft in drafts]
        prepared = [(prepare(draft), content_hash) for draft, content_hash in zip(drafts, hashes, strict=True)]
        numbers = insert_articles(session, prepared, revision=session.next_revision())
        paths = [f"{folder}/{number}.txt" for number in numbers]
        remember_documents(
            session, [(path, path, "", content_hash, n) for path, content_hash, n in zip(paths, hashes, numbers, strict=True)]
        )
        session.commit()
    return numbers


def annotate(engine: Engine, number: int, annotation: Annotation) -> None:
    with WriteSession(engine) as session:
        write_annotations(session, [(number, annotation)], revision=session.next_revision())
        session.commit()


def numbers_of(engine: Engine, query: str) -> list[int]:
    """The first column of a query."""
    with WriteSession(engine) as session:
        found = [int(row[0]) for row in session.execute(text(query))]
        session.rollback()
    return found


FERRY = ArticleDraft(
    title="Ferry resumes after storm",
    body="Captain Ida Holm said on 3 May 2021 that the ferry would sail.\n\nThe harbour office agreed.",
    source="Harbour Post",
    authors=("Lena Brix",),
)
FERRY_FOUND = Annotation(
    people=(PersonInArticle(name="Ida Holm", mentions=(Mention(field="body", start=8, end=16, text="Ida Holm"),)),),
    dates=(DateMention(field="body", start=25, end=35, text="3 May 2021", type="DATE", value="2021-05-03"),),
    quotes=(Quote(field="body", start=41, end=50, text="the ferry"),),
)
