"""Lines of a scraped text to paragraphs: what a line break means depends on how the whole text was laid out."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from functools import cached_property

from app.extract.shapes import BULLET, is_real_paragraph

# Longest line that still looks wrapped by a mail reader or terminal rather than printed as one paragraph.
_WIDEST_WRAP = 110
_NARROWEST_WRAP = 45
_HYPHENATED = re.compile(r"[^\W\d_]-$")
_SENTENCE_END = re.compile(r"[.!?:][\"'”’»)]*$")


@dataclass(frozen=True)
class Paragraph:
    """One paragraph: ``text`` with single spaces, ``indent`` in columns, ``gap`` blank lines before it.

    ``lines`` are the lines it was printed on, each with single spaces.
    """

    text: str
    indent: int = 0
    gap: int = 0
    lines: tuple[str, ...] = field(default=(), compare=False)

    @cached_property
    def is_full(self) -> bool:
        """Whether it is a full paragraph of prose; asked for again and again, and decided once."""
        return is_real_paragraph(self.text)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _quantile(values: list[int], share: float) -> int:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def wrap_width(lines: list[str]) -> int:
    """The column at which a text was wrapped by hand or mailer, 0 when its lines are paragraphs.

    A break is a wrap when the first word of the next line would not have fitted. Most breaks must be so.
    """
    breaks = [(line.rstrip(), after.split(None, 1)[0]) for line, after in itertools.pairwise(lines) if line.strip() and after.strip()]
    if len(breaks) < 2:
        return 0
    width = _quantile([len(line) for line, _ in breaks], 0.95)
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return 0
    wrapped = sum(1 for line, word in breaks if len(line) + 1 + len(word) > width)
    return width if wrapped >= 0.6 * len(breaks) else 0


def _is_wrap(line: str, after: str, *, width: int) -> bool:
    """Whether the break between two lines of a wrapped text only ended the line, not the paragraph."""
    if BULLET.match(after.lstrip()) or _indent(after) > _indent(line) + 1:
        return False
    word = after.split(None, 1)[0]
    fits = len(line.rstrip()) + 1 + len(word) <= width
    # Mailers differ by a column or two in where they break.
    nearly = len(line.rstrip()) + 1 + len(word) > 0.92 * width
    if _HYPHENATED.search(line.rstrip()[-4:]) and word[:1].islower():
        return True
    return not fits or (nearly and not _SENTENCE_END.search(line.rstrip()[-4:])) or (word[:1].islower() and line.rstrip()[-1:].isalnum())


def _join(lines: list[str], *, vocabulary: frozenset[str]) -> str:
    """The lines of one paragraph as one; a word split at a hyphen is made whole when the text has it whole elsewhere."""
    pieces = [lines[0]]
    for line in lines[1:]:
        before = pieces[-1]
        if _HYPHENATED.search(before[-40:]) and line[:1].islower():
            left = before.split()[-1][:-1]
            right = re.split(r"[^\w'’-]", line, maxsplit=1)[0]
            if (left + right).casefold().lstrip("“‘\"'(") in vocabulary:
                pieces[-1] = before[:-1]
            pieces.append(line)
        else:
            pieces += [" ", line]
    return "".join(pieces)


def split_paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of a clean text, nothing dropped: lines of a wrapped text are joined, otherwise each line is one."""
    lines = text.split("\n")
    width = wrap_width(lines)
    vocabulary = frozenset(re.findall(r"\w+", text.casefold())) if width else frozenset()
    paragraphs: list[Paragraph] = []
    gap = 0
    held: list[str] = []
    held_gap = 0

    def flush() -> None:
        if held:
            parts = [" ".join(line.split()) for line in held]
            paragraphs.append(Paragraph(_join(parts, vocabulary=vocabulary), _indent(held[0]), held_gap, tuple(parts)))
            held.clear()

    for line in lines:
        if not line.strip():
            flush()
            gap += 1
            continue
        if not (held and width and _is_wrap(held[-1], line, width=width)):
            flush()
            held_gap = gap
        held.append(line)
        gap = 0
    flush()
    return paragraphs
