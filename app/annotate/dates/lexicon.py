"""The words of time in English: what category each word has in the grammar, and what it stands for.

A category is one character; the grammar is a set of regular expressions over strings of them. ``CATEGORY_OF`` maps a
lower-case word to its category; the other tables give the values that the rules read.

Words: M month, W weekday (w plural), U unit of the calendar (V plural), u unit of the clock (v plural), Q quarter,
S season, P part of day (p plural), H holiday, X today …, r now …, R last, next, that …, l recent, current,
q future, present, g daily …, E early, end …, A ago, later …, B about …, b more, c than, j just, s several …, h half,
n number, O ordinal, d decade, J consecutive …, L long, F fiscal, K period, G every, T the, a a, o of, i in, on …,
t at, 2 to, until …, & and, or, x per, y term, f old, e BC, AD, z time zone, 0 other, 1 near …, 4 time.
Numbers: D 1 to 31, Y four digits that may be a year, N any other, C clock, m a.m. …, I ISO date, / numeric date, 3 quarter as Q3.
Marks: , - ' ~ (long dash) $ % ( ) [ ] : | # _ (end of sentence) newline (end of paragraph) and a blank for all else.
"""

from __future__ import annotations

from typing import Final


def word_set(words: str) -> frozenset[str]:
    """The words of a blank-separated list."""
    return frozenset(words.split())


def _numbered(words: str, first: int = 1) -> dict[str, int]:
    """``"a b/c d"`` → a: 1, b: 2, c: 2, d: 3 (a slash joins spellings of one value)."""
    return {word: number for number, spellings in enumerate(words.split(), first) for word in spellings.split("/")}


def _valued(words: str) -> dict[str, str]:
    """``"dawn=TMO noon=T12:00"`` → a table."""
    return dict(word.split("=") for word in words.split())


MONTHS: Final = _numbered(
    """january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sept/sep october/oct november/nov
    december/dec"""
)
WEEKDAYS: Final = _numbered("monday/mon tuesday/tue/tues wednesday/wed thursday/thu/thur/thurs friday/fri saturday/sat sunday/sun")
WEEKDAY_PLURALS: Final = _numbered("mondays tuesdays wednesdays thursdays fridays saturdays sundays")
ORDINALS: Final = _numbered(
    """final first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth
    seventeenth eighteenth nineteenth twentieth""",
    0,
) | {"thirtieth": 30}
NUMBERS: Final = (
    _numbered(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
        nineteen""",
        0,
    )
    | {word: 10 * n for word, n in _numbered("twenty thirty forty fifty sixty seventy eighty ninety", 2).items()}
    | {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000, "dozen": 12, "single": 1}
)
MULTIPLIERS: Final = word_set("hundred thousand million billion dozen")

# Units of duration as in ISO 8601; DE, CE, ML (decade, century, millennium), FN, WE, HY and Q are what newspapers need beyond it.
CLOCK_UNITS: Final = _valued("minute=M min=M hour=H hr=H")
PLURAL_CLOCK_UNITS: Final = _valued("seconds=S secs=S minutes=M mins=M hours=H hrs=H")
CALENDAR_UNITS: Final = _valued("day=D week=W fortnight=FN weekend=WE month=M semester=HY year=Y decade=DE century=CE millennium=ML")
PLURAL_UNITS: Final = _valued(
    "days=D weeks=W fortnights=FN weekends=WE months=M quarters=Q semesters=HY years=Y yrs=Y decades=DE centuries=CE millennia=ML"
)
UNIT_CODES: Final = CALENDAR_UNITS | PLURAL_UNITS | {"quarter": "Q"}
CLOCK_CODES: Final = CLOCK_UNITS | PLURAL_CLOCK_UNITS

SEASONS: Final = _valued("spring=SP springtime=SP summer=SU summertime=SU autumn=FA fall=FA winter=WI wintertime=WI")
PARTS_OF_DAY: Final = _valued(
    """morning=TMO mid-morning=TMO midmorning=TMO dawn=TMO daybreak=TMO sunrise=TMO noon=T12:00 noontime=T12:00 midday=T12:00 lunchtime=TMI
    afternoon=TAF midafternoon=TAF evening=TEV dusk=TEV sunset=TEV nightfall=TNI night=TNI nighttime=TNI overnight=TNI midnight=T24:00"""
)
PARTS_PLURAL: Final = _valued("mornings=TMO afternoons=TAF evenings=TEV nights=TNI")
DECADE_WORDS: Final = _numbered("twenties thirties forties fifties sixties seventies eighties nineties", 2)

DEICTIC_DAYS: Final = {"today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1}
REFERENCES: Final = _valued(
    "now=PRESENT_REF currently=PRESENT_REF nowadays=PRESENT_REF presently=PRESENT_REF recently=PAST_REF lately=PAST_REF"
)
RATES: Final = _valued(
    """daily=P1D nightly=XXXX-XX-XXTNI weekly=P1W biweekly=P2W fortnightly=P2W monthly=P1M quarterly=P1Q yearly=P1Y annually=P1Y
    annual=P1Y semiannual=P6M semiannually=P6M biannual=P6M biannually=P6M bimonthly=P2M biennial=P2Y hourly=PT1H"""
)

# How many units away, counted from the publication date or from the date the text spoke of last.
FROM_PUBLICATION: Final = {"last": -1, "past": -1, "next": 1, "coming": 1, "upcoming": 1, "this": 0, "current": 0, "latest": 0, "these": 0}
FROM_PREVIOUS: Final = {
    "previous": -1, "prior": -1, "preceding": -1, "following": 1, "subsequent": 1, "ensuing": 1, "that": 0, "same": 0, "those": 0,
}  # fmt: skip
RELATIONS: Final = FROM_PUBLICATION | FROM_PREVIOUS

PARTS_OF_PERIOD: Final = _valued(
    """early=START beginning=START start=START onset=START outset=START mid=MID middle=MID midst=MID late=END end=END close=END
    remainder=END rest=END"""
)
APPROXIMATIONS: Final = _valued(
    """about=APPROX around=APPROX roughly=APPROX approximately=APPROX some=APPROX circa=APPROX perhaps=APPROX maybe=APPROX estimated=APPROX
    nearly=LESS_THAN almost=LESS_THAN virtually=LESS_THAN under=LESS_THAN barely=LESS_THAN over=MORE_THAN"""
)
COMPARISONS: Final = _valued(
    "more=MORE_THAN longer=MORE_THAN less=LESS_THAN fewer=LESS_THAN least=EQUAL_OR_MORE most=EQUAL_OR_LESS up=EQUAL_OR_LESS"
)
ZONES: Final = word_set(
    "est edt et pst pdt pt cst cdt ct mst mdt mt gmt utc bst cet cest eet eest ist jst msk aest aedt hkt sgt wat eat sast"
)

ZONES_IN_SMALL_LETTERS: Final = word_set("est edt pst pdt cst cdt gmt utc bst cet cest")
"""Those that are no words: right behind a number they may be printed so."""

_CATEGORIES: Final[dict[str, dict[str, int] | dict[str, str] | str]] = {
    "M": MONTHS, "W": WEEKDAYS, "w": WEEKDAY_PLURALS, "O": ORDINALS, "n": NUMBERS, "u": CLOCK_UNITS, "v": PLURAL_CLOCK_UNITS,
    "U": CALENDAR_UNITS, "V": PLURAL_UNITS, "Q": "quarter", "S": SEASONS, "P": PARTS_OF_DAY, "p": PARTS_PLURAL, "d": DECADE_WORDS,
    "X": DEICTIC_DAYS, "r": REFERENCES, "g": RATES, "R": RELATIONS, "B": APPROXIMATIONS, "j": "just only well exactly",
    "E": PARTS_OF_PERIOD, "A": "ago earlier later before after hence prior back ahead", "L": "long",
    "T": "the", "a": "a an", "o": "of", "i": "in on during since by from within for throughout",
    "t": "at", "2": "to through thru until till",
    "&": "and or", "G": "each every", "h": "half", "F": "fiscal financial",
    "s": "few several couple many some numerous dozens hundreds thousands countless",
    "b": "more less fewer longer up", "c": "than least most",
    "f": "old", "J": "consecutive straight full whole solid business trading working calendar additional extra entire successive",
    "x": "per", "y": "term", "K": "period", "l": "recent current", "q": "future present", "e": "ad ce bc bce",
    "0": "other", "1": "near distant immediate foreseeable short medium small wee", "4": "time moment",
}  # fmt: skip

CATEGORY_OF: Final[dict[str, str]] = {
    word: category for category, words in _CATEGORIES.items() for word in (words.split() if isinstance(words, str) else words)
}
"""Lower-case word → category. Later entries win where a word is in two, so the order above is part of the meaning."""

NAMES_NEED_CAPITALS: Final = frozenset("MWwe")
"""Categories whose words are meant only when capitalised: "may", "march", "sat", "sun", "ad"."""
DOUBTFUL_NAMES: Final = word_set("may march april june august jan jun mar dec sep sun sat mon wed fri thu tue")
"""Months and weekdays that are also everyday words, given names or surnames, or cut too short to stand alone."""
