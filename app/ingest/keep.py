"""Write what was read: decide for each document whether it is new, changed, a copy, or what is there already."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from app.domain import Annotation, ArticleDraft
from app.ingest.plan import document_key
from app.ingest.report import Failure, IngestReport
from app.ingest.sources import SourceFailure
from app.ingest.workers import FileRead, ReadyDocument, Result
from app.store import documents, inputs
from app.store.annotations import write_annotations
from app.store.documents import KnownDocument
from app.store.engine import WriteSession
from app.store.tables import InputDocument, InputFile
from app.store.writer import PreparedArticle, fold, insert_articles, update_article

Finish = Callable[[ArticleDraft], tuple[PreparedArticle, Annotation | None]]
Correct = Callable[[ArticleDraft, Mapping[str, str]], ArticleDraft]


@dataclass(slots=True)
class Keeper:
    """Writes batches of results into the archive. ``changed`` collects articles whose people must be linked anew."""

    report: IngestReport
    run_id: int
    force: bool
    finish: Finish
    correct: Correct
    changed: list[int] = field(default_factory=list)
    rewritten: list[int] = field(default_factory=list)
    failing: list[Failure] = field(default_factory=list)  # since the last file was finished

    def batch(self, session: WriteSession, results: Sequence[Result]) -> None:
        """Write one batch; the caller commits."""
        batch = _Batch(self, session, session.next_revision())
        read: list[tuple[FileRead, list[Failure]]] = []
        for result in results:
            if isinstance(result, ReadyDocument):
                batch.document(result)
            elif isinstance(result, FileRead):
                read.append((result, self.failing))
                self.failing = []
            elif isinstance(result, SourceFailure):
                self.failing.append(Failure(result.path, result.reason))
                self.report.failures.append(self.failing[-1])
                inputs.remember_failures(session, [(result.path, result.reason)], self.run_id)
        batch.flush()
        for file, failing in read:  # after their documents, which are written many at once
            self._file(session, file, [failure for failure in failing if failure.path.startswith(file.path)])

    def _file(self, session: WriteSession, read: FileRead, failing: list[Failure]) -> None:
        file = InputFile(
            path=read.path,
            size=read.size,
            modified_ns=read.modified_ns,
            content_hash=read.content_hash,
            sidecar_hash=read.sidecar_hash,
            failed=bool(failing),
            seen_run=self.run_id,
        )
        documents.remember_file(session, file)
        documents.forgive(session, read.path)
        inputs.remember_failures(session, [(f.path, f.reason) for f in failing], self.run_id)
        if failing:
            return  # what failed may be what was there before: nothing is taken to be gone
        gone = sorted(documents.keys_and_articles(session, read.path, but=set(read.keys)))
        if gone:
            inputs.forget_documents(session, [key for key, _ in gone])
            orphans = inputs.orphans(session, [article for _, article in gone])
            inputs.mark_missing(session, orphans, session.next_revision())
            self.report.missing += len(orphans)


@dataclass(slots=True)
class _Batch:
    keeper: Keeper
    session: WriteSession
    revision: int
    new: list[tuple[ReadyDocument, str]] = field(default_factory=list)
    by_hash: dict[str, int] = field(default_factory=dict)
    keys: set[str] = field(default_factory=set)
    copies: list[tuple[ReadyDocument, str, int]] = field(default_factory=list)
    annotations: list[tuple[int, Annotation]] = field(default_factory=list)

    def document(self, ready: ReadyDocument) -> None:
        known, key = self._known(ready)
        if key in self.keys:  # the same record twice in one batch: write the first before the second looks
            self.flush()
            known, key = self._known(ready)
        if known is not None:
            self._changed(ready, key, known)
            return
        if ready.content_hash in self.by_hash:
            self.keeper.report.duplicates += 1
            self.copies.append((ready, key, self.by_hash[ready.content_hash]))
            return
        twin = documents.same_content(self.session, ready.content_hash)
        if twin is not None:
            self._copy(ready, key, twin)
            return
        self.by_hash[ready.content_hash] = len(self.new)
        self.keys.add(key)
        self.new.append((ready, key))

    def flush(self) -> None:
        numbers = insert_articles(self.session, [(r.article, r.content_hash) for r, _ in self.new], revision=self.revision)
        for number, (ready, key) in zip(numbers, self.new, strict=True):
            self._remember(ready, key, number)
            self._annotated(number, ready.annotation)
        for ready, key, index in self.copies:
            self._remember(ready, key, numbers[index])
        self.keeper.report.added += len(numbers)
        if self.annotations:
            write_annotations(self.session, self.annotations, revision=self.revision)
        self.new, self.by_hash, self.keys, self.copies, self.annotations = [], {}, set(), [], []

    def _known(self, ready: ReadyDocument) -> tuple[KnownDocument | None, str]:
        """The document as taken in before, and the key to keep it by.

        A record is known by its own id in the whole archive, unless an unrelated record of another file bears the
        same id: then it is kept by its file too, so that neither overwrites the other.
        """
        local = document_key(ready.path, ready.key)
        if not ready.key:
            return documents.known_document(self.session, local), local
        found = documents.known_document(self.session, local)
        if found:
            return found, local
        shared = f"record:{ready.key}"
        if shared in self.keys:
            self.flush()
        found = documents.known_document(self.session, shared)
        if found is None:
            return None, shared
        return (found, shared) if found.path == ready.file or _same_record(found, ready.article.draft) else (None, local)

    def _changed(self, ready: ReadyDocument, key: str, known: KnownDocument) -> None:
        article, annotation = ready.article, ready.annotation
        if corrections := inputs.corrections(self.session, known.article_id):
            article, annotation = self.keeper.finish(self.keeper.correct(article.draft, corrections))
        settled = known.annotated or annotation is None
        if known.draft_hash == article.draft_hash and settled and not self.keeper.force:
            self.keeper.report.unchanged += 1
            self._remember(ready, key, known.article_id)
            documents.touch_article(self.session, known.article_id)
        elif known.sharers > 1:  # the other files keep the article as it is
            number = insert_articles(self.session, [(article, ready.content_hash)], revision=self.revision)[0]
            self.keeper.report.added += 1
            self._remember(ready, key, number)
            self._annotated(number, annotation)
        else:
            update_article(self.session, known.article_id, article, revision=self.revision)
            self.keeper.rewritten.append(known.article_id)
            self.keeper.report.updated += 1
            self._remember(ready, key, known.article_id)
            self._annotated(known.article_id, annotation)

    def _copy(self, ready: ReadyDocument, key: str, twin: KnownDocument) -> None:
        if inputs.is_gone(twin.path):  # the file was moved or renamed
            inputs.forget_documents(self.session, [twin.key])
            self.keeper.report.unchanged += 1
            documents.touch_article(self.session, twin.article_id)
        else:
            self.keeper.report.duplicates += 1
        self._remember(ready, key, twin.article_id)

    def _remember(self, ready: ReadyDocument, key: str, number: int) -> None:
        member = "!".join(filter(None, (ready.path[len(ready.file) + 1 :], ready.key)))
        document = InputDocument(key=key, path=ready.file, member=member, content_hash=ready.content_hash, article_id=number)
        documents.remember_document(self.session, document)

    def _annotated(self, number: int, annotation: Annotation | None) -> None:
        self.keeper.changed.append(number)
        if annotation is not None:
            self.annotations.append((number, annotation))


def _same_record(known: KnownDocument, draft: ArticleDraft) -> bool:
    same_url = bool(draft.url) and draft.url == known.url
    same_source = bool(draft.source) and fold(draft.source) == fold(known.source)
    return same_url or same_source or fold(draft.title) == fold(known.title)
