"""PDF files that give their text in part, or not at all."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest
from pypdf.generic import ByteStringObject, DictionaryObject, NameObject, NumberObject

from app.ingest.sources import pdf as module
from tests.ingest.sources.samples import PARAGRAPHS, outcome, pdf_of, read


def _file(folder: Path, writer: pypdf.PdfWriter) -> Path:
    path = folder / "a.pdf"
    writer.write(path)
    return path


def _of_pages(number: int) -> pypdf.PdfWriter:
    writer = pypdf.PdfWriter()
    for _ in range(number):
        writer.append(io.BytesIO(pdf_of([PARAGRAPHS[0]])))
    return writer


def test_pages_beyond_the_limit_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_PAGES", 2)
    path = _file(tmp_path, _of_pages(5))
    (document,), (failure,) = read(path)
    assert document.data.decode().count(PARAGRAPHS[0][:20]) == 2
    assert (failure.path, failure.reason) == (str(path), "PDF is too long: its first 2 pages are in, 3 are not; split it")


def test_a_password_is_told(tmp_path: Path) -> None:
    writer = _of_pages(1)
    writer.encrypt("secret", algorithm="RC4-128")
    assert outcome(_file(tmp_path, writer)) == "PDF is encrypted: save it without its password"


def test_a_pdf_that_opens_without_a_password_is_read(tmp_path: Path) -> None:
    writer = _of_pages(1)
    writer.encrypt("", "owner", algorithm="RC4-128")
    (document,), failures = read(_file(tmp_path, writer))
    assert (document.data.decode()[:20], failures) == (PARAGRAPHS[0][:20], [])


@pytest.mark.parametrize(("version", "method"), [(5, "/AESV3"), (4, "/AESV2"), (9, "/New")])
def test_an_encryption_that_cannot_be_undone_is_told(version: int, method: str, tmp_path: Path) -> None:
    stated = DictionaryObject(
        {
            NameObject("/Filter"): NameObject("/Standard"), NameObject("/V"): NumberObject(version),
            NameObject("/R"): NumberObject({5: 6, 4: 4}.get(version, 9)),
            NameObject("/Length"): NumberObject(256), NameObject("/P"): NumberObject(-4),
            NameObject("/O"): ByteStringObject(bytes(48)), NameObject("/U"): ByteStringObject(bytes(48)),
            NameObject("/OE"): ByteStringObject(bytes(32)), NameObject("/UE"): ByteStringObject(bytes(32)),
            NameObject("/Perms"): ByteStringObject(bytes(16)),
            NameObject("/StmF"): NameObject("/StdCF"), NameObject("/StrF"): NameObject("/StdCF"),
            NameObject("/CF"): DictionaryObject({NameObject("/StdCF"): DictionaryObject({NameObject("/CFM"): NameObject(method)})}),
        }
    )  # fmt: skip
    writer = _of_pages(1)
    writer._encrypt_entry = writer._add_object(stated)
    path = _file(tmp_path, writer)
    assert b"/Encrypt" in path.read_bytes()
    assert outcome(path) in ("PDF is encrypted: save it without its password", "PDF cannot be read: damaged")
