"""What a market report prints of firms: the sign of a share behind a name, brackets around it, partners, whose analyst somebody is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.annotate.people.casing import LONGEST_INITIALS
from app.annotate.people.lexicon import COURTESY, FEMALE_NAMES, FIRM_ENDS, MALE_NAMES, OPENERS, ROLE_HEADS, SELDOM_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.annotate.people.paragraphs import Paragraph

_WORD = r"[A-Z][\w.&'’-]{0,40}"
_FIRM = rf"(?P<firm>{_WORD}(?:[ ](?:{_WORD}|and|und|et|of|de|&)){{0,7}})"
_NOT_INSIDE = r"(?<![\w.&'’<-])"
"""A firm is looked for where a word begins and nowhere inside it: from every letter on, "A.A.A.…" would take quadratic time."""
SHARE_SIGN = re.compile(
    rf"{_NOT_INSIDE}{_FIRM}(?:[ ]?<[A-Z]{{1,6}}(?:[.-][A-Z]{{1,3}})?>"
    r"|[ ]\((?:NYSE|NASDAQ|Nasdaq|AMEX|LSE|LON|TSX?|ASX|NSE|BSE|JSE|HKEX?|SGX|OTC)\s?:\s?[A-Z0-9.]{1,8}\)|[ ]\([A-Z]{1,5}\.[A-Z]{1,2}\))"
)
"""'Orsa Line Plc <ORS.L>', 'Orsa Line (NYSE: ORS)', 'Orsa Line (ORS.N)'."""
BRACKETED = re.compile(rf"<{_FIRM}>")
PARTNERS = re.compile(
    rf"{_NOT_INSIDE}(?P<firm>{_WORD}(?:[ ]{_WORD}){{0,2}}(?:,[ ]{_WORD}(?:[ ]{_WORD})?){{0,3}},?[ ](?:and|&)[ ]"
    r"(?:Co|Cie|Company|Sons|Bros))(?![\w-])"
)
HOUSE = re.compile(
    rf"{_NOT_INSIDE}{_FIRM}[ ](?:(?:chief|senior|[a-z]+ing|oil|bond|equity|currency|commodity|market|retail|stock|bank|tech|livestock|grain"
    r"|metals|auto|media|drug)[ ]){0,2}(?:analyst|economist|strategist|trader|broker)s?\b(?=[ ][A-Z])"
)
"""'Orsa Tveit livestock analyst Nils Aune'; other words before 'analyst' may be verbs."""
COMPANY = re.compile(
    r"[ ](?:A/S|AB|AG|ASA|B\.V\.|Bancorp|Bancshares|Bhd|Co|Corp|Corporation|GmbH|Holdings|INc|Inc|Incorporated|LLC|Limited|Ltd"
    r"|KK|N\.V\.|NV|Oy|PLC|Plc|plc|Pty|S\.A\.|S\.p\.A\.|SpA)(?!\w)"
)
COMPANY_NAME = re.compile(r"(?<![\w.’'-])(?<!between )[A-Z][\w’'-]{1,30}(?:(?:[ ](?:and|&|of)[ ]|[ ])[A-Z][\w.’'-]{0,30}){0,4}$")
LONGEST_COMPANY = 90
_SMALL = frozenset(("and", "und", "et", "of", "de", "&"))


def listed(paragraphs: Sequence[Paragraph]) -> tuple[set[str], list[list[tuple[int, int]]]]:
    """Names of firms as they may stand elsewhere in the article, whole and by their first words; and where a firm stands for certain."""
    names: set[str] = set()
    places: list[list[tuple[int, int]]] = []
    for paragraph in paragraphs:
        found = [m.span("firm") for m in _certain(paragraph.text)]
        places.append(found)
        for start, end in found:
            names.update(_shortened(paragraph.text[start:end]))
    return names, places


def _certain(text: str) -> Iterator[re.Match[str]]:
    if "<" in text or "(" in text:
        yield from SHARE_SIGN.finditer(text)
        yield from BRACKETED.finditer(text)
    if " and Co" in text or " & " in text or " and Sons" in text:
        yield from PARTNERS.finditer(text)
    if any(house in text for house in ("analyst", "economist", "strategist", "trader", "broker")):
        yield from HOUSE.finditer(text)


def begun(paragraphs: Sequence[Paragraph]) -> set[str]:
    """The first words of what the article prints with a company word behind it, as it is called from then on.

    'Orsa' where the article has 'Orsa Equipment Co' or 'Orsa's Inc', both partners of 'Orsa and Tveit Ltd'; no given names and offices.
    """
    out: set[str] = set()
    for text in (p.text for p in paragraphs if not p.title_case and not p.upper_case):
        for end in COMPANY.finditer(text):
            if m := COMPANY_NAME.search(text, max(0, end.start() - LONGEST_COMPANY), end.start()):
                out.update(_called(m.group().split()))
    return out | {name.upper() for name in out}


def _called(words: list[str]) -> Iterator[str]:
    while len(words) > 1 and (words[0].lower() in ROLE_HEADS | COURTESY | SELDOM_NAMES or words[0] in OPENERS):
        words = words[1:]
    if len(words) > 2 and words[1] in ("and", "&"):
        yield words[2]
    elif words[0].lower() in MALE_NAMES | FEMALE_NAMES:
        return
    yield words[0]
    yield words[0].removesuffix("'s").removesuffix("’s")
    if (half := words[0].partition("-")[0]) != words[0] and len(half) > LONGEST_INITIALS:
        yield half  # Orsa-Tveit's Inc, which is Orsa from then on


def _shortened(firm: str) -> Iterator[str]:
    """The name without what firms end with, its first words, its last one and each partner, as printed and in headlines."""
    words = firm.split()
    while len(words) > 1 and words[-1].rstrip(".").capitalize() in _ENDS:
        words.pop()
    first = (" ".join(words[:length]) for length in range(len(words), 0, -1) if words[length - 1] not in _SMALL)
    for name in (*first, words[-1], *" ".join(words).split(", ")):
        yield from (name, name.title() if name.isupper() else name.upper())


_ENDS = frozenset(end.capitalize() for end in FIRM_ENDS)
