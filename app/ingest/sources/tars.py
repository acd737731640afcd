"""Members of tar archives, read as they come; nothing is ever written to disk."""

from __future__ import annotations

import io
import posixpath
import tarfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO

from app.errors import UnreadableInputError
from app.ingest.sources.archives import Budget, Packed, from_the_start, is_skipped, known_of, unsafe_name
from app.ingest.sources.document import SourceFailure, too_large
from app.ingest.sources.sidecar import ENDINGS, LARGEST_SIDECAR

ALL_SIDECARS = 100_000_000
"""Bytes of metadata files that are held of one archive; further ones are left unread."""


@dataclass
class _Contents:
    """What a first look at an archive tells: the metadata files in it, and the names of the files."""

    sidecars: dict[str, bytes] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)


def read_tar(stream: IO[bytes], *, budget: Budget) -> Iterator[Packed | SourceFailure]:
    """The files of a tar archive as they come. It is read twice, because a sidecar may stand behind its file."""
    contents = _contents(stream, budget)
    try:
        again = from_the_start(stream)
    except OSError as error:
        raise UnreadableInputError("tar archive is damaged or cut off") from error
    if again is None:
        raise UnreadableInputError("tar archive inside a stream that cannot be read twice: unpack it first")
    try:
        with tarfile.open(fileobj=again, mode="r|") as archive:
            for member in archive:
                yield from _tar_member(archive, member, contents, budget)
    except (tarfile.TarError, EOFError, ValueError, zlib.error) as error:
        raise UnreadableInputError("tar archive is damaged or cut off") from error


def _contents(stream: IO[bytes], budget: Budget) -> _Contents:
    """What is in an archive, up to where it is damaged; what is wrong is told when its files are read."""
    found = _Contents()
    left = ALL_SIDECARS
    try:
        with tarfile.open(fileobj=stream, mode="r|") as archive:
            for member in archive:
                if member.isfile() and len(found.files) < budget.limits.max_members:
                    found.files.add(posixpath.normpath(member.name))
                if _is_sidecar(member.name, member.size) and member.isfile() and (left := left - member.size) >= 0:
                    file = archive.extractfile(member)
                    found.sidecars[member.name] = file.read() if file else b""
    except (tarfile.TarError, EOFError, ValueError, zlib.error, UnreadableInputError):
        pass
    return found


def _is_sidecar(name: str, size: int) -> bool:
    return name.endswith(ENDINGS) and size <= LARGEST_SIDECAR and not unsafe_name(name)


def _tar_member(archive: tarfile.TarFile, member: tarfile.TarInfo, contents: _Contents, budget: Budget) -> Iterator[Packed | SourceFailure]:
    refused = unsafe_name(member.name)
    if refused:
        yield SourceFailure(path=member.name[:200].replace("\x00", ""), reason=refused)
        return
    if member.isdir() or is_skipped(member.name):
        return
    budget.take_member()
    if not member.isfile():
        if reason := _no_file(member, contents):
            yield SourceFailure(path=member.name, reason=reason)
        return
    if member.size > budget.limits.max_file_bytes:
        yield SourceFailure(path=member.name, reason=too_large(budget.limits))
        return
    budget.take(member.size)
    metadata, failure = known_of(member.name, contents.sidecars)
    if failure is not None:
        yield failure
    file = archive.extractfile(member)
    yield Packed(name=member.name, stream=io.BytesIO(file.read() if file else b""), metadata=metadata)


def _no_file(member: tarfile.TarInfo, contents: _Contents) -> str:
    """Why a member that is no file holds no text; "" for a link to a file of the same archive, which is in under its own name."""
    if not (member.islnk() or member.issym()):
        return "a device or a pipe, no file"
    folder = posixpath.dirname(member.name) if member.issym() else ""
    if posixpath.normpath(posixpath.join(folder, member.linkname)) in contents.files:
        return ""
    return f"a link to {member.linkname[:200]!r}, which is no file of the archive: pack the file itself"
