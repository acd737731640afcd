"""Streets, towns behind them, churches called after saints, and societies of Greek letters, which taggers take for people."""

from __future__ import annotations

import re

_STREET = r"(?:St|Ave?|Avenue|Rd|Road|Street|Blvd|Boulevard|Dr|Drive|Ln|Lane|Ct|Court|Cir|Circle|Pl|pl|Place|Ter|Terrace|Pkwy|Hwy)"
_COMPASS = r"(?:(?:N|S|E|W|NE|NW|SE|SW)\.? )"
STREET_NAME = re.compile(rf".* {_STREET}\.?")
SURELY_STREETS = (" Ave", " Av", " Blvd", " Rd", " Pkwy", " Hwy")
HOUSE_BEFORE = re.compile(rf"(?<![\w.,:$£€-])\d{{1,5}} {_COMPASS}?$")
STREET_AFTER = re.compile(rf"(?: [A-Z][\w.]+){{0,2}} {_STREET}\b")
COMPASS_FIRST = re.compile(r"(?:NE|NW|SE|SW) ")
LIVES_AT_BEFORE = re.compile(rf"(?:\bat|\d, of|[a-z], ) (?:\d{{3}}|[2-9]\d{{3}}|\d{{5}}) {_COMPASS}?$")
"""A number of a house that is no year: '17, of 2433 Hollander'."""
STREET_BEFORE = re.compile(rf"\d{{1,5}} (?:[A-Z0-9][\w.]* ){{1,4}}{_STREET}\.?, $|\b(?:Rte|Rt|Route)\. ?\d{{1,3}}, $")
TOWN_AFTER = re.compile(r"[,.;)]|$| [a-z]")
SAINTS = (" St. ", "-St. ", " St ", " Saint ")
AFTER_COMPASS = ("N ", "S ", "E ", "W ", "N. ", "S. ", "E. ", "W. ")
CHURCH_AFTER = re.compile(
    r"['’]s? (?:[A-Z]\w+|church|hospital|school|college|parish|hall|day|cathedral|convent|feast|academy|abbey)\b"
    r"| (?:church|hospital|school|college|parish|cathedral|convent|academy|abbey)\b"
)
_GREEK = "Alpha|Beta|Gamma|Delta|Epsilon|Zeta|Eta|Theta|Iota|Kappa|Lambda|Mu|Nu|Xi|Omicron|Pi|Rho|Sigma|Tau|Upsilon|Phi|Chi|Psi|Omega"
SOCIETY = re.compile(rf"(?:{_GREEK})(?: (?:{_GREEK})){{1,3}}")


def why_no_address(text: str, start: int, end: int) -> str:
    """What makes a mark a street, the town behind it, a church or a society, in words; '' when nothing does."""
    name, before = text[start:end], text[max(0, start - 45) : start]
    if SOCIETY.fullmatch(name):
        return "a society of Greek letters"
    if name.rstrip(".").endswith(SURELY_STREETS):
        return "a street"
    if before[-2:-1].isdigit() or before.endswith(AFTER_COMPASS):
        house = HOUSE_BEFORE.search(before) is not None
        street = house and (STREET_NAME.fullmatch(name) or STREET_AFTER.match(text, end) or COMPASS_FIRST.match(name))
        if street or (house and " " not in name and LIVES_AT_BEFORE.search(before)):
            return "a street, by the number of a house"  # 1688 Oak Knoll Cir., 2433 Hollander
    if " " in name:
        return ""
    if before.endswith(", ") and STREET_BEFORE.search(before) and TOWN_AFTER.match(text, end):
        return "a town behind a street"  # 19 Fletcher Ave., Cranston
    if f" {before}".endswith(SAINTS) and CHURCH_AFTER.match(text, end):
        return "what is called after a saint"  # St. Michael's College
    return ""
