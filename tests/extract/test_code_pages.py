# ruff: noqa: E501 - texts in the scripts that are read
from __future__ import annotations

import codecs

import pytest

from app.errors import UnreadableInputError
from app.extract.clean import decode, decode_declared, page_of_lines

TEXTS = {
    "japanese": """港の労働者、九日間のストライキを終える
三月十二日、金曜日、港湾労働者は九日ぶりに職場に戻った。組合の代表は「求めたことがすべて通ったわけではない」と記者団に語った。""",
    "korean": """항만 노동자들, 아흐레 만에 파업을 끝내다
항만 노동자들이 금요일 아흐레 만에 일터로 돌아왔다고 노조 대표가 말했다. "우리가 요구한 것이 모두 받아들여진 것은 아닙니다"라고 그는 기자들에게 말했다.""",
    "simplified": """港口工人结束九天的罢工
三月十二日星期五，码头工人在九天之后返回工作岗位。工会领导人对记者说：“我们没有得到所要求的一切，但是夜班将按夜班付酬。”""",
    "traditional": """港口工人結束九天的罷工
三月十二日星期五，碼頭工人在九天之後返回工作崗位。工會領導人對記者說：「我們沒有得到所要求的一切，但是夜班將按夜班付酬。」""",
    "russian": """Забастовка в порту закончилась через девять дней
В пятницу докеры вернулись на работу после девяти дней забастовки, сообщил глава профсоюза. «Мы получили не всё, о чём просили», — сказал он журналистам.""",
    "ukrainian": """Страйк у порту закінчився через дев'ять днів
У п'ятницю докери повернулися до роботи після дев'яти днів страйку, повідомив голова профспілки. «Ми отримали не все, про що просили», — сказав він журналістам.""",
    "polish": """Strajk w porcie zakończył się po dziewięciu dniach
Dokerzy wrócili w piątek do pracy po dziewięciu dniach strajku, powiedział przywódca związku. Nie dostaliśmy wszystkiego, o co prosiliśmy, ale nocne zmiany będą płatne jak nocne zmiany – dodał.""",
    "czech": """Stávka v přístavu skončila po devíti dnech
Dělníci v docích se v pátek vrátili do práce po devíti dnech, řekl předák odborů. Nedostali jsme všechno, oč jsme žádali, ale noční směny se budou platit jako noční směny, dodal před novináři.""",
    "hungarian": """Kilenc nap után véget ért a kikötői sztrájk
A dokkmunkások pénteken, kilenc nap után tértek vissza a munkába – mondta a szakszervezet vezetője. Nem kaptunk meg mindent, amit kértünk, de az éjszakai műszakot éjszakai műszakként fizetik – tette hozzá.""",
    "greek": """Η απεργία στο λιμάνι τελείωσε έπειτα από εννέα ημέρες
Οι λιμενεργάτες επέστρεψαν την Παρασκευή στη δουλειά έπειτα από εννέα ημέρες, είπε ο πρόεδρος του συνδικάτου. Δεν πήραμε όλα όσα ζητήσαμε, πρόσθεσε μιλώντας στους δημοσιογράφους.""",
    "hebrew": """השביתה בנמל הסתיימה לאחר תשעה ימים
עובדי הנמל חזרו לעבודה ביום שישי לאחר תשעה ימים, אמר יושב ראש הוועד. לא קיבלנו את כל מה שביקשנו, הוסיף בפני העיתונאים בשער.""",
    "arabic": """انتهى إضراب الميناء بعد تسعة أيام
عاد عمال الميناء إلى العمل يوم الجمعة بعد تسعة أيام، كما قال رئيس النقابة. وأضاف أمام الصحفيين أننا لم نحصل على كل ما طلبناه.""",
    "turkish": """Limandaki grev dokuz gün sonra sona erdi
Liman işçileri dokuz günün ardından cuma günü işbaşı yaptı, dedi sendika başkanı. İstediğimiz her şeyi alamadık, ama gece vardiyaları gece vardiyası olarak ödenecek, diye ekledi.""",
    "german": """Streik im Hafen endet nach neun Tagen
Die Hafenarbeiter kehrten am Freitag nach neun Tagen zur Arbeit zurück, sagte der Vorsitzende der Gewerkschaft. Wir haben nicht alles bekommen, was wir verlangt hatten, fügte er hinzu, aber die Nachtschichten werden künftig gezählt.""",
    "french": """La grève du port s'achève après neuf jours
Les dockers ont repris le travail vendredi après neuf jours d'arrêt, a déclaré le chef du syndicat. Nous n'avons pas obtenu tout ce que nous demandions, a-t-il ajouté, mais les équipes de nuit seront payées comme telles.""",
    "thai": """การนัดหยุดงานที่ท่าเรือสิ้นสุดลงหลังจากเก้าวัน
คนงานท่าเรือกลับเข้าทำงานเมื่อวันศุกร์หลังจากหยุดงานเก้าวัน หัวหน้าสหภาพแรงงานกล่าว เราไม่ได้รับทุกอย่างที่เราเรียกร้อง เขากล่าวกับผู้สื่อข่าว""",
    "lithuanian": """Streikas uoste baigėsi po devynių dienų
Uosto darbininkai penktadienį po devynių dienų grįžo į darbą, pranešė profesinės sąjungos vadovas. Gavome ne viską, ko prašėme, pridūrė jis, bet naktinės pamainos bus apmokamos kaip naktinės.""",
}  # fmt: skip
PAGES = {
    "japanese": "shift_jis euc_jp iso2022_jp",
    "korean": "euc_kr cp949 iso2022_kr",
    "simplified": "gb18030 gb2312",
    "traditional": "big5",
    "russian": "cp1251 koi8_r cp866 iso8859_5",
    "ukrainian": "cp1251 koi8_u",
    "polish": "cp1250 iso8859_2",
    "czech": "cp1250 iso8859_2 cp852",
    "hungarian": "cp1250 iso8859_2",
    "greek": "cp1253 iso8859_7",
    "hebrew": "cp1255 iso8859_8",
    "arabic": "cp1256 iso8859_6",
    "turkish": "cp1254 iso8859_9",
    "german": "cp1252 latin1 iso8859_15 mac_roman cp850",
    "french": "cp1252 iso8859_15 mac_roman",
    "thai": "cp874 tis_620",
    "lithuanian": "cp1257 iso8859_13",
}
SAVED = [(language, page) for language, pages in PAGES.items() for page in pages.split()]
ENGLISH = "Harbour strike ends\nBy Orla Fennimore\n\nThe dockers of Port Ellery went back to work, the mayor said.\n"


def _saved(language: str, page: str) -> tuple[bytes, str]:
    """A text as that page holds it: signs that it lacks are question marks, as old programs wrote them."""
    data = TEXTS[language].encode(page, "replace")
    return data, data.decode(page)


@pytest.mark.parametrize(("language", "page"), SAVED)
def test_a_text_is_read_in_the_code_page_of_its_language(language: str, page: str) -> None:
    data, text = _saved(language, page)
    assert decode(data) == text


@pytest.mark.parametrize(("language", "page"), SAVED)
def test_lines_in_a_code_page_below_english_ones_are_read(language: str, page: str) -> None:
    data, text = _saved(language, page)
    assert decode(ENGLISH.encode() + data) == ENGLISH + text


@pytest.mark.parametrize(("language", "page"), SAVED)
def test_a_text_that_says_what_it_is_in_is_read_so(language: str, page: str) -> None:
    data, text = _saved(language, page)
    assert decode_declared(data, codecs.lookup(page).name) == text


@pytest.mark.parametrize("declared", ["iso-8859-1", "us-ascii", "no-such-page", "utf-8"])
@pytest.mark.parametrize(
    ("language", "page"), [("russian", "cp1251"), ("greek", "iso8859_7"), ("korean", "euc_kr"), ("japanese", "euc_jp")]
)
def test_a_declaration_that_cannot_be_is_not_believed(language: str, page: str, declared: str) -> None:
    data, text = _saved(language, page)
    assert decode_declared(data, declared) == text


def test_names_of_narrow_pages_stand_for_the_wider_ones_that_programs_wrote() -> None:
    assert decode_declared("“Größe” – 20 €".encode("cp1252"), "ISO-8859-1") == "“Größe” – 20 €"
    assert decode_declared("朱镕基说".encode("gb18030"), "gb2312") == "朱镕基说"
    assert decode_declared("똠방각하가 말했다".encode("cp949"), "ks_c_5601-1987") == "똠방각하가 말했다"
    assert decode_declared("①髙橋さん".encode("cp932"), "x-sjis") == "①髙橋さん"


@pytest.mark.parametrize(
    "text",
    [
        "“It’s fine,” she said — 20 €",
        "“É!” – “À?” – “Ô…”",
        "NAÏVE DÉJÀ VU",
        "José Müller, Håkan Øst and Þór Guðmundsson met Zoë in Århus; Señor Núñez, João and André",
        "Verkfallinu í höfninni lauk eftir níu daga, sagði formaðurinn",
        "A greve no porto acabou após nove dias; não obtivemos tudo, disse João",
    ],
)
def test_western_text_stays_western_whatever_names_are_in_it(text: str) -> None:
    assert decode(text.encode("cp1252")) == text


def test_a_text_that_breaks_off_within_a_character_is_read_up_to_it() -> None:
    data, text = _saved("japanese", "euc_jp")
    assert decode(data[:-1]).startswith(text[:-2])


def test_text_in_no_code_page_is_told_and_not_kept_as_rubbish() -> None:
    data = bytes(0x80 + place * 37 % 128 if place % 2 else 97 + place * 11 % 26 for place in range(3000))
    with pytest.raises(UnreadableInputError, match="cannot be told: save it as UTF-8"):
        decode(data)


def test_the_code_page_of_a_table_is_that_of_its_first_lines() -> None:
    assert page_of_lines("title,text\n제목,항만 노동자들이 금요일 일터로 돌아왔다고 노조 대표가 말했다\n".encode("cp949")) == "cp949"
    assert page_of_lines("title,text\nGröße,straße\n".encode()) == ""
