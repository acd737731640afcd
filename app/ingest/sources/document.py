"""What readers hand on: one document of a file, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.extract.metadata import NOTHING_KNOWN, DayOrder, Metadata

Kind = Literal["text", "html", "record"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much of one input is read before it is refused. Sizes in bytes.

    ``max_file_bytes`` bounds one document (a file, an archive member, a page) and ``max_line_bytes`` one record;
    ``max_total_bytes``, ``max_members``, ``max_ratio`` and ``max_depth`` bound what archives may unpack to.
    """

    max_file_bytes: int = 50_000_000
    max_line_bytes: int = 20_000_000
    max_total_bytes: int = 20_000_000_000
    max_members: int = 1_000_000
    max_ratio: float = 200.0
    max_depth: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDocument:
    """The bytes of one article with what stands beside them.

    ``path`` is shown to people (members as ``a.zip!b.html``); ``key`` tells the documents of one file apart: "" for a
    whole file, else the record's id, address or content hash. ``data`` of a record is its JSON object. ``place`` is the
    line, row or item at which it stands in its file, 0 when it has none. ``day_order`` is what its own numeric date shows,
    ``day_first`` what the other dates of its file show of it.
    """

    path: str
    key: str
    kind: Kind
    data: bytes
    metadata: Metadata = NOTHING_KNOWN
    place: int = 0
    day_order: DayOrder = ""
    day_first: bool | None = None

    @property
    def shown(self) -> str:
        """What to call it when something is wrong with it: what an editor finds, else what it is recognised by."""
        if self.place:
            return f"{self.path}:{self.place}"
        alone = not self.key or self.path.endswith(self.key) or self.kind == "record"  # its key tells nobody more
        return self.path if alone else f"{self.path}#{self.key}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFailure:
    """An input that cannot be taken in, with the reason for the report."""

    path: str
    reason: str


def too_large(limits: Limits) -> str:
    """Why a document beyond the limit is refused, and which setting allows more."""
    return f"larger than {megabytes(limits.max_file_bytes)}; CLIPPINGS_MAX_FILE_BYTES allows more"


def megabytes(size: int) -> str:
    """A size for people: ``50 MB``, ``1.5 kB``."""
    for unit, factor in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if size >= factor:
            return f"{size / factor:.3g} {unit}"
    return f"{size} bytes"
