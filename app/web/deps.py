"""What routes work with: one ``Archive``, made when the program starts and handed to every request."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Annotated, cast

from fastapi import Depends, Request
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from app.curate.corrections import DraftAnnotator
from app.errors import ForbiddenError
from app.search.port import Explorer, SearchIndex
from app.settings import Settings
from app.store.engine import ReadSession, WriteSession, database_error, deadline, raw_connection
from app.web.metrics import Metrics


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """An opened archive: its readers, its search, and its writer when writing is enabled."""

    settings: Settings
    readers: Engine
    index: SearchIndex
    explorer: Explorer
    writer: Engine | None = None
    fingerprint: str = ""
    """What answers depend on besides the data: the version of the program and the table of spellings."""
    metrics: Metrics = field(default_factory=Metrics)
    annotator: Callable[[], DraftAnnotator]
    """Reads a corrected article anew; a call, because its model is only loaded when a title is first changed."""

    @contextmanager
    def reading(self) -> Iterator[ReadSession]:
        """One consistent state to read from, under the deadline of a query. Raises DatabaseError and DeadlineError."""
        with self._clear_errors(), ReadSession(self.readers) as session, deadline(raw_connection(session), self.settings.query_deadline):
            yield session

    @contextmanager
    def writing(self) -> Iterator[WriteSession]:
        """One transaction, committed at the end unless something was raised. Raises DatabaseError, ForbiddenError."""
        if self.writer is None:
            raise ForbiddenError("writing is off")
        with self._clear_errors(), WriteSession(self.writer) as session, session.begin():
            yield session

    @contextmanager
    def _clear_errors(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise database_error(error.orig, self.settings.db) from error

    def close(self) -> None:
        self.readers.dispose()
        if self.writer is not None:
            self.writer.dispose()


async def archive_of(request: Request) -> Archive:
    """The archive of the running program; async so that it costs no thread."""
    return cast("Archive", request.app.state.archive)


OpenArchive = Annotated[Archive, Depends(archive_of)]
