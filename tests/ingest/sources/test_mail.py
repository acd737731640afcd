"""Messages with what is attached to them, and folders of messages."""

from __future__ import annotations

import base64
import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from app.ingest.sources.draft import to_draft
from tests.ingest.sources.samples import PAGE, PARAGRAPHS, TEXT, TITLE, drafts, read

BODY = "\n\n".join(PARAGRAPHS)


def _letter(text: str, **headers: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Date"] = (
        "Ragna Tveit <ragna@example.org>",
        "desk@example.org",
        "Thu, 04 Mar 2021 08:00:00 +0000",
    )
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message


def test_texts_attached_to_a_message_are_articles_of_their_own(tmp_path: Path) -> None:
    letter = _letter("See below.", Subject="Two stories")
    letter.add_attachment(TEXT.encode(), maintype="text", subtype="plain", filename="bridge.txt")
    letter.add_attachment(PAGE.encode(), maintype="text", subtype="html", filename="../page.html")
    letter.add_attachment(b"xx", maintype="application", subtype="pkcs7-signature", filename="smime.p7s")
    letter.add_attachment(_letter(BODY, Subject="Forwarded"))
    (tmp_path / "a.eml").write_bytes(bytes(letter))
    documents, failures = read(tmp_path / "a.eml")
    assert [to_draft(one).title for one in documents] == ["Two stories", TITLE, TITLE, "Forwarded"]
    assert [one.path.partition("!")[2] for one in documents] == ["", "1-bridge.txt", "2-page.html", "3-message.eml"]
    assert failures == []


def _word_file() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("word/document.xml", f"<w:t>{BODY}</w:t>")
    return file.getvalue()


def test_what_is_attached_and_not_read_is_told(tmp_path: Path) -> None:
    letter = _letter(BODY, Subject="With a letter")
    letter.add_attachment(_word_file(), maintype="application", subtype="vnd.ms-word", filename="Statement.DOCX")
    letter.add_attachment(b"GIF89a", maintype="image", subtype="gif", filename="logo.gif")
    letter.add_attachment(b"\x78\x9f\x3e\x22" + bytes(range(256)), maintype="application", subtype="ms-tnef", filename="winmail.dat")
    (tmp_path / "a.eml").write_bytes(bytes(letter))
    documents, failures = read(tmp_path / "a.eml")
    assert [to_draft(one).title for one in documents] == ["With a letter"]
    assert [one.path.partition("!")[2] for one in failures] == ["1-Statement.DOCX", "2-winmail.dat"]


def test_messages_are_not_followed_without_end(tmp_path: Path) -> None:
    letter = _letter(BODY, Subject="innermost")
    for depth in range(20):
        outer = _letter(BODY, Subject=str(depth))
        outer.add_attachment(letter)
        letter = outer
    (tmp_path / "a.eml").write_bytes(bytes(letter))
    documents, failures = read(tmp_path / "a.eml")
    assert len(documents) == 4
    assert "nested more than 3 deep" in failures[0].reason


def test_a_mail_folder_gives_its_messages(tmp_path: Path) -> None:
    letters = [
        _letter(f"{BODY}\n\nFrom here on, it rains.", Subject="First", Message_ID="<1@x>"),
        _letter(BODY, Subject="Second", Message_ID="<2@x>"),
    ]
    data = b"".join(
        b"From a@b.example Thu Mar  4 08:00:00 2021\n" + bytes(one).replace(b"\nFrom here", b"\n>From here") + b"\n" for one in letters
    )
    (tmp_path / "Inbox").write_bytes(data)
    documents, failures = read(tmp_path / "Inbox")
    assert ([one.path.partition("!")[2] for one in documents], failures) == (["1@x.eml", "2@x.eml"], [])
    first, second = map(to_draft, documents)
    assert (first.title, second.title, second.body) == ("First", "Second", BODY)
    assert first.body.endswith("From here on, it rains.")


HEAD = "From: Orla <o@x.example>\nSubject: Harbour\nDate: Fri, 12 Mar 2021 10:00:00 +0000\nMIME-Version: 1.0\n"
SAID = "The dockers of Port Ellery went back to work on Friday after nine days, their leader said. "


def test_a_message_of_parts_that_never_says_where_they_begin_is_read_as_text(tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_text(f"{HEAD}Content-Type: multipart/mixed\n\n{SAID}\n")
    assert [found.body for found in drafts(path)] == [SAID.strip()]


@pytest.mark.parametrize("lost", range(1, 6))
def test_an_encoded_message_that_breaks_off_is_read_up_to_there(lost: int, tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    packed = base64.encodebytes((SAID * 3).encode()).decode().rstrip()[:-lost]
    path.write_text(f"{HEAD}Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n{packed}\n")
    (found,) = drafts(path)
    assert found.body.startswith((SAID * 3)[:-10])


@pytest.mark.parametrize(
    ("declared", "saved"), [("iso-8859-1", "cp1251"), ("euc-kr", "cp949"), ("utf-8", "cp949"), ("windows-1251", "utf-8")]
)
def test_a_feed_in_another_code_page_than_it_says_is_read(declared: str, saved: str, tmp_path: Path) -> None:
    korean = saved == "cp949"
    text = (
        "항만 노동자들이 금요일 일터로 돌아왔다고 노조 대표가 말했다" if korean else "Докеры вернулись на работу, сообщил глава профсоюза"
    )
    item = f"<item><title>1</title><description>{text}</description></item>"
    feed = f'<?xml version="1.0" encoding="{declared}"?><rss version="2.0"><channel><title>K</title>{item}</channel></rss>'
    path = tmp_path / "a.xml"
    path.write_bytes(feed.encode(saved))
    assert [found.body for found in drafts(path)] == [text]
