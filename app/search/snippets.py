"""Places in a stored text that a query matched, and the passages to show of it. Computed for the shown results only."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from itertools import chain, islice
from operator import attrgetter
from typing import NamedTuple

from app.domain import Field, Segment, Snippet
from app.language.fold import fold_in_place
from app.language.forms import CAPITALS_MARK, CAPITALS_MATTER
from app.search.readings import Reading, Term

PASSAGE = 200
"""Characters of a passage, about two lines."""

LONGEST_SCAN = 200_000
MOST_CLAUSES = 48
"""Words and phrases of a query that are marked; to compile a pattern takes a millisecond."""

MOST_SPANS = 60
"""Matches of one clause that are looked at to choose passages."""

_JOINERS = r"[-‐‑–'’ʼ&.,/\u00a0\u2009\u202f]"
_JOINED = re.compile(rf"[^\W_](?:{_JOINERS}?[^\W_])*")
_ANY_SIGN = r"[^\w \n]"
"""Takes in all joiners. To compile a set with a letter past U+00FF takes 0.1 ms, one for each gap of a word; what a match
with this one holds is looked at afterwards."""

_BETWEEN = r"[\W_]{1,6}"
_BEFORE = r"(?<![^\W_])"
_MARKS = "[\u0300-\u036f]"  # combining, in text that is not composed
_HAS_MARKS = re.compile(_MARKS)
_AFTER = rf"(?![^\W_]|{_MARKS})"
_AFTER_PLAIN = r"(?![^\W_])"
_REST_OF_WORD = rf"(?:[^\W_]|{_MARKS})*"
_REST_PLAIN = r"[^\W_]*"
LONGEST_MARKED = 64
"""Letters of a word that is looked for in texts to mark it; longer ones are no words."""

_TWO_IN_ONE = (("ss", "ß"), ("ae", "æ"), ("oe", "œ"), ("fi", "ﬁ"), ("fl", "ﬂ"), ("ff", "ﬀ"))
"""Letters that a text may print as one sign."""

_STARTS_IN_ONE = re.compile(r"\(\?:[^|()](?P<more>[^|()]*)\|(?P<one>[^|()])\)")
_SENTENCE_START = re.compile(r"(?<=[.!?…”\"])\s+(?=[\"“‘A-Z0-9])|\n+")
ELLIPSIS = "…"


class Span(NamedTuple):
    """A match in a field's text; ``leaf`` numbers the clause of the query that it belongs to. A search makes a thousand."""

    start: int
    end: int
    leaf: int


class HitFinder:
    """Finds what a query's readings matched in any text, by one pattern over the folded text."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self.readings = readings[:MOST_CLAUSES]

    @cached_property
    def _for_marks(self) -> list[_Looked]:
        return self._patterns(marks=True)

    @cached_property
    def _for_plain(self) -> list[_Looked]:
        return self._patterns(marks=False)

    def _patterns(self, *, marks: bool) -> list[_Looked]:
        """Number, clause, pattern, and whether it is for the text as written, for texts with or without combining ``marks``."""
        out: list[_Looked] = []
        for number, reading in enumerate(self.readings):
            plain = [term for term in reading.terms if not _is_marked(term) and len(max(term.words, key=len)) <= LONGEST_MARKED]
            if plain:
                alternatives = sorted({one for term in plain for one in _alternatives(term, marks=marks)}, key=len, reverse=True)
                out.append((number, reading, _compiled("|".join(alternatives)), False))
            for term in reading.terms:
                if _is_marked(term):
                    letters = r"\.?".join(map(re.escape, term.words[0].removeprefix(CAPITALS_MARK).upper()))
                    out.append((number, reading, _compiled(_from_word_start(letters)[0] + rf"{_AFTER}(?:\.(?=\s[a-z]|[,;)]))?"), True))
        return out

    def spans(self, text: str, field: Field, *, most: int | None = None) -> list[Span]:
        """Every match in ``text``, or the first ``most`` of each clause, in order and without overlaps."""
        if not text:
            return []
        folded = fold_in_place(text[:LONGEST_SCAN])
        found: list[list[Span]] = []
        marks = not folded.isascii() and _HAS_MARKS.search(folded) is not None
        for number, reading, pattern, as_written in self._for_marks if marks else self._for_plain:
            if _looks_in(reading, field):
                matches = filter(_is_one_word, pattern.finditer(text if as_written else folded))
                found.append([Span(*m.span(), number) for m in islice(matches, most)])
        if len(found) == 1:  # what one pattern finds is in order and apart
            return found[0]
        return apart(chain.from_iterable(found))


def apart(spans: Iterable[Span]) -> list[Span]:
    """In the order of the text; of those that overlap the first, of those that begin together the longest."""
    kept: list[Span] = []
    end = 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.start >= end:
            kept.append(span)
            end = span.end
    return kept


_Looked = tuple[int, Reading, re.Pattern[str], bool]


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _looks_in(reading: Reading, field: Field) -> bool:
    match reading.field:
        case None:
            return True
        case "body":
            return field in ("body", "standfirst")
        case other:
            return field == other


def _is_marked(term: Term) -> bool:
    return term.words[0].startswith(CAPITALS_MARK)


def _is_one_word(match: re.Match[str]) -> bool:
    """Whether a word that may be written with any signs inside it is written with joiners alone."""
    return match.lastindex is None or match[0].isalnum() or _JOINED.fullmatch(match[0]) is not None


def _alternatives(term: Term, *, marks: bool) -> list[str]:
    """The patterns of a term; what ``_is_one_word`` is to look at stands in a group."""
    patterns = _from_word_start(_pattern(term, marks=marks))
    return [f"({pattern})" for pattern in patterns] if len(term.words) == 1 and not marks else patterns


def _from_word_start(pattern: str) -> list[str]:
    """The pattern where a word begins. That no letter stands before is asked after the first one: a search for a fixed
    letter skips through a text 16 times as fast as one that asks at every place."""
    for two, one in _TWO_IN_ONE:
        if pattern.startswith(f"(?:{two[0]}") and (apart := _STARTS_IN_ONE.match(pattern)) and apart["one"] == one:
            rest = pattern[apart.end() :]
            return [f"{first}{_not_inside(first)}{more}{rest}" for first, more in ((two[0], apart["more"]), (one, ""))]
    first = pattern[0]
    return [f"{first}{_not_inside(first)}{pattern[1:]}"] if first.isalnum() else [f"{_BEFORE}{pattern}"]


def _not_inside(first: str) -> str:
    return rf"(?<![^\W_]{first})"


def _pattern(term: Term, *, marks: bool) -> str:
    """The words of a term as they stand in folded text; a single word also with joiners inside it (``f16`` in F-16)."""
    after = _AFTER if marks else _AFTER_PLAIN
    if term.slop:
        words = "|".join(_letters(word, joiners=False, marks=marks) for word in term.words)
        return f"(?:{words}){after}"
    if len(term.words) == 1:
        word = term.words[0]
        body = _letters(word, joiners=len(word) <= 30 and word not in CAPITALS_MATTER, marks=marks)  # "us" is no U.S.
        if word[-1].isdigit() and not word.isdigit():
            body += "s?"  # F-16s
    else:
        body = _BETWEEN.join(_letters(word, joiners=False, marks=marks) for word in term.words)
    rest = _REST_OF_WORD if marks else _REST_PLAIN
    return body + (rest if term.prefix else "") + after


def _letters(word: str, *, joiners: bool, marks: bool) -> str:
    joiner = (f"{_JOINERS}?+" if marks else f"{_ANY_SIGN}?+") if joiners else ""
    optional = (f"{_MARKS}*+" if marks else "") + joiner
    pattern = optional.join(map(re.escape, word))
    for two, one in _TWO_IN_ONE:
        if two in word:
            apart = optional.join(two)
            pattern = pattern.replace(apart, f"(?:{apart}|{one})")
    return pattern


def passages(text: str, field: Field, spans: Sequence[Span], *, limit: int) -> list[Snippet]:
    """The ``limit`` passages that show most different clauses, in the order of the text, none overlapping another."""
    spans = spans[:MOST_SPANS]
    chosen: list[tuple[int, int]] = []
    for _, start, end in sorted(_windows(spans, len(text)), reverse=True):
        if any(first <= start < last for first, last in chosen):
            continue
        first, last = _widen(text, start, end)
        if all(last <= other_first or first >= other_last for other_first, other_last in chosen):
            chosen.append((first, last))
            if len(chosen) == limit:
                break
    return [Snippet(field=field, start=first, segments=_segments(text, first, last, spans)) for first, last in sorted(chosen)]


def _windows(spans: Sequence[Span], long: int) -> list[tuple[float, int, int]]:
    """From each match on what fits into a passage: how much it shows, its start and its end."""
    windows: list[tuple[float, int, int]] = []
    ends = [end for _, end, _ in spans]
    beyond, count = 0, len(spans)
    several = any(span.leaf != spans[0].leaf for span in spans)
    for at, (start, _, _) in enumerate(spans):
        beyond = max(beyond, at + 1)
        while beyond < count and ends[beyond] <= start + PASSAGE:
            beyond += 1
        clauses = len({other.leaf for other in spans[at:beyond]}) if several and at + 1 < beyond else 1
        windows.append((clauses * 10 + min(beyond - at, 5) - start / (long + 1), start, ends[beyond - 1]))
    return windows


def opening(text: str, field: Field) -> list[Snippet]:
    """The beginning of a text, for results without a match to show."""
    start = len(text) - len(text.lstrip())
    if start == len(text):
        return []
    first, last = _widen(text, start, start)
    return [Snippet(field=field, start=first, segments=_segments(text, first, last, ()))]


def marked(text: str, spans: Sequence[Span]) -> tuple[Segment, ...]:
    """A whole line with its hits; empty when it has none."""
    return _segments(text, 0, len(text), spans) if spans else ()


def _widen(text: str, start: int, end: int) -> tuple[int, int]:
    """A passage around a match inside its paragraph: from the start of a sentence when one is near, of whole words."""
    paragraph = text.rfind("\n", 0, start) + 1
    paragraph_end = text.find("\n", start)
    paragraph_end = len(text) if paragraph_end < 0 else paragraph_end
    end = min(end, paragraph_end)
    room = max(PASSAGE - (end - start), 40)
    lowest = max(paragraph, start - room // 2)
    first = lowest
    for match in _SENTENCE_START.finditer(text, max(paragraph, start - room * 3 // 4), start):
        first = match.end()
        if first >= lowest:
            break
    if first == lowest and first > paragraph:
        blank = text.find(" ", first, start)
        first = blank + 1 if blank >= 0 else first
    last = min(paragraph_end, max(end, first + PASSAGE))
    if last < paragraph_end:
        blank = text.rfind(" ", end, last)
        last = blank if blank > 0 else last
    while first < start and text[first].isspace():
        first += 1
    return first, last


def _segments(text: str, first: int, last: int, spans: Sequence[Span]) -> tuple[Segment, ...]:
    """The passage in runs, hits and what stands between them by turns."""
    out: list[Segment] = []
    between = f"{ELLIPSIS} " if first > 0 and text[first - 1] != "\n" else ""
    at = first
    for span in spans[bisect_right(spans, first, key=attrgetter("end")) : bisect_left(spans, last, key=attrgetter("start"))]:
        start, end = max(span.start, first), min(span.end, last)
        between += text[at:start]
        if between or not out:
            out += [Segment(between, hit=False)] if between else []
            out.append(Segment(text[start:end], hit=True))
        else:  # two hits that touch
            out[-1] = Segment(out[-1].text + text[start:end], hit=True)
        between, at = "", end
    between += text[at:last]
    between += f" {ELLIPSIS}" if last < len(text) and text[last] != "\n" else ""
    return (*out, Segment(between, hit=False)) if between else tuple(out)
