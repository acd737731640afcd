"""A button or a counter for comments above an article does not make comments of the article."""

from __future__ import annotations

import pytest

from app.extract.plaintext import extract_text

PARAGRAPHS = (
    "The harbour board of Velkora voted on Monday to close the old pier, which has stood empty since the ferries moved away.",
    "I asked the harbour master what would become of it, and he said that my guess was as good as his own.",
    "You can still see the ticket office from the road, and the board says that it will stay where it is for now.",
    "The work begins in spring and is paid for by the county, which has set aside two million crowns for the pier alone.",
    "Nobody who spoke at the meeting wanted the pier to stay, but several asked what would be built in its place.",
)
BODY = "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    "above",
    [
        "Email\n\nPrint\n\nComments\n\nBy Ada Lindqvist",
        "Comment\n\nTweet\n\nAda Lindqvist\n\nposted on Saturday, August 13th, 2011",
        "Share\n\nPrint\n\n3 comments",
    ],
)
def test_the_article_below_a_button_for_comments_is_body(above: str) -> None:
    draft = extract_text(f"Velkora closes its pier\n\n{above}\n\n{BODY}\n")
    assert draft.title == "Velkora closes its pier"
    assert all(p in draft.body for p in PARAGRAPHS)
    assert draft.comments == ""


def test_comments_below_the_article_stay_comments() -> None:
    thread = "Comments\n\nPer Orsa | 3 hours ago\n\nAbout time, if you ask me.\n\nBo Tran | 2 hours ago\n\nI loved that pier."
    draft = extract_text(f"Velkora closes its pier\n\n{BODY}\n\n{thread}\n")
    assert PARAGRAPHS[-1] in draft.body
    assert "I loved that pier." in draft.comments and "I loved that pier." not in draft.body


def test_comments_alone_stay_comments() -> None:
    comment = "I never thought that they would close it, and my children will miss it as much as I do when summer comes."
    thread = "\n\n".join(
        f"{name} | {n} hours ago\n\n{comment} {n}" for n, name in enumerate(("Per Orsa", "Bo Tran", "Ada Lind", "Ann Moe"), 2)
    )
    draft = extract_text(f"Velkora closes its pier\n\nComments\n\n{thread}\n")
    assert comment not in draft.body


@pytest.mark.parametrize(
    "line", ["Sorry we are not currently accepting comments on this article.", "This story is no longer accepting comments."]
)
def test_that_comments_are_closed_is_no_body(line: str) -> None:
    draft = extract_text(f"Velkora closes its pier\n\n{BODY}\n\n{line}\n")
    assert line not in draft.body and all(p in draft.body for p in PARAGRAPHS)
