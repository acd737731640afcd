"""What is added to a word, and what is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain import SourceRef
from app.errors import UsageError
from app.search.expand import Expander
from app.search.nodes import Phrase, TextLeaf, Word
from app.search.readings import read_leaf
from app.search.spellings import Spellings
from tests.contract.memory_articles import MemoryArticle, MemoryPerson
from tests.contract.memory_lexicon import MemoryLexicon

MARTA = MemoryPerson(id="marta-ilvesky", name="Marta Ilvesky", aliases=("Ilvesky", "Marta Ilveskyy", "Ms Ilvesky"))


def added(
    leaf: TextLeaf, *bodies: str, people: tuple[MemoryPerson, ...] = (), table: tuple[str, ...] = ()
) -> list[tuple[str, tuple[str, ...]]]:
    articles = [
        MemoryArticle(number=n, id=str(n), title="t", body=body, source=SourceRef("s", "S"), people=people)
        for n, body in enumerate(bodies, 1)
    ]
    _, told = Expander(MemoryLexicon(articles), Spellings(table)).expand(read_leaf(leaf, marked_capitals=True))
    return [(expansion.kind, expansion.added) for expansion in told]


def test_plural_and_singular_only_as_far_as_the_archive_has_them() -> None:
    assert added(Word("missile"), "missiles flew") == [("inflection", ("missiles",))]
    assert added(Word("e-mail"), "e-mails leaked") == [("inflection", ("e-mails", "emails"))]
    assert added(Word("cease-fires"), "a cease-fire held") == [("inflection", ("cease-fire", "ceasefire"))]
    assert added(Word("missile"), "a missile flew") == []


def test_a_possessive_is_expanded_as_the_word() -> None:
    assert added(Word("company's"), "two companies met") == [("inflection", ("companies",))]
    assert added(Word("Kyiv’s"), "in Kiev", table=("Kyiv\tKiev",)) == [("spelling", ("Kiev",))]
    assert added(Word("Ilvesky's"), "Marta Ilveskyy spoke", people=(MARTA,)) == [("alias", ("Ilveskyy",))]
    assert [kind for kind, _ in added(Word("HDMA's"), "the Harbour Defence Missile Array (HDMA)")] == ["abbreviation"]


@pytest.mark.parametrize("word", ["Missile", "missile*", "MISSILE"])
def test_capitalised_words_keep_their_number(word: str) -> None:
    assert added(Word(word.rstrip("*"), prefix=word.endswith("*")), "missiles flew") == []


def test_names_keep_their_number_in_small_letters_too() -> None:
    woods = MemoryPerson(id="p", name="Tiger Woods")
    assert added(Word("woods"), "a wood and the woods", people=(woods,)) == []


def test_phrases_are_not_inflected() -> None:
    assert added(Phrase("red line"), "red lines") == []


def test_other_spellings_of_a_persons_name_are_found_from_the_archive() -> None:
    assert added(Word("Ilvesky"), "Marta Ilveskyy spoke, said Ilvesky", people=(MARTA,)) == [("alias", ("Ilveskyy",))]
    assert added(Word("Marta"), "Marta Ilveskyy spoke, said Ilvesky", people=(MARTA,)) == []


def test_two_people_with_like_names_are_kept_apart() -> None:
    other = MemoryPerson(id="q", name="Jon Ilveskyy")
    me = MemoryPerson(id="p", name="Marta Ilvesky")
    assert added(Word("Ilvesky"), "Ilveskyy and Ilvesky", people=(me, other)) == []


def test_the_table_of_spellings_works_both_ways_and_for_phrases() -> None:
    table = ("# remark", "Kyiv\tKiev", "Ivory Coast\tCôte d'Ivoire")
    assert added(Word("kiev"), "in Kyiv", table=table) == [("spelling", ("Kyiv",))]
    assert added(Phrase("ivory coast"), "the Côte d’Ivoire team", table=table) == [("spelling", ("Côte d'Ivoire",))]
    assert added(Word("Kyiv"), "in Lviv", table=table) == []


def test_an_abbreviation_that_articles_spell_out() -> None:
    body = "the Harbour Defence Missile Array (HDMA) passed"
    for typed in ("HDMA", "hdma", "H.D.M.A."):
        assert added(Word(typed), body, "Harbour Defence Missile Arrays again") == [
            ("abbreviation", ("Harbour Defence Missile Array", "Harbour Defence Missile Arrays"))
        ], typed


def test_a_word_in_small_letters_is_no_abbreviation_that_the_archive_writes_in_capitals() -> None:
    firm = "the Harbour Engine Lines Merger (HELM) was signed"
    steered = ("she took the helm", "the helm was turned", "both at the helm")
    assert added(Word("helm"), firm, *steered) == []
    assert [kind for kind, _ in added(Word("HELM"), firm, *steered)] == ["abbreviation"]
    assert [kind for kind, _ in added(Word("helm"), firm, "HELM again")] == ["abbreviation"]


def test_a_long_form_that_has_the_word_itself_adds_nothing() -> None:
    assert added(Word("PIER"), "the Pier Installations of East Rhyll (PIER) said") == []


def test_a_phrase_whose_letters_fit_when_nobody_spells_it_out() -> None:
    assert added(Word("HADEMA"), "the Harbour Defence Missile Array passed", "HADEMA again") == [
        ("abbreviation", ("Harbour Defence Missile Array",))
    ]
    assert added(Word("hadema"), "the Harbour Defence Missile Array passed", "HADEMA again") != []


@pytest.mark.parametrize(
    ("typed", "bodies"),
    [
        ("hadema", ("the Harbour Defence Missile Array passed",)),  # nobody writes it in capitals
        ("HADEMA", ("the Harbour Defence Missile Array, and the Hasty Defenders of Metal Axes",)),  # two fit
        ("HDM", ("the Harbour Defence Missile passed",)),  # too short to tell
        ("HDMB", ("the Harbour Defence Missile Array passed",)),
        ("Hdma", ("the Harbour Defence Missile Array passed",)),
        ("us", ("the United States (US) said",)),
    ],
)
def test_letters_that_do_not_tell_enough(typed: str, bodies: tuple[str, ...]) -> None:
    assert [kind for kind, _ in added(Word(typed), *bodies)] in ([], ["inflection"])


def test_in_a_large_archive_four_letters_fit_too_much_by_chance() -> None:
    names = "abcdefghijklmnoprstuvw"
    many = " and so. ".join(f"{a.upper()}able {b.upper()}eta {c.upper()}orn" for a in names for b in names for c in names[:12])
    bodies = [many[at : at + 1_000] for at in range(0, len(many), 1_000)]
    articles = [
        MemoryArticle(number=n, id=str(n), title="t", body=body)
        for n, body in enumerate([*bodies, "the Xeric Yonder Zinc Query office"], 1)
    ]
    expander = Expander(MemoryLexicon(articles), Spellings(()))
    assert expander.lexicon.capital_phrase_count() > 2_100
    assert expander.expand(read_leaf(Word("XYZQ"), marked_capitals=True))[1] == []


def test_a_table_that_cannot_be_read_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="table of spellings"):
        Spellings.read(tmp_path / "missing.tsv")
    (tmp_path / "bad.tsv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="UTF-8"):
        Spellings.read(tmp_path / "bad.tsv")


def test_the_bundled_table_has_no_spelling_that_leads_nowhere() -> None:
    table = Spellings.read(None)
    assert set(table.others(["kyiv"]).values()) >= {"Kiev"}
    assert table.others(["nowhere"]) == {}
