# ruff: noqa: E501 - samples are easier to read unbroken
from __future__ import annotations

import gzip
import io
import json
import os
import tarfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.ingest.sources import Limits, SourceFailure, find_inputs
from tests.growth import assert_within
from tests.ingest.sources.samples import PAGE, TEXT, lines_of, outcome, read, tar_of, warc_record, zip_of

SMALL = Limits(max_file_bytes=200_000, max_line_bytes=100_000, max_total_bytes=1_000_000, max_members=50)


def _write(path: Path, data: bytes | str) -> Path:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


BOMB = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><rss><channel><item><title>&b;</title></item></channel></rss>'
HOSTILE: dict[str, tuple[bytes | str, str]] = {
    "empty.txt": ("", "empty file"),
    "blank.txt": (" \n\n\t", "empty file"),
    "nul.txt": (b"\x00" * 5_000, "empty file"),
    "garbage.txt": (bytes(range(256)) * 40, "binary data, no text"),
    "image.txt": (b"\x89PNG\r\n\x1a\n" + bytes(200), "a PNG image, no text"),
    "large.txt": ("word " * 50_000, "larger than 200 kB"),
    "large.html": ("<html><p>" + "word " * 50_000, "larger than 200 kB"),
    "empty.html": ("<html><body></body></html>", "no text found in the page"),
    "script.html": ("<html><script>var a = 1;</script></html>", "no text found in the page"),
    "long.jsonl": ('{"body": "' + "x" * 150_000 + '"}', "line 1 is longer than 100 kB"),
    "deep.json": ("[" * 50_000 + "]" * 50_000, "not valid JSON: nested too deeply"),
    "deep.jsonl": ('{"a":' * 15_000 + "1" + "}" * 15_000 + "\n", "line 1 is not valid JSON: nested too deeply"),
    "empty.json": ('{"status": "ok"}', "record has no title and no text"),
    "list.json": ("[1, 2]", "item 1 is no JSON object"),
    "bomb.rss": (BOMB, "XML declares entities of its own, which can multiply without end"),
    "other.xml": ("<?xml version='1.0'?><nitf></nitf>", "XML that is neither a page nor a feed"),
    "broken.zip": (zip_of({"a.txt": TEXT})[:60], "zip archive is damaged"),
    "broken.gz": (gzip.compress(os.urandom(5_000))[:200], "gzip data is damaged or cut off"),
    "broken.tar": (tar_of({"a.txt": TEXT})[:600] , "tar archive is damaged or cut off"),
    "broken.pdf": (b"%PDF-1.4 nothing", "PDF cannot be read: damaged"),
    "broken.warc": (b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: x\r\n\r\n", "nothing in it that could be read"),
    "letter.docx": (zip_of({"[Content_Types].xml": "x", "word/document.xml": "x"}), "an office document or e-book: save it as text, HTML or PDF"),
    "climb.zip": (zip_of({"../../etc/passwd": "x"}), "path leads out of the archive"),
    "root.tar": (tar_of({"/etc/passwd": "x"}), "path leads out of the archive"),
    "many.zip": (zip_of({f"{n}.txt": TEXT for n in range(80)}), "holds more than 50 files"),
    "fat.zip": (zip_of({"a.txt": "a" * 300_000}), "larger than 200 kB"),
    "nested.zip": (zip_of({"a.zip": zip_of({"a.zip": zip_of({"a.zip": zip_of({"a.txt": TEXT})})})}), "archives nested more than 3 deep"),
    "nested.gz": (gzip.compress(gzip.compress(gzip.compress(gzip.compress(TEXT.encode())))), "archives nested more than 3 deep"),
    "total.tar": (tar_of({f"{n}.txt": "word " * 30_000 for n in range(9)}), "unpacks to more than 1 MB"),
    "empty.warc.gz": (gzip.compress(b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n"), "nothing in it that could be read"),
    "empty.zip": (zip_of({}), "nothing in it that could be read"),
    "columns.csv": ("just one column\nand a row\n", "table without named columns"),
    "message.eml": ("From: a@b.example\nSubject: x\nContent-Type: image/png\n\nxx", "message without text"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_its_reason(tmp_path: Path, name: str) -> None:
    data, reason = HOSTILE[name]
    assert outcome(_write(tmp_path / name, data), limits=SMALL).startswith(reason)


def test_one_bad_member_does_not_stop_the_others(tmp_path: Path) -> None:
    path = _write(tmp_path / "a.zip", zip_of({"a.txt": TEXT, "b.txt": bytes(range(256)) * 9, "c.html": PAGE, "../d.txt": TEXT}))
    documents, failures = read(path)
    assert [document.path.partition("!")[2] for document in documents] == ["a.txt", "c.html"]
    assert {failure.reason for failure in failures} == {
        "binary data, no text",
        "path leads out of the archive: if you trust it, unpack it into a folder",
    }


def test_a_gzip_bomb_stops_at_its_ratio(tmp_path: Path) -> None:
    path = tmp_path / "bomb.txt.gz"
    with gzip.open(path, "wb", compresslevel=9) as file:
        for _ in range(30):
            file.write(bytes(1_000_000))
    assert outcome(path) == "unpacks to more than 200 times its size: if you trust it, unpack it first"


def test_a_zip_bomb_stops_at_its_ratio(tmp_path: Path) -> None:
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", bytes(30_000_000))
    assert outcome(path) == "unpacks to more than 200 times its size: if you trust it, unpack it first"


def test_an_encrypted_member_is_named(tmp_path: Path) -> None:
    data = bytearray(zip_of({"a.txt": TEXT}))
    data[6] |= 1
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    assert outcome(_write(tmp_path / "a.zip", bytes(data))) == "encrypted: unpack it with its password"


@pytest.mark.parametrize(
    ("kind", "to", "told"),
    [
        (tarfile.SYMTYPE, "/etc/passwd", "a link to '/etc/passwd', which is no file of the archive: pack the file itself"),
        (tarfile.LNKTYPE, "in/b.txt", "a link to 'in/b.txt', which is no file of the archive: pack the file itself"),
        (tarfile.CHRTYPE, "", "a device or a pipe, no file"),
        (tarfile.FIFOTYPE, "", "a device or a pipe, no file"),
        (tarfile.SYMTYPE, "../in/a.txt", ""),  # which is in by its own name
        (tarfile.LNKTYPE, "in/a.txt", ""),
    ],
)
def test_what_is_no_file_in_a_tar_is_told_unless_its_text_is_in(kind: bytes, to: str, told: str, tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name in ("in/a.txt", "in/latest.txt"):
            member = tarfile.TarInfo(name)
            if name == "in/a.txt":
                member.size = len(TEXT)
            else:
                member.type, member.linkname = kind, to
            archive.addfile(member, io.BytesIO(TEXT.encode()))
    path = _write(tmp_path / "a.tar", buffer.getvalue())
    documents, failures = read(path)
    assert [document.path for document in documents] == [f"{path}!in/a.txt"]
    assert [(failure.path, failure.reason) for failure in failures] == ([(f"{path}!in/latest.txt", told)] if told else [])


def test_a_line_of_many_megabytes_costs_no_more_than_its_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        file.write(b'{"body": "')
        for _ in range(60):
            file.write(b"x" * 1_000_000)
        file.write(b'"}\n' + lines_of({"id": "1", "body": TEXT}).encode())
    documents, failures = read(path, limits=Limits(max_line_bytes=1_000_000))
    assert [document.key for document in documents] == ["1"]
    assert failures[0].reason == "line 1 is longer than 1 MB"


def test_deeply_nested_markup_is_read_or_refused_in_time(tmp_path: Path) -> None:
    page = _write(tmp_path / "a.html", "<div>" * 30_000 + TEXT + "</div>" * 30_000)
    assert_within(30, lambda: outcome(page))


def test_ten_thousand_bad_lines_are_ten_thousand_reasons(tmp_path: Path) -> None:
    good = lines_of({"id": "1", "body": TEXT})
    documents, failures = read(_write(tmp_path / "a.jsonl", good + "{bad}\n" * 10_000 + good.replace('"1"', '"2"')))
    assert (len(documents), len(failures)) == (2, 10_000)


@given(st.binary(max_size=300), st.sampled_from(["", "%PDF-1.4\n", "PK\x03\x04", "WARC/1.0\r\n", "{", "<rss>", "<html>", "From: a\nTo: b\nSubject: c\n", "a,b\n"]),
       st.sampled_from(["a.txt", "a.html", "a.json", "a.jsonl", "a.csv", "a.eml", "a.xml", "a.zip", "a.pdf", "a.tar", "a.gz"]))  # fmt: skip
@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_under_any_name_give_documents_or_reasons(tmp_path: Path, data: bytes, start: str, name: str) -> None:
    assert outcome(_write(tmp_path / name, start.encode("latin-1") + data))


def test_folders_are_walked_in_order_without_hidden_files_and_sidecars(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "README.md", "LICENSE", ".hidden", "a.meta.json", "sub/c.html", "sub/style.css", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert [str(path.relative_to(tmp_path)) for path in find_inputs([tmp_path]) if isinstance(path, Path)] == [
        "a.txt",
        "b.txt",
        "sub/c.html",
    ]
    assert list(find_inputs([tmp_path / "README.md"])) == [tmp_path / "README.md"]


def test_links_that_lead_back_or_nowhere_are_reported(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "gone").symlink_to(tmp_path / "nothing")
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    found = list(find_inputs([tmp_path]))
    assert [one for one in found if isinstance(one, Path)] == [tmp_path / "a.txt"]
    assert {one.reason for one in found if isinstance(one, SourceFailure)} == {
        "link leads back into a folder above it",
        "link leads nowhere",
    }


def test_a_path_that_is_not_there_is_reported(tmp_path: Path) -> None:
    assert [one.reason for one in find_inputs([tmp_path / "x"]) if isinstance(one, SourceFailure)] == ["no such file or folder"]
    assert outcome(tmp_path / "x") == "no such file"


def test_a_file_without_permission_is_reported(tmp_path: Path) -> None:
    path = _write(tmp_path / "a.txt", TEXT)
    outcome(path)  # imports what reading needs, while we may still read everything
    path.chmod(0)
    user = os.geteuid()
    try:
        if user == 0:  # root may read everything
            os.seteuid(65534)
        assert outcome(path) == "permission denied"
    finally:
        os.seteuid(user)


def test_a_pipe_is_no_input(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert outcome(tmp_path / "pipe") == "no regular file"


@pytest.mark.parametrize("name", ["a.txt.meta.json", "A.META.YML"])
def test_metadata_named_as_an_input_is_refused(tmp_path: Path, name: str) -> None:
    path = _write(tmp_path / name, '{"title": "The bridge", "source": "Northern Times"}')
    assert outcome(path) == "metadata beside another file, no article: name the file it belongs to"


def test_a_headline_alone_is_taken_from_a_text_but_not_from_a_record(tmp_path: Path) -> None:
    assert outcome(_write(tmp_path / "a.txt", "Council votes for the bridge")) == "ok"
    assert outcome(_write(tmp_path / "a.jsonl", '{"title": "Council votes for the bridge"}')).startswith("no text")


@pytest.mark.parametrize(
    ("name", "text", "where"),
    [
        ("a.jsonl", '{"title": "x", "body": "y"}\n{"title" 1}\n', "line 2 is not valid JSON: Expecting ':' delimiter at character 10"),
        ("a.json", '{"title": "x",\n "body" 1}', "not valid JSON: Expecting ':' delimiter at line 2, character 9"),
    ],
)
def test_bad_json_is_told_with_one_line_number_and_the_character(tmp_path: Path, name: str, text: str, where: str) -> None:
    assert outcome(_write(tmp_path / name, text)) == where


def test_no_first_line_of_garbage_is_taken_for_a_table(tmp_path: Path) -> None:
    assert outcome(_write(tmp_path / "a.dat", b"\r\x00,\x00\r" + bytes(range(256)) * 40 + b"\nx")) == "binary data, no text"


@pytest.mark.parametrize("ending", ["jsonl", "json", "warc", "csv"])
def test_of_a_packed_file_that_breaks_off_the_documents_before_are_kept(tmp_path: Path, ending: str) -> None:
    records = [{"id": str(n), "title": f"Title {n} {os.urandom(200).hex()}", "body": TEXT} for n in range(50)]
    texts = {
        "jsonl": lines_of(*records),
        "json": json.dumps(records),
        "csv": "title,body\n" + "".join(f'{one["title"]},"{TEXT}"\n' for one in records),
    }
    data = (
        texts[ending].encode()
        if ending in texts
        else b"".join(warc_record(f"https://a.example/{n}", PAGE.replace("bridge", os.urandom(400).hex())) for n in range(50))
    )
    documents, failures = read(_write(tmp_path / f"a.{ending}.gz", gzip.compress(data)[:-1_000]))
    assert 20 <= len(documents) < 50
    assert any("gzip data is damaged or cut off" in failure.reason for failure in failures), failures


def test_half_of_a_packed_page_is_no_document(tmp_path: Path) -> None:
    page = PAGE.replace("bridge", os.urandom(20_000).hex())
    assert outcome(_write(tmp_path / "a.html.gz", gzip.compress(page.encode())[:-1_000])) == "gzip data is damaged or cut off"


def test_the_parts_that_a_browser_saves_beside_a_page_are_no_articles(tmp_path: Path) -> None:
    for name in ("story.html", "story_files/frame.html", "other_files/story.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        _write(tmp_path / name, PAGE)
    assert [str(path) for path in find_inputs([tmp_path])] == [str(tmp_path / "other_files/story.html"), str(tmp_path / "story.html")]
