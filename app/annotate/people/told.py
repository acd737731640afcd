"""What the words around a name tell of who it is, or who it is not: kin, elder and younger, who reigns."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PARENTS = _words(
    """father mother dad mom mum mama papa parent stepfather stepmother grandfather grandmother grandpa grandma great-grandfather
    great-grandmother uncle aunt great-uncle great-aunt father-in-law mother-in-law godfather godmother"""
)
CHILDREN = _words(
    """son daughter child stepson stepdaughter grandson granddaughter grandchild nephew niece son-in-law daughter-in-law
    godson goddaughter"""
)
PEERS = _words(
    """brother sister sibling twin cousin stepbrother stepsister half-brother half-sister brother-in-law sister-in-law wife husband
    ex-wife ex-husband widow widower spouse fiancé fiancée fiance fiancee bride girlfriend boyfriend namesake"""
)
FEMALE_KIN = _words(
    """mother mom mum mama stepmother grandmother grandma great-grandmother aunt great-aunt mother-in-law godmother daughter
    stepdaughter granddaughter niece daughter-in-law goddaughter sister stepsister half-sister sister-in-law wife ex-wife widow
    fiancée fiancee bride girlfriend"""
)
MALE_KIN = _words(
    """father dad papa stepfather grandfather grandpa great-grandfather uncle great-uncle father-in-law godfather son stepson
    grandson nephew son-in-law godson brother stepbrother half-brother brother-in-law husband ex-husband widower fiancé fiance
    boyfriend"""
)
KIN = PARENTS | CHILDREN | PEERS
_ANY_KIN = "|".join(sorted(map(re.escape, KIN), key=len, reverse=True))
KIN_BEFORE = re.compile(rf"(?:^|[\s-])((?:{_ANY_KIN})s?|(?:Broth|Sist)ers|Cousins|Sons|Daughters)(,)?\s[\"“‘]?$")
"""In small letters, as 'Father' and 'Sister' are titles: 'his father, ', 'brother ', but 'Brothers Saif and Rashid'."""
KIN_OF_BEFORE = re.compile(rf"\b({_ANY_KIN})\sof\s(?!(?:two|three|four|five|six|seven|eight|nine|ten|\d+|an?|one)\b)[^,;:.!?]{{0,60}}$")
"""'the daughter of the late textile tycoon '; not 'a mother of three'."""
CALLED_AFTER = re.compile(
    r"(?:,[^,.;!?]{0,40}){0,2},?\s(?:(?:who\s)?(?:is|was|had\sbeen|were|has|had)\s(?:\w+\s)?)?"
    r"(?:(?:named|called|christened|bapti[sz]ed)\s(?:after|for|in\s(?:honou?r|memory)\sof)|(?:a\s|(?:his|her)\s)?namesake\b)[^.;:!?]{0,60}"
)
"""Of the name before it: ', 31, is named after '; not 'opened the school that is named after '."""
SUBJECT = re.compile(r"(?:[,(—–]|\s(?:is|was)\b)")
"""How the text goes on after a name that 'the son of' speaks about."""
CLOSED = re.compile(r"['’]?s?(?:$|[,.;:!?)\"”’—–\n]|\s(?:[—–(]|(?:and|who|whom|whose)\b))")
"""What ends an apposition: 'his mother, Ana, came', but not 'to speak with his mother, Ruiz came'."""
POSSESSED = re.compile(r"['’]s?\s(?:[\w-]+\s){0,2}\w[\w-]*,?\s\W?$")
ALSO_CALLED_BEFORE = re.compile(r"\b(?:also|likewise)\s(?:called|named|surnamed)\s[\"“‘]?$")
"""His father, also called'; 'another suspect, also surnamed'."""
FIRST_LADY_BEFORE = re.compile(r"\b[Ff]irst[ -][Ll]ady,?\s$")
OF_TWO = re.compile(r"\b(?:[Tt]he|[Tt]his)\s(?:late\s)?(elder|older|senior|younger|junior)\s[\"“‘]?$")

REIGNING = _words("king queen pope emperor empress sultan emir amir tsar czar tsarina czarina kaiser shah maharaja maharani caliph pharaoh")
"""Who bears one of these is named by a given or regnal name: King Hussein is nobody whose surname is Hussein."""
ROYAL = REIGNING | _words("prince princess archduke archduchess infante infanta sheikha rani raja")
HIGH_OFFICES = REIGNING | _words("president premier pm minister chancellor secretary governor senator ambassador mayor speaker chairman")
GIVEN_AFTER = ROYAL | _words(
    """sheikh sheik shaikh sayyid sayyed seyyed syed mullah maulana moulana malam mallam alhaji hajj haji hajji hajah hajjah ustaz ustad
    amm ato w/ro woizero weizero datuk dato dato' datin tun puan encik cik pak bapak ibu bu mas mbak khun ratu daw sir dame don dona
    doña dom fr fra mzee mama tata uncle aunt auntie tante gogo lolo lola kuya ate tita tito comrade brother sister mother father lama
    ayah agha aga"""
)
"""Titles and forms of address that go with the given name: Ato Dawit, Sir Garfield, Pak Joko."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the words around one mention say.

    ``kin`` is 'parent', 'child' or 'peer' (of somebody else); ``other`` is true where the name printed right before is somebody else's,
    ``namesake`` where it is somebody new who bears a name that was given before.
    ``of_two`` is 'parent' for 'the elder', 'child' for 'the younger'. ``wife`` is true after Mrs., ``presides`` after President,
    ``office`` after this or another high office, ``introduced`` where kin of somebody ('his wife', 'first lady') leads up to the name.
    """

    kin: str = ""
    other: bool = False
    namesake: bool = False
    of_two: str = ""
    reigning: bool = False
    royal: bool = False
    by_given: bool = False
    presides: bool = False
    wife: bool = False
    sex: str = ""
    office: bool = False
    introduced: bool = False


NOTHING = Told()
PARAGRAPH_END = "\n\n"
"""How the text after the last name of a paragraph is marked, as it leads up to no other name."""


def told_by(befores: Sequence[str], titles: Sequence[str], gaps: Sequence[str]) -> list[Told]:
    """For each mention, from the text that leads up to it in its paragraph, its title and the text that follows it."""
    out = [_told(*around) for around in zip(befores, titles, gaps, strict=True)]
    for number, gap in enumerate(gaps[: len(out) - 1]):
        if not gap.startswith(PARAGRAPH_END) and not out[number].kin and (kin := _of_the_first(gap, out[number + 1])):
            out[number] = replace(out[number], kin=kin)
    return out


def _of_the_first(gap: str, second: Told) -> str:
    """What the text between two names tells of the first: a child where it goes on ', the son of ' or "'s father, "."""
    if SUBJECT.match(gap) and (m := KIN_OF_BEFORE.search(gap)):
        return _kind(m.group(1))
    return _inverse(second.kin) if POSSESSED.match(gap) and KIN_BEFORE.search(gap) else ""


def _told(before: str, title: str, after: str) -> Told:
    last = title.rsplit(maxsplit=1)[-1].lower() if title else (before.split() or [""])[-1].lower()
    ahead = before.rstrip()
    ahead = ahead[: -len(title)] if title and ahead.endswith(title) else before
    kin, sex = "", ""
    if (m := KIN_BEFORE.search(ahead)) and (not m.group(2) or CLOSED.match(after.removeprefix(PARAGRAPH_END))):
        word = m.group(1).lower()
        word = word if word in KIN else word.removesuffix("s")
        kin, sex = _kind(word), _sex(word)
    elif m := KIN_OF_BEFORE.search(ahead):
        kin = _inverse(_kind(m.group(1)))
    of_two = OF_TWO.search(ahead)
    return Told(
        kin=kin,
        other=bool(kin or CALLED_AFTER.fullmatch(ahead)),
        namesake=ALSO_CALLED_BEFORE.search(ahead) is not None,
        of_two="" if not of_two else "child" if of_two.group(1) in ("younger", "junior") else "parent",
        reigning=bool(title) and last in REIGNING,
        royal=bool(title) and last in ROYAL,
        by_given=last in GIVEN_AFTER or last.strip(".") in GIVEN_AFTER,
        presides=last == "president",
        wife=last.strip(".") == "mrs",
        sex=sex,
        office=last in HIGH_OFFICES,
        introduced=bool(sex) or FIRST_LADY_BEFORE.search(before) is not None,
    )


def _kind(word: str) -> str:
    return "parent" if word in PARENTS else "child" if word in CHILDREN else "peer"


def _inverse(kind: str) -> str:
    return {"parent": "child", "child": "parent"}.get(kind, kind)


def _sex(word: str) -> str:
    return "f" if word in FEMALE_KIN else "m" if word in MALE_KIN else ""
