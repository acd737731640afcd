"""Firms, storms, ships and places that are called like people, known by what an article says of them or from a list."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from app.annotate.people.lexicon import FAMILY_NAMES_FIRST, FEMALE_NAMES, FIRM_ENDS, FIRMS_LIKE_SURNAMES, MALE_NAMES, NAMED_THINGS, PLACES
from app.annotate.people.markets import begun, listed
from app.annotate.people.names import fold
from app.annotate.people.nobodies import storm_names, storm_places, teams_and_firms
from app.annotate.people.partners import partnerships
from app.annotate.people.placed import told_places
from app.annotate.people.racing import horses
from app.annotate.people.roles import roles_at, title_before
from app.annotate.people.sailing import boats
from app.annotate.people.spans import SURE, ends_a_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.annotate.people.paragraphs import Paragraph
    from app.domain import NameSpan

HELD_BEFORE = re.compile(
    r"\b(?:[Ss]hares?|[Ss]takes?|[Ss]tock|(?:[Ss]hare|[Ss]tock|[Bb]ond)holders|[Dd]epositors|[Tt]akeover|[Bb]ailout|[Nn]ationali[sz]ation)"
    r"\s(?:in|of)\s$|\b(?:a|[Tt]he|former|its) (?:wholly[ -]owned |majority[ -]owned )?(?:unit|subsidiary|affiliate) of\s$"
)
HELD_AFTER = re.compile(
    r"(?:['’]s?)?\s(?:(?:share|stock|bond)holders|depositors|bonds|(?:share|stock) price"
    r"|(?:shares|stock) (?:fell|rose|plunged|tumbled|jumped|slid|dropped|soared|surged|sank|climbed|gained|lost|slumped|closed|traded"
    r"|were|was))\b|\sfiled for (?:Chapter \d+|an? initial public)"
    r"|\s(?:fell|rose|lost|gained|added|slipped|slid|dropped|climbed|jumped|eased|shed|tumbled|surged|dipped|firmed|advanced)"
    r"\s(?:by\s|about\s|nearly\s|almost\s)?(?:\d+[- ])?(?:\d+/\d+|[$£€]\d|[\d.]+\s?(?:percent|per\scent|pct|%|cents|pence))"
)
EMPLOYER_BEFORE = re.compile(
    r"\b(?:analyst|dealer|trader|broker|strategist|economist|chartist|(?:fund|money)\smanager)s?\s(?:at|with|for|from)\s"
    r"(?:(?:the\s)?(?:stockbrok(?:ers?|erage)|brokers|brokerage(?:\s(?:house|firm))?|securities\s(?:house|firm)|investment\sbank)\s)?$"
)
ANALYST_BEFORE = re.compile(r"\b(?:analyst|economist|strategist|trader|broker|dealer|chartist)s? $")
UNIT_BEFORE = re.compile(r"(?:['’]s|\b[Ii]ts|\b[Tt]heir) (?:[a-z-]+ )?$")
UNIT_AFTER = re.compile(r" (?:unit|subsidiary|affiliate)\b")
TOLD_BEFORE = re.compile(r"\b(?:told|tells)\s$")
MATCHES = re.compile(r"\b(?:[Hh]alf-?time|[Aa]ttendance)\b")
GOALS_AFTER = re.compile(r"[ ]\d{1,2}(?=[ ]?\((?!\d)|[ ][A-Z]|\.(?:\s|$)|\n|$)")
MARKET = re.compile(
    r"\b(?:[Ss]hares|[Ss]tocks|[Bb]ourse|[Dd]ealers|[Bb]rokers|[Bb]lue chips?|[Gg]ilts|(?:late|early) (?:trade|trading|dealings))\b"
)
_FIRM = r"[A-Z][\w&.'’-]*(?: [A-Z&][\w.'’-]*){0,3}"
ROW_OF_SHARES = re.compile(
    rf"(?:, {_FIRM}){{0,6}},? and {_FIRM} (?:(?:both|each|all) )?"
    r"(?:were|was|ended|closed|finished|gained|rose|fell|lost|slipped|dropped|added|shed|eased|firmed|climbed|advanced)\b"
    r" (?:(?:all|both|also|about|by|the day) )?"
    r"(?:unchanged|higher|lower|flat|steady|firmer|weaker|up|down|(?:\d[\d./]*|one|two|three|four|five) ?"
    r"(?:percent|per cent|pct|%|crowns|marks|francs|pence|cents)"
    r"|in (?:late|early|heavy|light|thin|active|morning|afternoon) (?:trade|trading|dealings))"
)
PRINTED_FIRM = re.compile(
    r"(?<![\w’'-])([A-Z][\w'’-]{1,30}(?: [A-Z][\w'’-]{1,30})?)\s(?:&\s)?(?:" + "|".join(sorted(FIRM_ENDS)) + r")(?!\w)"
)
THING = re.compile(
    r"(?<!\w)([^\W\d_][\w-]{1,40})(?=\s[\"“‘']?(Princess\s|Queen\s|King\s|Lady\s|Saint\s)?"
    r"([A-Z][\w’'-]{1,30}(?: [A-Z][\w’'-]{1,30})?))"
)
"""A word before capitals; only those of ``NAMED_THINGS`` say what is called so. Alternatives for all of them took five times as long."""
ABBREVIATED = re.compile(
    r"(?<![\w-])(?!The\b)(?P<long>[A-Z][\w-]{1,40}(?: [A-Z][\w-]{1,40}){0,3} (?:of|on|for|and)(?: the)?(?: (?:and|[A-Z][\w-]{1,40})){1,4})"
    r" \((?P<short>[A-Z][a-z]{3,12})\)"
)
BODY = re.compile(
    r"(?:\w+ ){0,3}(?:Federation|Confederation|Association|Organi[sz]ation|Institute|Union|Bureau|Council|Ministry|Agency|Fund|Bank) "
)
"""What has an abbreviation also where its letters are of another language."""
SAYS_AFTER_POSSESSIVE = re.compile(
    r" (?:said|says|announced|affirmed|Inc|Corp|Co|Ltd|Plc|PLC|SAYS|AFFIRMS|DOWNGRADES|UPGRADES|LOWERS|MAY (?:CUT|LOWER|RAISE))\b"
)
AGED_AFTER = re.compile(r",\s(?:aged\s)?\d{1,3},|['’]s? (?:wife|husband|son|daughter|mother|father|lawyer)\b")
PERSONAL_AFTER = re.compile(r",?\swho\b|,\s(?:aged\s)?\d{1,3},|['’]s? (?:wife|husband|son|daughter|mother|father|lawyer|family)\b")


def without_firms(paragraphs: Sequence[Paragraph], found: Sequence[Sequence[NameSpan]]) -> list[list[NameSpan]]:
    """The spans but for towns, horses and what this article uses of a firm or a thing: shares in it, 'Holdings' or 'Typhoon' beside it.

    A surname of somebody whom the article names in full, a name with a title or a role, and a common given name are kept.
    """
    printed = {m.group(1) for p in paragraphs for m in PRINTED_FIRM.finditer(p.text)}
    called = [m for p in paragraphs for m in THING.finditer(p.text) if m.group(1).lower() in NAMED_THINGS and not _follows_a_place(m)]
    things, titled = {m.group(3) for m in called}, {m.group(3) for m in called if m.group(2)}
    signed, signs = listed(paragraphs)
    partners, houses = partnerships(paragraphs, found)
    places = [[*a, *b, *c] for a, b, c in zip(signs, houses, storm_places(paragraphs, found), strict=True)]
    firms = (
        things
        | signed
        | partners
        | (begun(paragraphs) if _has_lone_names(paragraphs, found) else set())
        | FIRMS_LIKE_SURNAMES
        | {name for name in printed if name.split()[0].lower() not in MALE_NAMES | FEMALE_NAMES}
    )
    people, told = _people_and_firms(paragraphs, found, places, called_so=titled, signed=signed)
    firms |= told
    people |= {name.upper() for name in people}
    firms = ((firms | teams_and_firms(paragraphs, found)) - people) | _by_what_is_said(paragraphs, found, people)
    market = any(MARKET.search(p.text) for p in paragraphs)
    matches = any(MATCHES.search(p.text) for p in paragraphs)
    return [
        [
            s
            for n, s in enumerate(spans)
            if p.text[s.start : s.end] not in firms
            and not _inside(s, certain)
            and not held(p.text, s)
            and not _employs(p.text, spans, n, market=market)
            and not (market and ROW_OF_SHARES.match(p.text, s.end))
            and not (matches and _scored(p.text, s))
        ]
        for p, spans, certain in zip(paragraphs, found, places, strict=True)
    ]


def _follows_a_place(thing: re.Match[str]) -> bool:
    return thing.group(1)[0].isupper() and ends_a_place(thing.string[max(0, thing.start() - 30) : thing.end(1) + 1], thing.group(3))


def _has_lone_names(paragraphs: Sequence[Paragraph], found: Sequence[Sequence[NameSpan]]) -> bool:
    """Are there marks of one word that are no word of a longer one? Without any, no firm's first word is worth looking for."""
    names = [p.text[s.start : s.end].casefold() for p, spans in zip(paragraphs, found, strict=True) for s in spans]
    return bool({name for name in names if " " not in name} - {word for name in names if " " in name for word in name.split()})


def _people_and_firms(
    paragraphs: Sequence[Paragraph],
    found: Sequence[Sequence[NameSpan]],
    places: Sequence[Sequence[tuple[int, int]]],
    *,
    called_so: set[str],
    signed: set[str],
) -> tuple[set[str], set[str]]:
    """What the words around the marks make a person's name, with each of its words, and what they make a firm's or a place's."""
    people: set[str] = set()
    firms: set[str] = set()
    for paragraph, spans, certain in zip(paragraphs, found, places, strict=True):
        for span in spans:
            name = paragraph.text[span.start : span.end]
            if _inside(span, certain):
                continue
            if _is_place_or_club(name) and not _personal_for_certain(paragraph.text, span):
                firms.add(name)
            elif name not in called_so and _personal(paragraph.text, span):
                people.update((name, *name.split()))
            elif held(paragraph.text, span) or _owned(paragraph.text, span):
                firms.add(name)
            elif " " in name and span.probability >= SURE and name not in signed:
                people.update(name.split())
    return people, firms


def _by_what_is_said(paragraphs: Sequence[Paragraph], found: Sequence[Sequence[NameSpan]], people: set[str]) -> set[str]:
    """Abbreviations, horses, boats, places and newspapers."""
    elsewhere = _abbreviations(paragraphs) | horses(paragraphs) | boats(paragraphs, found) | storm_names(paragraphs, found)
    return elsewhere | told_places(paragraphs, found) | _told(paragraphs, found, people)


def _abbreviations(paragraphs: Sequence[Paragraph]) -> set[str]:
    """'Comelec' where the article has 'Commission on Elections (Comelec)': the letters of the longer name, in order."""
    spelt = (m for p in paragraphs if "(" in p.text for m in ABBREVIATED.finditer(p.text))
    return {
        m["short"]
        for m in spelt
        if BODY.match(m["long"]) or (m["long"][0] == m["short"][0] and _in_order(m["short"].lower(), m["long"].lower()))
    }


def _in_order(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)


def _inside(span: NameSpan, places: Sequence[tuple[int, int]]) -> bool:
    return any(start <= span.start and span.end <= end for start, end in places)


def _told(paragraphs: Sequence[Paragraph], found: Sequence[Sequence[NameSpan]], people: set[str]) -> set[str]:
    """Words that the article prints once, as whom somebody told something, and that are nobody's given name or surname: Imedi, RUV.

    Who is told something is mostly a newspaper or a broadcaster of the country; a person would be named in full somewhere.
    """
    names = Counter(p.text[s.start : s.end] for p, spans in zip(paragraphs, found, strict=True) for s in spans)
    heard = {
        p.text[s.start : s.end]
        for p, spans in zip(paragraphs, found, strict=True)
        if not p.title_case and not p.upper_case and p.field != "title"
        for s, behind in zip(spans, [*spans[1:], None], strict=False)
        if TOLD_BEFORE.search(p.text, max(0, s.start - 6), s.start)
        and (behind is None or behind.start > s.end + 1)  # not 'told Sanusi Thin Myint was free'
    }
    known = people | {word for name in names if " " in name for word in name.split()}
    return {
        name
        for name in heard - known
        if names[name] == 1 and " " not in name and name.lower() not in MALE_NAMES | FEMALE_NAMES | FAMILY_NAMES_FIRST
    }


def _scored(text: str, span: NameSpan) -> bool:
    """'RKC Waalwijk 1 (Starbuck 76)': a team with its goals; scorers stand in brackets."""
    if not GOALS_AFTER.match(text, span.end):
        return False
    line = text[text.rfind("\n", 0, span.start) + 1 : span.start]
    return line.count("(") <= line.count(")")


def _employs(text: str, spans: Sequence[NameSpan], n: int, *, market: bool) -> bool:
    """Whom a Mr Chia is 'of', and anybody in a market report, has a name of two words and is no person."""
    span = spans[n]
    of = n > 0 and " " in text[span.start : span.end] and text[spans[n - 1].end : span.start] == " of "
    return of and (market or title_before(text, spans[n - 1].start) != "" or ANALYST_BEFORE.search(text[: spans[n - 1].start]) is not None)


def held(text: str, span: NameSpan) -> bool:
    """Whether the words around speak of shares in what is named."""
    before = text[max(0, span.start - 50) : span.start]
    unit = UNIT_AFTER.match(text, span.end) and UNIT_BEFORE.search(before)
    return bool(unit or HELD_BEFORE.search(before) or EMPLOYER_BEFORE.search(before) or HELD_AFTER.match(text, span.end))


def _owned(text: str, span: NameSpan) -> bool:
    """'Thornton's said', 'Thornton's Inc' and what the list has with 's: nobody says anything by what he owns."""
    name, end = text[span.start : span.end], text[span.end : span.end + 2]
    if " " in name or end.lower() not in ("'s", "’s"):
        return False
    return f"{name.title()}'s" in FIRMS_LIKE_SURNAMES or SAYS_AFTER_POSSESSIVE.match(text, span.end + 2) is not None


def _is_place_or_club(name: str) -> bool:
    """A town of the list, with or without its accents; a club that is called after its town: Samsunspor."""
    return fold(name) in PLACES or name.endswith("spor")


def _personal_for_certain(text: str, span: NameSpan) -> bool:
    """What a town or its team has not: a title, an age, kin."""
    return bool(title_before(text, span.start) or AGED_AFTER.match(text, span.end))


def _personal(text: str, span: NameSpan) -> bool:
    if title_before(text, span.start) or PERSONAL_AFTER.match(text, span.end):
        return True
    return bool(roles_at(text, span.start, span.end)) and not held(text, span)
