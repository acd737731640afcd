"""Lines of a scraped text to paragraphs: what a line break means depends on how the whole text was laid out."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from functools import cached_property

from app.extract.news_words import signing_agency
from app.extract.shapes import BULLET, is_real_paragraph

# Longest line that still looks wrapped by a mail reader or terminal rather than printed as one paragraph.
_WIDEST_WRAP = 110
_NARROWEST_WRAP = 45
_MOST_WHOLE = 0.7
"""Share of the lines that end a sentence: of wrapped ones every sixth does. Where most do, each is a paragraph, however alike in length."""
_HYPHENATED = re.compile(r"[^\W\d_]-$")
_SENTENCE_END = re.compile(r"[.!?:][\"'”’»)]*$")
_SELDOM_LAST = frozenset("a an the and or of in on at to by for with from as into its his her their that".split())  # noqa: SIM905
"""Words that end a line but hardly a paragraph."""
_AFTER_A_LINK = re.compile(r"\n[ \t]*(?:[,;)]|[’']s\b)(?=\s)[^\n]*[^\W\d_]")
_LONGEST_LINK = 12
_LONGEST_JOINED = 4_000
"""Words of a link, and characters of a paragraph that more is joined to."""
_ABBREVIATION_END = re.compile(r"\b(?:[A-Z]\.)+$")


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


@dataclass(frozen=True)
class Layout:
    """How a text was laid out: the column at which it was wrapped, 0 when its lines are paragraphs, and whether it indents those."""

    width: int
    indents: bool = False


def layout_of(lines: list[str]) -> Layout:
    """Whether breaks are wraps: the first word of the next line would not have fitted, or the line ends inside a sentence.

    Most breaks must be so; those before an indented line or an agency's name begin a paragraph and tell nothing.
    """
    pairs = [(line.rstrip(), after) for line, after in itertools.pairwise(lines) if line.strip() and after.strip()]
    width = _quantile([len(line) for line, _ in pairs], 0.95) if pairs else 0
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return Layout(0)
    margin = min(_indent(after) for _, after in pairs)
    breaks = starts = inside = overflowing = sentences = whole = 0
    for line, after in pairs:
        word = after.split(None, 1)[0]
        goes_on, overflows = _goes_on(line, word), len(line) + 1 + len(word) > width
        if _is_indented(after, line) or (_indent(after) > margin + 1 and not overflows):
            starts += 1
            sentences += _ends_sentence(line)
        elif not signing_agency(after):
            breaks += 1
            inside += goes_on
            whole += _ends_sentence(line)
            overflowing += overflows and not goes_on
    wraps = inside + overflowing >= max(0.6 * breaks, 1) and (breaks > 1 or inside) and whole < _MOST_WHOLE * breaks
    return Layout(width if wraps else 0, indents=starts > 0 and sentences >= 0.5 * starts)


def _is_indented(after: str, line: str) -> bool:
    return _indent(after) > _indent(line) + 1


def _goes_on(line: str, word: str) -> bool:
    """Whether a sentence goes on from a line to the next, which begins with ``word``."""
    if any(line.rfind(opening) > line.rfind(closing) for opening, closing in ("()", "<>")):
        return True
    if line[-1:] != "," and not line[-1:].isalnum():
        return False
    return word[:1].islower() or word[:1] == "<" or line.rsplit(None, 1)[-1] in _SELDOM_LAST


def _ends_sentence(line: str) -> bool:
    return bool(_SENTENCE_END.search(line[-4:])) and not _ABBREVIATION_END.search(line[-12:])


def _is_wrap(line: str, after: str, layout: Layout) -> bool:
    """Whether the break between two lines of a wrapped text only ended the line, not the paragraph."""
    line, word = line.rstrip(), after.split(None, 1)[0]
    room = layout.width - len(line) - 1 - len(word)
    ended = _ends_sentence(line)
    if BULLET.match(after.lstrip()) or _is_indented(after, line):
        return False
    if signing_agency(after) and (ended or not after.rstrip().endswith(".")):  # but: he told / Reuters.
        return False
    if layout.indents and _indent(after) > 1 and (ended or room >= 0):
        return False
    if (_HYPHENATED.search(line[-4:]) and word[:1].islower()) or room < 0 or _goes_on(line, word):
        return True
    # Mailers differ by a column or two in where they break; where paragraphs are indented, what is not goes on.
    return not ended and (room < 0.08 * layout.width or (layout.indents and not _indent(after)))


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


def _with_links_in_place(lines: list[str]) -> list[str]:
    """Join what scrapers break around a link inside a sentence: the text before it, the link, and the rest from its comma on."""
    joined: list[str] = []
    for line in lines:
        if not (joined and joined[-1].strip() and len(joined[-1]) <= _LONGEST_JOINED and _AFTER_A_LINK.match("\n" + line)):
            joined.append(line)
            continue
        link = joined.pop().rstrip()
        before = joined[-1].rstrip() if joined else ""
        inside = before and not _ends_sentence(before) and before[-1] not in '"”’)' and len(link.split()) <= _LONGEST_LINK
        joined.append((joined.pop().rstrip() + " " + link.lstrip() if inside else link) + line.strip())
    return joined


def split_paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of a clean text, nothing dropped: lines of a wrapped text are joined, otherwise each line is one."""
    lines = text.split("\n")
    if _AFTER_A_LINK.search(text):
        lines = _with_links_in_place(lines)
    layout = layout_of(lines)
    vocabulary = frozenset(re.findall(r"\w+", text.casefold())) if layout.width else frozenset()
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
        if not (held and layout.width and _is_wrap(held[-1], line, layout)):
            flush()
            held_gap = gap
        held.append(line)
        gap = 0
    flush()
    return paragraphs
