"""Plural and singular of English nouns, both ways, by rule: nothing here knows whether a word exists."""

from __future__ import annotations

_IRREGULAR = {
    "child": "children", "crisis": "crises", "foot": "feet", "goose": "geese", "half": "halves", "hypothesis": "hypotheses",
    "knife": "knives", "leaf": "leaves", "life": "lives", "man": "men", "mouse": "mice", "ox": "oxen", "analysis": "analyses",
    "self": "selves", "shelf": "shelves", "thief": "thieves", "tooth": "teeth", "wife": "wives", "wolf": "wolves", "woman": "women",
    "criterion": "criteria", "phenomenon": "phenomena", "referendum": "referenda", "hero": "heroes", "potato": "potatoes",
    "tomato": "tomatoes", "veto": "vetoes", "embargo": "embargoes", "echo": "echoes", "torpedo": "torpedoes", "volcano": "volcanoes",
    "cargo": "cargoes", "oasis": "oases", "thesis": "theses", "axis": "axes", "basis": "bases", "calf": "calves", "loaf": "loaves",
}  # fmt: skip
_SINGULARS = {plural: singular for singular, plural in _IRREGULAR.items()}

_FIXED = (
    "news new politics arms arm goods good customs custom means mean series species works sports always perhaps its his her hers this "
    "was has does goes yes plus gas lens physics ethics economics mathematics athletics tactics headquarters the and for not but you all "
    "any can had one our out who are from with have that they will your what when were been said each she how their them then thus us as "
    "is ours yours theirs some less unless across thanks glass class press congress business process access success virus campus status "
    "bonus consensus versus focus census corps chaos bias atlas christmas overseas afterwards towards besides sometimes nowadays"
)
FIXED = frozenset(_FIXED.split())
"""Words that have no other number, or whose other number is a different word (new and news, arm and arms)."""

_HISSING = ("s", "x", "z", "ch", "sh")
_VOWELS = "aeiou"


def other_numbers(word: str) -> list[str]:
    """The plural of a singular and the singular of a plural, as far as the shape of the small-letter ``word`` tells."""
    if len(word) < 3 or not word.isascii() or not word.isalpha() or word in FIXED:
        return []
    if word in _SINGULARS:
        return [_SINGULARS[word]]
    if word in _IRREGULAR:
        return [_IRREGULAR[word]]
    return _singular(word) if word.endswith("s") else [_plural(word)]


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2] not in _VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(_HISSING) else "s")


def _singular(word: str) -> list[str]:
    if word.endswith(("ss", "us", "is", "ous")):
        return [word + "es"]
    if word.endswith("ies") and len(word) > 4:
        return [word[:-3] + "y"]
    if word.endswith("es") and word[:-2].endswith(_HISSING):
        return [word[:-2], word[:-1]]
    return [word[:-1]] if len(word) > 3 else []
