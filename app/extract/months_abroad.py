"""Months as other languages call them, with the day and the year beside them."""

from __future__ import annotations

import re
import unicodedata

# One language a line, twelve months a line; words that name two months ("listopada": October and November) are left out.
_LANGUAGES = """
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
ene feb - abr - - - ago sept - - dic
janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
- fev - abr mai - - ago set out - dez
janvier février mars avril mai juin juillet août septembre octobre novembre décembre
janv févr - avr - - juil - - - - déc
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
gen - - - mag giu lug - set ott - dic
januar februar märz - mai juni juli - - oktober - dezember
jänner - mär - - - - - - okt - dez
januari februari maart - mei - - augustus - - - december
- - mrt - - - - agustus - - - -
- - maret - - - - agu - - - desember
- - mars - maj - - augusti - - - desember
- pebruari - - - - - - - - nopember -
styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik - grudzień
stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października - grudnia
leden únor březen duben květen červen červenec srpen září říjen - prosinec
ledna února března dubna května června července srpna - října listopadu prosince
siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna - studenoga prosinca
- - - - - - - - - - studenog -
- - mart - - jun jul avgust septembar oktobar novembar decembar
ianuarie februarie martie aprilie - iunie iulie - septembrie octombrie noiembrie decembrie
január február március április május június július augusztus szeptember október - -
tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta
ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
oca şub - nis - haz tem ağu eyl eki kas ara
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
янв фев мар апр май июн июл авг сен окт ноя дек
січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
януари февруари март април май юни юли август септември октомври ноември декември
ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου
يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर
"""


def _folded(word: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(char))


_MONTHS = {
    _folded(word): number
    for line in _LANGUAGES.strip().split("\n")
    for number, word in enumerate(line.split(), 1)
    if word != "-"
}  # fmt: skip
_AS_IN_ENGLISH = ("april", "august", "september", "november")
MONTH_NAMES = (*_AS_IN_ENGLISH, *dict.fromkeys(word for word in _LANGUAGES.split() if word != "-"))
"""The names of months as they are written, those of German that are English too among them."""

_WORD = r"(?P<month>[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0900-\u097f]){1,14})\.?"
_DAY_FIRST = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})[.ºª]?[\s/-]+(?:de[l ]\s*)?{_WORD}[\s,/-]+(?:del?\s+)?(?P<year>\d{{4}})(?!\d)", re.IGNORECASE
)
_YEAR_FIRST = re.compile(rf"(?<!\d)(?P<year>\d{{4}})\.?\s+{_WORD}\s+(?P<day>\d{{1,2}})(?!\d)")
_MONTH_FIRST = re.compile(rf"(?<!\w){_WORD}\s+(?P<day>\d{{1,2}}),?\s+(?P<year>\d{{4}})(?!\d)")
_NUMBERED = re.compile(
    r"(?P<year>\d{4})년\s*(?P<month>\d{1,2})월\s*(?P<day>\d{1,2})일|(?<!\d)(?P<year2>\d{4})\.\s+(?P<month2>\d{1,2})\.\s+(?P<day2>\d{1,2})(?!\d)"
    r"|(?<!\d)(?P<day3>\d{1,2})\s+tháng\s+(?P<month3>\d{1,2}),?\s+(?:năm\s+)?(?P<year3>\d{4})(?!\d)"
)


def date_abroad(text: str) -> str:
    """The full date in a short text whose month has a name of another language, as ISO; "" when there is none."""
    if match := _NUMBERED.search(text):
        year, month, day = (next(filter(None, (match[name], match[f"{name}2"], match[f"{name}3"]))) for name in ("year", "month", "day"))
        return _iso(year, int(month), day)
    for pattern in (_DAY_FIRST, _YEAR_FIRST, _MONTH_FIRST):
        for match in pattern.finditer(text):
            if number := _MONTHS.get(_folded(match["month"])):
                return _iso(match["year"], number, match["day"])
    return ""


def _iso(year: str, month: int, day: str) -> str:
    return f"{int(year):04d}-{month:02d}-{int(day):02d}"
