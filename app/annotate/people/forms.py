"""Marks that are nobody by their form or by what stands right behind them: parties with a state, dates, laws, firms, rows of tables."""

from __future__ import annotations

import re

from app.annotate.people.alike import one_slip_apart
from app.annotate.people.lexicon import DEITIES, MONTHS

STATES = (
    r"(?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo"
    r"|N\.[ ]?[HJMYCD]|S\.[ ]?[CD]|R\.[ ]?I|W\.[ ]?Va|D\.[ ]?C)"
)
PARTY_AND_STATE = re.compile(rf"(?:D|R|I|DFL)-(?:{STATES}|Kans|Alaska|Hawaii|Idaho|Iowa|Ohio|Utah|Maine|Texas|[A-Z]{{2}})\.?")
"""'D-Okla' behind a senator."""
SERIES = re.compile(r"\w+-[A-Z]")
DATED_BEFORE = re.compile(
    r"\b(?:[Oo]n|[Bb]y|since|until|till|through|from|before|after|[Rr]ecord|(?:end|start)(?:ed|ing)|dated|effective|due|[Pp]ay(?:able)?|expires?|maturing)\s$"
)
DAY_AFTER = re.compile(r"\s\d{1,2}(?![\d.,/-]\d)\b")
DATE_AFTER = re.compile(r"\s\d{1,2},\s(?:19|20)\d\d\b")
COMPANY_INSIDE = re.compile(r"\b(?:Inc|Corp|Ltd|Plc|PLC|GmbH|Pty|NV|BV)\b|[ ]AB\b")
COMPANY_AFTER = re.compile(
    r"\.?(?:[ ](?:and|&)[ ](?:Co|Sons|Associates|Bros)"
    r"|(?:[ ][A-Z][\w&.'’-]{1,30}(?:[ ](?:and|&)(?=[ ]))?){0,3}[ ]"
    r"(?:A/S|AB|AG|ASA|Co|Corp|Corporation|GmbH|Inc|LLC|Limited|Ltd|NV|PLC|Plc|Pty|SpA))"
    r"(?![\w-]|\.\w)"
)
"""Words with capitals up to what a firm's name ends with: Joe Franklin Productions Inc."""
LAW_AFTER = re.compile(
    r"[ ](?:(?:anti-?trust|deficit|budget)[ ])?(?:law|act|Act|bill|amendment|legislation"
    r"|waiting period|filing|guidelines|targets?|ceilings?)s?\b"
)
COMPANY_LAST = re.compile(r"(?:N\.V|B\.V|S\.P\.A|S\.p\.A|P\.L\.C|A\.S)\.?>?")
SHARE_COMPANY_AFTER = re.compile(r"/[A-Z]\b")
LONE_FIRM = re.compile(r"[A-Z][a-z]+(?:corp|tech|chem|telecom)|[A-Z]{3,}(?:CORP|TECH|CHEM|TELECOM)")
"""Citicorp."""


def part_of_a_firm(text: str, end: int) -> bool:
    """Does a name run on to the word that a firm's name ends with?"""
    return COMPANY_AFTER.match(text, end) is not None


def why_by_form(text: str, start: int, end: int) -> str:
    """What makes a mark nobody's name, in words; '' when nothing does."""
    name, last = text[start:end], text[start:end].rpartition(" ")[2]
    if name.lower() in DEITIES and text[max(0, start - 5) : start] == "Lord ":
        return "a god"  # Lord Krishna
    if PARTY_AND_STATE.fullmatch(name):
        return "a party and a state"  # Sen. Ann Lee, D-Okla.
    if SERIES.fullmatch(last):
        return "a row of a table"  # Ay Exp-E
    if name == last and "-" in name and LAW_AFTER.match(text, end):
        return "a law that is called after its authors"  # the Abara-Moss law
    if name == last and (DATE_AFTER.match(text, end) or (_dated(text, start, end) and _is_month(name.lower()))):
        return "a date"  # on March 27
    if COMPANY_INSIDE.search(name) or COMPANY_LAST.fullmatch(last) or LONE_FIRM.fullmatch(name):
        return "a firm, by the form of its name"  # Tran Bygg AB Oslo, Tran N.V., Citicorp
    if last != name and len(last) == 1 and SHARE_COMPANY_AFTER.match(text, end):
        return "a firm, by the form of its name"  # Norsk Tran A/S
    return ""


def _is_month(word: str) -> bool:
    return word in MONTHS or any(one_slip_apart(word, month) for month in MONTHS)


def _dated(text: str, start: int, end: int) -> bool:
    return DATED_BEFORE.search(text, max(0, start - 12), start) is not None and DAY_AFTER.match(text, end) is not None
