"""Phrases of headlines that are worth suggesting: names, and what several headlines say. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.language.words import Token, tokens

LONGEST = 5
"""Words of a phrase."""

SHORTEST_WORD = 5
"""Letters of a single word in small letters, said once, that is worth suggesting."""

_SMALL_WORDS = (
    "a an and are as at be but by for from has he her his in is it its not of on or says she that the their this to was were will with"
)
SMALL = frozenset(_SMALL_WORDS.split())
_JOINERS = frozenset({"of", "the", "and", "for", "de", "la", "del", "von", "van", "al", "bin"})
"""Small words that names have inside: Bank of England."""

BRACKETS = frozenset("<>()[]{}")
"""What stands on the other side of one is another thing: a firm and its sign on the exchange."""

ALL_TITLED = 0.7
"""Share of capitals among a headline's words from which on they say nothing about names."""


@dataclass(frozen=True, slots=True)
class Continuation:
    """How a headline goes on from typed words; ``is_name`` when its capitals say that it is a whole name."""

    text: str
    key: str
    is_name: bool


def phrases(headlines: Iterable[str], typed: Sequence[str]) -> list[tuple[str, int]]:
    """Words and phrases that begin with the typed words, with how many headlines have them, the best first.

    What stands in one headline only must be a name or a single word: anything else is a piece of a sentence.
    """
    counts: Counter[str] = Counter()
    best: dict[str, Continuation] = {}
    for headline in headlines:
        for found in continuations(headline, typed):
            counts[found.key] += 1
            if found.key not in best or (found.is_name and not best[found.key].is_name):
                best[found.key] = found
    useful = [one for key, one in best.items() if one.is_name or counts[key] > 1 or _is_telling_word(one)]
    whole = [one for one in useful if not any(_goes_on(one, other) and counts[other.key] == counts[one.key] for other in useful)]
    ranked = sorted(whole, key=lambda one: (-counts[one.key], not one.is_name, -len(one.key.split()), one.key))
    return [(one.text, counts[one.key]) for one in ranked]


def _is_telling_word(one: Continuation) -> bool:
    return " " not in one.key and (len(one.key) >= SHORTEST_WORD or one.text[0].isupper())


def _goes_on(one: Continuation, other: Continuation) -> bool:
    return other.key.startswith(f"{one.key} ")


def continuations(headline: str, typed: Sequence[str]) -> list[Continuation]:
    """The typed words as the headline has them, the last one completed, alone and with those that follow up to a sign."""
    found = list(tokens(headline))
    start = _place(found, typed)
    if start is None:
        return []
    telling = _tell(headline, found)
    out: list[Continuation] = []
    name_end = _name_end(headline, found, start) if telling else start
    for end in range(start + len(typed), start + LONGEST + 1):
        if end > len(found) or (end > start + len(typed) and not _side_by_side(headline, found[end - 2], found[end - 1])):
            break
        if found[end - 1].text in SMALL:
            continue
        text = headline[found[start].start : found[end - 1].end].replace('"', " ")
        if BRACKETS.intersection(text):
            break
        key = " ".join(token.text for token in found[start:end])
        is_name = end == name_end
        out.append(Continuation(text if telling or text != text.upper() else text.lower(), key, is_name))
    return out


def _place(found: Sequence[Token], typed: Sequence[str]) -> int | None:
    for at in range(len(found) - len(typed) + 1):
        window = [token.text for token in found[at : at + len(typed)]]
        if window[:-1] == list(typed[:-1]) and window[-1].startswith(typed[-1]):
            return at
    return None


def capitals_tell(headline: str) -> bool:
    """Whether only names are in capitals: not in Headlines Like This, nor in THOSE."""
    return _tell(headline, list(tokens(headline)))


def _tell(headline: str, found: Sequence[Token]) -> bool:
    longer = [token for token in found[1:] if token.text not in SMALL]
    capital = sum(headline[token.start].isupper() for token in longer)
    return bool(longer) and capital < ALL_TITLED * len(longer)


def _name_end(headline: str, found: Sequence[Token], start: int) -> int:
    """Where the run of capitalised words that begins at ``start`` ends; ``start`` when it is no whole name."""
    if not headline[found[start].start].isupper() or found[start].text in SMALL:
        return start
    if start and headline[found[start - 1].start].isupper() and _side_by_side(headline, found[start - 1], found[start]):
        return start  # the middle of a name, or the second word after the headline's own capital
    end = start + 1
    at = end
    while at < len(found) and _side_by_side(headline, found[at - 1], found[at]):
        if headline[found[at].start].isupper():
            end = at + 1
        elif found[at].text not in _JOINERS:
            break
        at += 1
    return end if start or end > start + 1 else start


def _side_by_side(headline: str, one: Token, other: Token) -> bool:
    """Whether nothing but a blank or a hyphen stands between two words."""
    return headline[one.end : other.start] in (" ", "-", "‑", "\N{NO-BREAK SPACE}")
