"""What looks like a date and is none: people and papers called by a word of time, counts, codes, money."""

from __future__ import annotations

from typing import Final

from app.annotate.dates.grammar import Reading
from app.annotate.dates.lexicon import DOUBTFUL_NAMES

_BEFORE_A_MONTH: Final = frozenset(
    [
        "in",
        "of",
        "since",
        "by",
        "until",
        "till",
        "last",
        "early",
        "late",
        "for",
        "from",
        "to",
        "through",
        "and",
        "during",
        "between",
        "mid",
        "next",
        "this",
        "before",
        "after",
        "around",
        "about",
        "throughout",
        "every",
        "each",
        "or",
        "on",
        "than",
        "into",
        "end",
        "beginning",
        "middle",
        "within",
    ]
)
_GIVEN_NAMES: Final = frozenset(("may", "april", "june", "august", "jan", "march"))
_TITLES: Final = frozenset(
    ["mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lady", "lord", "president", "minister", "secretary", "senator", "premier", "pm"]
)
_SHORT_FORMS: Final = frozenset(("jan", "mar", "jun", "sep", "dec", "feb", "apr", "jul", "aug", "oct", "nov", "sept"))
_COUNTED: Final = frozenset(
    [
        "people",
        "troops",
        "miles",
        "points",
        "dollars",
        "men",
        "women",
        "feet",
        "barrels",
        "tons",
        "tonnes",
        "jobs",
        "shares",
        "employees",
        "workers",
        "members",
        "pounds",
        "meters",
        "metres",
        "soldiers",
        "protesters",
        "cases",
        "votes",
        "km",
        "kilometers",
        "kilometres",
        "students",
        "homes",
        "words",
        "yards",
        "acres",
        "euros",
        "persons",
        "passengers",
        "children",
        "residents",
        "civilians",
        "deaths",
        "seats",
        "rooms",
        "units",
        "copies",
        "pages",
        "calories",
        "grams",
        "kilograms",
        "kg",
        "lbs",
        "mph",
        "watts",
        "volts",
        "pixels",
        "fans",
        "tickets",
        "police",
        "officers",
        "index",
    ]
)
_MORE_THAN: Final = frozenset(
    ("some", "about", "nearly", "over", "than", "around", "approximately", "roughly", "least", "most", "almost", "exactly", "only")
)
_YEAR_PREPOSITIONS: Final = frozenset(
    ("in", "since", "by", "of", "from", "until", "to", "and", "between", "before", "after", "early", "late")
)
_PLURALS_AFTER_A_YEAR: Final = frozenset(
    [
        "third",
        "was",
        "is",
        "as",
        "has",
        "his",
        "its",
        "news",
        "sales",
        "games",
        "olympics",
        "elections",
        "protests",
        "floods",
        "riots",
        "attacks",
        "talks",
        "results",
        "series",
        "does",
        "plus",
        "this",
        "earnings",
        "finals",
        "championships",
    ]
)


def month_is_a_name(reading: Reading) -> bool:
    """Whether a bare month is a person or a verb: Theresa May, August Wilson, "March on"."""
    tokens, index = reading.tokens, reading.at("month")
    word, form = tokens.words[index], tokens.forms[index]
    if word in _SHORT_FORMS and not form.endswith("."):
        return True
    if word not in DOUBTFUL_NAMES:
        return False
    before, next_form = reading.before(), tokens.form(reading.last)
    if before in _TITLES or (before not in _BEFORE_A_MONTH and tokens.category(reading.first - 1) not in "AE-"):
        return True
    if word in _GIVEN_NAMES and next_form[:1].isupper() and tokens.category(reading.last) == " " and before not in ("in", "since", "last"):
        return True
    return word in _GIVEN_NAMES and before not in ("in", "since", "last", "next", "early", "late", "mid") and _called_by_it(reading, word)


def _called_by_it(reading: Reading, word: str) -> bool:
    """Whether the text elsewhere uses the word as a surname: after a capitalised name or a title."""
    tokens = reading.tokens
    return any(
        tokens.categories[i] == "M" and tokens.words[i] == word and i and tokens.categories[i - 1] == " "
        and (tokens.words[i - 1] in _TITLES or tokens.forms[i - 1].istitle())
        for i in _places(tokens.words, word)
    )  # fmt: skip


def _places(words: list[str], word: str, *, limit: int = 20) -> list[int]:
    places: list[int] = []
    start = 0
    while len(places) < limit:
        try:
            start = words.index(word, start) + 1
        except ValueError:
            break
        places.append(start - 1)
    return places


def number_is_no_year(reading: Reading) -> bool:
    """Whether four digits are an amount, a count or part of a name rather than a year."""
    tokens, first, last = reading.tokens, reading.first, reading.last
    year = reading.year("year" if "year" in reading.match.groupdict() else "from") or 0
    before, after, following = tokens.category(first - 1), tokens.category(last), tokens.word(last)
    if (before in "$N(" and (before != "(" or not 1500 <= year <= 2100)) or before == "$" or after in "%UVuvNzm" or following in _COUNTED:
        return True
    if before == "-" and tokens.category(first - 2) not in "YME2":
        return tokens.category(first - 2) in "DN" or tokens.glued(first)
    if after == "-" and tokens.category(last + 1) in "ND":
        return True
    if not 1500 <= year <= 2100 and reading.before() not in ("in", "since", "by", "until", "from"):
        return True
    if reading.before() in _MORE_THAN or tokens.category(first - 1) in ":#|":
        return True
    if tokens.forms[first - 1 : first] and reading.before() in (
        "no",
        "number",
        "flight",
        "route",
        "highway",
        "russell",
        "room",
        "windows",
        "boeing",
        "model",
    ):
        return True
    plural = after == " " and following.endswith("s") and following.islower() and tokens.form(last).islower()
    return plural and following not in _PLURALS_AFTER_A_YEAR and reading.before() not in _YEAR_PREPOSITIONS


def capitalised_name(reading: Reading, index: int) -> bool:
    """Whether the word at ``index`` is a capitalised part of a longer name: 60 Minutes, China Daily, LA Weekly."""
    tokens = reading.tokens
    form = tokens.form(index)
    if not form[:1].isupper() or form.isupper():
        return False
    opens_sentence = tokens.category(index - 1) in "_\n" or index == 0
    neighbours = tokens.form(index - 1), tokens.form(index + 1)
    return not opens_sentence or (neighbours[1][:1].isupper() and tokens.category(index + 1) == " ")
