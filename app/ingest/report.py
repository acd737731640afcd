"""What an ingest did, for the terminal and for the archive's own record."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that was not taken in; ``reason`` says what is wrong and, where it helps, what to do."""

    path: str
    reason: str


COUNTS = (
    "added", "updated", "unchanged", "duplicates", "near_copies", "missing", "removed", "annotated", "failed", "interrupted", "dry_run",
)  # fmt: skip


@dataclass(slots=True)
class IngestReport:
    """Counts of documents. ``duplicates`` are exact copies of an article that is in already.

    ``near_copies`` tells how many articles more stand folded behind a version of themselves than before the run;
    ``notes`` are lines about what was left for the user to decide.
    """

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    duplicates: int = 0
    near_copies: int = 0
    missing: int = 0
    removed: int = 0
    annotated: int = 0
    failures: list[Failure] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    seconds: float = 0.0
    interrupted: bool = False
    dry_run: bool = False

    @property
    def failed(self) -> int:
        return len(self.failures)

    @property
    def changed(self) -> bool:
        """Whether the run found anything to do."""
        return bool(self.added or self.updated or self.duplicates or self.missing or self.removed or self.annotated or self.failures)

    def as_dict(self) -> dict[str, object]:
        """The report as plain data."""
        counts: dict[str, object] = {name: getattr(self, name) for name in COUNTS}
        failures = [{"path": f.path, "reason": f.reason} for f in self.failures]
        return counts | {"seconds": round(self.seconds, 3), "failures": failures, "notes": self.notes}
