"""Bytes to text, and text to the clean form that is stored and that every offset counts in."""

from __future__ import annotations

import html
import re
import unicodedata

from charset_normalizer import from_bytes

from app.errors import UnreadableInputError

_BOMS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_SAMPLE = 65_536
_TEXT_CONTROLS = frozenset(b"\t\n\r\f\v\x1b")
_CONTROL_BYTES = bytes(b for b in range(32) if b not in _TEXT_CONTROLS) + b"\x7f"
_WESTERN = "cp1252"
_CYRILLIC = "cp1251"


def decode(data: bytes) -> str:
    """The text of a file in whatever encoding it was saved: a byte order mark, UTF-8, UTF-16, else a code page.

    Lines that are not UTF-8 in a file that mostly is are read in the code page that fits them. Raises
    ``UnreadableInputError`` for an empty file and for data that is no text.
    """
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise UnreadableInputError("empty file")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    wide = utf16_without_mark(data)
    if wide:
        return data[: len(data) // 2 * 2].decode(wide, errors="replace")
    data = data.rstrip(b"\x00")  # what a crash or a copy in blocks leaves behind the text
    _refuse_binary(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_mixed(data)


def utf16_without_mark(data: bytes) -> str:
    """Which UTF-16 data without a byte order mark are in ("utf-16-le"), "" when they are something else."""
    sample = data[: _SAMPLE // 2 * 2]
    pairs = len(sample) // 2
    if pairs < 4:
        return ""
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        # In running text the high bytes name few scripts: Latin with punctuation, or Cyrillic with spaces.
        common = high.count(0) + high.count(0x20)
        scripts = max(high.count(b) for b in (0x01, 0x03, 0x04, 0x05, 0x06))
        low = sample[0::2] if encoding == "utf-16-le" else sample[1::2]
        latin = common >= 0.6 * pairs and high.count(0) > 0.5 * pairs and low.count(0) < 0.05 * pairs
        other = common + scripts >= 0.9 * pairs and scripts >= 0.3 * pairs and high.count(0) > 0.02 * pairs
        if (latin or other) and _reads_as_text(sample, encoding):
            return encoding
    return ""


def _reads_as_text(sample: bytes, encoding: str) -> bool:
    text = sample[: len(sample) // 2 * 2].decode(encoding, errors="replace")
    good = sum(1 for c in text if c.isalnum() or c.isspace() or unicodedata.category(c)[0] in "PSM")
    return good >= 0.95 * len(text)


def _refuse_binary(data: bytes) -> None:
    sample = data[:_SAMPLE]
    strange = len(sample) - len(sample.translate(None, _CONTROL_BYTES))
    if strange > 0.02 * len(sample) + 1:
        raise UnreadableInputError("binary data, no text")


def _decode_mixed(data: bytes) -> str:
    lines = data.split(b"\n")
    decoded: list[str | None] = []
    broken: list[bytes] = []
    for line in lines:
        try:
            decoded.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            decoded.append(None)
            broken.append(line)
    page = _code_page(b"\n".join(broken)[:_SAMPLE])
    return "\n".join(text if text is not None else _decode_broken(line, page) for line, text in zip(lines, decoded, strict=True))


def _decode_broken(line: bytes, page: str) -> str:
    # A long line with a stray byte or two is UTF-8 that was cut or damaged, not a code page.
    lenient = line.decode("utf-8", errors="replace")
    damaged = lenient.count("\ufffd")
    sound = sum(1 for c in lenient if ord(c) > 127) - damaged
    if sound > 4 * damaged:
        return lenient
    return line.decode(page, errors="replace")


def _code_page(sample: bytes) -> str:
    high = [b for b in sample if b >= 0x80]
    if not high:
        return _WESTERN
    # Windows-1251 letters lie in 0xC0-0xFF and come in runs; Western text has single high bytes among ASCII letters.
    letters = sum(1 for b in high if b >= 0xC0 or b in (0xA8, 0xB8))
    ascii_letters = sum(1 for b in sample if 65 <= b <= 90 or 97 <= b <= 122)
    if letters > 0.8 * len(high) and letters > ascii_letters:
        return _cyrillic_page(sample)
    if len(high) < 0.3 * ascii_letters:
        return _WESTERN
    best = from_bytes(sample, cp_isolation=[_WESTERN, _CYRILLIC, "cp1250", "cp1253", "koi8_r", "shift_jis", "gb18030", "big5"]).best()
    return best.encoding if best is not None else _WESTERN


def _cyrillic_page(sample: bytes) -> str:
    # Lower case outnumbers upper case: 0xE0-0xFF in windows-1251, 0xC0-0xDF in KOI8-R.
    upper_half = sum(1 for b in sample if b >= 0xE0)
    lower_half = sum(1 for b in sample if 0xC0 <= b < 0xE0)
    return _CYRILLIC if upper_half >= lower_half else "koi8_r"


_NEWLINES = re.compile(r"\r\n?|[\v\f\x1c-\x1e\u2028]")
_SPACES = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ufff0-\ufff8\ufffe\uffff]")
# Joiners carry meaning in Arabic and Indic scripts and inside emoji; elsewhere they are copy-and-paste dirt.
_JOINED = "\u0590-\u109f\u1780-\u18af\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
_STRAY_JOINER = re.compile(f"(?<![{_JOINED}])[\u200c\u200d]+(?![{_JOINED}])")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f\ud800-\udfff]")
_LEADING_TABS = re.compile(r"^[ \t]*\t[ \t]*", re.MULTILINE)
_TRAILING = re.compile(r"[ \t]+$", re.MULTILINE)
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_CP1252_CONTROLS = {code: bytes([code]).decode(_WESTERN) for code in range(0x80, 0xA0) if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
_REPLACED = re.compile("[\x80-\x9f\ufb00-\ufb06]")
_AS_CP1252 = "\u0080-\u00bf" + "".join(sorted(set(_CP1252_CONTROLS.values())))
# UTF-8 that was read as windows-1252 once too often: "â€™" for a quote, "Ã©" for é.
_MOJIBAKE = re.compile(
    f"\u00e2[{_AS_CP1252}]{{2}}|[\u00c2\u00c3][{_AS_CP1252}]|[\u00d0\u00d1][{_AS_CP1252}](?=[\u00d0\u00d1][{_AS_CP1252}])"
)


# One look tells clean text, which most is: nothing of this in it means nothing to do.
_SUSPECT = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\xa0\xad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ud800-\udfff"
    "\ufb00-\ufb06\ufeff\ufff0-\ufffb\ufffe\uffff\xc2\xc3\xd0\xd1\xe2]| $| \n"
)


def _is_plain(text: str) -> bool:
    """The same look for ASCII, twenty times as fast."""
    return text.isascii() and text.replace("\n", "").isprintable() and " \n" not in text and not text.endswith(" ")


def _unmojibake(match: re.Match[str]) -> str:
    raw = b"".join(bytes([ord(c)]) if ord(c) < 0x100 else c.encode(_WESTERN) for c in match.group())
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return match.group()
    return text


def _clean_once(text: str) -> str:
    text = unicodedata.normalize("NFC", text)
    text = _NEWLINES.sub("\n", text).replace("\u2029", "\n\n")
    if not text.isascii():
        text = _MOJIBAKE.sub(_unmojibake, text)
        if _REPLACED.search(text):
            text = text.translate(_CP1252_CONTROLS).translate(_LIGATURES)
        text = _SPACES.sub(" ", text)
        text = _INVISIBLE.sub("", text)
        text = _STRAY_JOINER.sub("", text)
    text = _CONTROLS.sub("", text)
    text = _LEADING_TABS.sub(lambda match: match.group().replace("\t", "    "), text).replace("\t", " ")
    return _TRAILING.sub("", unicodedata.normalize("NFC", text))


def clean(text: str) -> str:
    """The text as it is stored: NFC, LF line ends, plain spaces, no invisible or control characters; idempotent.

    Also undoes UTF-8 that was read as windows-1252 and typographic ligatures. Linear in the length of the text.
    """
    for _ in range(4):
        if _is_plain(text) or (not _SUSPECT.search(text) and unicodedata.is_normalized("NFC", text)):
            return text
        cleaned = _clean_once(text)
        if cleaned == text:
            return cleaned
        text = cleaned
    return text


_ENTITY = re.compile(r"&(?:#\d{2,7}|#x[\da-f]{2,6}|[a-z]{2,8}\d{0,2});", re.IGNORECASE)


def unescaped(text: str) -> str:
    """The text with character references read that were left in it or were escaped twice: ``&#8217;``, ``&amp;quot;``."""
    for _ in range(3):
        if "&" not in text or not _ENTITY.search(text):
            return text
        text = _ENTITY.sub(lambda match: html.unescape(match.group()), text)
    return text
