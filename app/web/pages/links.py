"""Addresses of pages: the state of a page is its query string, and a link is that state with one thing changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

PLACE = frozenset({"page", "cursor"})
"""Parameters that say where in a list one stands: they fall away when the list changes."""


@dataclass(frozen=True, slots=True)
class PageState:
    """The address that a page was asked for: its path and its parameters, repeated ones kept in order."""

    path: str
    pairs: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, path: str, pairs: Iterable[tuple[str, str]]) -> PageState:
        """The state without the parameters that are empty: an untouched form field says nothing."""
        return cls(path, tuple((name, value) for name, value in pairs if value))

    def link(self, pairs: Iterable[tuple[str, str]]) -> str:
        text = urlencode(list(pairs))
        return f"{self.path}?{text}" if text else self.path

    def having(self, name: str, value: str | int) -> str:
        """This state with ``name`` set to ``value`` alone."""
        kept = [pair for pair in self.pairs if pair[0] != name and (name in PLACE or pair[0] not in PLACE)]
        return self.link([*kept, (name, str(value))])

    def adding(self, name: str, value: str) -> str:
        """This state with one more ``value`` of a repeatable parameter."""
        kept = [pair for pair in self.pairs if pair != (name, value) and pair[0] not in PLACE]
        return self.link([*kept, (name, value)])

    def without(self, *names: str) -> str:
        return self.link(pair for pair in self.pairs if pair[0] not in names and pair[0] not in PLACE)

    def dropping(self, name: str, value: str) -> str:
        """This state without one ``value`` of a repeatable parameter."""
        return self.link(pair for pair in self.pairs if pair != (name, value) and pair[0] not in PLACE)

    def changed(self, changes: Mapping[str, str | None]) -> str:
        """This state with several parameters set, or taken away where the value is None."""
        kept = [pair for pair in self.pairs if pair[0] not in changes and pair[0] not in PLACE]
        return self.link([*kept, *((name, value) for name, value in changes.items() if value)])

    def has(self, name: str, value: str) -> bool:
        return (name, value) in self.pairs

    def hidden(self, *names: str) -> list[tuple[str, str]]:
        """The parameters that a form must carry along when it sets ``names`` itself."""
        return [pair for pair in self.pairs if pair[0] not in names and pair[0] not in PLACE]

    def at(self, path: str, *, without: Iterable[str] = ()) -> str:
        """The same parameters at another address, without the place in the list and the names in ``without``."""
        left_out = PLACE.union(without)
        return PageState(path, tuple(pair for pair in self.pairs if pair[0] not in left_out)).link_all()

    def link_all(self) -> str:
        return self.link(self.pairs)
