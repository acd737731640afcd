"""What an article is called where it is listed."""

from __future__ import annotations

from typing import Protocol

LONGEST_HEADLINE = 200
LONGEST_OPENING = 80
"""Characters of the words that stand in for a missing headline, about as many as a headline has."""


class Titled(Protocol):
    """An article that a list can name."""

    @property
    def title(self) -> str: ...
    @property
    def opening(self) -> str: ...


def headline(article: Titled) -> str:
    """What an article is called in lists: its title, which may be a whole paragraph; without one its first words, and a link needs some."""
    title = _shortened(article.title, LONGEST_HEADLINE)
    return title or _shortened(article.opening, LONGEST_OPENING) or "Without a headline"


def _shortened(text: str, longest: int) -> str:
    shown = " ".join(text.split())
    if len(shown) <= longest:
        return shown
    shown = shown[:longest].rpartition(" ")[0] or shown[:longest]
    return f"{shown.rstrip(' ,;:.')}\N{NO-BREAK SPACE}…"
