"""Which documents of the inputs are new or changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from pathlib import Path

from app.extract.metadata import NOTHING_KNOWN
from app.ingest.report import Failure, IngestReport
from app.ingest.same_record import apart_key
from app.ingest.seen_keys import SeenKeys
from app.ingest.sources import Limits, SourceDocument, SourceFailure, read_documents
from app.ingest.sources.sidecar import may_have_sidecars, sidecar_path
from app.ingest.workers import FileRead, Item, NewDocument, ReadyDocument
from app.store.documents import KnownFile, Lookups
from app.store.identity import digest
from app.store.paths import storable

STDIN = "-"
SEEN_AT_ONCE = 5_000
LOOKED_UP_AT_ONCE = 64
_READ_AT_ONCE = 1 << 16
_NOTHING = repr(NOTHING_KNOWN)


@dataclass(frozen=True, slots=True)
class _Folder:
    """What is the same for all files of a folder: its path through links, and whether metadata lie in it.

    ``sidecars`` is None for the first file: to list a folder of a million takes longer than to look beside one file.
    """

    path: Path
    real: Path
    sidecars: bool | None = None


@dataclass(slots=True)
class Plan:
    """Walks over files and hands on what has to be done; counts what has not.

    ``seen`` collects the files that are unchanged; ``on_seen`` notes them whenever there are many.
    """

    known: Lookups
    report: IngestReport
    run_id: int
    force: bool
    retry_failed: bool
    limits: Limits
    on_seen: Callable[[list[str]], None]
    seen: list[str] = field(default_factory=list)
    folder: _Folder | None = None

    def items(self, files: Iterable[Path | SourceFailure]) -> Iterator[Item]:
        for file in files:
            if isinstance(file, SourceFailure):
                yield _stored_failure(file)
            else:
                yield from self._file(file)

    def records(self, documents: Iterable[SourceDocument | SourceFailure]) -> Iterator[Item]:
        """The changed ones among documents that come from no file."""
        yield from self._documents(documents, STDIN, SeenKeys())

    def _file(self, file: Path) -> Iterator[Item]:
        folder = self._folder(file.parent)
        link = file.is_symlink()
        real = str(file.resolve() if link else folder.real / file.name)
        path = storable(real)
        try:
            status = file.stat()
            sidecar_hash = "" if folder.sidecars is False else _hash_sidecar(file)
            known = self.known.file(path)
            same_sidecar = known is not None and known.sidecar_hash == sidecar_hash
            reread = self.force or known is None or (known.failed and self.retry_failed) or not same_sidecar
            if known and not reread and (known.size, known.modified_ns) == (status.st_size, status.st_mtime_ns):
                self._unchanged(known)
                return
            content_hash = _hash_files([file])
            if known and not reread and known.content_hash == content_hash:
                self._unchanged(known)
                return
        except OSError as error:
            yield SourceFailure(path=storable(str(file)), reason=f"cannot be read: {error.strerror or error}")
            return
        keys = SeenKeys()
        found = read_documents(Path(real), limits=self.limits, sidecars=link or folder.sidecars is not False)
        yield from self._documents(found, path, keys)
        yield FileRead(path, status.st_size, status.st_mtime_ns, content_hash, sidecar_hash, keys)

    def _folder(self, path: Path) -> _Folder:
        if self.folder is None or self.folder.path != path:
            self.folder = _Folder(path, path.resolve())
        elif self.folder.sidecars is None:
            self.folder = replace(self.folder, sidecars=may_have_sidecars(path))
        return self.folder

    def _documents(self, found: Iterable[SourceDocument | SourceFailure], file: str, keys: SeenKeys) -> Iterator[Item]:
        """The new or changed ones, looked up many at once; ``keys`` collects those of all."""
        found = map(_stored, found)
        while some := list(islice(found, LOOKED_UP_AT_ONCE)):
            new = [_new(one, file, keys) if isinstance(one, SourceDocument) else one for one in some]
            possible = [possible_keys(one) if isinstance(one, NewDocument) else [] for one in new]
            known = {} if self.force else self.known.content_hashes(chain.from_iterable(possible))
            for one, names in zip(new, possible, strict=True):
                if isinstance(one, SourceFailure):
                    yield self._failure(one, file)
                elif any(known.get(name) == one.content_hash for name in names):
                    self.report.unchanged += 1
                else:
                    yield one

    def _failure(self, failure: SourceFailure, file: str) -> SourceFailure:
        if file == STDIN or failure.path.startswith(file):
            return failure
        return SourceFailure(path=file, reason=f"{Path(failure.path).name}: {failure.reason}")  # its metadata file

    def _unchanged(self, file: KnownFile) -> None:
        """Count a file's documents; what could not be read of it is told again, because it still is not in."""
        self.report.unchanged += self.known.document_count(file.path)
        if file.failed:
            self.report.failures += [Failure(path, reason) for path, reason in self.known.failures(file.path)]
        self.seen.append(file.path)
        if len(self.seen) >= SEEN_AT_ONCE:
            self.on_seen(self.seen)
            self.seen = []


def _stored(one: SourceDocument | SourceFailure) -> SourceDocument | SourceFailure:
    """The same with a path and a key that can be stored, whatever the names in a folder or an archive are made of."""
    if isinstance(one, SourceFailure):
        return _stored_failure(one)
    path, key = storable(one.path), storable(one.key)
    return one if (path, key) == (one.path, one.key) else replace(one, path=path, key=key)


def _stored_failure(failure: SourceFailure) -> SourceFailure:
    path, reason = storable(failure.path), storable(failure.reason)
    return failure if (path, reason) == (failure.path, failure.reason) else replace(failure, path=path, reason=reason)


def document_key(path: str, key: str) -> str:
    """What a document is recognised by: its path, and inside a file of many records also the record's own key."""
    return f"{path}#{key}" if key else path


def possible_keys(new: NewDocument | ReadyDocument) -> list[str]:
    """The keys under which a document may be known, the archive-wide one of a record first."""
    local = document_key(new.path, new.key)
    apart = [apart_key(local, new.content_hash)] if new.repeated else []
    return [f"record:{new.key}", local, *apart] if new.key else [local]


def _new(document: SourceDocument, file: str, keys: SeenKeys) -> NewDocument:
    """A document as one to look up; ``keys`` are those of the documents before it in its file, and become its own too."""
    content_hash = digest(document.kind, document.data, _NOTHING if document.metadata is NOTHING_KNOWN else repr(document.metadata))
    repeated = bool(document.key) and document_key(document.path, document.key) in keys
    new = NewDocument(document, content_hash, file, repeated)
    keys.add(possible_keys(new))
    return new


def _hash_sidecar(file: Path) -> str:
    """The content of the metadata beside a file; what cannot be read is told when they are read, and does not keep the file away."""
    sidecar = sidecar_path(file)
    try:
        return _hash_files([sidecar]) if sidecar else ""
    except OSError:
        return "unreadable"


def _hash_files(files: Iterable[Path]) -> str:
    state = hashlib.blake2b(digest_size=16)
    for file in files:
        with file.open("rb") as stream:
            while block := stream.read(_READ_AT_ONCE):
                state.update(block)
    return state.hexdigest()
