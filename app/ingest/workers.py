"""The part of an ingest that needs no database: extraction, annotation, search forms. What goes in, what comes out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain import Annotation, ArticleDraft, DateOrder, StoredText
from app.errors import UnreadableInputError
from app.ingest.seen_keys import SeenKeys
from app.ingest.sources import SourceDocument, SourceFailure
from app.store.prepared import PreparedArticle, prepare

if TYPE_CHECKING:
    from app.annotate.pipeline import Annotator


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A document to take in, with the hash of its content and metadata, and the file that it lies in.

    ``repeated``: a record before it in the same file has the same id.
    """

    document: SourceDocument
    content_hash: str
    file: str
    repeated: bool = False

    @property
    def path(self) -> str:
        return self.document.path

    @property
    def key(self) -> str:
        return self.document.key


@dataclass(frozen=True, slots=True)
class FileRead:
    """All documents of a file have been handed on; what to remember the file by."""

    path: str
    size: int
    modified_ns: int
    content_hash: str
    sidecar_hash: str
    keys: SeenKeys


@dataclass(frozen=True, slots=True)
class ReadyDocument:
    """A document as an article, ready to be written; ``annotation`` is None when that is left for later."""

    file: str
    path: str
    key: str
    content_hash: str
    article: PreparedArticle
    annotation: Annotation | None
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class AnnotatedText:
    """What was read out of an article that is stored already."""

    article_id: int
    annotation: Annotation


@dataclass(frozen=True, slots=True)
class UnreadText:
    """A stored article in which people and dates could not be looked for, with the reason."""

    article_id: int
    reason: str


Item = NewDocument | FileRead | SourceFailure | StoredText
Result = ReadyDocument | FileRead | SourceFailure | AnnotatedText | UnreadText
UNFORESEEN = (ValueError, RuntimeError, MemoryError, ArithmeticError, LookupError, AttributeError, TypeError)
"""One strange input must not stop the others; what it was is told, so that it can be reported."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkSettings:
    """What a worker process needs to know."""

    tagger: str
    date_order: DateOrder
    annotate: bool = True
    mapping: tuple[tuple[str, str], ...] = ()


class Worker:
    """Does the work on one chunk after the other; holds the tagger.

    What it works with is read in with the first chunk: a run that finds nothing new starts in half the time.
    """

    def __init__(self, settings: WorkSettings) -> None:
        self.settings = settings
        self._annotator: Annotator | None = None

    @property
    def annotator(self) -> Annotator:
        if self._annotator is None:
            from app.annotate.pipeline import load_annotator  # noqa: PLC0415

            self._annotator = load_annotator(tagger=self.settings.tagger, date_order=self.settings.date_order)
        return self._annotator

    def chunk(self, items: list[Item]) -> list[Result]:
        return [self._one(item) for item in items]

    def finish(self, draft: ArticleDraft) -> tuple[PreparedArticle, Annotation | None]:
        return prepare(draft), self.annotator.draft(draft) if self.settings.annotate else None

    def _one(self, item: Item) -> Result:
        if isinstance(item, NewDocument):
            return self._document(item)
        if isinstance(item, StoredText):
            return self._stored(item)
        return item

    def _stored(self, text: StoredText) -> Result:
        try:
            return AnnotatedText(text.article_id, self.annotator.fields(text.fields, published=text.published))
        except UNFORESEEN as error:
            return UnreadText(text.article_id, _unforeseen(error, "article"))

    def _document(self, new: NewDocument) -> Result:
        from app.ingest.sources.draft import to_draft  # noqa: PLC0415

        document = new.document
        try:
            draft = to_draft(document, mapping=dict(self.settings.mapping))
            article, annotation = self.finish(draft)
        except UnreadableInputError as error:
            return SourceFailure(path=document.shown, reason=error.reason)
        except UNFORESEEN as error:
            return SourceFailure(path=document.shown, reason=_unforeseen(error, "file"))
        return ReadyDocument(new.file, document.path, document.key, new.content_hash, article, annotation, new.repeated)


def _unforeseen(error: Exception, what: str) -> str:
    return f"could not be read ({type(error).__name__}: {error}); please report this {what}"
