from __future__ import annotations

from pathlib import Path

import pytest

from app.extract.stand_ins import stand_in
from tests.archives import ingest_into
from tests.extract.cases import PARAGRAPHS

MISSING = "Sorry, the page you are looking for could not be found. It may have been moved or deleted. Try the search instead."
GUARD = "Checking your browser before accessing harbour.example. Please enable JavaScript and cookies to continue."


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Page not found", MISSING),
        ("Page Not Found – Harbour Post", MISSING),
        ("404 - Not Found | Harbour Post", "News\n\nWe couldn’t find the page you requested."),
        ("Harbour Post | Error 404", MISSING),
        ("Error 404 (Not Found)!!1", "The requested URL /a was not found on this server."),
        ("404 Not Found", "nginx/1.18"),
        ("The page you requested cannot be found", MISSING),
        ("Sorry, we can't find that page", "The link may be broken or the page may have been removed."),
        ("Oops!", "That page doesn’t exist any more, or never did."),
        ("This page isn't available", "The link you followed may be broken, or the page may have been removed."),
        ("Seite nicht gefunden", "Die Seite, die Sie suchen, existiert nicht mehr."),
        ("Page introuvable | Le Quai", "La page que vous demandez n’existe plus."),
        ("Страница не найдена", "Запрошенная страница не существует."),
        ("502 Bad Gateway", "nginx"),
        ("503 Service Temporarily Unavailable", "The server is temporarily unable to service your request. Please try again later."),
        ("ERROR: The request could not be satisfied", "Request blocked. We can't connect to the server for this site at this time."),
        ("Access Denied", "You don't have permission to access this resource on this server. Reference #18.2f"),
        ("Just a moment...", GUARD),
        ("Attention Required! | Cloudguard", "Please complete the captcha below. Ray ID: 7a1."),
        ("Are you a robot?", "Please verify you are a human by completing the captcha below."),
        ("Sign in", "Sign in to continue reading. Subscribe for one pound a week."),
    ],
)
def test_a_page_in_place_of_an_article_is_told(title: str, body: str) -> None:
    assert stand_in(title, body)


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Page not found: how a dead link became art", "The page not found on most sites is a canvas in hers. " + PARAGRAPHS[1]),
        ("Page not found: how a dead link became art", "The page that could not be found hangs in a gallery."),
        ("Page not found", " ".join([MISSING, *PARAGRAPHS[:5]])),
        ("Access denied", "Walkers were denied access to the shore path on Monday, the council said, after a wall fell."),
        ("Access denied to shore path - council closes gate", "You need permission to access the shore path, the council said."),
        ("Forbidden City reopens", "Visitors may enter again, but you need permission to access the towers."),
        ("Not found: the missing trawler", "The trawler was not found by the third day of the search."),
        ("Missing", "The boy was not found. The page of his diary was."),
        ("404 people join harbour swim", "The page of entries was not found in time, but 404 swam."),
        ("Service unavailable on the branch line", "The line is closed; try again later in the week, the railway said."),
        ("Subscribe to the idea", "Readers of the idea subscribe to little else, said the author."),
        ("", MISSING),
    ],
)
def test_an_article_about_such_things_is_none(title: str, body: str) -> None:
    assert stand_in(title, body) == ""


def test_it_is_refused_with_what_it_is_and_what_to_do(tmp_path: Path) -> None:
    page = "<html><head><title>{0} | Harbour Post</title></head><body><main><h1>{0}</h1><p>{1}</p></main></body></html>"
    (tmp_path / "a.html").write_text(page.format("Page not found", MISSING))
    (tmp_path / "b.html").write_text(page.format("Page not found: how a dead link became art", PARAGRAPHS[1]))
    report = ingest_into(tmp_path / "a.db", [tmp_path])
    assert report.added == 1
    ((path, reason),) = [(failure.path, failure.reason) for failure in report.failures]
    assert path == str(tmp_path / "a.html")
    assert reason.startswith("no article: the page says that there is no such page ('Page not found")
    assert reason.endswith("fetch the article again, or leave this out")
