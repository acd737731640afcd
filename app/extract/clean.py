"""Bytes to text, and text to the clean form that is stored and that every offset counts in."""

from __future__ import annotations

import html
import re
import unicodedata

from app.errors import UnreadableInputError
from app.extract.code_pages import WESTERN, code_page, is_not_western, read_as

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
_MOST_UNKNOWN = 0.3
_MOST_DAMAGED = 0.02
_SEVEN_BITS = ("iso2022", "hz", "utf_7")
_ESCAPES = ((b"\x1b$B", "iso2022_jp"), (b"\x1b$@", "iso2022_jp"), (b"\x1b$)C", "iso2022_kr"))
"""How mails of Japan and Korea shift to their characters: seven bits, which would pass for ASCII."""


def decode(data: bytes, *, page: str = "") -> str:
    """The text of a file in whatever encoding it was saved: a byte order mark, UTF-8, UTF-16, else a code page.

    Lines that are not UTF-8 in a file that mostly is are read in ``page``, or in the code page that fits them. Raises
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
    if b"\x1b$" in data and (shifted := _decode_shifted(data)):
        return shifted
    data = data.rstrip(b"\x00")  # what a crash or a copy in blocks leaves behind the text
    _refuse_binary(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_mixed(data, page)


def _decode_shifted(data: bytes) -> str:
    for escape, encoding in _ESCAPES:
        if escape in data:
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                continue
    return ""


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


def _decode_mixed(data: bytes, page: str) -> str:
    lines = data.split(b"\n")
    decoded: list[str | None] = []
    broken: list[bytes] = []
    for line in lines:
        try:
            decoded.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            decoded.append(_mended(line))
            if decoded[-1] is None:
                broken.append(line)
    if not broken:
        return "\n".join(text or "" for text in decoded)
    page = page or code_page(b"\n".join(broken)[:_SAMPLE])
    if not page and sum(map(len, broken)) > _MOST_UNKNOWN * len(data):
        raise UnreadableInputError("text in a code page that cannot be told: save it as UTF-8")
    return "\n".join(
        text if text is not None else line.decode(page or WESTERN, errors="replace") for line, text in zip(lines, decoded, strict=True)
    )


def decode_declared(data: bytes, declared: str) -> str:
    """The text of data that say what they are in. That is often wrong: UTF-8 goes before it, and what does not fit is guessed."""
    page = read_as(declared)
    if page.startswith(_SEVEN_BITS):
        return data.decode(page, errors="replace")
    try:
        return decode(data) if b"\x1b$" in data else data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if not page or page.startswith("utf") or (page == WESTERN and is_not_western(data[:_SAMPLE])):
        return decode(data)
    text = data.decode(page, errors="replace")
    return text if text.count("\ufffd") <= _MOST_DAMAGED * len(text) else decode(data)


def page_of_lines(head: bytes) -> str:
    """The code page of those lines at the beginning of a file that are no UTF-8; "" when all are, or when it cannot be told."""
    broken = [line for line in head.split(b"\n")[:-1] if not line.isascii() and _is_broken(line)]
    return code_page(b"\n".join(broken)) if broken else ""


def _is_broken(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False


def _mended(line: bytes) -> str | None:
    """A long line with a stray byte or two, which is UTF-8 that was cut or damaged; None for one in a code page."""
    lenient = line.decode("utf-8", errors="replace")
    damaged = lenient.count("\ufffd")
    sound = sum(1 for c in lenient if ord(c) > 127) - damaged
    return lenient if sound > 4 * damaged else None


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
_CP1252_CONTROLS = {code: bytes([code]).decode(WESTERN) for code in range(0x80, 0xA0) if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
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
    raw = b"".join(bytes([ord(c)]) if ord(c) < 0x100 else c.encode(WESTERN) for c in match.group())
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
