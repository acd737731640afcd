"""A person's name taken apart. When two names may be one person's: alike.py.

A key holds the folded words of a name with particles joined to the next word: ``('recep', 'tayyip', 'erdogan')``,
``('ursula', 'vonder_leyen')``. Rules and figures behind them: docs/people.md.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

from app.annotate.people.lexicon import (
    COURTESY,
    FAMILY_NAMES_FIRST,
    FAMILY_PARTICLES,
    FEMALE_TITLES,
    GENERATIONS,
    GIVEN_NAMES_ABROAD,
    HONOURS,
    MALE_NAMES,
    MALE_TITLES,
    OFFICES,
    PARTICLES,
    SOUNDS,
)

Key = tuple[str, ...]

MAX_WORDS = 12
MAX_LETTERS = 120
NICKNAME = re.compile(r"[\"“‘(][^\"”’)]{1,40}[\"”’)]\s*")
STRAY = re.compile(r"[\"“”`]+|(?<!\w)['‘]|['’](?!\w)")
"""Quotation marks that are left of a nickname of which the other half lies outside the name."""
POSSESSIVE = re.compile(r"(?<=\w)(?:['’]s|(?<![a-z]ng)['’])$")
SONS = frozenset(("bin", "bint", "ibn"))
"""Behind a word that may be a title these make a given name of it: Sultan bin Salman."""
INITIAL = re.compile(r"[A-Z]\.")
REGNAL = re.compile(r"[ivx]+")
SURNAME_PARTICLES = frozenset(
    (
        "de",
        "da",
        "das",
        "dos",
        "della",
        "di",
        "du",
        "des",
        "la",
        "le",
        "los",
        "ter",
        "ten",
        "von",
        "zu",
        "bin",
        "ibn",
        "bint",
        "ould",
        "santa",
        "af",
    )
)
"""With one of these in front a name is a surname alone ('De Santis'); 'Al Gore' and 'Van Morrison' are full names."""
VIETNAMESE = re.compile(r"[ăâêôơưàảãạằẳẵắặầẩẫấậèẻẽẹềểễếệìỉĩịòỏõọồổỗốộờởỡớợùủũụừửữứựỳỷỹỵ]", re.IGNORECASE)
"""Letters of words in which Đ is no Serbian or Croatian Dj: Đặng is Dang, Đorđe is Djordje."""
SLAVIC = re.compile(r"(?<![bcdgkprstwxz])h(?=[aeioury]\w*(?:enko|chuk|iuk|yuk|sk[yi]+|sk[ay]ia|ska|ov|ova|iv|ych|ich)$)")
"""A Ukrainian or Belarusian h, for which Russian has g; not in kh, sh, ch, zh."""
ADDRESS = COURTESY | OFFICES | {"aunt", "auntie", "aunty", "uncle", "granny", "grandma", "grandpa"}
ALWAYS_PARTICLES = frozenset(("Ó", "Ní", "Uí", "Ua"))
"""With these in front an Irish name is a surname alone; O as an initial and Ni as a name have no accent."""
INSIDE_PARTICLES = frozenset(("nic", "mag", "ap", "ab", "verch", "umm", "um", "oum", "abou", "abo", "bou"))
"""Further particles where a given name precedes them."""
BEFORE_KC = frozenset(("bahadur", "kumar", "kumari", "prasad", "raj", "dev", "devi", "lal", "maya", "man"))
"""Nepali names behind which KC and BK are surnames and no honours."""
KUNYA = frozenset(("umm", "um", "oum"))
"""'Mother of': Umm Saif is not Saif."""
HYPHENATED_INITIALS = re.compile(r"([A-Z])\.?-([A-Z])\.?")
ARTICLE = re.compile(r"(?:al|el|as|ash|ar|an|at|ad|az|ul)[-–](?=\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Name:
    """A printed name: ``text`` without titles and nickname, folded ``key``, ``generation`` (jr, iii) and printed ``title``."""

    text: str
    key: Key
    generation: str = ""
    title: str = ""
    nickname: str = ""
    bare: frozenset[str] = frozenset()
    """Other forms of the surname: without its particle, the halves of a double-barrelled one."""

    @property
    def surname(self) -> str:
        return self.key[-1] if self.key else ""

    @property
    def given(self) -> Key:
        return self.key[:-1]

    @property
    def family_first(self) -> bool:
        """Lau Siu-ming, Kim Jong Un: a family name that is known to stand first, and two syllables after it."""
        two_syllables = len(self.key) == 3 or (self.full and "-" in self.text.partition(" ")[2])
        return two_syllables and self.key[0] in FAMILY_NAMES_FIRST

    @property
    def full(self) -> bool:
        return len(self.key) > 1


def fold(text: str) -> str:
    """Lower-case ASCII letters and digits with single blanks; hyphens and apostrophes join."""
    if "đ" in text or "Đ" in text:
        text = " ".join(w if VIETNAMESE.search(w) else w.replace("Đ", "Dj").replace("đ", "dj") for w in text.split())
    ascii_text = anyascii(text).lower()
    return " ".join(re.sub(r"[^a-z0-9 ]", "", re.sub(r"[\s_/.,]+", " ", ascii_text)).split())


@lru_cache(50_000)
def parse(surface: str) -> Name:
    """'Mr. Donald J. Trump Jr.' → key ('donald', 'j', 'trump'), generation 'jr', title 'Mr.', text 'Donald J. Trump Jr.'."""
    text = " ".join(surface[:MAX_LETTERS].split()).strip(' ,;:"“”‘’()')
    text = POSSESSIVE.sub("", text)
    called = NICKNAME.search(text)
    nickname = fold(called.group()) if called else ""
    text = STRAY.sub("", NICKNAME.sub("", text) or text).strip(' ,;:"“”')
    words = text.split()
    titles = 0
    while titles < len(words) - 1 and words[titles].lower().strip(".,") in ADDRESS and words[titles + 1] not in SONS:
        if words[titles] == "Don" and _is_called_don(words[titles + 1 :]):
            break
        titles += 1
    if (
        titles == len(words) - 1
        and words[titles - 1].strip(".,").lower() not in COURTESY
        and "." not in words[titles - 1]
        and titles == 1
        and _is_given(words[0])
    ):
        titles = 0
    title, words = " ".join(words[:titles]), words[titles:][:MAX_WORDS]
    end = len(words)
    generation = ""
    while end > 1 and (last := words[end - 1].lower().strip(".,")) in GENERATIONS | HONOURS:
        if (end == 2 and REGNAL.fullmatch(last)) or words[end - 2].lower() in BEFORE_KC:
            break
        if last in GENERATIONS and not (last == "v" and words[end - 1].endswith(".")):
            generation = {"junior": "jr", "senior": "sr"}.get(last, last)
        elif not words[end - 1].isupper() and "." not in words[end - 1]:
            break
        end -= 1
    shown = " ".join(words if generation else words[:end]).rstrip(",")
    key, bare = _key(words[:end])
    return Name(shown, key, generation, title, nickname if len(key) > 1 else "", bare)


def _is_called_don(rest: list[str]) -> bool:
    """'Don Barlow' is a whole name; 'Don Felipe' and 'Don Carlos de Borja' have a title before a given name."""
    given = rest[0].lower() in MALE_NAMES | GIVEN_NAMES_ABROAD or rest[0][0].islower()
    surnames = [word for word in rest if not INITIAL.fullmatch(word) and word.lower().strip(".,") not in GENERATIONS]
    return len(surnames) == 1 and not given


def _is_given(word: str) -> bool:
    """Titles that are given names too: 'Don Siegel', 'Earl Warren', 'Dean Kamen'."""
    return word.lower() in {
        "don",
        "earl",
        "prince",
        "duke",
        "major",
        "king",
        "judge",
        "marshal",
        "baron",
        "bishop",
        "deacon",
        "canon",
        "sultan",
        "guru",
    }


def _key(words: list[str]) -> tuple[Key, frozenset[str]]:
    key: list[str] = []
    bare: set[str] = set()
    prefix = ""
    for position, printed in enumerate(words):
        article = ARTICLE.match(printed)
        prefix += fold(article.group()) if article else ""
        word = printed[article.end() :] if article else printed
        for folded in _initials_apart(word):
            if position + 1 < len(words) and _is_particle(folded, word, words, position):
                prefix += folded
            elif folded:
                key.append(f"{prefix}_{folded}" if prefix else folded)
                halves = re.split("[-–]", word)
                bare = {fold(half) for half in halves if len(half) > 3} if len(halves) > 1 else set()
                if prefix and not prefix.endswith(tuple(FAMILY_PARTICLES)):
                    bare.add(folded)
                prefix = ""
    if prefix:
        key.append(prefix)
    return tuple(key), frozenset(bare - {key[-1]} if key else ())


def _is_particle(folded: str, word: str, words: list[str], position: int) -> bool:
    if word in ALWAYS_PARTICLES or (folded in KUNYA and len(words) == position + 2):
        return True
    inside = position or word[0].islower() or folded in SURNAME_PARTICLES or _two_particles(words)
    return bool(inside and (folded in PARTICLES or (folded in INSIDE_PARTICLES and position)))


def _two_particles(words: list[str]) -> bool:
    return len(words) > 2 and words[0].lower() in PARTICLES and words[1].lower() in PARTICLES  # Van den Heuvel


def _initials_apart(word: str) -> list[str]:
    """'J.K.' → j, k, and 'P-U.' → p, u; 'JD' stays one word, as it may be a name."""
    if hyphenated := HYPHENATED_INITIALS.fullmatch(word):
        return [fold(part) for part in hyphenated.groups()]
    parts = [p for p in word.split(".") if p]
    if len(parts) > 1 and all(len(p) <= 2 for p in parts):
        return [fold(p) for p in parts]
    return fold(word).split()


@lru_cache(100_000)
def skeleton(word: str) -> str:
    """One form for the usual transliterations of a word: Zelensky/Zelenskyy, Qaddafi/Gaddafi, Yanukovych/Yanukovich."""
    particle, _, rest = word.rpartition("_")
    word = particle + rest if particle.endswith(tuple(FAMILY_PARTICLES)) else rest
    word = SLAVIC.sub("g", word)  # Hrytsenko, Gritsenko; Vyhovskyi, Vygovsky
    word = word.replace("dzh", "j").replace("dj", "j")  # Dzhabrailov, Jabrailov; Djamel, Jamel
    for spelling, sound in SOUNDS:
        word = word.replace(spelling, sound)
    word = re.sub(r"c(?!h)", "k", word).replace("g", "k")
    return re.sub(r"(.)\1+", r"\1", re.sub(r"(?<=[aeiou])h(?!$)", "", word))


def gender(title: str) -> str:
    """'f', 'm' or '' as the words of a title or role tell."""
    words = {w.strip(".,") for w in title.lower().split()}
    female, male = bool(words & FEMALE_TITLES), bool(words & MALE_TITLES)
    return "" if female == male else "f" if female else "m"
