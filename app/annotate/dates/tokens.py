"""Text → tokens with one category character each, so that the grammar can be regular expressions over the categories."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from app.annotate.dates.holidays import HOLIDAY_STARTS, holiday_end
from app.annotate.dates.lexicon import CATEGORY_OF, MONTHS, NAMES_NEED_CAPITALS, ZONES, word_set

# Only ASCII digits are numbers here: str.isdigit and \d also accept what int() refuses or reads as another script's numeral.
_TOKEN: Final = re.compile(
    r"""
    (?P<iso>[12][0-9]{3}-[0-9]{2}-[0-9]{2}(?:[T\ ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?(?![0-9/-]))
  | (?P<numeric>[0-9]{1,4}(?P<sep>[/.-])[0-9]{1,2}(?P=sep)[0-9]{2,4}(?![0-9/-]|\.[0-9]))
  | (?P<clock>[0-9]{1,2}[:.][0-9]{2}(?=\s?[ap]\.?m\b)|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9:]))
  | (?P<amount>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,9}\.[0-9]+|[0-9]{1,9}[\ -](?:[1-9]/[2-9])(?![0-9/])|[0-9]{0,9}[¼½¾])
  | (?P<decade>(?:[12][0-9]{2}0|['’‘]?[0-9]0)['’]?s\b)
  | (?P<apostrophe_year>['’‘][0-9]{2}(?![0-9]))
  | (?P<ordinal>[0-9]{1,3}(?:st|nd|rd|th)\b)
  | (?P<quarter>(?:[QH][1-4]|[1-4][QH])(?![^\W_]))
  | (?P<number>[0-9]+)
  | (?P<meridiem>(?<=[0-9\s])[ap]\.\s?m\b\.?|(?<=[0-9\s])[ap]m\b)
  | (?P<dotted>\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thurs?|thu|fri|sat|sun)\.(?=\s?[0-9A-Za-z,]))
  | (?P<oclock>o['’]clock\b)
  | (?P<possessive>['’](?:s\b|(?=\s)))
  | (?P<breath>\n[^\S\n]*\n)
  | (?P<word>[^\W\d_]+)
  | (?P<mark>[^\w\s])
  | (?P<other>\S)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MARKS: Final = {",": ",", "-": "-", "–": "-", "—": "~", "‑": "-", "‐": "-", "$": "$", "£": "$", "€": "$", "¥": "$", "%": "%", "(": "(", ")": ")",
                 "!": "_", "?": "_", ";": ";", ":": ":", "/": "|", "[": "[", "]": "]"}  # fmt: skip
_FIXED_KINDS: Final = {"iso": "I", "numeric": "/", "clock": "C", "decade": "d", "apostrophe_year": "Y", "quarter": "3", "meridiem": "m",
                       "oclock": "m", "possessive": "'", "breath": "\n", "amount": "N"}  # fmt: skip
_NUMERIC_KINDS: Final = frozenset(("iso", "numeric", "clock", "amount", "number", "decade", "ordinal", "quarter"))
_MERIDIEM_AFTER: Final = re.compile(r"[ap]\.?m\b|Z\b|h\b", re.IGNORECASE)
_SHORT_TITLES: Final = word_set("mr mrs ms dr gen sen rep gov st lt col sgt capt prof rev hon jr sr vs no inc corp co ltd")


@dataclass(slots=True)
class Tokens:
    """One text as parallel lists; ``categories[i]`` belongs to ``words[i]``, found at ``starts[i]:ends[i]``.

    ``words`` are lower-case, ``forms`` as printed. ``_`` marks the end of a sentence, a newline that of a paragraph and
    a space anything without temporal meaning.
    """

    text: str
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)
    categories: str = ""

    def word(self, index: int) -> str:
        """The lower-case word at ``index``; empty outside the text."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def form(self, index: int) -> str:
        """The word at ``index`` as printed; empty outside the text."""
        return self.forms[index] if 0 <= index < len(self.forms) else ""

    def category(self, index: int) -> str:
        """The category at ``index``; a paragraph break outside the text."""
        return self.categories[index] if 0 <= index < len(self.categories) else "\n"

    def glued(self, index: int) -> bool:
        """Whether no space parts the token at ``index`` from the one before."""
        return 0 < index < len(self.starts) and self.starts[index] == self.ends[index - 1]


def tokenize(text: str) -> Tokens:
    """Cut ``text`` into tokens and give each its category, in one pass."""
    tokens = Tokens(text)
    categories: list[str] = []
    starts, ends, words, forms = tokens.starts, tokens.ends, tokens.words, tokens.forms
    done = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if start < done:
            continue  # inside the name of a holiday
        kind, form = match.lastgroup or "other", match.group()
        word = form.lower()
        if kind == "word":
            category = CATEGORY_OF.get(word, " ")
            if word in HOLIDAY_STARTS and (last := holiday_end(text, start)):
                end, form, category = last, text[start:last], "H"
                word = form.lower()
            elif category == " " and word in ZONES and form.isupper():
                category = "z"
            elif category in NAMES_NEED_CAPITALS and form[0].islower():
                category = " "
        else:
            category = _category(kind, word, form, words[-1] if words else "")
            if kind in _NUMERIC_KINDS and _part_of_a_code(text, start, end):
                category = " "
            elif kind == "dotted":
                word = word[:-1]
        done = end
        starts.append(start)
        ends.append(end)
        words.append(word)
        forms.append(form)
        categories.append(category)
    tokens.categories = "".join(categories)
    return tokens


def _category(kind: str, word: str, form: str, previous: str) -> str:
    if kind in _FIXED_KINDS:
        return _FIXED_KINDS[kind]
    if kind == "number":
        return _number_category(word)
    if kind == "ordinal":
        return "O" if len(word) < 5 and 1 <= int(word[:-2]) <= 31 else " "
    if kind == "dotted":
        name = word[:-1]
        return "_" if form[0].islower() else "M" if name in MONTHS else "W"
    if word == ".":
        return " " if len(previous) < 2 or previous in _SHORT_TITLES else "_"
    return _MARKS.get(word, " ")


def _number_category(digits: str) -> str:
    """Y for what may be a year, D for what may be a day of the month, N for any other number."""
    if len(digits) == 4 and 1000 <= int(digits) <= 2199:
        return "Y"
    return "D" if len(digits) <= 2 and 1 <= int(digits) <= 31 else "N"


def _part_of_a_code(text: str, start: int, end: int) -> bool:
    """Whether digits are joined to letters or other digits, as in MH17, v2014, 5G or a numeral that goes on in another script."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return before.isalnum() or before == "_" or after == "_" or (after.isalnum() and not _MERIDIEM_AFTER.match(text, end))
