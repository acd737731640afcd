from __future__ import annotations

import gzip
import json
from itertools import pairwise
from pathlib import Path

import pytest

from app.errors import UsageError
from app.ingest.courtesy import RequestError, Visitor
from app.ingest.feeds import read_list
from app.store.engine import Engine
from tests.archives import ingest_with
from tests.ingest.feed_site import Site, fetch, rss
from tests.reliability.processes import assert_sound, count, finished
from tests.store.archive import numbers_of


def test_entries_come_into_the_archive_and_stay_when_the_feed_drops_them(site: Site, engine: Engine, tmp_path: Path) -> None:
    for titles in (("First harbour story", "Second harbour story"), ("Second harbour story", "Third harbour story")):
        site.answers["/feed"] = (200, {}, rss(*titles))
        assert fetch(site, engine, tmp_path, "/feed").fetched == 1
        assert ingest_with(engine, tmp_path / "a.db", [tmp_path / "feeds"], annotate_later=False).failures == []
    assert numbers_of(engine, "SELECT count(*) FROM article WHERE NOT missing") == [3]


def test_what_did_not_change_is_not_sent_again(site: Site, engine: Engine, tmp_path: Path) -> None:
    site.answers["/feed"] = (200, {"ETag": '"one"', "Last-Modified": "Mon, 01 Jan 2024 00:00:00 GMT"}, rss("Story one here"))
    first, second = (fetch(site, engine, tmp_path, "/feed") for _ in range(2))
    assert (first.fetched, second.fetched, second.unchanged) == (1, 0, 1)
    asked = [headers for path, headers, _ in site.asked if path == "/feed"]
    assert "If-None-Match" not in asked[0]
    assert asked[1]["If-None-Match"] == '"one"'
    assert asked[1]["If-Modified-Since"] == "Mon, 01 Jan 2024 00:00:00 GMT"


def test_the_same_answer_without_etag_is_kept_once(site: Site, engine: Engine, tmp_path: Path) -> None:
    site.answers["/feed"] = (200, {}, rss("Story one here"))
    assert [fetch(site, engine, tmp_path, "/feed").fetched for _ in range(3)] == [1, 0, 0]
    assert len(list((tmp_path / "feeds").rglob("*.xml"))) == 1


def test_robots_txt_is_obeyed(site: Site, engine: Engine, tmp_path: Path) -> None:
    site.answers["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /private/\n")
    site.answers["/private/feed"] = site.answers["/open/feed"] = (200, {}, rss("Story one here"))
    report = fetch(site, engine, tmp_path, "/private/feed", "/open/feed")
    assert (report.fetched, len(report.failures)) == (1, 1)
    assert "robots.txt does not allow" in report.failures[0][1]
    assert site.paths() == ["/robots.txt", "/open/feed"]


def test_a_site_whose_robots_txt_fails_is_left_alone(site: Site, engine: Engine, tmp_path: Path) -> None:
    site.answers["/robots.txt"] = (500, {}, b"")
    site.answers["/feed"] = (200, {}, rss("Story one here"))
    assert "robots.txt cannot be read" in fetch(site, engine, tmp_path, "/feed").failures[0][1]
    assert site.paths() == ["/robots.txt"]


def test_requests_to_one_host_keep_their_distance(site: Site, engine: Engine, tmp_path: Path) -> None:
    for path in ("/a", "/b"):
        site.answers[path] = (200, {}, rss(f"Story of {path} here"))
    fetch(site, engine, tmp_path, "/a", "/b", pause=0.3)
    times = [moment for _, _, moment in site.asked]
    assert all(later - earlier >= 0.25 for earlier, later in pairwise(times))


def test_a_crawl_delay_of_the_site_is_kept(site: Site, engine: Engine, tmp_path: Path) -> None:
    site.answers["/robots.txt"] = (200, {}, b"User-agent: *\nCrawl-delay: 1\n")
    for path in ("/a", "/b"):
        site.answers[path] = (200, {}, rss(f"Story of {path} here"))
    fetch(site, engine, tmp_path, "/a", "/b")
    assert site.asked[-1][2] - site.asked[-2][2] >= 0.95


def test_a_failing_feed_is_asked_less_and_less_and_forgiven_when_it_works(site: Site, engine: Engine, tmp_path: Path) -> None:
    asked_at = []
    clock = 1e9
    for _ in range(100):
        before = len(site.asked)
        fetch(site, engine, tmp_path, "/feed", at=clock)
        if len(site.asked) > before:
            asked_at.append(clock)
        clock += 60
    waits = [later - earlier for earlier, later in pairwise(asked_at)]
    assert waits == [300, 600, 1200, 2400]
    assert numbers_of(engine, "SELECT count(*) FROM ingest_failure") == [1]
    site.answers["/feed"] = (200, {}, rss("Story one here"))
    assert fetch(site, engine, tmp_path, "/feed", at=clock + 90_000).fetched == 1
    assert numbers_of(engine, "SELECT count(*) FROM ingest_failure") == [0]


def test_a_busy_server_is_asked_again_when_it_says(site: Site, engine: Engine, tmp_path: Path) -> None:
    site.answers["/feed"] = (503, {"Retry-After": "7200"}, b"")
    assert "503" in fetch(site, engine, tmp_path, "/feed", at=1e9).failures[0][1]
    assert fetch(site, engine, tmp_path, "/feed", at=1e9 + 7100).waiting == 1
    assert fetch(site, engine, tmp_path, "/feed", at=1e9 + 7300).waiting == 0


def test_a_feed_that_moved_for_good_is_asked_at_its_new_place(site: Site, engine: Engine, tmp_path: Path) -> None:
    site.answers |= {"/old": (301, {"Location": "/new"}, b""), "/new": (200, {}, rss("Story one here"))}
    for _ in range(2):
        assert fetch(site, engine, tmp_path, "/old").failures == []
    assert [path for path in site.paths() if path != "/robots.txt"] == ["/old", "/new", "/new"]


def test_a_feed_that_is_gone_is_told_and_left_alone(site: Site, engine: Engine, tmp_path: Path) -> None:
    site.answers["/feed"] = (410, {}, b"")
    assert "take it off the list" in fetch(site, engine, tmp_path, "/feed").failures[0][1]
    assert fetch(site, engine, tmp_path, "/feed", at=1e9 + 86_400 * 20).waiting == 1


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/x", "/loop"])
def test_redirects_lead_nowhere_but_to_the_web_and_not_in_circles(target: str, site: Site, engine: Engine, tmp_path: Path) -> None:
    site.answers["/loop"] = (302, {"Location": target}, b"")
    report = fetch(site, engine, tmp_path, "/loop")
    assert len(report.failures) == 1
    assert not (tmp_path / "feeds").exists()


def test_one_failing_feed_stops_no_other(site: Site, engine: Engine, tmp_path: Path) -> None:
    site.answers["/feed"] = (200, {}, rss("Story one here"))
    report = fetch(site, engine, tmp_path, "http://127.0.0.1:9/nobody", "/missing", "/feed", timeout=2)
    assert (report.fetched, len(report.failures)) == (1, 2)


def test_compressed_answers_are_read_and_bombs_refused(site: Site, engine: Engine, tmp_path: Path) -> None:
    headers = {"Content-Encoding": "gzip"}
    site.answers |= {
        "/feed": (200, headers, gzip.compress(rss("Story one here"))),
        "/bomb": (200, headers, gzip.compress(b" " * 30_000_000)),
    }
    report = fetch(site, engine, tmp_path, "/feed", "/bomb", max_bytes=1_000_000)
    assert (report.fetched, [reason for _, reason in report.failures]) == (
        1,
        ["answer is larger than 1,000,000 bytes; not asked again for 5 minutes"],
    )


def test_an_address_that_is_none_is_no_request() -> None:
    with pytest.raises(RequestError, match="no http or https address"):
        Visitor().get("file:///etc/passwd")


def test_a_list_has_one_address_a_line_with_comments(tmp_path: Path) -> None:
    file = tmp_path / "feeds.txt"
    file.write_text("# news\nhttps://example.org/a.xml\n\n https://example.org/b#part  # second\nhttps://example.org/a.xml\n")
    assert read_list(file) == ["https://example.org/a.xml", "https://example.org/b#part"]


@pytest.mark.parametrize("text", ["not an address", "ftp://example.org/feed", "file:///etc/passwd", "https:///nohost"])
def test_a_list_with_anything_else_is_refused_in_one_line(text: str, tmp_path: Path) -> None:
    (tmp_path / "feeds.txt").write_text(text)
    with pytest.raises(UsageError, match="no http or https address"):
        read_list(tmp_path / "feeds.txt")


def test_the_command_fetches_and_takes_in(site: Site, tmp_path: Path) -> None:
    site.answers["/feed"] = (200, {}, rss("First harbour story", "Second harbour story"))
    (tmp_path / "feeds.txt").write_text(f"{site.address}/feed\n{site.address}/missing\n")
    result = finished(tmp_path / "a.db", "fetch-feeds", tmp_path / "feeds.txt", "--pause", "0.1")
    assert result.returncode == 3, result.stderr
    assert "feeds: 1 fetched, 0 unchanged, 1 failed" in result.stdout
    assert "2 added" in result.stdout
    assert (
        result.stderr == f"failed: {site.address}/missing: the server answered 404 (there is no such page); not asked again for 5 minutes\n"
    )
    assert count(tmp_path / "a.db") == 2
    assert_sound(tmp_path / "a.db")


def test_a_program_gets_its_report_though_nothing_was_fetched(tmp_path: Path) -> None:
    (tmp_path / "feeds.txt").write_text("# none yet\n")
    result = finished(tmp_path / "a.db", "fetch-feeds", tmp_path / "feeds.txt", "--json")
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout)["added"] == 0
