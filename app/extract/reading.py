"""The working state of reading one text: its paragraphs, and what each has been found to be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from app.extract.date_stamps import is_date_stamp
from app.extract.layout import Paragraph
from app.extract.shapes import is_headline_like, is_title_case, key_of, sentence_count, words

Role = Literal["", "title", "standfirst", "byline", "dateline", "source", "comments"]


@dataclass(slots=True)
class Reading:
    """Paragraphs with a ``reason`` (why it is cut) or a ``role``; one with neither is body. Both never hold at once.

    ``end`` is where the article's own part ends: the start of the comments or the number of paragraphs.
    """

    paragraphs: list[Paragraph]
    reasons: list[str] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    end: int = 0
    _keys: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.reasons = [""] * len(self.paragraphs)
        self.roles = [""] * len(self.paragraphs)
        self.end = len(self.paragraphs)

    def text(self, index: int) -> str:
        return self.paragraphs[index].text

    def key(self, index: int) -> str:
        """The paragraph's ``key_of``, computed once."""
        if index not in self._keys:
            self._keys[index] = key_of(self.paragraphs[index].text)
        return self._keys[index]

    def is_full(self, index: int) -> bool:
        """Whether it is a full paragraph of prose."""
        return self.paragraphs[index].is_full

    def is_live(self, index: int) -> bool:
        """Whether nothing has been decided about the paragraph yet, so that it is body for now."""
        return not self.reasons[index] and not self.roles[index]

    def live(self, start: int = 0, end: int | None = None) -> Iterator[int]:
        """Indexes of undecided paragraphs before the comments."""
        reasons, roles = self.reasons, self.roles
        return (i for i in range(start, self.end if end is None else end) if not reasons[i] and not roles[i])

    def cut(self, index: int, reason: str) -> None:
        """Drop an undecided paragraph for a reason."""
        if self.is_live(index):
            self.reasons[index] = reason

    def assign(self, index: int, role: Role) -> None:
        if self.is_live(index):
            self.roles[index] = role

    def first_real(self) -> int:
        """Index of the first undecided full paragraph, or ``end``."""
        opening = True
        for i in self.live():
            text = self.text(i)
            if self.is_full(i) and not is_date_stamp(text):
                # A first line such as "Will the bridge hold?" ends as a sentence does and is a headline all the same.
                headline = opening and is_headline_like(text) and words(text) <= 20 and sentence_count(text) == 1
                if not headline or (text.endswith(".") and words(text) > 12 and not is_title_case(text)):  # "… with Orsa S.A."
                    return i
            opening = False
        return self.end
