from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import DayRange
from app.web.params import DatesParams, ExportParams, NoParams, PeopleParams, QueryParams, SearchParams, names_of, parameters, read
from app.web.problems import ParameterProblem, ProblemError


def problems(model: type[QueryParams], *items: tuple[str, str]) -> dict[str, ParameterProblem]:
    with pytest.raises(ProblemError) as caught:
        read(model, items)
    assert caught.value.problem.status == 400
    return {error.parameter: error for error in caught.value.problem.errors}


def test_nothing_given_means_every_default() -> None:
    options = read(SearchParams, []).options()
    assert (options.page, options.per_page, options.sort, options.days, options.snippets) == (1, 20, None, None, 3)


def test_empty_values_count_as_not_given() -> None:
    items = [(name, "") for name in names_of(SearchParams)]
    assert read(SearchParams, items) == read(SearchParams, [])


def test_repeated_filters_are_alternatives_in_order() -> None:
    options = read(SearchParams, [("person", "b"), ("person", "a"), ("source", " x ")]).options()
    assert options.person == ("b", "a")
    assert options.source == ("x",)


@pytest.mark.parametrize(
    "items", [[("facets", "person,year")], [("facets", "person"), ("facets", "year")], [("facets", " person , year,")]]
)
def test_lists_are_written_with_commas_or_repeated(items: list[tuple[str, str]]) -> None:
    assert read(SearchParams, items).options().facets == ("person", "year")


def test_to_covers_the_whole_period_it_names() -> None:
    assert read(SearchParams, [("from", "2024"), ("to", "2024-02")]).options().days == DayRange(date(2024, 1, 1), date(2024, 2, 29))
    assert read(SearchParams, [("to", "2014")]).options().days == DayRange(None, date(2014, 12, 31))


@pytest.mark.parametrize(
    ("typed", "meant"), [("facest", "facets"), ("form", "from"), ("perpage", "per_page"), ("persons", "person"), ("Q", "q")]
)
def test_an_unknown_parameter_is_refused_with_what_was_meant(typed: str, meant: str) -> None:
    error = problems(SearchParams, (typed, "x"))[typed]
    assert (error.code, error.suggestion) == ("unknown", meant)
    assert "did you mean" in error.detail


def test_an_unknown_parameter_like_no_other_is_told_what_there_is() -> None:
    assert "known are q, limit, format" not in problems(PeopleParams, ("zzzzz", "1"))["zzzzz"].detail
    assert "known are" in problems(PeopleParams, ("zzzzz", "1"))["zzzzz"].detail
    assert "takes none" in problems(NoParams, ("page", "1"))["page"].detail


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("from", "2011-02-30"),
        ("to", "2024-13"),
        ("from", "yesterday"),
        ("page", "0"),
        ("page", "1e9"),
        ("page", "1000000001"),
        ("page", "-1"),
        ("page", "9" * 5000),
        ("per_page", "0"),
        ("per_page", "101"),
        ("sort", "newset"),
        ("facets", "person,sorce"),
        ("fields", "body"),
        ("snippets", "6"),
        ("facet_size", "0"),
        ("duplicates", "fold"),
        ("scope", "everything"),
        ("aliases", "maybe"),
        ("date_field", "written"),
        ("q", "x" * 20_001),
        ("person", "x" * 501),
    ],
)
def test_a_value_that_cannot_be_is_refused_by_name(name: str, value: str) -> None:
    assert name in problems(SearchParams, (name, value))[name].detail


def test_a_near_miss_of_a_choice_is_corrected() -> None:
    assert problems(SearchParams, ("sort", "newset"))["sort"].suggestion == "newest"
    assert problems(SearchParams, ("facets", "sorce"))["facets"].suggestion == "source"


def test_every_wrong_parameter_is_named_at_once() -> None:
    found = problems(SearchParams, ("page", "0"), ("sort", "x"), ("nope", "1"), ("from", "2011-02-30"))
    assert set(found) == {"page", "sort", "nope", "from"}


def test_from_after_to_is_refused() -> None:
    assert problems(SearchParams, ("from", "2024"), ("to", "2023"))["from"].code == "reversed"


def test_one_value_given_twice_differently_is_refused_and_twice_alike_is_not() -> None:
    assert problems(SearchParams, ("page", "1"), ("page", "2"))["page"].code == "repeated"
    assert read(SearchParams, [("page", "2"), ("page", "2")]).page == 2


def test_too_many_values_of_one_filter_are_refused() -> None:
    assert "person" in problems(SearchParams, *[("person", f"p{at}") for at in range(10_000)])


def test_pages_pass_over_what_other_programs_add_to_an_address() -> None:
    assert read(SearchParams, [("utm_source", "x"), ("q", "a")], ignore_unknown=True).q == "a"


def test_an_export_passes_over_the_place_in_the_list_but_not_over_nonsense() -> None:
    assert read(ExportParams, [("page", "3"), ("q", "a")], ignored=["page"]).q == "a"
    with pytest.raises(ProblemError):
        read(ExportParams, [("nonsense", "3")], ignored=["page"])


@given(st.lists(st.tuples(st.sampled_from([*names_of(SearchParams), "x"]), st.text(max_size=30)), max_size=8))
def test_any_address_gives_options_or_a_clear_refusal(items: list[tuple[str, str]]) -> None:
    try:
        read(SearchParams, items).options()
    except ProblemError as error:
        assert error.problem.status == 400
        assert error.problem.errors


@pytest.mark.parametrize("model", [SearchParams, ExportParams, PeopleParams, DatesParams])
def test_every_parameter_is_described(model: type[QueryParams]) -> None:
    found = parameters(model)
    assert {one["name"] for one in found} == set(names_of(model))
    for one in found:
        assert one["description"], one["name"]
        assert "$ref" not in str(one), one


@pytest.mark.parametrize(
    ("model", "name", "meant"),
    [
        (SearchParams, "query", "q"),
        (SearchParams, "people", "person"),
        (SearchParams, "limit", "per_page"),
        (SearchParams, "since", "from"),
        (SearchParams, "order", "sort"),
        (ExportParams, "size", "limit"),
        (PeopleParams, "search", "q"),
        (DatesParams, "interval", "by"),
    ],
)
def test_a_parameter_called_as_elsewhere_is_led_to_ours(model: type[QueryParams], name: str, meant: str) -> None:
    assert problems(model, (name, "1"))[name].suggestion == meant


@pytest.mark.parametrize(
    ("name", "value", "told"), [("strict", "ja", "strict should be true or false"), ("page", "1.5", "page should be a whole number")]
)
def test_what_is_no_switch_or_number_is_told_in_plain_words(name: str, value: str, told: str) -> None:
    assert problems(SearchParams, (name, value))[name].detail == told


@pytest.mark.parametrize("value", ["yesterday", "2024-13", "2024-02-30", "0000"])
def test_what_is_no_date_is_told_as_such(value: str) -> None:
    assert problems(SearchParams, ("to", value))["to"].code == "date"


def test_a_filter_that_is_given_too_often_is_told_in_plain_words() -> None:
    told = problems(SearchParams, *(("person", f"p{number}") for number in range(101)))["person"].detail
    assert told == "person has more values than may be given at once, which is 100"
