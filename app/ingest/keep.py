"""Write what was read: decide for each document whether it is new, changed, a copy, or what is there already."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from app.domain import Annotation, ArticleDraft
from app.ingest.plan import document_key, possible_keys
from app.ingest.relearn import recut
from app.ingest.report import Failure, IngestReport
from app.ingest.same_record import apart_key, is_same_record
from app.ingest.seen_keys import SeenKeys
from app.ingest.sources import SourceFailure
from app.ingest.workers import FileRead, ReadyDocument, Result
from app.store import documents, inputs
from app.store.annotations import write_annotations
from app.store.documents import KnownDocument, KnownFile
from app.store.engine import WriteSession
from app.store.prepared import PreparedArticle
from app.store.writer import insert_articles, update_article

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
    failing: list[Failure] = field(default_factory=list)  # since the last file was finished

    def batch(self, session: WriteSession, results: Sequence[Result]) -> None:
        """Write one batch; the caller commits."""
        batch = _Batch(self, session, session.next_revision())
        batch.look_up([result for result in results if isinstance(result, ReadyDocument)])
        read: list[tuple[FileRead, list[Failure]]] = []
        failed: list[Failure] = []
        for result in results:
            if isinstance(result, ReadyDocument):
                batch.document(result)
            elif isinstance(result, FileRead):
                read.append((result, self.failing))
                self.failing = []
            elif isinstance(result, SourceFailure):
                failed.append(Failure(result.path, result.reason))
                self.failing.append(failed[-1])
        batch.flush()
        recut(session, batch.rewritten, revision=batch.revision)
        self.report.failures += failed
        self._files(session, read)  # after their documents, which are written many at once
        inputs.remember_failures(
            session, [(one.path, one.reason) for one in (*failed, *chain.from_iterable(f for _, f in read))], self.run_id
        )

    def _files(self, session: WriteSession, read: Sequence[tuple[FileRead, list[Failure]]]) -> None:
        failing = [any(failure.path.startswith(file.path) for failure in failures) for file, failures in read]
        rows = [
            KnownFile(file.path, file.size, file.modified_ns, file.content_hash, file.sidecar_hash, failed, self.run_id)
            for (file, _), failed in zip(read, failing, strict=True)
        ]
        documents.remember_files(session, rows)
        # What failed may be what was there before: of such a file nothing is taken to be gone.
        whole = [file for (file, _), failed in zip(read, failing, strict=True) if not failed]
        kept = SeenKeys()
        for file in whole:
            kept.join(file.keys)
        gone = sorted(documents.keys_and_articles(session, [file.path for file in whole], but=kept))
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
    rewritten: list[int] = field(default_factory=list)
    by_key: dict[str, KnownDocument] = field(default_factory=dict)
    by_content: dict[str, KnownDocument] = field(default_factory=dict)
    written: set[str | int] = field(default_factory=set)  # keys, contents and articles that look-ups before are wrong about

    def look_up(self, found: Sequence[ReadyDocument]) -> None:
        """What was taken in before of all these documents, at one look."""
        keys = {key for ready in found for key in possible_keys(ready)}
        self.by_key = documents.known_documents(self.session, keys)
        self.by_content = documents.same_contents(self.session, {ready.content_hash for ready in found})

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
        twin = self._same_content(ready.content_hash)
        if twin is not None:
            self._copy(ready, key, twin)
            return
        self.by_hash[ready.content_hash] = len(self.new)
        self.keys.add(key)
        self.new.append((ready, key))

    def flush(self) -> None:
        numbers = insert_articles(self.session, [(r.article, r.content_hash) for r, _ in self.new], revision=self.revision)
        self._remember(
            *((ready, key, number) for number, (ready, key) in zip(numbers, self.new, strict=True)),
            *((ready, key, numbers[index]) for ready, key, index in self.copies),
        )
        for number, (ready, _) in zip(numbers, self.new, strict=True):
            self._annotated(number, ready.annotation)
        self.keeper.report.added += len(numbers)
        if self.annotations:
            write_annotations(self.session, self.annotations, revision=self.revision)
        self.new, self.by_hash, self.keys, self.copies, self.annotations = [], {}, set(), [], []

    def _known(self, ready: ReadyDocument) -> tuple[KnownDocument | None, str]:
        """The document as taken in before, and the key to keep it by.

        A record is known by its own id in the whole archive, unless an unrelated record bears the same id: then it is
        kept by its file too, or within one file by its content, so that neither overwrites the other.
        """
        local = document_key(ready.path, ready.key)
        if ready.repeated:
            return self._known_again(ready, local)
        found = self._known_as(local)
        if found or not ready.key:
            return found, local
        found, shared = self._known_everywhere(ready)
        if found is None:
            return None, shared
        return (found, shared) if found.path == ready.file or self._is_same(found, ready) else (None, local)

    def _known_again(self, ready: ReadyDocument, local: str) -> tuple[KnownDocument | None, str]:
        """The same for a record whose id another of its file bears: it is that one again, or one of its own."""
        apart = apart_key(local, ready.content_hash)
        if found := self._known_as(apart):
            return found, apart
        found, key = self._known_everywhere(ready)
        if found is None or found.path != ready.file:
            if local in self.keys:
                self.flush()
            found, key = self._known_as(local), local
        return (found, key) if found and self._is_same(found, ready) else (None, apart)

    def _known_everywhere(self, ready: ReadyDocument) -> tuple[KnownDocument | None, str]:
        shared = f"record:{ready.key}"
        if shared in self.keys:
            self.flush()
        return self._known_as(shared), shared

    def _is_same(self, known: KnownDocument, ready: ReadyDocument) -> bool:
        return known.content_hash == ready.content_hash or is_same_record(self.session, known, ready.article, repeated=ready.repeated)

    def _known_as(self, key: str) -> KnownDocument | None:
        known = self.by_key.get(key)
        if key in self.written or (known and known.article_id in self.written):
            return documents.known_documents(self.session, [key]).get(key)
        return known

    def _same_content(self, content_hash: str) -> KnownDocument | None:
        known = self.by_content.get(content_hash)
        if content_hash in self.written or (known and (known.key in self.written or known.article_id in self.written)):
            return documents.same_contents(self.session, [content_hash]).get(content_hash)
        return known

    def _changed(self, ready: ReadyDocument, key: str, known: KnownDocument) -> None:
        article, annotation = ready.article, ready.annotation
        if corrections := inputs.corrections(self.session, known.article_id):
            article, annotation = self.keeper.finish(self.keeper.correct(article.draft, corrections))
        settled = known.annotated or annotation is None
        if known.draft_hash == article.draft_hash and settled and not self.keeper.force:
            self.keeper.report.unchanged += 1
            self._remember((ready, key, known.article_id))
            documents.touch_article(self.session, known.article_id)
        elif (first := self._first_copy(ready, known)) and first.key != key:  # it answers for all its copies
            self._copy(ready, key, first)
        elif known.sharers > 1 and not first:  # the other files keep the article as it is
            number = insert_articles(self.session, [(article, ready.content_hash)], revision=self.revision)[0]
            self.keeper.report.added += 1
            self._remember((ready, key, number))
            self.written.add(known.article_id)
            self._annotated(number, annotation)
        else:
            update_article(self.session, known.article_id, article, revision=self.revision)
            self.rewritten.append(known.article_id)
            self.keeper.report.updated += 1
            self._remember((ready, key, known.article_id))
            self._annotated(known.article_id, annotation)

    def _first_copy(self, ready: ReadyDocument, known: KnownDocument) -> KnownDocument | None:
        """Of files that share an article and are read again unchanged, the one that the article is made from."""
        unchanged = known.sharers > 1 and known.content_hash == ready.content_hash
        return self._same_content(ready.content_hash) if unchanged else None

    def _copy(self, ready: ReadyDocument, key: str, twin: KnownDocument) -> None:
        if inputs.is_gone(twin.path):  # the file was moved or renamed
            inputs.forget_documents(self.session, [twin.key])
            self.written.add(twin.key)
            self.keeper.report.unchanged += 1
            documents.touch_article(self.session, twin.article_id)
        else:
            self.keeper.report.duplicates += 1
        self._remember((ready, key, twin.article_id))

    def _remember(self, *became: tuple[ReadyDocument, str, int]) -> None:
        documents.remember_documents(
            self.session, [(key, ready.file, _member(ready), ready.content_hash, number) for ready, key, number in became]
        )
        for ready, key, number in became:
            self.written.update((key, ready.content_hash, number))

    def _annotated(self, number: int, annotation: Annotation | None) -> None:
        self.keeper.changed.append(number)
        if annotation is not None:
            self.annotations.append((number, annotation))


def _member(ready: ReadyDocument) -> str:
    return "!".join(filter(None, (ready.path[len(ready.file) + 1 :], ready.key)))
