"""What a line looks like: sentence, headline, name, slug. Judged by form alone, in any wording."""

# ruff: noqa: E501, SIM905 - word lists are easier to read as one string
from __future__ import annotations

import re
import unicodedata

BULLET = re.compile(r"(?:[•·▪◦‣●○■►✓✔*+–—-]|\(?\d{1,3}[.)]|\(?[a-z]\))\s+(?=\S)")
_CLOSERS = "\"'”’»)]>*_"
_SENTENCE_END = re.compile(r"[.!?。…][\"'”’»)\]>*_]*$")
_ABBREVIATION_END = re.compile(r"(?:\b[A-Z]\.){2,}$|\b(?:Jr|Sr|Inc|Ltd|Corp|Co|No|St|vs|Bros)\.$")
_TRUNCATED = re.compile(
    r"(?:\.\.\.|…|\[(?:\.\.\.|…|\+\d+ chars)\])(?:\s*\[?(?:read|continue|show|see|view|full|more)\b[\w ]{0,24}\]?)?[»→>\s\"'”]*$",
    re.IGNORECASE,
)
_SMALL_WORDS = frozenset(
    "a an the and but or nor for of on in at to by from with as into onto over via vs than that is are be it its if so yet up out off per amid after before"
    " de la le du des der die und et y".split()
)
_LETTERS = re.compile(r"[^\W\d_][\w'’.-]*")
_MARKS = re.compile(r"[\u0300-\u036f]")
_NOT_WORD = re.compile(r"[\W_]+")
_NO_WORD_BYTES = bytes(code for code in range(128) if not chr(code).isalnum())
_SLUG = re.compile(r"[^\s/]{8,}")
_NAME_PARTICLES = frozenset("de da del della der den di do dos du el al bin bint ibn la le ter van von y e zu zum abu ul af st".split())
_NAME_TOKEN = re.compile(
    r"(?:[A-ZÀ-ÞĀ-ŽА-ЯЁІЇЄҐ]['’]?[^\W\d_]*(?:['’-][^\W\d_]+)*|[A-Z]\.(?:-?[A-Z]\.)*|[Jj]r\.?|[Ss]r\.?|II|III|IV|Mc[A-Z]\w+)"
)
# Words that headlines and sub-headings are made of and names never: "An Unusual Visit", "Growing Tensions".
_NO_NAME = re.compile(
    r"(?i:an?|the|and|or|but|of|in|on|at|for|with|from|by|to|is|are|was|why|how|what|who|when|where|new|old|our|my|your|his|her|their|its|this|that|these|no|not|more|most|key|first|last|next|final|big|"
    r"great|news|war|peace|crisis|visit|deal|attack|day|week|year|world|national|international|president|minister|secretary|government|party|army|state|states|united|north|south|east|west|"
    r"said|says|will|has|have|after|before|under|over|between|against|during|amid|one|two|three|four|five|six|seven|eight|nine|ten|mths)|.{2,}(?:tion|sion|ment|ness|ism|ship|ance|ence|tions|sions|ments|ities|ances|ences)|[A-Z][a-z]{2,}ing|.*\d.*"
)
MAX_HEADLINE = 240
_LONGEST_FURNITURE = 110
_SIGNS = re.compile(r"[|•·«»‹›←→]")


def words(text: str) -> int:
    return len(text.split())


def ends_sentence(text: str) -> bool:
    """Whether the line ends as a sentence does: full stop, question or exclamation mark, ellipsis, quotes aside."""
    return bool(_SENTENCE_END.search(text[-12:]))


def ends_with_stop(text: str) -> bool:
    """Whether it ends with a full stop that is not an abbreviation's nor part of an ellipsis."""
    bare = text.rstrip(_CLOSERS)
    return bare.endswith(("。", ".")) and not bare.endswith("..") and not _ABBREVIATION_END.search(bare[-12:])


def is_truncated(text: str) -> bool:
    """Whether the line was cut short with an ellipsis, as teasers are."""
    tail = text[-60:]
    return ("..." in tail or "…" in tail or "[" in tail) and bool(_TRUNCATED.search(tail))


def is_bullet(text: str) -> bool:
    return bool(BULLET.match(text))


def key_of(text: str) -> str:
    """The line without case, accents, punctuation and spaces: equal for a headline, its echo and its slug."""
    text = text[:2_000]
    if text.isascii():
        return text.lower().encode("ascii").translate(None, _NO_WORD_BYTES).decode("ascii")
    return _NOT_WORD.sub("", _MARKS.sub("", unicodedata.normalize("NFKD", text)).casefold())


def title_case_share(text: str) -> float:
    """Share of the longer words that begin with a capital; 0 when there are fewer than two."""
    found = [word for word in _LETTERS.findall(text) if word.casefold() not in _SMALL_WORDS]
    if len(found) < 2:
        return 0.0
    return sum(1 for word in found if word[0].isupper()) / len(found)


def is_title_case(text: str) -> bool:
    return title_case_share(text) >= 0.8


def is_all_capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= 3 and all(c.isupper() for c in letters)


def sentence_count(text: str) -> int:
    return len(re.findall(r"[.!?][\"'”’»)]*\s+[\"'“‘«(]?[A-ZÀ-ÞА-Я]", text[:5_000])) + 1


def is_headline_like(text: str) -> bool:
    """A line that could be a headline: some words, no full stop, no list mark, no dangling comma or colon."""
    if len(text) > MAX_HEADLINE or not 2 <= words(text) <= 34 or is_bullet(text):
        return False
    if ends_with_stop(text) or text.rstrip(_CLOSERS).endswith((",", ";", ":")):
        return False
    start = text.lstrip("\"'“‘«([#@")[:1]
    return start.isupper() or start.isdigit() or not start.isascii() or start in "$"


def is_real_paragraph(text: str) -> bool:
    """A full paragraph of prose: ends as a sentence, was not cut short, and is more than a few words."""
    if not ends_sentence(text) or is_truncated(text) or words(text) < 7 or text.isupper():
        return False
    # "Did the Mayor Know About the Storm?" is another article's headline.
    return not (text.rstrip(_CLOSERS).endswith(("?", "!")) and words(text) <= 20 and is_title_case(text))


def is_plain_prose(text: str) -> bool:
    """Whether a full paragraph begins with a word or a quotation and ends with a full stop, long, without a label or a sign of a page.

    Not a byline, a date, a credit, a list's item, a comment's or a block's heading, which are short or have such signs.
    """
    if (
        len(text) <= _LONGEST_FURNITURE
        or not text.endswith((".", ".”", '."'))
        or not (text[0].isalpha() or text[0] in "\"“'‘")
        or text[1] == ")"
    ):
        return False
    return ":" not in text[:90] and not _SIGNS.search(text)


def is_slug(text: str) -> bool:
    """A web address's last part printed as a line: one run without spaces, joined by several hyphens or underscores."""
    return bool(_SLUG.fullmatch(text)) and (text.count("-") >= 3 or text.count("_") >= 3) and any(c.isalpha() for c in text)


def is_person_name(text: str) -> bool:
    """Two to five capitalised words with name particles between, as "Ludwig van der Berg" or "J. R. O'NEIL"."""
    tokens = text.split()
    if not 2 <= len(tokens) <= 5 or len(text) > 50:
        return False
    capitals = [token for token in tokens if token.casefold() not in _NAME_PARTICLES]
    return len(capitals) >= 2 and all(_NAME_TOKEN.fullmatch(token) and not _NO_NAME.fullmatch(token) for token in capitals)


def overlap(first: str, second: str) -> float:
    """Share of the shorter line's different words that the other one has too, 0 to 1."""
    left, right = (frozenset(re.findall(r"\w+", text.casefold()[:2_000])) for text in (first, second))
    shorter = min(len(left), len(right))
    return len(left & right) / shorter if shorter else 0.0
