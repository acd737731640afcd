# ruff: noqa: E501 - tables of examples
from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import UnreadableInputError
from app.extract.author_names import as_authors
from app.extract.byline import parse_byline
from app.extract.markdown import extract_markdown
from app.extract.metadata import Metadata
from app.extract.read_metadata import parse_sidecar, split_front_matter
from app.language.guessing import guess_language
from tests.extract.cases import PARAGRAPHS


@pytest.mark.parametrize(
    ("name", "text"),
    [("a.meta.json", '{"title": "T", "published": "2020-02-03", "authors": ["A B", "C D"]}'), ("a.meta.yml", "title: T\npublished: 2020-02-03\nauthors: [A B, C D]\n"),
     ("a.meta.yaml", "Title: T\nDate: 2020-02-03\nauthor: A B and C D\n")],
)  # fmt: skip
def test_a_sidecar_is_read(name: str, text: str) -> None:
    assert parse_sidecar(text.encode(), name) == Metadata(title="T", published="2020-02-03", authors=("A B", "C D"), origin="sidecar")


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.meta.json", b"{"), ("a.meta.json", b"[1]"), ("a.meta.yml", b"a: [b"), ("a.meta.yml", b"just words"), ("a.meta.json", b""), ("a.meta.json", bytes(range(256))),
     ("a.meta.yml", b"a: &a [1]\nb: *a\n"), ("a.meta.yml", b"!!python/object/apply:os.system ['true']"), ("a.meta.json", b"[" * 100_000)],
)  # fmt: skip
def test_a_broken_sidecar_is_named(name: str, data: bytes) -> None:
    with pytest.raises(UnreadableInputError, match=name):
        parse_sidecar(data, name)


def test_front_matter_of_a_text_without_any_is_empty() -> None:
    for text in (
        "",
        "---\n",
        "---\nnot: [valid\n---\nx",
        f"--- A dash\n\n{PARAGRAPHS[0]}",
        "Kyiv: a city\nMoscow: another\n\nText",
        "Source: x\nText goes on",
    ):
        assert split_front_matter(text) == (Metadata(), text)


@given(st.text(max_size=80))
@settings(deadline=None, max_examples=100)
def test_any_text_has_front_matter_or_not(text: str) -> None:
    _, rest = split_front_matter(text)
    assert text.endswith(rest)


@pytest.mark.parametrize(
    ("value", "names"),
    [("By Ragna Tveit", ("Ragna Tveit",)), ("A B, C D and E F", ("A B", "C D", "E F")), ("A B; C D", ("A B", "C D")), (["A B", "A B", ""], ("A B",)), ({"name": "A B"}, ("A B",)),
     (None, ()), ("Our correspondent", ()), ("QNBC Executive News Editor", ()), ("Harbour Holdings Ltd", ()), ("Virelia Inc.", ()), ("Ediciones El Faro", ()),
     ("Condé Nast", ()), ("Staff and agencies", ()), ("Harbour staff and agencies", ()), ("Ann Poe and agencies", ("Ann Poe",)), ("Ann Poe and Virelia Inc", ("Ann Poe",)),
     ("Jane Poe, Executive Editor", ("Jane Poe",)), ("Sandy Anders", ("Sandy Anders",))],
)  # fmt: skip
def test_author_names_are_separated(value: object, names: tuple[str, ...]) -> None:
    assert as_authors(value) == names


@pytest.mark.parametrize(
    ("line", "authors", "source"),
    [("By QNBC Executive News Editor", (), ""), ("By Virelia Inc", (), "Virelia Inc"), ("By Ediciones El Faro", (), "Ediciones El Faro"), ("By staff and agencies", (), ""),
     ("By Ann Poe and agencies", ("Ann Poe",), ""), ("By Grace Verlaine", ("Grace Verlaine",), "")],
)  # fmt: skip
def test_a_byline_without_a_person_has_no_author(line: str, authors: tuple[str, ...], source: str) -> None:
    byline = parse_byline(line)
    assert byline is not None
    assert (byline.authors, byline.source) == (authors, source)


def test_markdown_marks_come_off_and_the_heading_is_the_title() -> None:
    text = f"# The *old* bridge\n\n![A ferry](a.jpg)\n\n**Bold** and [a link](https://a.example) in a sentence that goes on.\n\n## What next\n\n> {PARAGRAPHS[2]}\n\n- one item\n- two items\n\n{PARAGRAPHS[3]}\n\n[1]: https://x.example\n"
    draft = extract_markdown(text)
    assert draft.title == "The old bridge"
    assert (
        draft.body
        == f"Bold and a link in a sentence that goes on.\n\nWhat next\n\n{PARAGRAPHS[2]}\n\n- one item\n- two items\n\n{PARAGRAPHS[3]}"
    )
    assert [piece.text for piece in draft.dropped] == ["Image: A ferry"]


def test_an_underlined_heading_is_a_title_too() -> None:
    assert extract_markdown(f"The bridge\n==========\n\n{PARAGRAPHS[0]}").title == "The bridge"


@pytest.mark.parametrize(
    ("text", "code"),
    [("The mayor said that the bridge is to be rebuilt and that it will be open for all of the town.", "en"),
     ("Der Rat der Stadt hat am Dienstag für den Bau der Brücke gestimmt, die seit drei Jahren nicht mehr steht.", "de"),
     ("Le conseil de la ville a voté mardi pour la reconstruction du pont, qui est fermé depuis trois ans dans le port.", "fr"),
     ("Городской совет проголосовал во вторник за то, чтобы построить мост, который не работает уже три года, и это было не просто.", "ru"),
     ("Міська рада проголосувала у вівторок за те, щоб збудувати міст, який не працює вже три роки, і це було не просто для міста.", "uk"),
     ("市议会周二投票决定重建旧桥", "zh"), ("橋の再建が火曜日に決まりましたとのことです", "ja"), ("Bridge", ""), ("", ""), ("12 345 6789 12 12 12 12 12", "")],
)  # fmt: skip
def test_the_language_is_guessed_or_left_open(text: str, code: str) -> None:
    assert guess_language(text) == code


@pytest.mark.parametrize(
    ("value", "names"),
    [(["By Jane Roe"], "Jane Roe"), (["Jane Roe and John Doe"], "Jane Roe|John Doe"), ("['Jane Roe', 'John Doe']", "Jane Roe|John Doe"),
     ('["Jane Roe"]', "Jane Roe"), ("j@paper.example (Jane Roe)", "Jane Roe"), ("Jane Roe <j@paper.example>", "Jane Roe"), ("Jane Roe, Political Editor", "Jane Roe"),
     ("Roe, Jane; Doe, John", "Jane Roe|John Doe"), ("Reuters, AFP", "Reuters|AFP"), ([{"first_name": "Jane", "last_name": "Roe"}], "Jane Roe"), (3, ""), ("NaN", ""), ("N/A", ""),
     ("https://paper.example/jane", ""), ("<a href='/j'>Jane Roe</a>", "Jane Roe"), ("Von Jane Roe und John Doe", "Jane Roe|John Doe"), ("JANE ROE", "Jane Roe"),
     ("Jane Roe (Reuters)", "Jane Roe"), ("Reuters", "Reuters"), ("Madonna", "Madonna"), ("[broken", "[broken")],
)  # fmt: skip
def test_authors_are_read_in_any_form(value: object, names: str) -> None:
    assert "|".join(as_authors(value)) == names
