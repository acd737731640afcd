"""What looks like a date and is none: people and papers called by a word of time, counts, codes, addresses, money."""

from __future__ import annotations

import re
from typing import Final

from app.annotate.dates.grammar import Reading
from app.annotate.dates.lexicon import DOUBTFUL_NAMES, word_set
from app.annotate.dates.tokens import Tokens

_BEFORE_A_MONTH: Final = word_set(
    """in of since by until till last early late for from to through and during between mid next this before after around about throughout
    every each or on than into end beginning middle within"""
)
_GIVEN_NAMES: Final = word_set("may april june august jan march")
_TITLES: Final = word_set("mr mrs ms miss dr sir dame lady lord president minister secretary senator premier pm")
_SHORT_MONTHS: Final = word_set("jan feb mar apr jun jul aug sep sept oct nov dec")
_AFTER_A_DAY_IN_A_NAME: Final = word_set(
    """times telegraph mirror express mail herald post star sun globe tribune independent world sport magazine review business club island
    lake school live lights football fever group"""
)
_NAMED_DAYS: Final = word_set("super bloody black ruby freaky taco fat giving happy")

_OF_ANY_DAY: Final = word_set(
    """paper papers newspaper newspapers supplement supplements roast roasts school schools best driver drivers blues feeling feelings
    quarterback quarterbacks quarterbacking"""
)

PLAIN_CLOCK: Final = re.compile(r"[0-2][0-9]\.?[0-5][0-9]")
COUNTED: Final = word_set(
    """people troops miles points dollars men women feet barrels tons tonnes jobs shares employees workers members pounds meters metres
    soldiers protesters cases votes km kilometers kilometres students homes words yards acres euros persons passengers children residents
    civilians deaths seats rooms units copies pages calories grams kilograms kg lbs mph watts volts pixels fans tickets police officers
    index dead injured wounded refugees migrants parts block
    pound foot meter metre mile ton tonne barrel euro dollar square calorie rubles roubles yen rupees francs marks yuan times"""
)
_NUMBERED: Final = word_set(
    """no number flight route highway russell room windows boeing model resolution directive decree proposition chapter section article code
    page channel interstate rs usd eur gbp building suite box apollo formula agenda project"""
)
_MORE_THAN: Final = word_set("some about nearly over than around approximately roughly least most almost exactly only under another")
_YEAR_PREPOSITIONS: Final = word_set("in since by of from until to and between before after early late")
_PLURALS_AFTER_A_YEAR: Final = word_set(
    """third was is as has his its news sales games olympics elections protests floods riots attacks talks results series does plus this
    earnings finals championships primaries midterms census revenues profits levels prices estimates wars accords agreements hits"""
)
_AFTER_A_COUNT: Final = word_set("strong seat seater page mile acre foot word metre meter member plus odd ton pound kg bed room unit")
_PROGRAMMES: Final = frozenset((("60", "minutes"), ("48", "hours"), ("24", "hours")))
_SPORT: Final = word_set(
    """touchdown touchdowns yard yards basket baskets rebounds quarterback halftime overtime playoff playoffs scored scoring trailed goal
    goals interception fumble pointer pointers coach inning"""
)
_BUSINESS: Final = word_set(
    """revenue revenues profit profits sales earnings earned net income loss losses growth gdp economy economic results fiscal shares
    analysts investors company companies quarterly billion"""
)
_SPORT_WINDOW: Final = 40
_NAME_AND_MONTH: Final = re.compile(" M")
_QUOTES: Final = frozenset("\"“”‘’'")
_TEMPERATURES: Final = word_set("temperature temperatures highs lows readings mercury thermometers")
_SCALES: Final = word_set("f c degrees fahrenheit celsius")
_STREETS: Final = word_set(
    "street st avenue ave av road rd lane ln drive dr boulevard blvd place pl square way court circle cir highway hwy parkway pkwy terrace"
)
_LONGEST_STREET: Final = 3


def month_is_a_name(reading: Reading) -> bool:
    """Whether a bare month is a person or a verb: Theresa May, August Wilson, "March on"."""
    tokens, index = reading.tokens, reading.at("month")
    word, form = tokens.words[index], tokens.form(index)
    if word in _SHORT_MONTHS and not form.endswith("."):
        return True
    if tokens.form(index - 1) in _QUOTES and (tokens.form(index + 1) in _QUOTES or tokens.form(index + 2) in _QUOTES):
        return True  # the song "September"
    if word not in DOUBTFUL_NAMES:
        return False
    before = reading.before()
    if before == "as" and reading.before(2) in ("early", "late", "soon", "recently"):
        return False
    if before in _TITLES:
        return True
    if tokens.category(reading.last) == "'" and tokens.category(reading.first - 1) in "_\n":
        return _called_by_it(tokens, word)  # "May's figures"
    if before in ("the", "a", "an", "its", "their") and tokens.form(reading.last)[:1].islower():
        return _called_by_it(tokens, word)  # "the June vote"
    if before not in _BEFORE_A_MONTH and tokens.category(reading.first - 1) not in "AE-" and not before.endswith("est"):
        return True
    if word in _GIVEN_NAMES and capitalised_next(tokens, reading.last) and before not in ("in", "since", "last"):
        return True
    return word in _GIVEN_NAMES and before not in ("in", "since", "last", "next", "early", "late", "mid") and _called_by_it(tokens, word)


def _called_by_it(tokens: Tokens, word: str) -> bool:
    """Whether the text elsewhere uses the word as a surname: after a capitalised name or a title."""
    if tokens.surnames is None:
        tokens.surnames = frozenset(
            tokens.words[match.start() + 1] for match in _NAME_AND_MONTH.finditer(tokens.categories) if _is_name(tokens, match.start())
        )
    return word in tokens.surnames


def _is_name(tokens: Tokens, index: int) -> bool:
    return tokens.words[index] in _TITLES or tokens.form(index).istitle()


def weekday_in_a_name(reading: Reading, index: int) -> bool:
    """Sunday Times, Super Tuesday, Friday Night Lights, and "sat" and "sun" in capitals."""
    tokens = reading.tokens
    word, form = tokens.words[index], tokens.form(index)
    if word in DOUBTFUL_NAMES and not form.endswith(".") and tokens.category(index + 1) not in ",DO":
        return True
    if tokens.word(index - 1) in _TITLES or (tokens.word(index - 1) == "." and tokens.word(index - 2) in _TITLES):
        return True
    if capitalised_next(tokens, index + 1) and tokens.word(index + 1) in _AFTER_A_DAY_IN_A_NAME:
        return True
    part_named = tokens.category(index + 1) == "P" and tokens.form(index + 1)[0].isupper() and capitalised_next(tokens, index + 2)
    if part_named and (tokens.word(index + 2) in _AFTER_A_DAY_IN_A_NAME or not tokens.in_headline(index)):
        return True
    return tokens.category(index - 1) == " " and tokens.word(index - 1) in _NAMED_DAYS


def any_such_day(reading: Reading) -> bool:
    """Whether a weekday only says of which kind a thing is: the Sunday paper, a Sunday roast, that Monday morning feeling."""
    return reading.after() in _OF_ANY_DAY and reading.tokens.form(reading.last).islower() and reading.word("relation") in ("", "that")


def number_is_no_year(reading: Reading, group: str = "year") -> bool:
    """Whether four digits are an amount, a count, a house number or part of a name rather than a year."""
    tokens, first, last = reading.tokens, reading.first, reading.last
    year = reading.year(group) or 0
    before, after, word_before, word_after = tokens.category(first - 1), tokens.category(last), reading.before(), reading.after()
    if before in "$N:#|" or after in "%VuvNzm$" or word_after in COUNTED or word_before in _NUMBERED:
        return True
    if word_before in _MORE_THAN and after != "'":
        return True  # "over 1985's total" names a year
    if (
        before == "-"
        and tokens.word(first - 2) not in ("pre", "post")
        and tokens.category(first - 2) not in "YME2"
        and (tokens.category(first - 2) in "DN" or tokens.glued(first))
    ):
        return True
    if after == "U" and tokens.category(last + 1) in "f-":
        return True
    listed = after == "," and tokens.category(last + 1) == "Y"  # the 1988, 1992 and 1996 games
    if before == "T" and not listed and after in "_\n," and tokens.category(first - 2) != "E":
        return True  # the 1500, a race
    if after == "-" and (tokens.category(last + 1) in "ND" or tokens.word(last + 1) in _AFTER_A_COUNT):
        return True
    if zone_follows(reading):
        return True
    if not 1500 <= year <= 2100 and word_before not in ("in", "since", "by", "until", "from"):
        return True
    if _is_house_number(reading) or (word_before == "local" and tokens.form(first - 1) == "Local" and not tokens.in_headline(first)):
        return True
    plural = after == " " and word_after.endswith("s") and tokens.form(last).islower()
    return plural and word_after not in _PLURALS_AFTER_A_YEAR and word_before not in _YEAR_PREPOSITIONS


def _is_house_number(reading: Reading) -> bool:
    """Whether a street follows: 1688 Oak Knoll Drive, 1733 16th St.; "in 2019 Oxford Street" is a year."""
    if reading.before() in ("in", "since", "by", "until"):
        return False
    tokens, place = reading.tokens, reading.last
    if tokens.category(place) == "O":
        return tokens.word(place + 1) in _STREETS
    while place - reading.last < _LONGEST_STREET and capitalised_next(tokens, place):
        place += 1
    return any(tokens.word(street) in _STREETS for street in range(reading.last + 1, place + 1))


def zone_follows(reading: Reading) -> bool:
    """Whether four digits go on with "local time", "local Chicago time", or with another clock and its zone: from 1700 to 2100 GMT."""
    to_another = reading.after() in ("to", "until", "and", "-") and PLAIN_CLOCK.fullmatch(reading.after(1))
    behind = 2 if to_another else 0
    if to_another and reading.tokens.category(reading.last + behind) == "z":
        return True
    return reading.after(behind) == "local" and "time" in (reading.after(behind + 1), reading.after(behind + 2))


def capitalised_next(tokens: Tokens, index: int) -> bool:
    """Whether a capitalised word without temporal meaning stands at ``index``."""
    return tokens.category(index) == " " and tokens.form(index)[:1].isupper()


def capitalised_name(tokens: Tokens, index: int) -> bool:
    """Whether the word at ``index`` is a capitalised part of a longer name: 60 Minutes, China Daily, LA Weekly."""
    form = tokens.form(index)
    if (tokens.word(index - 1), tokens.word(index)) in _PROGRAMMES and form[:1].isupper():
        return True
    if not form[:1].isupper() or form.isupper() or tokens.in_headline(index):
        return False
    opens_sentence = index == 0 or tokens.category(index - 1) in "_\n"
    return not opens_sentence or capitalised_next(tokens, index + 1)


def titled(tokens: Tokens, first: int, last: int) -> bool:
    """Whether the tokens ``first:last``, all with capitals, are the title of a programme: on "This Week", CBS This Morning."""
    if not all(tokens.form(index)[:1].isupper() for index in range(first, last)) or tokens.in_headline(first):
        return False
    if tokens.form(first - 1) in _QUOTES:
        return tokens.form(last) in _QUOTES or tokens.form(last + 1) in _QUOTES
    return tokens.category(first - 1) == " " and tokens.form(first - 1).isupper()


def shown(tokens: Tokens, index: int) -> bool:
    """Whether the word at ``index`` is a title in quotation marks of its own that somebody is on: NBC's "Today"."""
    quoted = tokens.form(index - 1) in _QUOTES and (tokens.form(index + 1) in _QUOTES or tokens.form(index + 2) in _QUOTES)
    return quoted and (tokens.word(index - 2) == "on" or tokens.category(index - 2) == "'")


def century_in_a_name(reading: Reading) -> bool:
    """Whether a firm is called by a century: 20th Century Fox."""
    return reading.after(reading.after() == "-") in ("fox", "studios", "pictures", "fund", "insurance")


def half_of_a_year(reading: Reading) -> bool:
    """Whether the words around "the first half" are those of business and not of a match."""
    words = _words_around(reading)
    return _SPORT.isdisjoint(words) and not _BUSINESS.isdisjoint(words)


def quarter_of_a_game(reading: Reading) -> bool:
    """Whether the words around a quarter are those of a match report and not of business."""
    words = _words_around(reading)
    return not _SPORT.isdisjoint(words) and _BUSINESS.isdisjoint(words)


def tens_of_degrees(reading: Reading) -> bool:
    """Whether a decade is the temperatures of a weather report: highs in the 70s, the 40s F."""
    return reading.after() in _SCALES or any(reading.before(steps) in _TEMPERATURES for steps in range(1, 9))


def _words_around(reading: Reading) -> set[str]:
    return set(reading.tokens.words[max(reading.first - _SPORT_WINDOW, 0) : reading.last + _SPORT_WINDOW])
