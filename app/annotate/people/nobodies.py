"""Storms, teams and firms that an article calls by one word, known from what it says of them, also where the tagger marked nothing."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from app.annotate.people.lexicon import FEMALE_NAMES, MALE_NAMES
from app.annotate.people.placed import ACTS_AFTER
from app.annotate.people.roles import title_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.annotate.people.paragraphs import Paragraph
    from app.domain import NameSpan

_NAME = r"[A-Z][\w’'-]{2,30}"
STORM = re.compile(
    rf"(?i:\b(?:hurricanes?|(?:super )?typhoons?|cyclones?|(?:tropical |winter |post-tropical )?(?:storms?|depressions?))) ({_NAME})"
    rf"(?![ ][A-Z])((?:, {_NAME})*(?:,? and {_NAME})?)"
)
COMPARED_BEFORE = re.compile(
    r"\b(?:like|than|since|to|then|now|after|during|out|for|through|before|survived|watching|named|called) $|(?:^|[.“\"] )First $"
)
BLOWS_AFTER = re.compile(
    r"['’]s (?:winds?|rains?|death|toll|eye|path|remnants|cent(?:er|re)|wrath|fury|floods?|surge|landfall|aftermath|damage|arrival)\b"
    r"| (?:(?:had|has|was|is|would|could|will|may|should|might) )?(?:been |be |to )?(?:weaken|strengthen|batter|c(?:ome|omes|ame) ashore"
    r"|made? landfall|mak(?:es|ing) landfall|hit|struck|strik|slam|tore|kill|drench|dump|mov|churn|lash|roar|pass(?:ed|es) over|swept"
    r"|barrel|form|blew|downgraded|upgraded|a category|worse|expected|spar|flood|destroy|did more|die out)"
)
STORM_SIGNS = ("urrican", "yphoon", "yclon", "torm ", "torms ", "epression", "URRICAN", "YPHOON", "YCLON", "TORM ")
_BEATS = (
    r"(?:beat|beats|beating|upset|upsets|defeat|defeated|defeats|downed|downs|routed|routs|edged|edges|topped|tops|past|over|outlasted|stunned|stuns"
    r"|trounced|thrashed|crushed|outscored|overpowered|hammered|blanked|swept|visits|hosts)"
)
LOST_BY = re.compile(rf"\b{_BEATS} ({_NAME}),? \d{{2,3}}-\d{{2,3}}(?![-\d]|,? \d)")
WON_BY = re.compile(rf"(?:^|[.\n] )({_NAME}) {_BEATS} [A-Z][\w .’'-]{{2,40}},? \d{{2,3}}-\d{{2,3}}(?![-\d]|,? \d)", re.MULTILINE)
"""Drake 78-74: teams score so, players of tennis and of snooker seldom."""
SHARES_OF = re.compile(rf"\b(?:[Ss]hares?|[Ss]takes?|[Ss]tock|[Ss]hareholders|[Ss]ales) (?:in|of|at) ({_NAME})(?![ ][A-Z])")
SHARES_BEHIND = re.compile(
    r"(?<![\w’'.-])([A-Z][\w’-]{1,30}(?: [A-Z][\w’'-]{1,30}){0,3}?)(?:['’]s?)?"
    r" (?:shares|stock|bonds|shareholders|dealerships|earnings) (?=[a-z])"
)
_DOES = (
    r"(?:close|cut|buy|bought|sell|sold|pay|lay|laid|open|build|acquire|acquired|merge|issue|raise|spend|invest|launch|recall|recalled|report"
    r"|post|ship|supply|agreed|hire)"
)
SAYS_IT = re.compile(
    rf"(?<![\w’'-] )({_NAME}) (?:said|says|announced|reported|confirmed|warned) (?:\w+day )?(?:that )?it"
    r"(?:s (?:profit|sales|earnings|net|revenue|board|plant|first|second|third|fourth|quarterly|annual|shares)"
    rf"| (?:would|will|plans|planned|expects|expected|had|has) (?:\w+ )?(?:to )?{_DOES}\b)"
)
RUN_BY = re.compile(
    rf"(?<![\w’'-] )({_NAME})['’]s (?:new |former |joint |then )?"
    r"(?:administrators?|receivers?|liquidators?|shareholders|bondholders|workforce|fleet|subsidiaries|parent company|franchisees)\b"
)
MANAGED = re.compile(
    rf"(?<![\w’'-] )({_NAME})['’]s (?:wholly[- ]owned|(?:[a-z-]+ ){{0,3}}(?:chief (?:executive|economist|(?:financial|operating) officer)"
    r"|managing director|general manager|finance director|board of directors))\b"
)
FIRM_WORDS = (
    "chain",
    "airline",
    "carrier",
    "company",
    "firm",
    "retailer",
    "insurer",
    "brewer",
    "carmaker",
    "supermarket",
    "bank",
    "lender",
)
SAID_TO_BE_FIRM = re.compile(rf"\b(?:{'|'.join(FIRM_WORDS)}), ({_NAME})(?=[,.])")
"""'The travel chain, Velkora, ': somebody would be named in full there."""
COACHED_POSTS = ("coach", "captain", "skipper", "quarterback", "midfielder", "striker", "goalkeeper", "defender", "winger")
COACHED = re.compile(rf"(?<![\w’'.-])({_NAME}) (?:head |assistant |interim |player-)?(?:{'|'.join(COACHED_POSTS)}) (?=[A-Z][\w'’-]+ [A-Z])")
"""'Orsa coach Bo Tran': a team before a player's post."""
CALLED_FIRM = re.compile(
    r"\b(?:firm|company|start-?up|business|contractor|consultancy|studio|retailer|platform|app|website|site|agency|charity|chain|brand)"
    r" (?:called|named|known as|dubbed) ([A-Z][\w’'&-]*(?: [A-Z][\w’'&-]*){0,3})"
)
_FIRM_SIGNS = ("hare", "stake", "Stake", "tock ", "bonds", "earnings", "ales ", "dealership")


def storms(paragraphs: Sequence[Paragraph]) -> set[str]:
    """What storms of the article are called: Hurricane Ida, tropical storms Julian and Kate."""
    windy = (p.text for p in paragraphs if any(sign in p.text for sign in STORM_SIGNS))
    called = [m for text in windy for m in STORM.finditer(text)]
    return {name for m in called for name in (m.group(1), *re.findall(_NAME, m.group(2)))}


def storm_names(paragraphs: Sequence[Paragraph], found: Sequence[Sequence[NameSpan]]) -> set[str]:
    """Single words that are storms in an article about one: its own name, and given names that something is compared to and nobody bears.

    A surname of somebody named in full, a title, an age or a verb of saying make a person of a word.
    """
    if not (called := storms(paragraphs)):
        return set()
    alone: set[str] = set()
    people: set[str] = set()
    surnames: set[str] = set()
    for paragraph, spans in zip(paragraphs, found, strict=True):
        for span in spans:
            name = paragraph.text[span.start : span.end]
            if " " in name:
                surnames.add(name.split()[-1])
                people.update(name.split()[:-1])
            elif title_before(paragraph.text, span.start) or ACTS_AFTER.match(paragraph.text, span.end):
                people.add(name)
            elif _compared(paragraph.text, span):
                alone.add(name)
    others = {name for name in alone - people if name.lower() in MALE_NAMES | FEMALE_NAMES}
    return ((called - people) | others) - surnames


def storm_places(paragraphs: Sequence[Paragraph], found: Sequence[Sequence[NameSpan]]) -> list[list[tuple[int, int]]]:
    """Where a storm is meant though somebody of the article has its given name: before that person is named, or by what it does."""
    called = storms(paragraphs)
    out: list[list[tuple[int, int]]] = [[] for _ in paragraphs]
    introduced: set[str] = set()
    for n, (paragraph, spans) in enumerate(zip(paragraphs, found, strict=True)) if called else ():
        text = paragraph.text
        for span in spans:
            name = text[span.start : span.end]
            if " " in name:
                introduced.update(name.split())
            elif name in called and (name not in introduced or BLOWS_AFTER.match(text, span.end) or _compared(text, span)):
                out[n].append((span.start, span.end))
    return out


def _compared(text: str, span: NameSpan) -> bool:
    return COMPARED_BEFORE.search(text, max(0, span.start - 12), span.start) is not None


def teams_and_firms(paragraphs: Sequence[Paragraph], found: Sequence[Sequence[NameSpan]]) -> set[str]:
    """Names that are a team by its score or its player, or a firm by its shares and plans, or by being called one."""
    out: set[str] = set()
    for paragraph, spans in zip(paragraphs, found, strict=True):
        text = paragraph.text
        if "-" in text:
            out.update(m.group(1) for form in (LOST_BY, WON_BY) for m in form.finditer(text))
        if any(sign in text for sign in _FIRM_SIGNS):
            out.update(m.group(1) for form in (SHARES_OF, SHARES_BEHIND) for m in form.finditer(text) if " " not in m.group(1))
        if "called" in text or "named" in text or "known as" in text or "dubbed" in text:
            out.update(m.group(1) for m in CALLED_FIRM.finditer(text))
        if "'s " in text or "’s " in text:
            out.update(m.group(1) for form in (RUN_BY, MANAGED) for m in form.finditer(text))
        if any(f"{word}, " in text for word in FIRM_WORDS):
            out.update(m.group(1) for m in SAID_TO_BE_FIRM.finditer(text))
        if any(f" {post} " in text for post in COACHED_POSTS):
            out.update(m.group(1) for m in COACHED.finditer(text))
        if " it" in text:
            out.update(m.group(1) for m in SAYS_IT.finditer(text))
        for left, right in pairwise(spans):
            owns = text[left.end : right.start] in ("'s ", "’s ") and " " in text[right.start : right.end]
            if owns and " " not in text[left.start : left.end]:
                out.add(text[left.start : left.end])  # Drake's Tyler Kuhn
    return out
