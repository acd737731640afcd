"""Two names of one person, where the text says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.annotate.people.groups import ALONE
from app.annotate.people.told import PARAGRAPH_END

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.annotate.people.groups import Group, Groups

HOW = (
    r"(?:(?:better|best|also|popularly|commonly|otherwise|widely|formerly|previously|professionally|fondly|affectionately|locally|simply"
    r"|usually|sometimes|often|once|still|generally|universally)\s)"
)
TO_WHOM = r"(?:\s(?:simply|locally|professionally|only|to|in|by|among|on|at|(?:his|her|their|the|all|some|many|most)\b|[\w-]+)){0,5}"
CALLED = (
    rf"(?:{HOW}?known{TO_WHOM}\sas|{HOW}(?:called|dubbed|styled)|(?:who\s)?(?:is|was)\s{HOW}?(?:called|dubbed)|nicknamed"
    r"|who\s(?:performs|performed|records|recorded|sings|sang|writes|wrote|publishes|published|fights|fought|tweets|blogs)\sas"
    r"|(?:performing|recording|writing|singing|fighting)\s(?:as|under\sthe\sname(?:\sof)?)"
    r"|(?:using|under)\sthe\s(?:name|alias|pseudonym|pen\sname|stage\sname|nickname|nom\sde\sguerre)(?:\sof)?)"
)
PSEUDONYM = r"(?:the|a)\s(?:alias|pseudonym|pen\sname|stage\sname|nickname|nom\sde\sguerre|code\sname)"
NAMED = r"(?:real|full|birth|legal|given|stage|pen|ring|code)\s?names?"
ALSO_CALLED = re.compile(
    rf"""["”’)]?,?\s\(?(?:whose\s{NAMED}\s(?:is|was)|(?:(?:his|her)\s)?{NAMED}:?"""
    rf"""|(?:(?:who\s)?(?:is|was)\s)?{CALLED}|alias|dite?|a\.?k\.?a\.?|née|né|(?:(?:which|that)\s(?:is|was)\s)?{PSEUDONYM}\s(?:of|for)|who\sgoes\sby(?:\sthe\sname)?|(?:who\swas\s)?born)\s["“‘]?""",
    re.IGNORECASE,
)
"""What stands between two names of one person."""
SPOKEN_OF = re.compile(
    rf"(?:.*[.!?][\"”]?\s)?(?:He|She|The\s(?:late\s)?[a-z-]+),?\s(?:(?:who\s)?(?:is|was)\s)?{CALLED}\s[\"“‘]?", re.DOTALL
)
"""'The singer, known to Nubians as': another name of whoever was named last."""


AS_CALLED = re.compile(
    r"[\"”’]?,[\"”’]?\sas\s(?:(?:he|she|the\s[\w\s-]{2,40})\s(?:is|was)\s(?:\w+\s)?(?:known|called|nicknamed|remembered)"
    r"|[\w\s-]{2,40}\scall(?:s|ed)?\s(?:him|her))\b"
)
"""'Jojo, as fans call him, ': another name of the one with whom the sentence before began."""
AS_NAMED = re.compile(r"[\"”’]?,[\"”’]?\sas\s[^.;:!?]{0,60}")
IS_CALLED = re.compile(r"\s(?:is|was)\s(?:\w+\s)?(?:known|called|nicknamed|remembered)\b")
"""'Big Joke, as former deputy police chief Surachate Hakparn is known'."""
NEW_SENTENCE = re.compile(r"[.!?][\"”’)]?\s")


def aliases(gaps: Sequence[str], befores: Sequence[str]) -> list[tuple[int, int, bool]]:
    """Pairs of mentions that are two names of the same person, and whether the text says so in as many words."""
    said = {number for number, gap in enumerate(gaps) if ALSO_CALLED.fullmatch(gap)}
    meant = {number - 1 for number, before in enumerate(befores) if number and SPOKEN_OF.fullmatch(before)}
    named = {n for n, gap in enumerate(gaps[:-1]) if AS_NAMED.fullmatch(gap) and IS_CALLED.match(gaps[n + 1].removeprefix(PARAGRAPH_END))}
    fond = {(_began(gaps, n), n) for n, gap in enumerate(gaps) if AS_CALLED.match(gap.removeprefix(PARAGRAPH_END))}
    return sorted({(n, n + 1, True) for n in said | meant | named} | {(a, b, False) for a, b in fond if a >= 0})


def _began(gaps: Sequence[str], number: int) -> int:
    """The first mention of the sentence before the one that a mention begins; -1 where there is none in the paragraph."""
    first = number - 1
    if first < 0 or gaps[first].startswith(PARAGRAPH_END) or not NEW_SENTENCE.search(gaps[first]):
        return -1
    while first and not gaps[first - 1].startswith(PARAGRAPH_END) and not NEW_SENTENCE.search(gaps[first - 1]):
        first -= 1
    return first


def joined(groups: Groups, pairs: Sequence[tuple[int, int, bool]]) -> list[Group]:
    """'Bittu, whose real name is Harpreet Gill': the two names are one person."""
    holder = groups.holder
    for one, other, stated in pairs:
        left, right = holder[one], holder[other]
        if left is right or (not stated and (right.full_names() or not left.full_names())):
            continue
        for each in right.mentions:
            holder[each] = left
            left.why[each] = right.why[each] if right.why[each] != ALONE else f"another name of {left.name}, as the text says"
        left.mentions = sorted([*left.mentions, *right.mentions])
        left.forms += right.forms
        left.names |= right.names
        right.mentions = []
    return [g for g in groups.all if g.mentions]
