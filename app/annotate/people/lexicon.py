"""Word lists about names and offices, read from ``words/``; what each holds is said in its first line.

All are lower case, but for those that are matched as printed: ORGANISATION_HEADS, ORGANISATION_ENDS,
FIRM_ENDS, NOT_PEOPLE, ACRONYMS_BEFORE_NAMES, OPENERS, OPENING_WORDS, BODIES.
"""

from __future__ import annotations

import re
from pathlib import Path

FOLDER = Path(__file__).parent / "words"


def _lines(name: str) -> list[str]:
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _words(name: str) -> frozenset[str]:
    return frozenset(word for line in _lines(name) for word in line.split())


COURTESY = _words("courtesy")
FEMALE_TITLES = _words("female_titles")
MALE_TITLES = _words("male_titles")
OFFICES = _words("offices")
TITLE_MODIFIERS = _words("title_modifiers")
NATIONALITIES = _words("nationalities")
TITLES = COURTESY | OFFICES | TITLE_MODIFIERS | NATIONALITIES | {"jr", "sr"}
TITLES_THAT_ARE_NAMES = _words("titles_that_are_names")
TITLE_PHRASES = frozenset(phrase for line in _lines("title_phrases") for phrase in line.split("|"))
TITLES_BEFORE_SURNAMES = _words("titles_before_surnames")
TITLES_BEFORE_ONE_NAME = _words("titles_before_one_name")
ADDRESSES_LIKE_NAMES = _words("addresses_like_names")
ABBREVIATED_TITLES = _words("abbreviated_titles")
BURMESE_NAMES = _words("burmese_names")
ARABIC_NAMES = _words("arabic_names")

PARTICLES = _words("particles")
FAMILY_PARTICLES = _words("family_particles")
GENERATIONS = _words("generations")
HONOURS = _words("honours")
NICKNAMES = tuple(_lines("nicknames"))
MALE_NAMES = _words("male_names")
FEMALE_NAMES = _words("female_names")
GIVEN_NAMES_ABROAD = _words("given_names_abroad")
FAMILY_NAMES_FIRST = _words("family_names_first")
CALENDAR = _words("calendar")
MONTHS = CALENDAR - {"sunday", "monday", "friday"}
WORDS_THAT_ARE_NAMES = _words("words_that_are_names")

ORGANISATION_HEADS = _words("organisation_heads")
ORGANISATION_STARTS = _words("organisation_starts")
ORGANISATION_ENDS = _words("organisation_ends")
FIRM_ENDS = _words("firm_ends")
FIRMS_LIKE_SURNAMES = frozenset(form for line in _lines("firms_like_surnames") for form in (line, line.upper()))
PARTNERSHIPS = frozenset(tuple(line.split()) for line in _lines("partnerships"))
MOST_PARTNERS = max(map(len, PARTNERSHIPS)) - 2
"""So many partners stand before the last two of the longest."""
NOT_PEOPLE = frozenset(_lines("not_people"))
PLACES = frozenset(re.sub(r"[-'.]", "", place.lower()) for line in _lines("places") for place in line.split("|"))
"""Without accents, hyphens and apostrophes, in small letters."""
NAMED_THINGS = _words("named_things")
VESSELS = _words("vessels")
ACRONYMS_BEFORE_NAMES = _words("acronyms_before_names")
OPENERS = _words("openers")
OPENING_WORDS = _words("opening_words")
FUNCTION_WORDS = _words("function_words")
SELDOM_NAMES = _words("seldom_names")
WORDS_AFTER_HYPHEN = _words("words_after_hyphen")
SLUG_HEADS = _words("slug_heads")
WORDS_BEFORE_HYPHEN = _words("words_before_hyphen")

ROLES_TOO_LITTLE_ALONE = _words("roles_too_little_alone")
NOT_IN_ROLES = _words("not_in_roles")
TIME_WORDS = _words("time_words")
SOUNDS = tuple((spelling, sound) for spelling, sound in (pair.split(">") for line in _lines("sounds") for pair in line.split()))
AUXILIARIES = _words("auxiliaries")
ROLES_OF_OTHERS = _words("roles_of_others")
ROLES_THAT_ARE_VERBS = _words("roles_that_are_verbs")
RANKS = _words("ranks")
BODIES = _words("bodies")
FIELDS_OF_OFFICE = _words("fields_of_office")
ROLE_HEADS = OFFICES | _words("role_heads")
DEITIES = _words("deities")
SAYING_VERBS = _words("saying_verbs")
NAMING_VERBS = _words("naming_verbs")
