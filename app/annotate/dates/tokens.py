"""Text → tokens with one category character each, so that the grammar can be regular expressions over the categories."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from app.annotate.dates.holidays import HOLIDAY_STARTS, holiday_end
from app.annotate.dates.lexicon import CATEGORY_OF, MONTHS, NAMES_NEED_CAPITALS, ZONES, ZONES_IN_SMALL_LETTERS, word_set

# Only ASCII digits are numbers here: str.isdigit and \d also accept what int() refuses or reads as another script's numeral.
_TOKEN: Final = re.compile(
    r"""
    (?P<word>[^\W\d_]+)
  | (?P<iso>[12][0-9]{3}-[0-9]{2}-[0-9]{2}
        (?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?(?![0-9/-]))
  | (?P<numeric>[0-9]{1,4}(?P<sep>[/.-])[0-9]{1,2}(?P=sep)[0-9]{2,4}(?![0-9/-]|\.[0-9]))
  | (?P<clock>[0-9]{1,2}[:.][0-9]{2}(?=\s?[apAP]\.?[mM]\b)|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9:]))
  | (?P<amount>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,9}\.[0-9]+|[0-9]{1,9}[ -][1-9]/[2-9](?![0-9/])|[0-9]{0,9}[¼½¾])
  | (?P<decade>(?:[12][0-9]{2}0|['’‘]?[0-9]0)['’]?s\b)
  | (?P<apostrophe_year>['’‘][0-9]{2}(?![0-9]))
  | (?P<ordinal>[0-9]{1,3}(?:st|nd|rd|th|ST|ND|RD|TH)\b)
  | (?P<quarter>[1-4][QH](?![^\W_]))
  | (?P<number>[0-9]+)
  | (?P<possessive>['’](?:s\b|(?=\s)))
  | (?P<breath>\n[^\S\n]*\n)
  | (?P<mark>[^\w\s])
  | (?P<other>\S)
    """.replace("[T ]", r"[T\ ]").replace("[ -]", r"[\ -]"),
    re.VERBOSE,
)
_MARKS: Final = {
    ",": ",", "-": "-", "–": "-", "—": "~", "‑": "-", "‐": "-", "$": "$", "£": "$", "€": "$", "¥": "$", "%": "%", "(": "(", ")": ")",
    "!": "_", "?": "_", ";": "_", ":": ":", "/": "|", "[": "[", "]": "]", "#": "#",
}  # fmt: skip
_FIXED_KINDS: Final = {
    "iso": "I", "numeric": "/", "clock": "C", "decade": "d", "apostrophe_year": "Y", "quarter": "3", "possessive": "'", "breath": "\n",
    "amount": "N",
}  # fmt: skip
_NUMERIC_KINDS: Final = frozenset(("iso", "numeric", "clock", "amount", "number", "decade", "ordinal", "quarter"))
_MERIDIEM_AFTER: Final = re.compile(r"[ap]\.?m\b|Z\b|h\b|[ecmp][sd]t\b|gmt\b|utc\b", re.IGNORECASE)
_HEADLINE_WORDS: Final = 5
_HEADLINE_CAPITALS: Final = 3
_SHORT_TITLES: Final = word_set("mr mrs ms dr gen sen rep gov st lt col sgt capt prof rev hon jr sr vs no inc corp co ltd")
# Words that go on beyond their letters: "Sept. 5", "5 p.m.", "10 o'clock", "Q3".
_DOT_AFTER: Final = re.compile(r"\.(?=\s?[0-9A-Za-z,])")
_MERIDIEM: Final = re.compile(r"[ap]\.\s?m\b\.?", re.IGNORECASE)
_OCLOCK: Final = re.compile(r"o['’]clock\b", re.IGNORECASE)
_QUARTER: Final = re.compile(r"[QH][1-4](?![^\W_])")
_DOTTED: Final = word_set("jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun")
_LONGER: Final = frozenset((*_DOTTED, "a", "p", "o", "q", "h", "am", "pm"))
_SPECIAL: Final = _LONGER | HOLIDAY_STARTS | ZONES


# "1960's" is the year before what it may own, unless an article or an adjective makes it the decade.
_OWNED: Final = re.compile(r"[^\S\n]+([^\W\d_]|[‘“\"$£€0-9])")
_BEFORE_A_YEAR: Final = word_set(
    """in of from to by with than above below over under on beyond since versus vs against despite like unlike after before and but as about
    near around topped beat beats matched exceeded surpassed equalled"""
)
_NO_DECADE_YET: Final = "2010"


@dataclass(slots=True)
class Tokens:
    """One text as parallel lists; ``categories[i]`` belongs to the lower-case ``words[i]``, found at ``spans[i]``.

    ``_`` marks the end of a sentence, a newline that of a paragraph and
    a space anything without temporal meaning.
    """

    text: str
    spans: list[tuple[int, int]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    categories: str = ""
    surnames: frozenset[str] | None = None
    """Months that the text uses as somebody's name, once asked for."""

    def word(self, index: int) -> str:
        """The lower-case word at ``index``; empty outside the text."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def form(self, index: int) -> str:
        """The word at ``index`` as printed; empty outside the text."""
        if not 0 <= index < len(self.spans):
            return ""
        start, end = self.spans[index]
        return self.text[start:end]

    def category(self, index: int) -> str:
        """The category at ``index``; a paragraph break outside the text."""
        return self.categories[index] if 0 <= index < len(self.categories) else "\n"

    def glued(self, index: int) -> bool:
        """Whether no space parts the token at ``index`` from the one before."""
        return 0 < index < len(self.spans) and self.spans[index][0] == self.spans[index - 1][1]

    def in_headline(self, index: int) -> bool:
        """Whether the words around ``index`` are nearly all capitalised, so that a capital tells nothing."""
        capitals = small = 0
        for direction in (-1, 1):
            place, left = index + direction, _HEADLINE_WORDS
            while left and abs(place - index) < 20 and self.category(place) != "\n":
                word = self.words[place]
                if len(word) > 3 and word.isalpha():
                    left -= 1
                    if self.form(place)[0].isupper():
                        capitals += 1
                    else:
                        small += 1
                place += direction
        return capitals >= _HEADLINE_CAPITALS and small <= capitals // 5


def tokenize(text: str) -> Tokens:
    """Cut ``text`` into tokens and give each its category; paragraphs without a word of time become one blank token."""
    tokens = Tokens(text)
    categories: list[str] = []
    start = 0
    for end in (*(match.end() for match in _BREATH.finditer(text)), len(text)):
        if may_hold_dates(text, start, end):
            _tokenize(tokens, categories, start, end)
        elif end > start:
            tokens.spans.append((start, end))
            tokens.words.append("")
            categories.append("\n")
        start = end
    tokens.categories = "".join(categories)
    return tokens


def may_hold_dates(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` has a digit or any word that some date expression needs."""
    return _DIGIT.search(text, start, end) is not None or not _TRIGGERS.isdisjoint(_WORD.findall(text, start, end))


def _tokenize(tokens: Tokens, categories: list[str], start: int, end: int) -> None:
    text, spans, words, category_of = tokens.text, tokens.spans, tokens.words, CATEGORY_OF.get
    done = start
    for match in _TOKEN.finditer(text, start, end):
        span = match.span()
        if span[0] < done:
            continue  # inside a token that was longer than its word
        kind, form = match.lastgroup, match.group()
        word = form.lower()
        if kind == "word":
            category = category_of(word, " ")
            if word in _SPECIAL:
                span, word, category = _special(text, word, span, category, categories)
                done = span[1]
            elif category in NAMES_NEED_CAPITALS and form[0].islower():
                category = " "
        else:
            category = _category(kind or "", word, words[-1] if words else "")
            if kind == "decade" and (year := _possessive_year(tokens, categories, span, form)):
                spans.append((span[0], year))
                words.append(form[:4])
                categories.append("Y")
                span, word, category = (year, span[1]), form[4:], "'"
            elif kind in _NUMERIC_KINDS and (_part_of_a_code(text, *span) or (category in "/I" and _goes_on_before(text, span[0]))):
                category = " "
        spans.append(span)
        words.append(word)
        categories.append(category)


def _possessive_year(tokens: Tokens, categories: list[str], span: tuple[int, int], form: str) -> int:
    """The end of the year in "above 1960's record high"; 0 for a decade: "the 1960's", "a 1950's diner", "life in 1950's Alabama"."""
    if len(form) != 6 or form[4] not in "'’":
        return 0
    owned = _OWNED.match(tokens.text, span[1])
    opens = not categories or categories[-1] in "_\n"
    if owned is None or not (opens or tokens.words[-1] in _BEFORE_A_YEAR):
        return 0
    place = not opens and tokens.words[-1] == "in" and owned.group(1).isupper() and form < _NO_DECADE_YET
    return 0 if place else span[0] + 4


def _special(text: str, word: str, span: tuple[int, int], category: str, categories: list[str]) -> tuple[tuple[int, int], str, str]:
    """Span, word and category of a token whose word may begin a longer one: a holiday, "Sept.", "p.m.", or is a time zone."""
    start, end = span
    if word in HOLIDAY_STARTS and (stop := holiday_end(text, start)):
        return (start, stop), text[start:stop].lower(), "H"
    if word in _LONGER and (longer := _longer(text, word, span, categories)):
        stop, kind = longer
        return (start, stop), word if kind in "MW" else text[start:stop].lower(), kind
    after_clock = word in ZONES_IN_SMALL_LETTERS and bool(categories) and categories[-1] in "YNCvm"
    if word in ZONES and (text[start:end].isupper() or after_clock):
        return span, word, "z"
    return span, word, " " if category in NAMES_NEED_CAPITALS and text[start].islower() else category


def _longer(text: str, word: str, span: tuple[int, int], categories: list[str]) -> tuple[int, str] | None:
    """End and category of a token that begins with ``word`` and goes on; None when it is the word alone."""
    start, end = span
    after_number = bool(categories) and categories[-1] in "DNnCY"
    if word in ("am", "pm"):
        return (end, "m") if after_number else None
    if word in ("a", "p"):
        match = _MERIDIEM.match(text, start) if after_number else None
        return (match.end(), "m") if match else None
    if word == "o":
        match = _OCLOCK.match(text, start)
        return (match.end(), "m") if match else None
    if word in ("q", "h"):
        match = _QUARTER.match(text, start)
        return (match.end(), "3") if match else None
    if text[start].isupper() and _DOT_AFTER.match(text, end):
        return end + 1, "M" if word in MONTHS else "W"
    return None


def _category(kind: str, word: str, previous: str) -> str:
    if kind in _FIXED_KINDS:
        return _FIXED_KINDS[kind]
    if kind == "number":
        return _number_category(word)
    if kind == "ordinal":
        return "O" if 1 <= int(word[:-2]) <= 31 else " "
    if word == ".":
        return " " if len(previous) < 2 or previous in _SHORT_TITLES else "_"
    return _MARKS.get(word, " ")


def _number_category(digits: str) -> str:
    """Y for what may be a year, D for what may be a day of the month, N for any other number."""
    if len(digits) == 4 and 1000 <= int(digits) <= 2199:
        return "Y"
    return "D" if len(digits) <= 2 and 1 <= int(digits) <= 31 else "N"


def _goes_on_before(text: str, start: int) -> bool:
    """Whether more numbers precede a numeric date, as in the address 10.1.12.14."""
    return start > 1 and text[start - 1] in "./-" and text[start - 2].isdigit()


def _part_of_a_code(text: str, start: int, end: int) -> bool:
    """Whether digits are joined to letters or other digits, as in MH17, v2014, 5G or a numeral that goes on in another script."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return before.isalnum() or before == "_" or after == "_" or (after.isalnum() and not _MERIDIEM_AFTER.match(text, end))


_BREATH: Final = re.compile(r"\n[^\S\n]*\n")
_DIGIT: Final = re.compile("[0-9¼½¾]")
_WORD: Final = re.compile(r"[^\W\d_]+")
_SPELLED_YEARS: Final = word_set("seventeen eighteen nineteen thousand")
_TRIGGERS_BESIDE: Final = word_set("time moment half past period second clock m pm")  # the past, one second, five o'clock, seven p.m.
_TRIGGER_CATEGORIES: Final = frozenset("MWwuvUVQSPpdXrgqylH")


def _triggers() -> frozenset[str]:
    """Every form in which a word is printed without which no paragraph has an expression."""
    words = {word for word, category in CATEGORY_OF.items() if category in _TRIGGER_CATEGORIES} | HOLIDAY_STARTS | _SPELLED_YEARS
    capitals = {word for word in words if CATEGORY_OF.get(word) in NAMES_NEED_CAPITALS or word in HOLIDAY_STARTS}
    return frozenset({*(words - capitals), *(word.capitalize() for word in words), *(word.upper() for word in words), *_TRIGGERS_BESIDE})


_TRIGGERS: Final = _triggers()
