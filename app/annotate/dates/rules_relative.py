"""Rules for dates counted from another one: weekdays, last week, two years ago, the following day, now."""

from __future__ import annotations

from typing import Final

from app.annotate.dates.expression import Base, Fixed, SamePeriod, Shift, Weekday
from app.annotate.dates.grammar import Found, Reading, rule
from app.annotate.dates.lexicon import (
    CLOCK_CODES,
    DEICTIC_DAYS,
    DOUBTFUL_NAMES,
    FROM_PREVIOUS,
    PARTS_OF_DAY,
    PARTS_OF_PERIOD,
    PARTS_PLURAL,
    REFERENCES,
    RELATIONS,
    UNIT_CODES,
    WEEKDAY_PLURALS,
    WEEKDAYS,
)  # fmt: skip
from app.annotate.dates.names import capitalised_name
from app.annotate.dates.quantities import APPROXIMATE, QUANTITY, UNIT, amount, duration, modifier


def weekday(reading: Reading) -> Found | None:
    """Monday, last Friday, Friday of next week, Friday night."""
    tokens, index = reading.tokens, reading.at("weekday")
    word, form = tokens.words[index], tokens.forms[index]
    if word in DOUBTFUL_NAMES and not form.endswith("."):
        return None
    if _weekday_in_a_name(reading, index):
        return None
    time = ""
    if reading.has("part"):
        part = reading.word("part")
        if reading.form("part")[0].isupper() and tokens.form(reading.last)[:1].isupper():
            return None
        if part in PARTS_PLURAL:
            return reading.found(Fixed(value=f"XXXX-WXX-{WEEKDAYS[word]}{PARTS_PLURAL[part]}"), "SET")
        time = PARTS_OF_DAY[part]
    weeks = None
    if reading.has("unit"):
        if UNIT_CODES[reading.word("unit")] != "W" or (weeks := RELATIONS.get(reading.word("week"))) is None:
            return None
    meaning = Weekday(weekday=WEEKDAYS[word], weeks_away=weeks)
    return reading.found(meaning, "TIME" if time else "DATE", time=time, relation=reading.relation(), directed=weeks is None)


def _weekday_in_a_name(reading: Reading, index: int) -> bool:
    """Sunday Times, Super Tuesday, The Tuesday Club: a capitalised word right beside it that is no sentence start."""
    tokens = reading.tokens
    after, before = tokens.form(index + 1), tokens.form(index - 1)
    if tokens.category(index + 1) == " " and after[:1].isupper() and after.lower() in _PAPERS:
        return True
    return tokens.category(index - 1) == " " and before.lower() in ("super", "bloody", "black", "ruby", "freaky", "taco", "fat", "giving")


_PAPERS: Final = frozenset(
    [
        "times",
        "telegraph",
        "mirror",
        "express",
        "mail",
        "herald",
        "post",
        "star",
        "sun",
        "globe",
        "tribune",
        "independent",
        "world",
        "sport",
        "night",
        "magazine",
        "review",
        "business",
        "news",
        "club",
        "island",
        "lake",
        "school",
    ]
)


def weekdays(reading: Reading) -> Found:
    """Mondays, on Sunday mornings: every one of them."""
    return reading.found(Fixed(value=f"XXXX-WXX-{WEEKDAY_PLURALS[reading.word('weekday')]}"), "SET")


def deictic_day(reading: Reading) -> Found | None:
    """Today, yesterday afternoon, tomorrow night, tonight."""
    word = reading.word("day")
    if (
        capitalised_name(reading, reading.at("day"))
        and reading.tokens.category(reading.first - 1) == " "
        and reading.tokens.form(reading.first - 1)[:1].isupper()
    ):
        return None  # USA Today
    if reading.form("day")[0].isupper() and reading.after() == "show":
        return None
    time = "TNI" if word == "tonight" else ""
    if reading.has("part"):
        time = PARTS_OF_DAY[reading.word("part")]
    return reading.found(Shift(unit="D", count=DEICTIC_DAYS[word]), "TIME" if time else "DATE", time=time)


def reference(reading: Reading) -> Found | None:
    """Now, currently, recently."""
    word = reading.word("word")
    if reading.after() == "that" and word == "now" and reading.before() not in ("is", "are", "until", "by"):
        return None
    if word == "now" and reading.tokens.category(reading.last) == "-" and reading.tokens.glued(reading.last):
        return None
    return reading.found(Fixed(value=REFERENCES[word]), first=reading.first)


def adjective(reading: Reading) -> Found | None:
    """Current, recent: as adjectives they refer to the present and the past."""
    word = reading.word("word")
    if word == "latest" or capitalised_name(reading, reading.at("word")):
        return None
    if reading.before() in ("most",) and word == "recent":
        return None
    return reading.found(Fixed(value="PRESENT_REF" if word == "current" else "PAST_REF"))


def far_off(reading: Reading) -> Found | None:
    """The past, the near future, the present, the long term, the time being, these days."""
    words, value = reading.words("all"), ""
    after = reading.tokens.category(reading.last)
    ends = after in "_\n,.'&)2io" or not reading.after()[:1].isalpha() or reading.before() in ("in", "near")
    if "future" in words:
        value = "FUTURE_REF" if reading.after() != "of" and (ends or reading.before() in ("for", "into", "about")) else ""
    elif "past" in words:
        value = "PAST_REF" if (reading.before() == "in" or ends) and after not in "UVuvQDNnYs" else ""
    elif "present" in words:
        value = "PRESENT_REF" if reading.before() in ("at", "until", "to", "for") else ""
    elif "term" in words:
        value = "FUTURE_REF" if reading.before() in ("in", "over", "for") else ""
    elif words[-1] in ("being", "moment"):
        value = "PRESENT_REF" if words[-1] == "being" or reading.before() in ("at", "for") else ""
    elif words == ["these", "days"]:
        value = "PRESENT_REF"
    return reading.found(Fixed(value=value)) if value else None


def related_unit(reading: Reading) -> Found | None:
    """Last week, this month, the previous year, that day; "the past year" is a duration."""
    relation, word = reading.word("relation"), reading.word("unit")
    if (
        reading.form("relation")[0].isupper()
        and reading.form("unit")[0].isupper()
        and capitalised_name(reading, reading.at("unit"))
        and reading.tokens.category(reading.first - 1) not in "\n_"
    ):
        if reading.tokens.category(reading.last) == " " and reading.tokens.form(reading.last)[:1].isupper():
            return None
    if word in CLOCK_CODES:
        return reading.found(Fixed(value=duration(word, 1)), "DURATION") if relation in ("past", "last", "next", "coming") else None
    code = UNIT_CODES[word]
    if (relation in ("past", "coming") and not reading.has("this")) or (relation == "last" and code in ("DE", "CE") and reading.has("the")):
        return reading.found(Fixed(value=duration(word, 1)), "DURATION")
    count = RELATIONS[relation]
    if relation == "latest":
        count = -1 if code in ("Q",) else 0
    return reading.found(Shift(unit=code, count=count, base=_base(reading)))


def _base(reading: Reading) -> Base:
    """ "The next day" and "the following week" go on from what was told last; "next week" from the publication."""
    word = reading.word("relation")
    if word in FROM_PREVIOUS or (word == "next" and reading.has("the")):
        return "previous"
    return "published"


def related_units(reading: Reading) -> Found | None:
    """The past two months, the next few weeks; "recent years" refers to the past."""
    relation, word = reading.word("relation"), reading.word("unit")
    if relation in ("this", "current", "latest", "that", "same"):
        return None
    if not reading.has("quantity"):
        if relation == "these" and UNIT_CODES.get(word) == "D":
            return reading.found(Fixed(value="PRESENT_REF"))
        if relation in ("these", "those"):
            return None
    count = amount(reading.words("quantity")) if reading.has("quantity") else None
    return reading.found(
        Fixed(value=duration(word, count)), "DURATION", mod=modifier(reading.words("about")) if reading.has("about") else ""
    )


def recent_units(reading: Reading) -> Found:
    return reading.found(Fixed(value="PAST_REF"))


def related_part(reading: Reading) -> Found | None:
    """Last night, this morning, the following evening."""
    relation, part = reading.word("relation"), PARTS_OF_DAY[reading.word("part")]
    if relation in ("past", "current", "latest", "coming"):
        return None
    if relation == "last":
        return reading.found(Shift(unit="D", count=-1), "TIME", time=part)
    if relation == "next":
        return reading.found(Shift(unit="D", count=1, base="previous"), "TIME", time=part)
    base: Base = "previous" if relation in FROM_PREVIOUS else "published"
    return reading.found(Shift(unit="D", count=RELATIONS[relation], base=base), "TIME", time=part)


def counted_away(reading: Reading) -> Found | None:
    """Two years ago, a week earlier, three days from now; "two days after" is the duration alone."""
    words, unit, way = reading.words("quantity"), reading.word("unit"), reading.word("way")
    count = amount(words)
    if count is not None and reading.has("half"):
        count += 0.5
    mod = modifier(reading.words("about")) if reading.has("about") else ""
    if way in ("before", "after", "prior") or (way in ("earlier", "later") and reading.after() == "than"):
        return reading.found(Fixed(value=duration(unit, count)), "DURATION", last=reading.at("way"), mod=mod)
    if way == "back" and reading.after() in ("to", "in", "into", "from", "at"):
        return None
    ahead = way in ("later", "now", "hence", "today")
    if unit in CLOCK_CODES:
        return _clock_away(reading, count, mod, ahead=ahead)
    if count is None:
        return reading.found(Fixed(value="FUTURE_REF" if ahead else "PAST_REF"), mod=mod)
    base: Base = "previous" if way in ("later", "earlier") else "published"
    return reading.found(Shift(unit=UNIT_CODES[unit], count=count if ahead else -count, base=base), mod=mod)


def _clock_away(reading: Reading, count: float | None, mod: str, *, ahead: bool) -> Found | None:
    unit = reading.word("unit")
    if reading.word("way") in ("ago", "now") and count and unit in ("hour", "hours") and count % 24 == 0:
        return reading.found(Shift(unit="D", count=(count if ahead else -count) / 24), mod=mod)
    if reading.word("way") in ("ago", "now"):
        return (
            reading.found(Fixed(value="FUTURE_REF" if ahead else "PAST_REF"), "TIME", mod=mod)
            if count is None
            else reading.found(Shift(unit="H", count=count if ahead else -count), "TIME", mod=mod)
        )
    return reading.found(Fixed(value=duration(unit, count)), "DURATION", mod=mod)


def units_ago(reading: Reading) -> Found:
    return reading.found(Fixed(value="FUTURE_REF" if reading.word("way") in ("later", "hence") else "PAST_REF"))


def same_period(reading: Reading) -> Found | None:
    """The same quarter last year, the same period a year earlier, the year-earlier quarter."""
    unit = reading.word("unit")
    away = RELATIONS.get(reading.word("away"), -1) if reading.has("away") else -1
    return reading.found(SamePeriod(unit=UNIT_CODES.get(unit, ""), years_away=away))


def narrated_unit(reading: Reading) -> Found | None:
    """The day, the week, the weekend, the quarter that the text is about."""
    code = UNIT_CODES[reading.word("unit")]
    before, after = reading.before(), reading.after()
    if capitalised_name(reading, reading.at("unit")):
        return None
    if code == "WE":
        return reading.found(Shift(unit="WE", count=0), directed=True)
    ends = reading.tokens.category(reading.last) in "_\n,'" or not after[:1].isalpha()
    second = reading.before(2)
    if code == "D":
        narrated = (
            (before == "in" and second in ("later", "earlier", "late", "early"))
            or before in ("ending", "ended", "finish", "finished", "finishing", "ended")
            or (before in ("of", "for") and ends)
        )
        return reading.found(Shift(unit="D", count=0, base="previous")) if narrated else None
    if code in ("W", "M", "Y"):
        if before == "in" and second in ("later", "earlier", "late", "early"):
            return reading.found(Shift(unit=code, count=0))
        if code == "Y" and (after in ("ended", "ending") or (before == "for" and after != "of")):
            return reading.found(Fixed(value="P1Y"), "DURATION")
        return None
    if code == "Q":
        return reading.found(Shift(unit="Q", count=-1, base="previous"), relation="same")
    return None


def part_of_unit(reading: Reading) -> Found | None:
    """The end of the year, late in the day, year-end: a part of the period the text is about."""
    code = UNIT_CODES[reading.word("unit")]
    if code not in ("D", "W", "M", "Q", "Y", "WE"):
        return None
    mod = PARTS_OF_PERIOD.get(reading.word("part"), "")
    if reading.has("compound") and not (mod == "END" and code in ("Y", "M", "Q", "W") and reading.word("part") == "end"):
        return None
    base: Base = "previous" if code == "D" else "published"
    return reading.found(Shift(unit=code, count=0, base=base), mod=mod)


RULES: Final = (
    rule("part-of-unit", r"T?(?P<part>E)[oi]T(?P<unit>[UQ])", part_of_unit),
    rule(
        "part-of-unit",
        r"T?(?P<unit>[UQ])(?P<compound>-|')(?P<part>E)|T?(?P<unit_>[UQ]) ?E",
        lambda reading: part_of_unit(reading) if reading.has("unit") else None,
    ),
    rule("weekday", r"(?P<relation>R)?(?P<weekday>W)", weekday),
    rule("weekday-part", r"(?:TE?)?(?P<relation>R)?(?P<weekday>W)(?:E|,)?(?P<part>[Pp])", weekday),
    rule("weekday-of-week", r"(?P<weekday>W),?o?T?(?P<week>R)(?P<unit>U)(?P<part>P)?", weekday),
    rule("weekdays", r"(?P<weekday>w)", weekdays),
    rule("weekday-parts", r"(?P<weekday>W)(?P<part>p)", weekday),
    rule("deictic-day", r"(?P<day>X)(?:E?(?P<part>P))?", deictic_day),
    rule("reference", r"(?:b(?=r))?(?P<word>r)", reference),
    rule("adjective", r"(?P<word>[Rl])", lambda reading: adjective(reading) if reading.word("word") in ("current", "recent") else None),
    rule("far-off", r"(?P<all>T[ BE]?(?:q|R)|q|T[ L]-?y|T.[ ]|RV)", far_off),
    rule("related-unit", r"(?P<this>R(?=R))?(?P<the>T)?(?P<relation>R)(?P<unit>[UQu])", related_unit),
    rule(
        "related-units",
        rf"T?(?P<relation>R)(?P<about>{APPROXIMATE})?(?P<quantity>{QUANTITY})?-?J?(?P<unit>{UNIT})(?<![UQu])",
        related_units,
    ),
    rule("related-units", rf"T?(?P<relation>R)(?P<about>{APPROXIMATE})?(?P<quantity>{QUANTITY})-?J?(?P<unit>{UNIT})", related_units),
    rule("recent-units", r"T?l[Vv]", recent_units),
    rule("related-part", r"T?(?P<relation>R)E?(?P<part>P)", related_part),
    rule(
        "counted-away",
        rf"(?P<about>{APPROXIMATE})?(?P<quantity>{QUANTITY})b?J?-?(?P<unit>{UNIT})(?P<half>&ah)?-?(?P<way>A|i[rX])",
        counted_away,
    ),
    rule(
        "units-ago", r"s?[Vv](?P<way>A)", lambda reading: units_ago(reading) if reading.word("way") in ("ago", "earlier", "later") else None
    ),
    rule(
        "same-period",
        r"T(?P<relation>R)(?P<unit>[UQK])(?:(?P<away>R)U|aUA)",
        lambda reading: same_period(reading) if reading.word("relation") == "same" else None,
    ),
    rule("same-period", r"T?U-A(?P<unit>[QK])", same_period),
    rule("narrated-unit", r"T(?P<unit>[UQ])", narrated_unit),
)
