"""When two names, or two words of them, may be one person's. Rules and figures behind them: docs/people.md."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from app.annotate.people.lexicon import NICKNAMES
from app.annotate.people.names import REGNAL, Key, skeleton


def same_word(a: str, b: str) -> bool:
    """Equal but for a particle, or two transliterations of one word of four letters or more."""
    return a == b or (("_" in a or "_" in b) and skeleton(a) == skeleton(b)) or (len(a) > 3 and len(b) > 3 and skeleton(a) == skeleton(b))


@lru_cache(50_000)
def one_slip_apart(a: str, b: str) -> bool:
    """One letter more, less, other or two swapped; not a final vowel or s, which makes another name (Lavrov, Lavrova)."""
    if abs(len(a) - len(b)) > 1 or min(len(a), len(b)) < 5 or a == b:
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if start == 0:
        return False
    rest_a, rest_b = a[start:], b[start:]
    if len(a) != len(b):
        long, short = (rest_a, rest_b) if len(a) > len(b) else (rest_b, rest_a)
        return long[1:] == short and not (len(long) == 1 and long in "aeios")
    swapped = rest_a[:2] == rest_b[:2][::-1] and rest_a[2:] == rest_b[2:]
    return swapped or (rest_a[1:] == rest_b[1:] and not (len(rest_a) == 1 and rest_a in "aeio" and rest_b in "aeio"))


def _nickname_partners() -> dict[str, frozenset[str]]:
    partners: defaultdict[str, set[str]] = defaultdict(set)
    for line in NICKNAMES:
        names = line.removeprefix("> ").split()
        for one in names[:1] if line.startswith(">") else names:
            for other in names:
                partners[one].add(other)
                partners[other].add(one)
    return {name: frozenset(others) for name, others in partners.items()}


_PARTNERS = _nickname_partners()


@lru_cache(100_000)
def same_given(a: str, b: str) -> bool:
    """Equal given names, an initial of the other, a nickname, a transliteration."""
    if a == b:
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return b in nicknames(a) or same_word(a, b)


@lru_cache(200_000)
def compatible(a: Key, b: Key) -> bool:
    """May two full keys (two words or more) be one person's name?"""
    if a == b:
        return True
    if REGNAL.fullmatch(a[-1]) or REGNAL.fullmatch(b[-1]):  # Benedict XVI
        return False
    if same_word(a[-1], b[-1]) and same_given(a[0], b[0]):
        return _middles_agree(a[1:-1], b[1:-1])
    if _joined(a) == _joined(b) or a == b[::-1] or _family_first(a, b) or _family_first(b, a):
        return True
    short, long = sorted((a, b), key=len)
    if len(short) == len(long) or len(short[-1]) == 1 or not same_word(short[-1], long[-1]):
        return False
    return len(short[0]) > 1 and any(same_word(short[0], word) for word in long[1:-1])  # Recep Tayyip Erdogan, Tayyip Erdogan


def _middles_agree(a: Key, b: Key) -> bool:
    """No middle name of one speaks against those of the other: 'W.' and 'H. W.' do, 'J.' and 'John' do not."""
    if not a or not b:
        return True
    if len(a) == len(b):
        return all(same_given(x, y) for x, y in zip(a, b, strict=True))
    short, long = sorted((a, b), key=len)
    if any(len(word) == 1 for word in long):
        return False
    rest = iter(long)
    return all(any(same_given(x, y) for y in rest) for x in short)


def _joined(words: Key) -> str:
    return "".join(words).replace("_", "")


def _family_first(a: Key, b: Key) -> bool:
    """'Kim Jong Un' and 'Jong-un Kim': the first word of one is the last of the other, the rest runs together alike."""
    return a[0] == b[-1] and len(a[0]) > 1 and _joined(a[1:]) == _joined(b[:-1])


def nicknames(word: str) -> frozenset[str]:
    """Given names that this one may stand for, or that may stand for it."""
    return _PARTNERS.get(word, frozenset())


@lru_cache(50_000)
def tails(key: Key) -> tuple[str, ...]:
    """The sounds of a name's last words run together, the whole name first: what it may be called by, hyphens and blanks apart."""
    return tuple(skeleton(_joined(key[at:])) for at in range(len(key)))


def surname_alone(short: Key, long: Key) -> bool:
    """'Abd El-Hakim' of Scheherazade Abd El-Hakim, 'Mir Hosseini' of Mehdi Mir-Hosseini: a surname of several words."""
    return len(short[0]) > 1 and tails(short)[0] in tails(long)[1:]


FEMALE_PATRONYMIC = re.compile(r"\w{2,}(?:ovna|evna|ivna|[ln]ichna|inichna)")
MALE_PATRONYMIC = re.compile(
    r"(?:akhm[ae]d|albert|aleksandr|alexandr|aleks[ei]*y?|alexe|ali|aliy|anatol[iy]*|andre?y?|andri[iy]*|arkad[iy]*|arsen[iy]*"
    r"|artem|artur|aslan|bogdan|bohdan|boris|borys|daniil|danyl|dav[iy]d|denis|dmitri?y?|dmytr|eduard|efim|yefim|evgen[iy]*|yevgen[iy]*"
    r"|yevhen[iy]*|fedor|fyodor|feliks|filipp?|gavril|gennad[iy]*|hennad[iy]*|georg[iy]*|german|grigor[iy]*|hryhor[iy]*|ignat|igor|ihor|ivan"
    r"|josif|iosif|yosyp|khasan|konstantin|kost[iy]antyn|leonid|l[ev]*v|magomed|makar|maksim|maxim|matve[iy]*|mikhail?|mykhail|mykola[iy]*"
    r"|miron|nazar|nikola[iy]*|oleg|oleh|oleks[iy]*|oleksandr|oleksi[iy]*|osip|ostap|pavl|petr|prokop|ramazan|robert|rodion|ruslan|rustam"
    r"|said|semyon|semen|serg[ei]*y?|serhi[iy]*|spartak|stanislav|stepan|sultan|taras|tar?as|timof[ei]*y?|timur|trofim|umar|vadim|vadym|valentin"
    r"|valer[iy]*|vas[iy]l[iy]*|viktor|vital[iy]*|vladimir|vladislav|vladlen|volodymyr|vyacheslav|v[iy]acheslav|yakov|yakiv|yaroslav|yegor|yuri?[iy]*)"
    r"(?:[oeyi]v[iy]ch|jevich)|(?:il|kuzm|luk|fom|nikit|savv)[iy]*ch"
)
"""Given names that fathers have; Yanukovych, Abramovich and Mitrovich are surnames."""


def patronymic(word: str) -> bool:
    """Ivanovna, Aliyevich: with the given name before it a polite form of address."""
    return bool(FEMALE_PATRONYMIC.fullmatch(word) or MALE_PATRONYMIC.fullmatch(word))
