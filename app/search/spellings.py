"""The table of spellings that find each other (Kyiv and Kiev); its user can replace it with a file of the same shape."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from importlib import resources
from pathlib import Path

from app.errors import UsageError
from app.language.words import words

MAX_LINE = 2_000


class Spellings:
    """Groups of spellings. A line of the table is one group, its spellings separated by tabs; # begins a remark."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._groups: dict[tuple[str, ...], dict[tuple[str, ...], str]] = {}
        for line in lines:
            if line.lstrip().startswith("#") or len(line) > MAX_LINE:
                continue
            group = {tuple(words(spelling)): spelling.strip() for spelling in line.split("\t") if words(spelling)}
            for spelling in group:
                others = {other: label for other, label in group.items() if other != spelling}
                self._groups.setdefault(spelling, {}).update(others)

    @classmethod
    def read(cls, path: Path | None) -> Spellings:
        """The bundled table, or the one at ``path``. Raises UsageError when that cannot be read."""
        if path is None:
            return cls(resources.files("app.search").joinpath("spellings.tsv").read_text(encoding="utf-8").splitlines())
        try:
            return cls(path.read_text(encoding="utf-8").splitlines())
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"cannot read the table of spellings {path}: {error}; give it as UTF-8 text, tab-separated") from error

    def others(self, spelled: Sequence[str]) -> Mapping[tuple[str, ...], str]:
        """The other spellings of these index words, in index words, each as the table prints it."""
        return self._groups.get(tuple(spelled), {})
