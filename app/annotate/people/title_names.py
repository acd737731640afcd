"""Titles that are given names, as the article shows: Judge Tolliver of a film, Prince Kellerman of a team; and Dean where it is a post."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from app.annotate.people.lexicon import FEMALE_NAMES, GIVEN_NAMES_ABROAD, MALE_NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.annotate.people.paragraphs import Paragraph
    from app.domain import NameSpan

Found = list[list["NameSpan"]]

SURE = 0.9
"""So sure a tagger must be of a mark that takes the title in."""
LEAST_TRADE_WORDS = 2
_TITLES = "Judge|Prince|Major|Duke|King|Earl|Bishop|Baron"
TITLE_BEFORE = re.compile(rf"(?<![\w'’-])({_TITLES}) $")
TITLE_INSIDE = re.compile(rf"({_TITLES}) (\S+?)(?:['’]s?)?")
ANY_TITLE = re.compile(rf"\b(?:{_TITLES}|Dean) [A-Z]")
COURTESY_BEFORE = re.compile(r"\b(?:M(?:r|rs|s)\.?|Miss) $")
OF_AN_OFFICE_BEFORE = re.compile(
    r"\b(?:[Tt]he|[Cc]hief|[Dd]istrict|[Cc]ircuit|[Cc]ourt|[Cc]ounty|[Ff]ederal|[Ss]uperior|[Ss]enior|[Pp]residing|[Tt]rial|[Cc]rown|[Gg]rand"
    r"|[Ss]tate|[Aa]rmy|[Bb]rigade|[Ss]ergeant|[Aa]uxiliary|[Aa]ppeals|[Mm]unicipal|U\.S\.) $"
)
_NOBLE = re.compile(
    r"\b(?:prince|princess|king|queen|duke|duchess|earl|baron|lord)s?\b|\b[Rr]oyal|\b[Pp]alace|\bthrone|\b[Cc]rown"
    r"|\bmonarch|\bkingdom|\b(?:Queen|Princess|Sheikh|Lady) [A-Z]"
)
OFFICE = {
    "Judge": re.compile(
        r"\b(?:judges?|[Cc]ourts?|courtroom|magistrates?|lawsuits?|verdict|sentenced"
        r"|jury|jurors?|defendants?|ruling)\b|Judge [A-Z]\w+ [A-Z]"
    ),
    "Major": re.compile(
        r"\b(?:army|Army|military|regiment|battalion|troops?|soldiers?|officers?|airmen|brigade"
        r"|Marines?|Maj\.|Col\.|Lt\.|Capt\.|Colonel|Captain|a major|the major)(?!\w)"
    ),
    "Bishop": re.compile(r"\bbishops?\b|\b[Cc]hurch|\b[Dd]iocese|\b[Pp]arish|\b[Cc]athedral|Archbishop|\bclergy"),
    **dict.fromkeys(("Prince", "Duke", "King", "Earl", "Baron"), _NOBLE),
}
"""What is read about where the title is one."""
TRADES = re.compile(
    r"\b(?:quarterback|linebacker|touchdowns?|baseman|outfielder|home runs?|innings?|batted"
    r"|pitche[rd]s?|coach|rebounds|midfielder|striker|goalkeeper"
    r"|season|playoffs|tackles?|band|jazz|album|guitarist|drummer|singer|actor|actress|films?|movies?|starred|comedy|sitcom|orchestra|pianist)\b"
)
DEANSHIP = re.compile(r"\bdeans?\b|\bDean of\b")
DEAN_AND_FULL_NAME = re.compile(r"Dean ((?:[A-Z]\. )*)(\w[\w'’-]*) ((?:[A-Z]\. ?)*)(\S.*)")
GIVEN = MALE_NAMES | FEMALE_NAMES


def with_titles_settled(
    paragraphs: Sequence[Paragraph], marked: Sequence[Sequence[NameSpan]], found: Sequence[Sequence[NameSpan]]
) -> Found:
    """The names; a title goes in where the article shows a given name, and Dean comes out where it shows a post.

    ``marked`` are the marks as the tagger made them, with the titles that it took for names.
    """
    if not any(ANY_TITLE.search(p.text) for p in paragraphs):
        return [list(spans) for spans in found]
    text = "\n".join(p.text for p in paragraphs)
    full = _surnames(paragraphs, found)
    names = _given_by_title(paragraphs, marked, found, text, full)
    deans = DEANSHIP.search(text) is not None
    posts = {words[-1] for p, s in _each(paragraphs, found) if (words := _behind_dean(p.text[s.start : s.end], deans=deans))}
    if deans:
        posts |= {surname for surname, firsts in full.items() if firsts - {"Dean"} and _called_dean(surname, text)}
    return [[_settled(p.text, s, names, posts, deans=deans) for s in spans] for p, spans in zip(paragraphs, found, strict=True)]


def _each(paragraphs: Sequence[Paragraph], found: Sequence[Sequence[NameSpan]]) -> list[tuple[Paragraph, NameSpan]]:
    return [(p, s) for p, spans in zip(paragraphs, found, strict=True) for s in spans]


def _surnames(paragraphs: Sequence[Paragraph], found: Sequence[Sequence[NameSpan]]) -> dict[str, set[str]]:
    """For each surname of a full name the words that such names begin with."""
    out: dict[str, set[str]] = {}
    for p, s in _each(paragraphs, found):
        words = p.text[s.start : s.end].split()
        if len(words) > 1:
            out.setdefault(words[-1], set()).add(words[0])
    return out


def _given_by_title(
    paragraphs: Sequence[Paragraph],
    marked: Sequence[Sequence[NameSpan]],
    found: Sequence[Sequence[NameSpan]],
    text: str,
    full: Mapping[str, set[str]],
) -> set[tuple[str, str]]:
    """Titles with the surnames that they are the given names of."""
    shown = {
        m.groups() for p, s in _each(paragraphs, marked) if s.probability >= SURE and (m := TITLE_INSIDE.fullmatch(p.text, s.start, s.end))
    }
    alone: Counter[str] = Counter()
    asked: dict[tuple[str, str], bool] = {}
    barred: set[tuple[str, str]] = set()
    polite: set[tuple[str, str]] = set()
    for p, s in _each(paragraphs, found):
        name = p.text[s.start : s.end]
        m = TITLE_BEFORE.search(p.text, max(0, s.start - 10), s.start) if " " not in name else None
        if m is None:
            alone[name] += 1
            continue
        pair = m.group(1), name
        asked.setdefault(pair, not alone[name])
        if COURTESY_BEFORE.search(p.text, max(0, m.start() - 6), m.start()):
            polite.add(pair)  # Mr. and Mrs. Judge Tolliver
        if OF_AN_OFFICE_BEFORE.search(p.text, max(0, m.start() - 12), m.start()):
            barred.add(pair)
    trade = len(set(TRADES.findall(text))) >= LEAST_TRADE_WORDS if asked else False
    return polite | {
        (title, name)
        for (title, name), first in asked.items()
        if (title, name) not in barred
        and not full.get(name, set()) - {title}
        and not OFFICE[title].search(text)
        and (
            (title, name) in shown or f"Mr. {name}" in text or f"Mr {name}" in text or (first and trade and alone[name] and _no_given(name))
        )
    }


def _no_given(name: str) -> bool:
    return name.lower() not in GIVEN | GIVEN_NAMES_ABROAD


def _called_dean(surname: str, text: str) -> bool:
    """'John Calloway, dean of the law school'; not Dean Calloway beside some other dean."""
    return (
        re.search(
            rf"(?<!Dean )\b{re.escape(surname)},?(?: who)?(?: is| was)? (?:(?:the|a|former|acting|as\w+) ){{0,2}}(?:dean|Dean of)\b", text
        )
        is not None
    )


def _behind_dean(name: str, *, deans: bool) -> list[str]:
    """The words of a full name behind Dean, where Dean is no name: 'Dean John W. Calloway'."""
    m = DEAN_AND_FULL_NAME.fullmatch(name)
    if m is None or not (m.group(1) or m.group(2).lower() in GIVEN):
        return []
    return name.split()[1:] if deans or m.group(3) or m.group(1) else []


def _settled(text: str, span: NameSpan, names: set[tuple[str, str]], posts: set[str], *, deans: bool) -> NameSpan:
    name = text[span.start : span.end]
    first, _, rest = name.partition(" ")
    if first == "Dean" and rest and (rest in posts or _behind_dean(name, deans=deans)):
        return replace(span, start=span.end - len(rest))
    if rest or not (m := TITLE_BEFORE.search(text, max(0, span.start - 10), span.start)) or (m.group(1), name) not in names:
        return span
    return replace(span, start=m.start(1), evidence="a title that is a given name by the rest of the article")
