from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from difflib import SequenceMatcher

import pytest
import yaml

from tests.corpus import corpus_path
from tests.seeds.samples import SEEDS, article_files, articles, expected, records, runs, visible_text, words

SHAPES = {
    "a headline named only in the last line": r"(?m)^The post (.+) appeared first on .+\.\s*\Z",
    "numbered comments": r"(?m)^\s*1\. .+\n+\s*2\. ",
    "a reply nested in a comment": r"(?m)^ {4}• ",
    "a reply with its own number": r"(?m)^\s+2\.1 ",
    "comments after a handle": r"(?m)^\w+: .+\n\n\w+: ",
    "a caption printed twice in a row": r"(?m)^(\S.{15,})\n\1$",
    "a name around a photo credit": r"(?m)^(.+)\n\nStaff photo\n\n\1$",
    "an echo of the slug": r"(?m)^[a-z0-9]+(-[\w,]+){5,}!?$",
    "an advertisement mark": r"(?mi)^advertisements?$",
    "share prompts": r"(?m)^Share (this|on)\b",
    "related links": r"(?m)^Related\b",
    "teasers cut short": r"(?m)^.{20,}\.\.\.$",
    "a call for comments": r"(?m)^Leave a Comment$",
    "a comment form": r"(?m)^(Enter comments here|Please leave your comment)",
    "an agency dateline": r"(?m)^[A-Z]{4,} — ",
    "a dateline with a colon": r"(?m)^[A-Z-]{4,}: ",
    "a dateline with its date": r"(?m)^[A-Z ]{4,}, [A-Z][a-z]+\. \d{1,2}(, \d{4})? — ",
    "an agency in brackets": r"(?m)^.{4,40}\([A-Z]\w+ Wire\)",
    "a byline": r"(?m)^By [A-Z]\w+ [A-Z][\w-]+",
    "a generic byline": r"(?m)^By Staff Writer$",
    "a publication line": r"(?m)^Published \d{1,2} \w+ \d{4}$",
    "a time of posting": r"(?m)^Posted on .+ at \d",
    "a copy cut off in the middle": r"(?m)\.\.\.\n\nContinue reading$",
    "front matter": r"\A---\ntitle: ",
}


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    return articles()


def test_there_are_at_least_twenty_four_samples(texts: dict[str, str]) -> None:
    assert len(texts) >= 24


def test_a_sample_has_between_150_and_600_words(texts: dict[str, str]) -> None:
    lengths = {key: len(text.split()) for key, text in texts.items()}
    assert {key: n for key, n in lengths.items() if not 150 <= n <= 600} == {}


@pytest.mark.parametrize("shape", SHAPES)
def test_the_shapes_of_scraped_pages_are_among_the_samples(shape: str, texts: dict[str, str]) -> None:
    assert any(re.search(SHAPES[shape], text) for text in texts.values())


def test_a_headline_named_in_the_last_line_stands_nowhere_else(texts: dict[str, str]) -> None:
    closing = re.compile(SHAPES["a headline named only in the last line"])
    found = [(text, match[1]) for text in texts.values() if (match := closing.search(text))]
    assert len(found) >= 2
    assert all(text.count(title) == 1 for text, title in found)


def test_one_sample_is_hard_wrapped(texts: dict[str, str]) -> None:
    longest = {key: max(map(len, text.splitlines())) for key, text in texts.items()}
    assert min(longest.values()) <= 60


def test_samples_with_and_without_a_publication_date_are_both_common() -> None:
    dated = Counter(gold["published"]["date"] is not None for gold in expected().values())
    assert min(dated[True], dated[False]) >= 8


def test_the_web_page_is_dressed_like_a_real_one() -> None:
    (path,) = SEEDS.rglob("*.html")
    page = path.read_text("utf-8")
    data = json.loads(re.search(r'(?s)<script type="application/ld\+json">(.*?)</script>', page)[1])  # type: ignore[index]
    assert date.fromisoformat(data["datePublished"][:10]).year == 2015
    assert all(mark in page for mark in ("<nav>", "cookie", 'class="related"', 'id="comments"', "<figcaption>"))
    assert 150 <= len(visible_text(page).split()) <= 600


def test_json_lines_records_have_what_an_archive_needs() -> None:
    found = records()
    assert len(found) >= 5
    assert len({record["id"] for record in found}) == len(found)
    for record in found:
        assert {"title", "source", "authors", "url", "id"} <= record.keys()
        assert (record.keys() & {"body", "text"}) and (record.keys() & {"published", "date"})
    assert any(record.get("comments") for record in found)


def test_sidecars_are_valid_and_lie_beside_their_article() -> None:
    sidecars = sorted([*SEEDS.rglob("*.meta.json"), *SEEDS.rglob("*.meta.yml")])
    assert {path.suffix for path in sidecars} == {".json", ".yml"}
    for path in sidecars:
        stated = yaml.safe_load(path.read_text("utf-8"))  # YAML contains JSON
        assert {"title", "published", "source", "authors", "url"} <= stated.keys()
        assert path.with_name(path.name.split(".meta.")[0] + ".txt").is_file()


def test_two_copies_of_one_article_differ_a_little(texts: dict[str, str]) -> None:
    first, second = texts["euro-notes-and-coins-arrive.txt"], texts["ws_1022-twelve-countries-wake-up.txt"]
    shared = runs(first, length=5) & runs(second, length=5)
    assert len(shared) >= 0.8 * len(runs(second, length=5))
    assert SequenceMatcher(None, words(first), words(second), autojunk=False).ratio() < 1


def test_nothing_is_quoted(texts: dict[str, str]) -> None:
    bodies = {key: text for key, text in texts.items() if not key.endswith((".md", ".html"))}
    assert [key for key, text in bodies.items() if re.search(r"[“”\"„«]", text)] == []


def test_web_addresses_are_of_the_reserved_kind() -> None:
    raw = [path.read_text("utf-8") for path in SEEDS.rglob("*") if path.is_file()]
    hosts = {host for text in raw for host in re.findall(r"https?://([^/\s\"')]+)", text)} - {"schema.org"}
    assert hosts
    assert {host for host in hosts if not host.endswith(".example")} == set()


def test_what_a_reader_expects_is_written_down_for_every_sample(texts: dict[str, str]) -> None:
    assert expected().keys() == texts.keys()


def test_the_names_a_reader_expects_are_printed_in_the_sample(texts: dict[str, str]) -> None:
    flat = {key: " ".join(text.split()) for key, text in texts.items()}
    absent = [
        (key, name) for key, gold in expected().items() for name in (*gold["people"].values(), *gold["not_people"]) if name not in flat[key]
    ]
    assert absent == []


def test_the_title_a_reader_expects_is_printed_in_the_sample(texts: dict[str, str]) -> None:
    assert [key for key, gold in expected().items() if gold["title"] not in " ".join(texts[key].split())] == []


def test_several_people_are_in_many_samples_under_several_names() -> None:
    forms: dict[str, Counter[str]] = {}
    for gold in expected().values():
        for name, printed in gold["people"].items():
            forms.setdefault(name, Counter())[printed] += 1
    assert sum(counted.total() >= 4 for counted in forms.values()) >= 8
    assert len(forms["Volodymyr Zelensky"]) >= 3
    assert forms["Vladimir Putin"]["Putin"] >= 2  # never named in full there


def test_abbreviations_are_spelled_out_in_some_samples_only(texts: dict[str, str]) -> None:
    for short, long in (("ATACMS", "Army Tactical Missile System"), ("IAEA", "International Atomic Energy Agency")):
        ways = {(short in text, long in text) for text in texts.values()}
        assert {(True, True), (True, False), (False, True)} <= ways


def test_no_sample_repeats_nine_words_of_an_outside_article(texts: dict[str, str]) -> None:
    outside = [path.read_text("utf-8") for path in sorted(corpus_path("seeds").glob("*.txt"))]
    taken = set[tuple[str, ...]]().union(*(runs(text, length=9) for text in outside))
    assert taken
    assert {key: runs(text, length=9) & taken for key, text in texts.items() if runs(text, length=9) & taken} == {}


def test_every_sample_file_is_known_to_the_readme() -> None:
    readme = (SEEDS / "README.md").read_text("utf-8")
    for path in article_files():
        place = f"`*{path.suffix}`" if path.parent == SEEDS else f"`{path.parent.name}/`"
        assert place in readme, path
