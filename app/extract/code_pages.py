"""The code page of text that is not UTF-8 and does not say what it is in: by the letters that each language writes."""

from __future__ import annotations

import codecs
import re
from functools import cache

from charset_normalizer import from_bytes

WESTERN = "cp1252"
# Names on pages and in mails, each read as the page that browsers read it as: it holds the other and more.
_WIDER = {
    "ascii": WESTERN, "iso8859_1": WESTERN, "iso8859_9": "cp1254", "tis_620": "cp874", "iso8859_11": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030",
    "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs", "koi8_r": "koi8_u",
}  # fmt: skip
_ALIASES = {
    "ks_c_5601-1987": "cp949", "x-sjis": "cp932", "x-euc-jp": "euc_jp", "windows-874": "cp874", "x-mac-cyrillic": "mac_cyrillic",
    "x-gbk": "gb18030",
}  # fmt: skip
# The commonest characters of each script, and which share of its letters they are in running text.
_COMMON = {
    "cp932": ("のにはをたがでとしいるなれさかっらりもこ", 0.35), "euc_jp": ("のにはをたがでとしいるなれさかっらりもこ", 0.35),
    "cp949": ("이다는을의에고가지한로하은도를사인기자서", 0.3),
    "gb18030": ("的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出会年后日月说天将对同", 0.2),
    "big5hkscs": ("的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出會年後日月說天將對同", 0.2),
    "cp1251": ("оеаинтсрвлкмдпу", 0.8), "koi8_u": ("оеаинтсрвлкмдпу", 0.8), "cp866": ("оеаинтсрвлкмдпу", 0.8),
    "iso8859_5": ("оеаинтсрвлкмдпу", 0.8),
    "cp1253": ("αοιετσνηυρπκμλςω", 0.8), "iso8859_7": ("αοιετσνηυρπκμλςω", 0.8),
    "cp1255": ("יוהלאתברמשנעםד", 0.85), "iso8859_8": ("יוהלאתברמשנעםד", 0.85),
    "cp1256": ("اليمونتربةعدسفهأ", 0.8), "iso8859_6": ("اليمونتربةعدسفهأ", 0.8),
    "cp874": ("านรอกเงมยลวดทสตะปบค", 0.7),
}  # fmt: skip
# What each language in Latin letters writes besides a to z, by the pages that hold it. The first that explains everything is taken.
_WEST = (
    "éèêëàâäçîïôöùûüœæÿ", "äöüßé", "áéíóúüñ¿¡ºª",
    "áâãàçéêíóôõúü", "àèéìòùî", "åäöéæøü", "áæðéíóúýþö", "äöõüšž",
)  # fmt: skip
_CENTRE = ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "čćđšž", "ăâîşţșț", "äöüß")
_LATIN = {
    WESTERN: _WEST, "iso8859_15": _WEST, "cp1250": _CENTRE, "iso8859_2": _CENTRE,
    "cp1254": ("çğıöşüâî",), "cp1257": ("ąčęėįšųūž", "āčēģīķļņšūž"),
    "mac_roman": _WEST, "cp850": _WEST, "cp852": _CENTRE,
}  # fmt: skip
_OFTEN_PRINTED = frozenset("“”„‘’‚«»‹›–—…•·€£§°©®™ \xa0\xad")
_SAMPLE = 4_000
"""More bytes tell no more, and take a second."""
_ENOUGH = 0.9
_FAR_FROM_ENOUGH = 0.6
_LEAST_COMMON = 0.3
_HIGH = re.compile(rb"[\x80-\xff]")


def read_as(declared: str) -> str:
    """The code page to read a declared charset with; "" for one that nobody knows."""
    name = declared.strip().casefold()
    try:
        known = codecs.lookup(_ALIASES.get(name, name)).name.replace("-", "_")
    except LookupError:
        return ""
    return _WIDER.get(known, known)


def is_not_western(data: bytes) -> bool:
    """Whether so many bytes are no ASCII letters that the text cannot be in Latin ones: a declared Latin-1 is then none."""
    high = sum(map(len, _HIGH.findall(data)))
    return high >= 0.3 * sum(1 for byte in data if chr(byte).isalpha() and byte < 0x80)


def code_page(sample: bytes) -> str:
    """The code page of a text with bytes beyond ASCII; "" when none makes sense of it."""
    sample = sample[:_SAMPLE]
    latin, share = _latin_page(sample)
    if not is_not_western(sample) or share == 1:
        return latin
    return _page_of_script(sample) or (latin if share >= _FAR_FROM_ENOUGH else "")


def _page_of_script(sample: bytes) -> str:
    found: dict[str, float] = {}
    for whole in (sample, sample[:-1]):  # which may be cut within a character, and a page with a fault is not proposed
        found |= {read_as(match.encoding): match.coherence for match in from_bytes(whole, cp_isolation=[*_COMMON], language_threshold=0.1)}
    scores = {page: (round(commonness(sample, page), 2), found[page]) for page in _COMMON if page in found}
    best = max(scores, key=lambda page: scores[page], default="")
    return best if best and scores[best][0] >= _LEAST_COMMON else ""


def commonness(sample: bytes, page: str) -> float:
    """How much of a text are the commonest characters of a page's script: 1 is what running text has, 0 what no text has."""
    text = sample.decode(page, errors="replace")
    common, expected = _COMMON[page]
    letters = [place for place, letter in enumerate(text) if letter > "\x7f" and (letter.isalpha() or _stands_in_word(text, place))]
    known = sum(text[place].lower() in common and not (text[place].isupper() and text[place - 1 : place].islower()) for place in letters)
    return known / len(letters) / expected if letters else 0.0


def _stands_in_word(text: str, place: int) -> bool:
    return text[place] == "\ufffd" or (
        text[place] not in "’·" and text[place - 1 : place].isalpha() and text[place + 1 : place + 2].isalpha()
    )


def _latin_page(sample: bytes) -> tuple[str, float]:
    """The page of a Latin script whose letters make most sense, and the share of what they explain."""
    shares = {page: _explained(sample.decode(page, errors="replace"), page) for page in _LATIN}
    best = max(shares, key=lambda page: shares[page])
    return (WESTERN if shares[WESTERN] >= _ENOUGH else best), max(shares[WESTERN], shares[best])


def _explained(text: str, page: str) -> float:
    high = [(text[place - 1 : place], letter, text[place + 1 : place + 2]) for place, letter in enumerate(text) if letter > "\x7f"]
    if not high:
        return 1.0
    signs = sum(
        letter in _OFTEN_PRINTED and not (before.isalpha() and after.isalpha() and letter not in "’\xad") for before, letter, after in high
    )
    return max((signs + sum(_is_of(letters, before, letter) for before, letter, _ in high)) / len(high) for letters in _inventories(page))


@cache
def _inventories(page: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(letters + letters.upper()) for letters in _LATIN[page])


def _is_of(letters: frozenset[str], before: str, letter: str) -> bool:
    return letter in letters and not (letter.isupper() and before.islower())
