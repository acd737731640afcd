"""Members of zip archives, gzip files and what all archives share, read in memory and within limits; nothing is ever written to disk."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO, Any, cast

from app.errors import UnreadableInputError
from app.extract.metadata import NOTHING_KNOWN, Metadata
from app.extract.read_metadata import parse_sidecar
from app.ingest.sources.document import Limits, SourceFailure, megabytes, too_large
from app.ingest.sources.find import is_no_article
from app.ingest.sources.sidecar import ENDINGS, LARGEST_SIDECAR

_FREE = 10_000_000
_PIECE = 1 << 16
CUT_OFF = "gzip data is damaged or cut off"
_OFFICE = ("[Content_Types].xml", "mimetype", "META-INF/manifest.xml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """One member of an archive: its name inside, its bytes and the metadata that lies beside it."""

    name: str
    stream: IO[bytes]
    metadata: Metadata = NOTHING_KNOWN


class Budget:
    """What one input may still unpack to, over all archives inside it."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._bytes = 0
        self._members = 0

    def take(self, size: int) -> None:
        """Count unpacked bytes; raises ``UnreadableInputError`` past the total."""
        self._bytes += size
        if self._bytes > self.limits.max_total_bytes:
            raise UnreadableInputError(f"unpacks to more than {megabytes(self.limits.max_total_bytes)}")

    def give_back(self, size: int) -> None:
        """Forget unpacked bytes that are going to be read again."""
        self._bytes -= size

    def take_member(self) -> None:
        self._members += 1
        if self._members > self.limits.max_members:
            raise UnreadableInputError(f"holds more than {self.limits.max_members} files")

    def check_ratio(self, packed: int, unpacked: int) -> None:
        """Raises for a bomb: far more unpacked than any text compresses to."""
        if unpacked > _FREE and unpacked > self.limits.max_ratio * max(packed, 1):
            raise UnreadableInputError(f"unpacks to more than {self.limits.max_ratio:.0f} times its size: if you trust it, unpack it first")


class _Counted(io.RawIOBase):
    """A stream that counts what is read from it."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.count = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        data = self._stream.read(size)
        self.count += len(data)
        return data


class _Gunzipped(io.RawIOBase):
    """The content of a gzip stream; raises when it grows past its ratio, and ends with a fault noted when it breaks off."""

    def __init__(self, stream: IO[bytes], budget: Budget, faults: list[str] | None = None) -> None:
        self.faults: list[str] = [] if faults is None else faults
        self._stream = stream
        self._packed = _Counted(stream)
        self._file = gzip.GzipFile(fileobj=self._packed)
        self._budget = budget
        self._unpacked = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        try:
            data = b"" if self.faults else self._file.read1(min(len(buffer), _PIECE))
        except (OSError, EOFError, zlib.error) as error:
            if not self._unpacked:
                raise UnreadableInputError(CUT_OFF) from error
            self.faults.append(CUT_OFF)  # what came before is good: whoever reads many documents keeps them
            data = b""
        self._unpacked += len(data)
        self._budget.take(len(data))
        self._budget.check_ratio(self._packed.count, self._unpacked)
        buffer[: len(data)] = data
        return len(data)

    def again(self) -> _Gunzipped | None:
        """The same content from its beginning, as if it had not been read; None when the packed stream cannot go back."""
        if not self._stream.seekable():
            return None
        self._stream.seek(0)
        self._budget.give_back(self._unpacked)
        return _Gunzipped(self._stream, self._budget, self.faults)


def from_the_start(stream: IO[bytes]) -> IO[bytes] | None:
    """A stream that has been read, at its beginning again; None when it cannot be."""
    raw = getattr(stream, "raw", None)
    if isinstance(raw, _Gunzipped):
        again = raw.again()
        return None if again is None else cast("IO[bytes]", io.BufferedReader(again, 1 << 16))
    if stream.seekable():
        stream.seek(0)
        return stream
    return None


def read_gzip(stream: IO[bytes], *, budget: Budget) -> io.BufferedReader:
    """The content of a ``.gz`` as a stream that never unpacks beyond its limits."""
    return io.BufferedReader(_Gunzipped(stream, budget), 1 << 16)


def fault_of(stream: object) -> str:
    """Why an unpacked stream ended before its time, "" when it did not."""
    faults = getattr(getattr(stream, "raw", None), "faults", [])
    return faults[0] if faults else ""


def unsafe_name(name: str) -> str:
    """Why a member's name is refused, "" when it is fine. Nothing is written, but such an archive is not trusted."""
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or (path.parts and path.parts[0].endswith(":")):
        return "path leads out of the archive: if you trust it, unpack it into a folder"
    return "name cannot be shown" if "\x00" in name or len(name) > 1_000 else ""


def is_skipped(name: str) -> bool:
    """Whether a member is none of the articles by its name: hidden, of a browser's folder of parts, metadata."""
    parts = PurePosixPath(name).parts
    return not parts or any(part.startswith((".", "__MACOSX")) for part in parts) or is_no_article(parts[-1])


def _sidecar_for(name: str, sidecars: dict[str, bytes]) -> Metadata:
    path = PurePosixPath(name)
    for base in (name, str(path.with_suffix(""))):
        for ending in ENDINGS:
            if base + ending in sidecars:
                return parse_sidecar(sidecars[base + ending], base + ending)
    return NOTHING_KNOWN


def known_of(name: str, sidecars: dict[str, bytes]) -> tuple[Metadata, SourceFailure | None]:
    """What lies beside a member about it, and the failure to report when that cannot be read."""
    try:
        return _sidecar_for(name, sidecars), None
    except UnreadableInputError as error:
        return NOTHING_KNOWN, SourceFailure(path=name, reason=error.reason)


def read_zip(stream: IO[bytes], *, budget: Budget) -> Iterator[Packed | SourceFailure]:
    """The files of a zip archive in the order of their names. Raises ``UnreadableInputError`` for a damaged archive."""
    try:
        archive = zipfile.ZipFile(stream)
        infos = sorted((info for info in archive.infolist() if not info.is_dir()), key=lambda info: info.filename)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UnreadableInputError("zip archive is damaged") from error
    if any(info.filename in _OFFICE for info in infos):
        raise UnreadableInputError("an office document or e-book: save it as text, HTML or PDF")
    sidecars = {
        info.filename: archive.read(info) for info in infos if info.filename.endswith(ENDINGS) and info.file_size <= LARGEST_SIDECAR
    }
    before: Counter[str] = Counter()
    for info in infos:
        refused = unsafe_name(info.filename)
        if refused:
            yield SourceFailure(path=info.filename[:200].replace("\x00", ""), reason=refused)
            continue
        if is_skipped(info.filename):
            continue
        budget.take_member()
        metadata, failure = known_of(info.filename, sidecars)
        if failure is not None:
            yield failure
        try:
            before[info.filename] += 1  # programs add a name again and again; in a tar the last is the one that counts
            name = info.filename if before[info.filename] == 1 else _numbered(info.filename, before[info.filename])
            yield Packed(name=name, stream=_zip_member(archive, info, budget), metadata=metadata)
        except UnreadableInputError as error:
            yield SourceFailure(path=info.filename, reason=error.reason)


def _numbered(name: str, number: int) -> str:
    path = PurePosixPath(name)
    return str(path.with_name(f"{path.stem} ({number}){path.suffix}"))


def _zip_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> IO[bytes]:
    if info.flag_bits & 0x1:
        raise UnreadableInputError("encrypted: unpack it with its password")
    if info.file_size > budget.limits.max_file_bytes:
        raise UnreadableInputError(too_large(budget.limits))
    budget.check_ratio(info.compress_size, info.file_size)
    budget.take(info.file_size)
    try:
        with archive.open(info) as file:
            # The size in the directory can lie: never read past the limit.
            data = file.read(budget.limits.max_file_bytes + 1)
    except (zipfile.BadZipFile, OSError, EOFError, zlib.error, NotImplementedError, RuntimeError) as error:
        raise UnreadableInputError("archive member is damaged or packed in an unknown way") from error
    if len(data) > budget.limits.max_file_bytes:
        raise UnreadableInputError(too_large(budget.limits))
    return io.BytesIO(data)
