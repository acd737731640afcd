"""A marked name alone: whole hyphenated words and initials in; titles, quotes, possessives and punctuation out."""

from __future__ import annotations

import re

from app.annotate.people.forms_of_address import address_in_front, is_abbreviated_title
from app.annotate.people.growing import with_front, with_rest_of_burmese
from app.annotate.people.lexicon import (
    ACRONYMS_BEFORE_NAMES,
    FAMILY_NAMES_FIRST,
    FEMALE_NAMES,
    MALE_NAMES,
    PARTICLES,
    ROLE_HEADS,
    SLUG_HEADS,
    TITLE_PHRASES,
    TITLES,
    TITLES_THAT_ARE_NAMES,
    WORDS_AFTER_HYPHEN,
    WORDS_BEFORE_HYPHEN,
)
from app.annotate.people.names import BEFORE_KC
from app.domain import NameSpan

MAX_WORDS = 10
MAX_LETTERS = 120

LEFT = re.compile(r"[\s\"'“”‘’(\[<,.;:*•–—\-/|]+")
RIGHT = re.compile(r"(?:['’]s|['’]|[\s\"“”)\]>,;:*–—\-/|]|(?<=\w\w\w)\.)$", re.IGNORECASE)
ABBREVIATION = re.compile(r"\b(?:Jr|Sr|[A-Z])\.$")
INITIALS_BEFORE = re.compile(
    r"(?<![\w.])(?!(?<=on )X\. )(?!(?:U\. ?S|U\. ?K|U\. ?N|D\. ?C|L\. ?A|E\. ?U)\.)(?:(?:[A-Z]|[CDKPSTZ]h|Ts|Dz|Y[aeu])\.[ -]?){1,3}$"
)
BARE_INITIALS_BEFORE = re.compile(r"(?<![\w.'’-])([A-Z]{2}) $")
ABBREVIATED_GIVEN_BEFORE = re.compile(r"(?<![\w.'’-])(?:Md|Mohd|Muhd|Ma|Wm|Chas|Geo|Jos|Thos|Robt|Alex|Fco|Sk)\. $")
PARTICLES_BEFORE = re.compile(r"(?<![\w'’-])((?:(?:van|von|de|der|den|del|della|di|da|dos|la|bin|ibn|al|el|ten|ter) ){1,2})$")
WORD_BEFORE = re.compile(r"(?<![\w-])([A-Z][a-z]+) $")
DAYS_THAT_ARE_NAMES = frozenset(("Sunday", "Monday", "Friday", "Saturday"))
TITLE_AND_DAY = re.compile(r"([A-Za-z]+\.?) [A-Z][a-z]+day $")
GENERATION_AFTER = re.compile(r",? (?:Jr|Sr)\b\.?|,? (?:II|III|IV)\b")
HYPHENATED_AFTER = re.compile(r"-([^\W\d_]\w*)")
HYPHENATED_BEFORE = re.compile(r"([^\W\d_]+)-$")
TITLES_THAT_ARE_GIVEN_NAMES = frozenset(("dean", "earl", "don", "scott", "french", "love", "young", "israel", "price", "rice"))
HYPHENATED_GIVEN = re.compile(r"[^\W\d_a-z][^\W\d_]+-[^\W\d_A-Z][^\W\d_]+")
CAPTION_WORD = re.compile(r"(?:^|\s)(?:Image|Images|Photo|Photos|Photograph|Picture|Pictures|Credit|File|Video|Source|Courtesy)$")
ADDRESS_BEHIND = re.compile(r"(?<=\w) (?:Thero|Thera|Bhai|Sahib|Saheb|Saab|Sahiba|Hanım|Hanim|SC|QC|KC|MP|MBE|OBE|CBE|SJ)$")
APOSTROPHE_INSIDE = re.compile(
    r"(?<=ng)['’](?!s\b)[a-z]+(?:['’][a-z]+)?|(?<=[a-z]ng)['’](?![\w'’])(?!$)|['’ʻ][a-z]{3,}|(?<= A)['’][A-Z][a-z]+"
)
"""Of Samoan, Luo and Kikuyu names: Ichung'wah, Ng'ang'a, Achieng', Tuila'epa; and Holmes A'Court."""
OPENING_QUOTE = re.compile(r"(?:^|[\s(])['‘]")
REGNAL_WITH_STOP = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)? [IVX]\.")
NEXT_SENTENCE = re.compile(r"\s+[^\W\d_a-z]|\s*$")
LONE_INITIAL = re.compile(r"[ ][A-Z]$")
ENDS_INITIAL = re.compile(r"\.(?:[,;)]|[ ][a-z])")
I_DO = re.compile(r"['’](?:d|m|ve|ll)\b")
LOWER_LAST = re.compile(r"\s+([a-z]{2,})$")
STUMPED = frozenset(("st",))
"""Of a cricket score, where it stands between two names and not before a place: 'Russell st Healy'."""
SLUG = re.compile(r"([A-Z]+)-(?=[A-Z]{2})")
BOARD_ROLE = re.compile(r"(?:\S+ ){0,3}(?:CEO|CFO|CIO|CTO|COO|CMO|EVP|SVP) (?=[A-Z])")
"""'Verizon CIO ' before a name."""
BOARD_ROLE_ALONE = re.compile(r"(?:\S+ ){0,3}(?:CEO|CFO|CIO|CTO|COO|CMO|EVP|SVP)")
PARTY_BEHIND = re.compile(r",? (?:D|R)-[A-Z][\w.]*$")
TWO_WORDS = re.compile(r"(\S+ \S+) ")
PHRASE_INSIDE = re.compile(rf"(?:\S+ ){{1,4}}(?:{'|'.join(map(re.escape, sorted(TITLE_PHRASES)))}) (?=\S)", re.IGNORECASE)
"""'Pahang Menteri Besar Datuk Seri ' before a name."""
UNITS = frozenset(["pct", "mln", "bln", "cif", "fob", "yen", "dlr", "dlrs", "stg", "cts", "vs", "ov"])
"""Of a market report, before a firm, a place or a month: '12 pct Tolliver'."""
FIRST_WORD = re.compile(r"(\S+)\s+")
NAMELIKE = re.compile(r"[^\W\d_a-z]\w|[A-Z]\.|[^\x00-\x7f]{2}")
OF_SOMETHING = re.compile(r"(\S+ \S.*?) of (?:the )?[A-Z]")
RANKS_LIKE_INITIALS = frozenset(("AC", "CI", "CM", "CP", "CS", "DC", "DG", "DM", "DP", "IG", "OC", "PS", "SI", "SP"))
"""Before a full name an office, before a surname more likely initials."""
GIVEN_BY_FORM = re.compile(r"(?:bin|bint|ibn)\s")
"""Behind the first word of a name it makes a given name of what may be a title."""
OCCUPATIONS = frozenset(
    (
        "beekeeper",
        "villager",
        "fisherman",
        "herder",
        "shopkeeper",
        "yokozuna",
        "goalkeeper",
        "midfielder",
        "batsman",
        "rapper",
        "singer",
    )
)
"""Said of people at the start of a sentence and seldom surnames, so that one word behind them is a whole name."""
COUNTED = frozenset(
    (
        "One",
        "Two",
        "Three",
        "Many",
        "Most",
        "Some",
        "Several",
        "Another",
        "Both",
        "Few",
        "All",
        "Each",
        "Every",
        "Other",
        "Did",
        "Does",
        "Has",
        "Was",
        "Though",
        "Although",
        "While",
        "When",
        "Because",
        "Unless",
        "Whereas",
    )
)
"""At the start of a sentence before a name: 'One Rohingya', 'Though Norling Works'."""
SENTENCE_BEFORE = re.compile(r"(?:^|[.!?:\n“\"]|\s[-–—])\s*$")


def tidy(text: str, span: NameSpan) -> NameSpan | None:
    """The name that a mark of the tagger holds, None when it holds none."""
    start, end = span.start, span.end
    if end - start > 4 * MAX_LETTERS or len(text[start:end].split()) > MAX_WORDS:
        return None
    start, end = _hyphenated(text, start, end)
    start, end = _trimmed(text, start, end)
    start = with_front(text, _with_initials(text, start, end), end)
    end = with_rest_of_burmese(text, start, end)
    if m := GENERATION_AFTER.match(text, end, end + 6):
        end = m.end()
    if (m := ADDRESS_BEHIND.search(text, start, end)) and not (
        m.group().endswith("KC") and text[start : m.start()].rsplit(maxsplit=1)[-1].lower() in BEFORE_KC
    ):
        end = m.start()  # Kahawatte Sumangala Thero, Kobus du Preez SC
    if (m := APOSTROPHE_INSIDE.match(text, end)) and not OPENING_QUOTE.search(text, max(0, start - 300), start):
        end = m.end()
    if REGNAL_WITH_STOP.fullmatch(text, start, end) and NEXT_SENTENCE.match(text, end):
        end -= 1  # the limit of Sixtus V. Monsignor
    if LONE_INITIAL.search(text, start, end) and ENDS_INITIAL.match(text, end):
        end += 1  # Cemal G., who
    while (m := LOWER_LAST.search(text, start, end)) and m.group(1) not in PARTICLES - STUMPED:
        end = m.start()
    if m := PARTY_BEHIND.search(text, start, end):
        end = m.start()  # Rep. Ann Lee R-Bergen
    if m := OF_SOMETHING.match(text, start, min(len(text), end)):
        end = m.end(1)
    if text[end : end + 1] == ":" and (m := CAPTION_WORD.search(text, start, end)):
        end = m.start()
    name = text[start:end]
    if (
        not NAMELIKE.search(name)
        or name.partition(" ")[0] in UNITS
        or _is_all_titles(name)
        or BOARD_ROLE_ALONE.fullmatch(name)
        or is_abbreviated_title(text, start, end)
        or _part_of_a_title(text, start, end)
    ):
        return None
    return NameSpan(start, end, span.probability)


def _hyphenated(text: str, start: int, end: int) -> tuple[int, int]:
    end -= text[start:end].endswith("-")
    while end - start < MAX_LETTERS and (m := HYPHENATED_AFTER.match(text, end, end + 40)):
        part = m.group(1)
        ordinary = part.lower() in WORDS_AFTER_HYPHEN or part.endswith(("ed", "ing"))
        if part[0].islower() and (ordinary or len(part) > 6):
            break
        end = m.end()
    while end - start < MAX_LETTERS and (m := HYPHENATED_BEFORE.search(text[max(0, start - 40) : start])):
        part = m.group(1)
        if part[0].islower() or part.lower() in WORDS_BEFORE_HYPHEN | SLUG_HEADS or (part.isupper() and not text[start:end].isupper()):
            break
        start -= len(m.group())
    return start, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    if text[end - 2 : end] == " I" and I_DO.match(text, end):
        end -= 2  # were I Hafner and Franzese I'd wait
    while name := text[start:end]:
        if m := LEFT.match(name):
            start += m.end()
        elif (m := RIGHT.search(name)) and m.start() and not ABBREVIATION.search(name):
            end = start + m.start()
        elif m := address_in_front(text, start, name) or _in_front(name, opens_sentence=_opens_sentence(text, start)):
            start += m.end()
        else:
            break
    return start, end


def _opens_sentence(text: str, start: int) -> bool:
    return SENTENCE_BEFORE.search(text[max(0, start - 5) : start]) is not None


def _in_front(name: str, *, opens_sentence: bool) -> re.Match[str] | None:
    """A title, an agency's slug or a common word in capitals at the beginning of a name: 'Tan Sri ', 'SOCCER-', 'Striker '."""
    if (m := TWO_WORDS.match(name)) and m.group(1).lower().replace(".", "") in TITLE_PHRASES:
        return m
    if m := PHRASE_INSIDE.match(name) or BOARD_ROLE.match(name):
        return m
    if (m := SLUG.match(name)) and m.group(1).lower() in SLUG_HEADS:
        return m
    m = FIRST_WORD.match(name)
    if m and (
        m.group(1) == "gmt" or _is_title(m.group(1), name[m.end() :]) or (opens_sentence and _is_common(m.group(1), name[m.end() :]))
    ):
        return m
    return None


def _is_common(word: str, rest: str) -> bool:
    """'One Rohingya', 'Striker Ann Lee': a word that has its capital from the start of the sentence."""
    if word in COUNTED:
        return True
    low = word.lower()
    if low not in ROLE_HEADS or low in MALE_NAMES | FEMALE_NAMES | TITLES_THAT_ARE_NAMES:
        return False
    return " " in rest or low in OCCUPATIONS  # Beekeeper Habibullah


def _is_all_titles(name: str) -> bool:
    """'Hon.', 'Pol Lt', 'Kiai Haji': nobody's name."""
    words = [word.lower().strip(".,") for word in name.split()]
    return " ".join(words[-2:]) in TITLE_PHRASES or (
        all(word in TITLES for word in words) and not any(word in TITLES_THAT_ARE_NAMES for word in words)
    )


def _part_of_a_title(text: str, start: int, end: int) -> bool:
    """'Seri' behind 'Datuk', 'Pol' before 'Lt Gen'."""
    before, name, after = text[max(0, start - 20) : start].split()[-1:], text[start:end], text[end : end + 20].split()[:1]
    phrases = {" ".join([*before, name]), " ".join([name, *after])} - {name}
    return " " not in name and any(phrase.lower().replace(".", "") in TITLE_PHRASES for phrase in phrases)


def _is_title(word: str, rest: str) -> bool:
    """A title before a name; 'Dean Kamen' and 'Earl Warren' are whole names unless a full name follows ('Dean Ann Lee')."""
    bare = word.lower().strip(".,")
    if GIVEN_BY_FORM.match(rest):
        return False  # Sultan bin Muhammad
    if word[0].islower() and bare in TITLES:
        return True  # don Eusebio
    if bare == "lance":
        return rest.partition(" ")[0].lower().strip(".,") in TITLES  # Lance Corporal Ann Lee, but Lance Barlow
    if word in RANKS_LIKE_INITIALS and " " in rest:
        return True
    if bare not in TITLES:
        return False
    return not (bare in TITLES_THAT_ARE_NAMES and len(rest.split()) == 1 and bare in TITLES_THAT_ARE_GIVEN_NAMES)


def _with_initials(text: str, start: int, end: int) -> int:
    before = text[max(0, start - 16) : start]
    if m := INITIALS_BEFORE.search(before):
        return start - len(m.group())
    family = WORD_BEFORE.search(before)
    if family and HYPHENATED_GIVEN.fullmatch(text, start, end) and family.group(1).lower() in FAMILY_NAMES_FIRST:
        return start - len(family.group())  # Son Heung-min
    titled_day = TITLE_AND_DAY.search(text, max(0, start - 40), start) if family and family.group(1) in DAYS_THAT_ARE_NAMES else None
    if family and titled_day and titled_day.group(1).lower().strip(".") in TITLES:
        return start - len(family.group())  # DPO Sunday Akinpelu
    if m := ABBREVIATED_GIVEN_BEFORE.search(before):
        return start - len(m.group())  # Md. Irfan
    if m := PARTICLES_BEFORE.search(before):
        return start - len(m.group())
    one_word = " " not in text[start:end]
    if (
        one_word
        and (m := BARE_INITIALS_BEFORE.search(before))
        and m.group(1) not in ACRONYMS_BEFORE_NAMES
        and not text[start:end].isupper()
    ):
        return start - len(m.group())
    return start
