"""Marks of the tagger that are one name: side by side, with a small word between, around a nickname in quotes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from app.annotate.people.lexicon import (
    ABBREVIATED_TITLES,
    ARABIC_NAMES,
    ORGANISATION_HEADS,
    ROLE_HEADS,
    SELDOM_NAMES,
    TITLES,
    TITLES_THAT_ARE_NAMES,
)
from app.annotate.people.trimming import HYPHENATED_GIVEN, RANKS_LIKE_INITIALS, tidy
from app.domain import NameSpan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.annotate.people.paragraphs import Paragraph

JOINED = 0.5
"""The probability that a joined name has at least."""
DEVOUT = re.compile(
    r"[^\W\d_a-z]\w+ (?:de los|de las|de la|del|de|das|dos|da) (?:[ÁA]ngeles|Carmen|Rosario|Pilar|Jes[úu]s|Cruz|F[áa]tima|Gra[çc]as?"
    r"|Dores|Concei[çc][ãa]o|Socorro|Nieves|Mercedes|Dolores|Milagros|Consuelo|Refugio|Guadalupe|Lourdes|Fe|Luz|Paz)"
)
"""María de los Ángeles: given names, behind which the surnames begin."""
TOLD_BEFORE = re.compile(r"\b(?:told|asked|informed|warned|reminded|showed|gave|sent|assured)[ ]$")
_SMALL_WORDS = (
    r"arap|a/l|a/p|s/o|d/o|bin|binti|bint|ibn|ould|al|el|al-|el-|van(?: (?:de|den|der|het|'t))?|von(?: (?:der|dem|und zu))?|zu|ter|ten|tot"
    r"|de(?: (?:la|las|los))?|del|della|degli|di|da|das|do|dos|dela|delos|av|af|á|í"
)
BETWEEN = re.compile(rf" (?:(?:{_SMALL_WORDS}) ?|Said )")
STARTS_SMALL = re.compile(rf"(?:{_SMALL_WORDS}) (?=[^\W\d_a-z])")
AFTER = re.compile(r" (?:arap|a/l|a/p|s/o|d/o|binti?|dos|das|von|van (?:den?|der)|de (?:la|las|los)) [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?")
"""Behind a marked name: its rest, which the tagger passed over. Words that also stand between a name and a place are not here."""
_NAME = r"[^\W\d_a-z][\w.'’-]*"
NICKNAMED = re.compile(
    rf"(?<![\w.'’-])(?P<front>(?:(?![\w.-]+['’]s[ ]){_NAME}[ ]){{1,3}})"
    rf"(?:[\"“‘']|``|''){_NAME}(?:[ ]\w[\w.'’-]*){{0,2}}(?:[\"”’']|'')[ ](?=[^\W\d_a-z])"
)
_WORD = r"[A-Z][a-z][\w’'-]*"
_FATHER = r"(?:[Aa]g|[Oo]uld|[Mm]int|[Bb]int?|[Bb]inti|[Ii]bn|arap|a/l|a/p|s/o|d/o|uulu|kyzy|qizi)"
BY_FORM = re.compile(
    rf"(?<![\w.'’-]){_WORD}(?: {_WORD})?"
    rf"(?: {_FATHER} (?:(?:Haji|Hj\.?|Tuan|Datuk|Dato['’]?|Sheikh|Mohd\.?|Abd\.?|Abdul) )?(?:[Aa]l-)?{_WORD}){{1,3}}"
)
FATHERS = re.compile(rf" {_FATHER} ")
"""Given name, 'son of' and the father's name: nothing but a name has this form."""
WITH_ARTICLE = re.compile(
    rf"(?<![\w.'’-])(?=(?P<given>{_WORD})(?P<rest>(?: (?:(?:bin|ibn|bint|Abu|Abo|Abd) )?{_WORD}){{0,2}}"
    r"(?: (?:[Aa]l|[Ee]l|[Aa](?:sh|s|n|r|t|d|z))[-–][A-Z][a-z][\w’']*(?:[-–][A-Z][\w’']*)?){1,2}))"
)
ARTICLES = re.compile(r" (?:[AaEe]l|[Aa](?:sh|s|n|r|t|d|z))[-–][A-Z]")
"""An Arab given name and a surname with its article: Aidarous al-Zubaidi."""
KNOWN_AS = re.compile(
    r",? \(?(?:(?:who (?:is|was) )?(?:better|best|popularly|commonly|widely|fondly|also|locally) known (?:simply )?as|alias) [\"“‘]?"
    r"(?!The\b)(?P<name>[^\W\d_a-z][\w'’-]+)(?=[\"”’]?[,.;)])"
)
PASSED_OVER = (
    (
        ". ",
        re.compile(
            r"(?<![\w.])(?:Mr|Mrs|Ms|Dr|Prof|Col|Gen|Lt|Maj|Capt|Sgt|Cpl|Insp|Supt|Rev|Sen|Engr|Barr|Alh)\. "
            r"(?P<name>[A-Z][a-z]+(?:['’-][A-Z]?[a-z]{2,})?)(?!\w|[ ]?-?[A-Z]|\.[A-Z])"
        ),
    ),
    (
        "ed ",
        re.compile(
            r"\b(?:man|woman|men|youth|suspect|gunman|farmer|resident|driver|teacher|student|soldier|trader|worker|villager|shopkeeper"
            r"|fighter|militant|commander|smuggler|neighbou?r|survivor|witness|refugee|detainee|prisoner|fisherman|labou?rer|vendor|mother|father)"
            r"(?: only| simply)? (?:called|named|identified(?: only)? as) (?P<name>[A-Z][a-z]{2,}(?:['’-][A-Z]?[a-z]{2,})?)(?!\w|[ -][A-Z])"
        ),
    ),
    ("ullah", re.compile(r"(?<![\w.'’-])(?<!the )(?!Hizb|Hezb|Ansar|Jund|Fath)(?P<name>[A-Z][a-z]{2,}ullah)(?!\w|[ -][A-Z])")),
)
"""Signs without which there is no use in looking, and the forms."""
LIKELY = 0.72
"""A name of one word counts with this much."""
QUOTES = frozenset("\"“‘'`")
SHORTENED_MIDDLE_NAME = re.compile(r"[A-Z][^\n]* (?:Ma?c|O['’]|D['’]|Fitz)[A-Z]")
"""Behind which a full stop ends no sentence: James McN. Harker."""


def joined(paragraph: Paragraph, spans: Iterable[NameSpan]) -> list[NameSpan]:
    """Spans in text order, those that are parts of one name made one."""
    out: list[NameSpan] = []
    for span in spans:
        if out and _is_rank(paragraph.text, out[-1], span):
            out[-1] = span
        elif out and (_one_name(paragraph, out[-1], span) or _with_small_words(paragraph.text, out[-1], span)):
            left = out.pop()
            out.append(NameSpan(left.start, span.end, max(span.probability, JOINED), "two marks of the tagger joined"))
        else:
            out.append(span)
    ends = [*(span.start for span in out[1:]), len(paragraph.text)]
    whole = [_with_rest(paragraph.text, span, end) for span, end in zip(out, ends, strict=False)]
    formed = _by_form(paragraph.text, _around_nicknames(paragraph.text, whole))
    return _with_other_names(paragraph.text, _passed_over(paragraph, formed))


def _is_rank(text: str, left: NameSpan, right: NameSpan) -> bool:
    """'SP' before 'Adewale Osifeso' is an office, not his initials."""
    rank = text[left.start : left.end] in RANKS_LIKE_INITIALS and text[left.end : right.start] == " "
    return rank and " " in text[right.start : right.end]


def _one_name(paragraph: Paragraph, left: NameSpan, right: NameSpan) -> bool:
    """Two marks with only a blank between are one name: 'Abubakar' 'Sadiq Bello', 'Yoon' 'Hae-won'.

    Not where capitals tell nothing, not two full names, and not 'told Sanusi Thin Thin Myint was free'.
    """
    text = paragraph.text
    words = (text[left.start : left.end], text[right.start : right.end])
    if text[left.end : right.start] != " ":
        return text[left.end : right.start] == ". " and SHORTENED_MIDDLE_NAME.fullmatch(words[0]) is not None
    if all(" " in w for w in words):
        return DEVOUT.fullmatch(words[0]) is not None
    if any(HYPHENATED_GIVEN.fullmatch(w) for w in words) and not any(" " in w for w in words):
        return True
    capitals_tell = not paragraph.title_case and not paragraph.upper_case
    return capitals_tell and not TOLD_BEFORE.search(text[max(0, left.start - 12) : left.start])


def _with_small_words(text: str, left: NameSpan, right: NameSpan) -> bool:
    """'Kipchumba' arap 'Sang', 'Kumar' a/l 'Raman'."""
    if text[left.end : right.start] == " ":
        return STARTS_SMALL.match(text, right.start, right.end) is not None  # Pereira 'dos Anjos'
    return right.start - left.end < 14 and BETWEEN.fullmatch(text, left.end, right.start) is not None


def _with_rest(text: str, span: NameSpan, at_most: int) -> NameSpan:
    m = AFTER.match(text, span.end, min(span.end + 60, at_most))
    return replace(span, end=m.end(), evidence="with the small word and the name behind it") if m else span


def _around_nicknames(text: str, spans: list[NameSpan]) -> list[NameSpan]:
    """'Teodoro' "'Boy'" 'Reyes' is one name, when the name behind the nickname and one part before it are marked."""
    if not QUOTES.intersection(text):
        return spans
    for m in NICKNAMED.finditer(text):
        at, front = m.end(), m.start("front")
        right = next(iter(touching(spans, at, at + 1)[1]), None)
        inside = touching(spans, front, at)[1]
        if right is None or not inside or right.probability < JOINED:
            continue
        front += _titles_in(m["front"])
        name = tidy(text, NameSpan(front, right.end, right.probability))
        if name is None or name.start >= m.end("front") or name.end != right.end:
            continue
        start = min(inside[0].start, m.end("front") - 1, name.start)
        place, _ = touching(spans, start, right.end)
        spans[place] = [NameSpan(start, right.end, max(right.probability, JOINED), "a name around a nickname")]
    return spans


def _titles_in(words: str) -> int:
    """So many letters of 'Economy Minister Luis ' go up to the last title."""
    end = 0
    for m in re.finditer(r"\S+ ", words):
        if m.group().lower().strip(" .") in TITLES | ROLE_HEADS - TITLES_THAT_ARE_NAMES and m.end() < len(words):
            end = m.end()
    return end


def _by_form(text: str, spans: list[NameSpan]) -> list[NameSpan]:
    """'Alghabass Ag Intalla', 'Kumaravel a/l Raman' where the tagger marked a part of it or nothing."""
    found = [m.span() for m in BY_FORM.finditer(text)] if FATHERS.search(text) else []
    if ARTICLES.search(text):
        found += [(m.start(), m.end("rest")) for m in WITH_ARTICLE.finditer(text) if m["given"].lower() in ARABIC_NAMES]
    for start, end in found:
        name = tidy(text, NameSpan(start, end, JOINED))
        if name is None or not (FATHERS.search(text, name.start, name.end) or ARTICLES.search(text, name.start, name.end)):
            continue
        place, there = touching(spans, name.start, name.end)
        if all(name.start <= s.start and s.end <= name.end for s in there) and there != [name]:
            probability = max([JOINED, *(s.probability for s in there)])
            spans[place] = [replace(name, probability=probability, evidence="has the form of a name with the father's")]
    return spans


def _passed_over(paragraph: Paragraph, spans: list[NameSpan]) -> list[NameSpan]:
    """'Col. Khamphone', 'Shafiqullah': one word that a shortened title or its own end makes a name of, where nothing is marked."""
    text = paragraph.text
    if paragraph.title_case or paragraph.upper_case:
        return spans
    forms = [form for sign, form in PASSED_OVER if sign in text]
    for m in (m for form in forms for m in form.finditer(text)):
        start, end = m.span("name")
        place, there = touching(spans, start, end)
        doubted = all((s.start, s.end) == (start, end) and s.probability < LIKELY for s in there)
        if (
            doubted
            and m["name"].lower() not in TITLES | ROLE_HEADS | ABBREVIATED_TITLES
            and m["name"] not in ORGANISATION_HEADS | SELDOM_NAMES
        ):
            spans[place] = [NameSpan(start, end, LIKELY, "a title before it or its end makes it a name")]
    return spans


def _with_other_names(text: str, spans: list[NameSpan]) -> list[NameSpan]:
    """'Yusuf Jimale, better known as Madaale': the second name, where the tagger passed over it or doubts it."""
    if " known as " not in text and " alias " not in text:
        return spans
    for span in list(spans):
        if span.probability < JOINED or not (m := KNOWN_AS.match(text, span.end, span.end + 80)):
            continue
        place, there = touching(spans, m.start("name"), m.end("name"))
        if all((s.start, s.end) == m.span("name") and s.probability < LIKELY for s in there):
            spans[place] = [NameSpan(m.start("name"), m.end("name"), LIKELY, "as the text says another name of the person before")]
    return spans


def touching(spans: list[NameSpan], start: int, end: int) -> tuple[slice, list[NameSpan]]:
    """Where in a sorted list the spans stand that overlap with ``start`` to ``end``, and those spans."""
    place = slice(bisect_right(spans, start, key=lambda span: span.end), bisect_left(spans, end, key=lambda span: span.start))
    return place, spans[place]
