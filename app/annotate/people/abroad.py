"""People in articles that are not in English, where a capital says little (German nouns) and the tagger knows no common word.

A run of words with capitals is a name when it begins with a common given name, follows a title or a verb of saying, or, where nouns
have no capitals, when the tagger marks exactly it. One word is a name when it follows a title or is the surname of such a name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.annotate.people.lexicon import FAMILY_NAMES_FIRST, PLACES
from app.annotate.people.names import fold
from app.annotate.people.other_languages import (
    SAYING,
    THINGS,
    UNKNOWN,
    is_agent,
    is_given,
    is_given_bent,
    is_opener,
    is_organisation,
    is_title,
)
from app.annotate.people.surnames_abroad import BY_FORM, PREVIOUS, SENTENCE_BEFORE, UPPER, WORD, Surnames
from app.domain import NameSpan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.annotate.people.paragraphs import Paragraph

PARTICLES = re.compile(
    r" (?:de la|de las|de los|del|de|dos|das|da|do|di|della|degli|van der|van den|van de|van|von der|von|zu|af|av|al|el|bin|ten|ter) "
)
SURNAMES_AND_PARTICLES = frozenset(("dos", "das", "da", "do", "de", "del", "de la"))
"""Of Spanish and Portuguese names also between two surnames: Sequeira dos Santos."""
SPANISH = frozenset(("es", "pt", UNKNOWN))
SLAVIC = frozenset(("pl", "ru", "uk", UNKNOWN))
SLAVIC_SURNAME = re.compile(
    r"[а-яёії]{2}(?:ов|ев|ёв|ин|ын|ск(?:ий|ая|ого|ой|ому)|цк(?:ий|ая)|енко|[ую]к|ян|швили|дзе|их|ых|ич)(?:а|ой|у|ым|е)?$"
)
FAMILY_NAME_FIRST = frozenset(("hu", UNKNOWN))
NOUNS_WITH_CAPITALS = frozenset(("de",))
ACRONYM = re.compile(rf"[{UPPER}]{{2,6}}")
MAX_WORDS = 6
SURE = 0.75
BY_TITLE = 0.8
NEXT = re.compile(r"[\"”»“,]*[ \n]([^\W\d_]+)")
SMALL_BEFORE = re.compile(r"\b(?:de|del|della|di|du|da|do|des|von|van|i|w|in|en|à|a|ad|din|в|на|из) $")
AGED = re.compile(r"(?:,? \(\d{2}\)|, \d{2},)")


def names_abroad(
    paragraphs: Sequence[Paragraph], marked: Sequence[Sequence[NameSpan]], language: str
) -> tuple[list[list[NameSpan]], dict[str, str]]:
    """The names in each paragraph of an article in ``language``, and of surnames as a sentence bends them the form to group them by."""
    full = [list(_full_names(p, marks, language)) for p, marks in zip(paragraphs, marked, strict=True)]
    known = Surnames(language)
    printed = [p.text[span.start : span.end] for p, spans in zip(paragraphs, full, strict=True) for span in spans]
    for name in sorted(printed, key=lambda name: " " not in name):
        known.add(name)
    return [known.alone(p.text, spans) for p, spans in zip(paragraphs, full, strict=True)], known.bent


def _runs(text: str, language: str) -> Iterator[list[tuple[int, int]]]:
    """Words with capitals side by side, particles between them included in the gap."""
    run: list[tuple[int, int]] = []
    for start, end in (m.span(1) for m in WORD.finditer(text)):
        word = text[start:end]
        if ACRONYM.fullmatch(word) and not text.isupper():
            if run:
                yield run
            run = []
            continue
        if run and not _goes_on(text, run, start, language):
            yield run
            run = []
        stopped = word.endswith(".") and len(word) > len("Ch.") and not is_title(word)
        run.append((start, end - stopped))
    if run:
        yield run


def _goes_on(text: str, run: Sequence[tuple[int, int]], start: int, language: str) -> bool:
    gap = text[run[-1][1] : start]
    if gap in (" ", "\n"):
        return True
    particle = PARTICLES.fullmatch(gap)
    if not particle:
        return False
    words = [text[a:b] for a, b in run]
    titled = False
    while words and (is_title(words[0]) or is_opener(words[0])) and not (is_given(words[0]) and len(words) == 1):
        titled = is_title(words.pop(0))
    if len(words) == 1 and titled:
        return True  # Verteidiger Hasso von Bredow
    given = bool(words) and is_given(words[0])
    if language in SPANISH and given and len(words) > 1:
        return (
            gap.strip() in SURNAMES_AND_PARTICLES
            and not is_organisation(_word_at(text, start))
            and fold(_word_at(text, start)) not in PLACES
        )
    return given and all(is_given(w) for w in words)


def _word_at(text: str, start: int) -> str:
    m = WORD.match(text, start)
    return m.group(1) if m else ""


def _full_names(paragraph: Paragraph, marks: Sequence[NameSpan], language: str) -> Iterator[NameSpan]:
    text = paragraph.text
    exact = {(s.start, s.end): s.probability for s in marks}
    for run in _runs(text, language):
        words = [text[a:b] for a, b in run]
        first, titled = _front(text, words, run[0][0])
        words, places = words[first:][:MAX_WORDS], run[first:][:MAX_WORDS]
        while words and (is_opener(words[-1]) and not (len(words) == 2 and is_given(words[0]))):  # Kessler Am
            words.pop()
        if not words or (len(words) == 1 and (not titled or paragraph.title_case)):
            continue
        start, end = places[0][0], places[len(words) - 1][1]
        if why := _why_a_name(text, words, (start, end), exact, language, titled=titled):
            yield NameSpan(start, end, BY_TITLE if titled else BY_FORM, why)


def _front(text: str, words: Sequence[str], start: int) -> tuple[int, bool]:
    """How many words of a run stand before the name, and whether the last of them, or the word before the run, is a title."""
    first, titled = 0, False
    before = PREVIOUS.search(text, max(0, start - 40), start)
    if before and is_title(before.group(1)):
        titled = True
    while first < len(words) - 1:
        word, following = words[first], words[first + 1]
        if is_title(word) and not (is_given(word) and not is_given(following)):
            first, titled = first + 1, True
        elif is_opener(word) and not (is_given(word) and first + 2 == len(words)):
            first, titled = first + 1, False
        else:
            break
    if not is_given(words[first]):
        offices = [n for n in range(first, len(words) - 1) if is_title(words[n]) and not is_given(words[n])]
        if offices:
            return offices[-1] + 1, True  # Malatya Valisi Hüseyin Karaca
        named = [n for n in range(first + 1, len(words) - 1) if is_given(words[n])]
        small = SMALL_BEFORE.search(text[max(0, start - 8) : start])
        if named and (titled or first or small or is_agent(words[named[0] - 1]) or SENTENCE_BEFORE.search(text[max(0, start - 8) : start])):
            return named[0], titled  # Gubernur Jawa Tengah Hendra Prasetyo, Kokoomuksen Riikka Virtanen
    return first, titled


def _why_a_name(
    text: str, words: Sequence[str], place: tuple[int, int], exact: dict[tuple[int, int], float], language: str, *, titled: bool
) -> str:
    """What makes a name of these words; '' when nothing does."""
    if titled and (is_organisation(words[0]) or fold(" ".join(words)) in PLACES or is_title(words[-1])):
        return ""
    if titled:
        return "follows a title"
    before = PREVIOUS.search(text, max(0, place[0] - 40), place[0])
    previous = before.group(1) if before else ""
    if fold(previous) in THINGS or fold(words[0]) in PLACES:
        return ""  # rue Victor Hugo
    if is_given(words[0]) and not (len(words) > 2 and is_organisation(words[-1]) and not is_given(words[1])):
        return "begins with a given name"
    if language in SLAVIC and is_given_bent(words[0]) and len(words) > 1:
        return "begins with a given name, as the sentence bends it"
    if is_organisation(previous) or any(is_organisation(w) or is_opener(w) for w in words):
        return ""
    after = NEXT.match(text, place[1])
    if fold(previous) in SAYING or (after and fold(after.group(1)) in SAYING):
        return "said something"
    if AGED.match(text, place[1]):
        return "has an age"
    if len(words) == 2 and SLAVIC_SURNAME.search(words[1]):
        return "ends like a surname"
    if len(words) > 2 and fold(words[0]) in FAMILY_NAMES_FIRST:
        return "begins with a family name"
    if language in FAMILY_NAME_FIRST and is_given(words[-1]):
        return "ends with a given name"
    likely = 0 if language in NOUNS_WITH_CAPITALS else exact.get(place, 0)
    return f"tagger {likely:.2f}" if likely >= SURE else ""
