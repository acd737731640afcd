"""Messages with what is attached to them, and folders of messages."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

from app.ingest.sources.draft import to_draft
from tests.ingest.sources.samples import PAGE, PARAGRAPHS, TEXT, TITLE, read

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
