"""Many articles in one text file, as news databases export them."""

# ruff: noqa: E501 - samples are easier to read unbroken
from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from app.ingest.sources.bundles import split_bundle
from tests.ingest.sources.samples import PARAGRAPHS, TEXT, TITLE, drafts, read

BODY = "\n\n".join(PARAGRAPHS)


def _lexis(number: int, mark: str) -> str:
    return (
        f"{mark}\n\n\n          The Northern Times\n\n       March {number}, 2021 Thursday\n         Late Edition - Final\n\n{TITLE} {number}\n\n"
        f"BYLINE: By RAGNA TVEIT\n\nSECTION: Section A; Pg. {number}\n\nLENGTH: 512 words\n\n{BODY}\n\nLOAD-DATE: March {number}, 2021\n\n"
        "LANGUAGE: ENGLISH\n\nPUBLICATION-TYPE: Newspaper\n\n\n    Copyright 2021 The Northern Times\n          All Rights Reserved\n\n"
    )


def _nexis(number: int) -> str:
    return (
        f"{TITLE} {number}\n\nThe Northern Times\n\nMarch {number}, 2021 Thursday\n\nCopyright 2021 Northern Times All Rights Reserved\n\n"
        f"Section: NEWS; Pg. {number}\nLength: 512 words\nByline: Ragna Tveit\nBody\n\n{BODY}\n\nLoad-Date: March {number}, 2021\n\nEnd of Document\n\n"
    )


def _factiva(number: int) -> str:
    return (
        f"{TITLE} {number}\n\nBy Ragna Tveit\n512 words\n{number} March 2021\nThe Northern Times\nNTIMES\n1\nEnglish\n"
        f"(c) 2021 Northern Times. All rights reserved.\n\n{BODY}\n\nDocument NTIMES000020210304eh340000{number}\n\n"
    )


def _proquest(number: int) -> str:
    return (
        f"{'_' * 60}\n\nDocument {number} of 2\n\n{TITLE} {number}\n\nAuthor: Tveit, Ragna\n\nAbstract: None available.\n\nFull text: {BODY}\n\n"
        f"Publication title: The Northern Times\n\nPublication date: March {number}, 2021\n\nProQuest document ID: 30500{number}\n\n"
        f"Document URL: https://search.example/{number}\n\nCopyright: Copyright Northern Times\n\n"
    )


EXPORTS: dict[str, Callable[[int], str]] = {
    "documents of": lambda number: _lexis(number, f"               {number} of 2 DOCUMENTS"),
    "bare numbers": lambda number: _lexis(number, f"{number} of 2"),
    "Document 1 of 2": lambda number: _lexis(number, f"Document {number} of 2"),
    "End of Document": _nexis,
    "accession numbers": _factiva,
    "rules": _proquest,
}


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("kind", EXPORTS)
def test_an_export_of_many_articles_comes_in_as_its_articles(tmp_path: Path, kind: str, ends: str) -> None:
    file = tmp_path / "export_2023-01-01.txt"
    file.write_bytes("".join(map(EXPORTS[kind], (1, 2))).replace("\n", ends).encode())
    found = drafts(file)
    assert [draft.title for draft in found] == [f"{TITLE} 1", f"{TITLE} 2"]
    assert [draft.published.date for draft in found] == ["2021-03-01", "2021-03-02"]
    assert {(draft.body, draft.authors, draft.source) for draft in found} == {(BODY, ("Ragna Tveit",), "The Northern Times")}
    assert len({draft.record_id for draft in found}) == 2


def test_the_cover_page_of_an_export_is_no_article(tmp_path: Path) -> None:
    file = tmp_path / "nexis.txt"
    file.write_text("User Name: Jane\nDate and Time: 1 June 2024\nJob Number: 7\nDocuments (2)\n1. One\n2. Two\n\n" + _nexis(1) + _nexis(2))
    assert [draft.title for draft in drafts(file)] == [f"{TITLE} 1", f"{TITLE} 2"]


def test_an_article_keeps_its_key_when_others_are_exported_with_it(tmp_path: Path) -> None:
    one, other = tmp_path / "a.txt", tmp_path / "b.txt"
    one.write_text("".join(_lexis(n, f"{n} of 2 DOCUMENTS") for n in (1, 2)))
    other.write_text(_lexis(5, "1 of 2 DOCUMENTS") + _lexis(2, "2 of 2 DOCUMENTS"))
    assert read(one)[0][1].key == read(other)[0][1].key


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "The bridge in pictures\n\n" + "".join(f"{n} of 3\n\nThe bridge in the fog, number {n}.\n\n" for n in (1, 2, 3)),
        _lexis(1, "1 of 1 DOCUMENTS"),
        _nexis(1),
        f"{BODY}\n\n{'_' * 40}\n\n{BODY}\n\n{'_' * 40}\n",
        f"1 of 2 documents\n\n{BODY}\n\n1 of 7 documents\n\n{BODY}\n",
    ],
)
def test_what_only_counts_is_one_article(text: str) -> None:
    assert split_bundle(text) == []
