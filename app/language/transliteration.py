"""Whether two spellings of a name can be the same name carried over from another alphabet."""

from __future__ import annotations

import re

from app.language.fold import plain

_STEPS = (
    (re.compile("[’'ʹ]"), ""),
    (re.compile("tch|tsch"), "ch"),
    (re.compile("sch"), "sh"),
    (re.compile("kh"), "h"),
    (re.compile("ph"), "f"),
    (re.compile("ou"), "u"),
    (re.compile("ck|q|c(?!h)"), "k"),
    (re.compile("ks"), "x"),
    (re.compile("w"), "v"),
    (re.compile("tz"), "ts"),
    (re.compile("(?<=[bcdfghklmnpqrstvxz])(?:yi|iy|ij|yj|yy|ii|y|j)(?![a-z])"), "i"),
    (re.compile("(?:ey|ei|ej|ay|ai|aj)(?![a-z])"), "ei"),
    (re.compile("ye|(?<=[a-z])je"), "e"),
    (re.compile("yu|iu|(?<=[a-z])ju"), "u"),
    (re.compile("ya|ia|(?<=[a-z])ja"), "a"),
    (re.compile("yo|io|(?<=[a-z])jo"), "o"),
    (re.compile("[yj]"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
)


def skeleton(name: str) -> str:
    """What is left of a name when the letters that transliterations disagree about are made equal."""
    letters = plain(name)
    for pattern, replacement in _STEPS:
        letters = pattern.sub(replacement, letters)
    return letters


def same_name(one: str, other: str) -> bool:
    """Whether two words are spellings of one name: Zelensky, Zelenskyy and Zelenskiy are, Lavrov and Lavrova are not."""
    return len(one) > 3 and len(other) > 3 and skeleton(one) == skeleton(other)
