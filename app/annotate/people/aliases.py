"""Two names of one person, where the text says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.annotate.people.groups import ALONE

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
ALSO_CALLED = re.compile(
    r"""["”’)]?,?\s\(?(?:whose\s(?:real|full|birth|legal|given|stage|pen|ring|code)\s?(?:name|names)\s(?:is|was)"""
    rf"""|(?:(?:who\s)?(?:is|was)\s)?{CALLED}|alias|dite?|a\.?k\.?a\.?|née|né|who\sgoes\sby(?:\sthe\sname)?|(?:who\swas\s)?born)\s["“‘]?""",
    re.IGNORECASE,
)
"""What stands between two names of one person."""
SPOKEN_OF = re.compile(
    rf"(?:.*[.!?][\"”]?\s)?(?:He|She|The\s(?:late\s)?[a-z-]+),?\s(?:(?:who\s)?(?:is|was)\s)?{CALLED}\s[\"“‘]?", re.DOTALL
)
"""'The singer, known to Nubians as': another name of whoever was named last."""


def aliases(gaps: Sequence[str], befores: Sequence[str]) -> list[int]:
    """The numbers of mentions whose next mention is another name of the same person, as the text says."""
    said = {number for number, gap in enumerate(gaps) if ALSO_CALLED.fullmatch(gap)}
    meant = {number - 1 for number, before in enumerate(befores) if number and SPOKEN_OF.fullmatch(before)}
    return sorted(said | meant)


def joined(groups: Groups, pairs: Sequence[int]) -> list[Group]:
    """'Bittu, whose real name is Harpreet Gill': the two names are one person."""
    holder = groups.holder
    for number in pairs:
        left, right = holder[number], holder[number + 1]
        if left is right:
            continue
        for each in right.mentions:
            holder[each] = left
            left.why[each] = right.why[each] if right.why[each] != ALONE else f"another name of {left.name}, as the text says"
        left.mentions = sorted([*left.mentions, *right.mentions])
        left.forms += right.forms
        left.names |= right.names
        right.mentions = []
    return [g for g in groups.all if g.mentions]
