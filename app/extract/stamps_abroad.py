"""Lines of date in other languages, and which of several lines of date tells of the publication."""

# ruff: noqa: E501 - an alternative is easier to read on one line
from __future__ import annotations

import re

from app.extract.months_abroad import MONTH_NAMES

_LONGEST = 80
_UPDATED = re.compile(
    r"\W*(?:last\s+)?(?:updated?|modified|edited|mis[e]? à jour|modifié|aktualisiert|actualizado|aggiornato|atualizado|обновлено|оновлено)\b", re.IGNORECASE
)  # fmt: skip
_PUBLISHED_BEHIND = re.compile(
    r"\b(?:first\s+|originally\s+)?(?:published|posted|created|publié|veröffentlicht|publicado)\b.*", re.IGNORECASE
)
_MONTH = rf"(?:{'|'.join(MONTH_NAMES)})"
_DAY = rf"\d{{1,2}}(?:er|\.|º)?\s(?:de\s)?{_MONTH}\s?(?:de\s)?\d{{4}}"
_DATE = rf"(?:[^\W\d_]{{2,10}}[.,]{{0,2}}\s)?(?:{_DAY}(?:\s(?:г\.|р\.|года|року))?|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}})"
_CLOCK = r"(?:[\s,|–-]{0,3}(?:à|a las|alle|às|um|ore|в|о)?\s?\d{1,2}\s?[:.h]\s?\d{2}(?:\s?(?:uhr|h|hrs?|ч)\b\.?)?)"
_LABEL = (
    r"(?:(?:publié|mis à jour|modifié|actualizado|publicado|veröffentlicht|aktualisiert|stand|erstellt|pubblicato|aggiornato|atualizado"
    r"|опубликовано|обновлено|опубліковано|оновлено)(?:\s(?:le|el|em|il|am|a las))?\s?:?\s?)"
)
_STAMP = re.compile(rf"\W?{_LABEL}?{_DATE}{_CLOCK}?(?:[\s(,|–-]{{1,3}}{_LABEL}(?:{_DATE})?{_CLOCK}?)?\)?", re.IGNORECASE)
_LABELLED = re.compile(_LABEL, re.IGNORECASE)
_NAMED_DAY = re.compile(_DAY, re.IGNORECASE)
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)")


def is_stamp_abroad(text: str) -> bool:
    """Whether a line is a date of publication or update in another language: "Publié le 5 avril 2013 à 17:08"."""
    return len(text) <= _LONGEST and _STAMP.fullmatch(text) is not None


def tells_update(stamp: str) -> bool:
    """Whether a stamp names only when the text was changed, so that one of its publication is better."""
    return _UPDATED.match(stamp) is not None and _PUBLISHED_BEHIND.search(stamp) is None


def of_publication(stamp: str) -> str:
    """What of a stamp tells the day of publication: behind that of a change, without clocks, and day first where its language has it so."""
    if _UPDATED.match(stamp) and (behind := _PUBLISHED_BEHIND.search(stamp)):
        stamp = behind.group()
    if day := _NAMED_DAY.search(stamp):
        return day.group()
    return _NUMERIC.sub(r"\1.\2.\3", stamp) if _LABELLED.match(stamp) else stamp
