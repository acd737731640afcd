"""Servers that send half of a feed, something else, nothing, or too slowly."""

from __future__ import annotations

import gzip
import time
from pathlib import Path

import pytest

from app.errors import DatabaseError
from app.store.engine import Engine, WriteSession
from app.store.inputs import failure_rows
from tests.ingest.feed_site import Site, fetch, rss
from tests.reliability.processes import finished


def test_half_an_answer_is_none(site: Site, engine: Engine, tmp_path: Path) -> None:
    data = rss("Story one here", "Story two here")
    packed = gzip.compress(data)
    site.answers |= {
        "/half": (200, {"ETag": '"one"', "X-Told": "5000"}, data),
        "/packed": (200, {"Content-Encoding": "gzip", "ETag": '"one"'}, packed[: len(packed) // 2]),
    }
    report = fetch(site, engine, tmp_path, "/half", "/packed", timeout=1)
    assert report.fetched == 0
    assert len(report.failures) == 2
    assert not (tmp_path / "feeds").exists()
    site.answers["/half"] = (200, {"ETag": '"one"'}, data)
    assert fetch(site, engine, tmp_path, "/half", at=1e9 + 400).fetched == 1  # its ETag was not remembered


def test_a_server_that_drips_is_left(site: Site, engine: Engine, tmp_path: Path) -> None:
    site.answers["/slow"] = (200, {"X-Drips": "40", "X-Told": "5000"}, b"<rss>")
    started = time.monotonic()
    (failure,) = fetch(site, engine, tmp_path, "/slow", longest=0.5).failures
    assert "too slowly" in failure[1]
    assert time.monotonic() - started < 3


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "sent nothing"),
        (b"<!doctype html><html><body><p>Please log in to read on.</p></body></html>", "no RSS or Atom feed but a web page"),
        (b'{"error": "no key"}', "no RSS or Atom feed"),
    ],
)
def test_what_is_no_feed_is_not_kept(data: bytes, told: str, site: Site, engine: Engine, tmp_path: Path) -> None:
    site.answers["/feed"] = (200, {"ETag": '"one"'}, data)
    assert told in fetch(site, engine, tmp_path, "/feed").failures[0][1]
    assert not (tmp_path / "feeds").exists()


def test_a_feed_without_entries_is_no_failure(site: Site, engine: Engine, tmp_path: Path) -> None:
    site.answers["/feed"] = (200, {}, rss())
    report = fetch(site, engine, tmp_path, "/feed")
    assert (report.fetched, report.unchanged, report.failures) == (0, 1, [])


def test_a_host_that_does_not_exist_is_told_as_such(site: Site, engine: Engine, tmp_path: Path) -> None:
    (failure,) = fetch(site, engine, tmp_path, "http://no-such-host.invalid/feed").failures
    assert "there is no such host" in failure[1]


def test_entries_are_told_by_the_address_of_their_feed(site: Site, tmp_path: Path) -> None:
    site.answers["/feed"] = (200, {}, rss("First harbour story").replace(b"</channel>", b"<item><title>Bare</title></item></channel>"))
    (tmp_path / "feeds.txt").write_text(f"{site.address}/feed\n")
    result = finished(tmp_path / "a.db", "fetch-feeds", tmp_path / "feeds.txt", "--pause", "0.1")
    assert (result.returncode, result.stderr.split(" entry ")[0]) == (3, f"failed: {site.address}/feed")


def test_a_place_that_cannot_be_written_is_told_in_one_line(site: Site, engine: Engine, tmp_path: Path) -> None:
    site.answers["/feed"] = (200, {}, rss("Story one here"))
    (tmp_path / "feeds").write_text("no folder")
    with pytest.raises(DatabaseError, match="cannot write"):
        fetch(site, engine, tmp_path, "/feed")


@pytest.mark.parametrize("target", ["http://[half", "http://a.example:port/", "file:///etc/passwd", "//"])
def test_a_redirect_to_no_address_stops_no_other_feed(target: str, site: Site, engine: Engine, tmp_path: Path) -> None:
    site.answers |= {"/odd": (302, {"Location": target}, b""), "/feed": (200, {}, rss("Story one here"))}
    report = fetch(site, engine, tmp_path, "/odd", "/feed")
    assert (report.fetched, len(report.failures)) == (1, 1)


def test_addresses_in_other_letters_are_asked_encoded(site: Site, engine: Engine, tmp_path: Path) -> None:
    site.answers |= {
        "/f%C3%A4hre?q=%C3%B8": (200, {}, rss("Story one here")),
        "/old": (301, {"Location": "/brücke".encode().decode("latin-1")}, b""),
        "/br%C3%BCcke": (200, {}, rss("Story two here")),
    }
    report = fetch(site, engine, tmp_path, "/fähre?q=ø", "/old")
    assert (report.fetched, report.failures) == (2, [])


def test_a_line_of_a_list_that_is_no_address_stops_no_other(site: Site, tmp_path: Path) -> None:
    site.answers["/feed"] = (200, {}, rss("First harbour story"))
    (tmp_path / "feeds.txt").write_text(f"ftp://a.example/x\nhttp://[half\n{site.address}/feed\nno address\n")
    result = finished(tmp_path / "a.db", "fetch-feeds", tmp_path / "feeds.txt", "--pause", "0.1")
    assert result.returncode == 3
    assert "feeds: 1 fetched, 0 unchanged, 3 failed" in result.stdout
    assert [line.split(" not asked")[0] for line in result.stderr.splitlines()] == [
        f"failed: {address}: no http or https address: {address};" for address in ("ftp://a.example/x", "http://[half", "no address")
    ]


def test_a_feed_taken_off_the_list_is_told_no_more_after_a_week(site: Site, engine: Engine, tmp_path: Path) -> None:
    site.answers["/feed"] = (200, {}, rss("Story one here"))
    fetch(site, engine, tmp_path, "/gone", "/feed")
    assert _told(engine) == [f"{site.address}/gone"]
    fetch(site, engine, tmp_path, "/feed", at=1e9 + 86_400)
    assert _told(engine) == [f"{site.address}/gone"]
    fetch(site, engine, tmp_path, "/feed", at=1e9 + 10 * 86_400)
    assert _told(engine) == []


def _told(engine: Engine) -> list[str]:
    with WriteSession(engine) as session:
        found = [path for path, _ in failure_rows(session)]
        session.rollback()
    return found
