"""Names that the tagger missed, found because the article prints them elsewhere."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from app.annotate.people.firms import held
from app.annotate.people.hints import (
    SENTENCE_BEFORE,
    WORD_BEFORE,
    counts,
    is_acronym,
    is_byline,
    is_called_the,
    is_known_acronym,
    opens_with_ordinary_word,
    supported,
    titled,
)
from app.annotate.people.known_names import MIN_LETTERS, TOKEN, KnownNames, Tokens
from app.annotate.people.lexicon import (
    CALENDAR,
    COURTESY,
    FEMALE_NAMES,
    FUNCTION_WORDS,
    MALE_NAMES,
    NAMED_THINGS,
    NOT_IN_ROLES,
    OPENERS,
    ORGANISATION_HEADS,
    ROLE_HEADS,
    SLUG_HEADS,
    TITLES,
    WORDS_THAT_ARE_NAMES,
)
from app.annotate.people.spans import is_person, sure
from app.annotate.people.trimming import INITIALS_BEFORE
from app.domain import NameSpan

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.annotate.people.paragraphs import Paragraph

GAP = re.compile(r"[ \n]|[ \n]?[.’'-][ \n]?")
LONGEST_ABBREVIATION = 4
SPREAD_PROBABILITY = 0.6
SPREAD = "a name that the article gives elsewhere"
CAPITAL_AFTER = re.compile(r"[ \n]+[^\W\d_a-z]\w")
PLACED_BEFORE = re.compile(
    r"\b(?:in|at|near|from|(?<!wrote )(?<!spoke )(?<!talked )(?<!according )(?<!married )(?<!belongs )(?<!said )(?<!gave )to"
    r"|into|of|outside|across|around|via|the|a|an|this|that|our)\s$",
    re.IGNORECASE,
)
FRONT = re.compile(r"(?<![\w.'’-])((?:[A-Z][a-z]+ ){1,4})$")
BESIDE_A_NAME = re.compile(r"(?:^|[;:.] )[A-Z][\w'’-]+, $")
"""'Kendall, Young Lift Pirates': the second of those a headline begins with."""
JOINED_BEFORE = frozenset(("pro", "anti", "ex", "non", "post", "pre"))


def spread(paragraphs: Sequence[Paragraph], found: Sequence[Sequence[NameSpan]], *, barred: Iterable[str] = ()) -> list[list[NameSpan]]:
    """The sure spans, the hints that the article supports, and unmarked places that print a known name.

    A surname inside a longer run of capitalised words is left alone, unless a title precedes it, and so is one inside the ``barred`` names.
    """
    known = KnownNames()
    for paragraph, spans in zip(paragraphs, found, strict=True):
        for span in spans:
            if sure(paragraph.text, span) and not is_acronym(paragraph, span) and not opens_with_ordinary_word(paragraph.text, span):
                known.add(paragraph.text[span.start : span.end])
    for name in barred:
        known.bar(name)
    out: list[list[NameSpan]] = []
    for paragraph, spans in zip(paragraphs, found, strict=True):
        parted = [part for span in spans for part in _two_surnames(paragraph.text, span, known)]
        spelt = [s for s in parted if not is_acronym(paragraph, s) or is_known_acronym(paragraph.text, s, known)]
        counted = [counts(paragraph.text, s, known) or is_byline(paragraph, s) for s in spelt]
        kept = [supported(paragraph.text, s) for s, sure_enough in zip(spelt, counted, strict=True) if sure_enough]
        hints = {(s.start, s.end) for s, sure_enough in zip(spelt, counted, strict=True) if not sure_enough}
        out.append(_with_known_names(paragraph, kept, hints, known))
    return out


def _two_surnames(text: str, span: NameSpan, known: KnownNames) -> list[NameSpan]:
    """'Trump-Putin' is two people when the article knows both surnames, or one and a person of a single name."""
    left, hyphen, right = text[span.start : span.end].partition("-")
    called = {(left,), (right,)}
    if not hyphen or not called & known.surnames or not called <= known.surnames | known.alone:
        return [span]
    middle = span.start + len(left)
    return [NameSpan(span.start, middle, span.probability), NameSpan(middle + 1, span.end, span.probability)]


def _with_known_names(paragraph: Paragraph, kept: list[NameSpan], hints: set[tuple[int, int]], known: KnownNames) -> list[NameSpan]:
    text = paragraph.text
    out: list[NameSpan] = []
    capitals = paragraph.upper_case or text.isupper()
    tokens = [m.span() for m in TOKEN.finditer(text)]
    taken = iter(kept)
    following = next(taken, None)
    k = 0
    while k < len(tokens):
        while following is not None and following.end <= tokens[k][0]:
            out.append(following)
            following = next(taken, None)
        span = _known_at(text, tokens, k, known, upper=capitals)
        if span is None:
            k += 1
            continue
        if following is not None and span.start < following.start and span.end == following.end and _is_known(text, span, known):
            following = replace(following, start=span.start)  # 'Tiro' where the article has Di Tiro
        clear = following is None or span.end <= following.start
        if clear and (not out or out[-1].end <= span.start) and _stands_alone(paragraph, span, known, hints):
            whole = _with_unmarked_front(text, _with_initials(text, span, known), known)
            out.append(whole if not out or out[-1].end <= whole.start else span)
        while k < len(tokens) and tokens[k][0] < span.end:
            k += 1
    if following is not None:
        out.append(following)
    out.extend(taken)
    return out


def _is_known(text: str, span: NameSpan, known: KnownNames) -> bool:
    words = tuple(TOKEN.findall(text[span.start : span.end]))
    return words in known.full or words in known.surnames


def _with_initials(text: str, span: NameSpan, known: KnownNames) -> NameSpan:
    """'F. Dettori' where the article knows the surname."""
    if tuple(TOKEN.findall(text[span.start : span.end])) not in known.surnames:
        return span
    m = INITIALS_BEFORE.search(text[max(0, span.start - 12) : span.start])
    return replace(span, start=span.start - len(m.group())) if m else span


def _with_unmarked_front(text: str, span: NameSpan, known: KnownNames) -> NameSpan:
    """A name of two words that stands unmarked behind one or two other capitalised words is the end of a longer name.

    The tagger, which knows the shorter name, passed over the whole run: it took a long name for something else.
    """
    if text[span.start : span.end].isupper() or len(text[span.start : span.end].split()) != 2:
        return span
    if (
        not (m := FRONT.search(text[max(0, span.start - 60) : span.start]))
        or tuple(TOKEN.findall(text[span.start : span.end])) not in known.full
    ):
        return span
    words = m.group(1).split()
    while words and words[0].lower() in COURTESY | ROLE_HEADS:
        words = words[1:]
    if len(words) not in (1, 2) or any(_no_front(w) for w in words):
        return span
    return NameSpan(span.start - len(" ".join(words)) - 1, span.end, span.probability, SPREAD + ", with the words in front of it")


def _no_front(word: str) -> bool:
    bare = word.lower()
    return (
        len(word) < 2
        or word in OPENERS
        or word in ORGANISATION_HEADS
        or bare in TITLES | ROLE_HEADS | NAMED_THINGS | NOT_IN_ROLES | WORDS_THAT_ARE_NAMES | MALE_NAMES | FEMALE_NAMES
    )


def _known_at(text: str, tokens: list[tuple[int, int]], k: int, known: KnownNames, *, upper: bool) -> NameSpan | None:
    """The longest known name that begins with token ``k``."""
    first = text[tokens[k][0] : tokens[k][1]]
    for length in sorted(known.lengths.get(first, ()), reverse=True):
        if k + length > len(tokens):
            continue
        run = tokens[k : k + length]
        if not all(GAP.fullmatch(text, a[1], b[0]) for a, b in pairwise(run)):
            continue
        words = tuple(text[a:b] for a, b in run)
        if words in known.full or words in known.surnames or words in known.alone or words in known.given or words in known.barred:
            return NameSpan(run[0][0], run[-1][1], SPREAD_PROBABILITY, SPREAD)
        titled = tuple(w.capitalize() for w in words)
        if upper and (titled in known.full or titled in known.surnames or (titled in known.alone and len(titled[0]) >= MIN_LETTERS)):
            return NameSpan(run[0][0], run[-1][1], SPREAD_PROBABILITY, SPREAD)
    return None


def _stands_alone(paragraph: Paragraph, span: NameSpan, known: KnownNames, hinted: set[tuple[int, int]]) -> bool:
    """Is the known name here the person's, not a part of a longer name or an ordinary word?"""
    text, start, end = paragraph.text, span.start, span.end
    before, after = text[max(0, start - 25) : start], text[end : end + 25]
    if _joined_to_other_words(before, after, known) or held(text, span) or is_called_the(before, after) or not is_person(paragraph, span):
        return False
    words = tuple(TOKEN.findall(text[start:end]))
    if words in known.barred and words not in known.full:
        return False
    if paragraph.upper_case or text.isupper():
        words = next((w for w in (words, tuple(map(str.capitalize, words))) if w in known.full | known.surnames), words)
    if words in known.full or titled(text, start):
        return True
    if words in known.surnames and (before.endswith("/// ") or (paragraph.spoken and after[:1] == ":")):
        return True  # KING: and, in radio scripts, /// KARAHA ACT ///
    if (start, end) in hinted:
        return paragraph.upper_case or not CAPITAL_AFTER.match(after)
    if words not in known.surnames and words[0] not in known.words:
        return False
    word = text[start:end].lower()
    if words in known.given and words not in known.surnames:
        if paragraph.title_case or paragraph.upper_case or CAPITAL_AFTER.match(after) or PLACED_BEFORE.search(before):
            return False
        return not _continues_a_name(before) and (word not in WORDS_THAT_ARE_NAMES or not SENTENCE_BEFORE.search(before))
    if word in WORDS_THAT_ARE_NAMES or sum(map(len, words)) < MIN_LETTERS:
        return _short_or_ordinary(paragraph, span, words, known)
    if paragraph.title_case or paragraph.upper_case:
        return True
    return not CAPITAL_AFTER.match(after) and not _continues_a_name(before)


def _short_or_ordinary(paragraph: Paragraph, span: NameSpan, words: Tokens, known: KnownNames) -> bool:
    """Is an ordinary word, or one of two or three letters, the name that it is elsewhere in the article? 'Evo', 'Young', 'An'."""
    text, name = paragraph.text, paragraph.text[span.start : span.end]
    before, after, word = text[max(0, span.start - 25) : span.start], text[span.end : span.end + 25], name.lower()
    beside = paragraph.title_case and BESIDE_A_NAME.search(before) is not None
    if (CAPITAL_AFTER.match(after) and not beside) or PLACED_BEFORE.search(before):
        return False
    if word not in WORDS_THAT_ARE_NAMES | FUNCTION_WORDS and words in known.alone and not name.isupper():
        return len(word) > 1 and not _continues_a_name(before)
    if word in CALENDAR or words not in known.surnames or (paragraph.title_case and not beside):
        return False
    return words in known.alone or name.isupper() or not SENTENCE_BEFORE.search(before)


def _joined_to_other_words(before: str, after: str, known: KnownNames) -> bool:
    """Part of a longer word: 'Smith-Jones', '@smith'; but 'pro-Putin', 'Putin-backed' and 'Trump-Putin' name him."""
    if before[-1:] in ("’", "'", "@", "#", "_", "/") or after[:1] in ("@", "_"):
        return True
    if before[-1:] == "-":
        word = (TOKEN.findall(before) or [""])[-1]
        if word.lower() not in JOINED_BEFORE | SLUG_HEADS and (word,) not in known.surnames:
            return True
    following = TOKEN.match(after, 1)
    return after[:1] == "-" and after[1:2].isupper() and (following is None or (following.group(),) not in known.surnames)


def _continues_a_name(before: str) -> bool:
    """A capitalised word in front that does not begin a sentence and is no title: 'Fort Warhol'."""
    m = WORD_BEFORE.search(before)
    if not m or not m.group(1)[:1].isupper() or m.group(1)[-1] in ',;:)”"':
        return False
    if m.group(1).lower().strip(".") in TITLES or (m.group(1)[-1] == "." and len(m.group(1)) > LONGEST_ABBREVIATION):
        return False
    return not SENTENCE_BEFORE.search(before[: m.start()])
