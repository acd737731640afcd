"""The horses of a racing report, which are called like people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.annotate.people.lexicon import TITLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.annotate.people.paragraphs import Paragraph

RACING = re.compile(
    r"\b(?:RACING|Racing|[Jj]ockeys?|furlongs?|racecourse|gelding|filly|fillies|colts?|thoroughbreds?|steeplechase|Stakes|Handicap"
    r"|Grand National)\b"
)
_NAME = r"[A-Z][\w’'-]+(?: (?:of |the |de |O['’])?[A-Z][\w’'-]+){0,3}"
_ODDS = r"(?:\d{1,3}[-/]\d{1,2}|[Ee]vens)"
RAN = (
    re.compile(rf"(?:^|\n)\s*\d{{1,2}}\s?[.=)-]?\s*({_NAME})\s\((?!\d)[^()\n]{{3,40}}\)(?:,?\s(?:trained by [^\n]{{3,30}}?,?\s)?{_ODDS})"),
    re.compile(rf"({_NAME}),?\s(?:who\swas\s)?(?:ridden|partnered|saddled)\sby\b"),
    re.compile(rf"({_NAME})\s\(ridden\sby\b"),
    re.compile(rf"({_NAME}),\s(?:the|an?)\s(?:[\w-]+\s)?{_ODDS}\s(?:chance|favourite|favorite|shot|outsider|winner)\b"),
    re.compile(rf"\b(?:won|wins|winners?|double|treble|victory|success|second|third|ride)\s(?:on|aboard)\s({_NAME})"),
    re.compile(rf"\b(?:on|aboard)\s{_NAME}(?:,\s{_NAME})*\sand\s({_NAME})\sfor\strainer\b"),
    re.compile(
        rf"\b(?:rode|aboard|(?:[Jj]ockeys?|trainers?)(?:['’]s?)?\s(?:mount|horse|colt|filly|mare))\s({_NAME})(?=\sto\s|,|\.|\sin\s|\sat\s|\sfor\s|\sand\s)"
    ),
    re.compile(rf"({_NAME}),\swith\s{_NAME}\s(?:up|aboard|in the saddle)\b"),
)
"""By the jockey and the odds behind it in a list; ridden by; won on; with somebody up."""


def horses(paragraphs: Sequence[Paragraph]) -> set[str]:
    """The names of horses in an article about a race, also without a first word that is a title elsewhere (Captain Harcourt)."""
    if not any(RACING.search(p.text) for p in paragraphs):
        return set()
    names = {m.group(1) for p in paragraphs for form in RAN for m in form.finditer(p.text)}
    return names | {rest for name in names if (rest := name.partition(" ")[2]) and name.partition(" ")[0].lower() in TITLES}
