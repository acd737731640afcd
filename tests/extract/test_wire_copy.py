"""Reports as agencies send them: wrapped, with indented paragraphs, shares in angle brackets, tables, and the agency's name below."""

from __future__ import annotations

import pytest

from app.extract.record import extract_record

TITLE = "ORSA LINE <ORS> TO BUY STAKE IN FERRY FIRM"
REPORT = """Orsa Line Plc <ORS.L>, the
Norwegian shipping group, said it had agreed with Bergsund
Council and the ferry operator <I M Tveit and Sons Ltd> of the
U.S.
to buy a 34 pct stake.
    The price was not told.
    "We have looked at it for two years," chairman Halvard
Storm told reporters after the vote in the council's hall that
lasted until 2330 gmt.
    Analysts at Penn, Aune and Co said that the offer by Orsa
<ORS.L>, which runs eleven ships, was low.
 REUTER
\x03"""
PARAGRAPHS = [
    "Orsa Line Plc <ORS.L>, the Norwegian shipping group, said it had agreed with Bergsund Council and the ferry operator"
    " <I M Tveit and Sons Ltd> of the U.S. to buy a 34 pct stake.",
    "The price was not told.",
    '"We have looked at it for two years," chairman Halvard Storm told reporters after the vote in the council\'s hall that'
    " lasted until 2330 gmt.",
    "Analysts at Penn, Aune and Co said that the offer by Orsa <ORS.L>, which runs eleven ships, was low.",
]
RESULTS = """Shr 22 cts vs 9 cts
    Net 1,310,000 vs 640,000
    Revs 18.4 mln vs 11.7 mln
    Nine Mths
    Shr 58 cts vs 31 cts
    NOTE: Orsa Line took over the ferries of Bergsund in the
third quarter of the year before.
 Reuter
"""


@pytest.mark.parametrize("sign_off", [" REUTER", " Reuter", "reuter", "(AFP)", "- Xinhua"])
def test_a_wrapped_report_has_its_paragraphs_and_its_agency(sign_off: str) -> None:
    draft = extract_record({"title": TITLE, "body": REPORT.replace(" REUTER", sign_off)})
    assert draft.body.split("\n\n") == PARAGRAPHS
    assert draft.source == {"(AFP)": "AFP", "- Xinhua": "Xinhua"}.get(sign_off, "Reuters")
    assert (draft.standfirst, draft.byline) == ("", "")


def test_a_report_of_two_lines_is_one_paragraph() -> None:
    draft = extract_record({"title": TITLE, "body": "The ferry to the islands of the outer Bergsund fjord and\nthe coast runs again.\n"})
    assert draft.body == "The ferry to the islands of the outer Bergsund fjord and the coast runs again."


def test_lines_of_a_table_stay_apart_and_are_neither_summary_nor_names() -> None:
    draft = extract_record({"title": "ORSA LINE <ORS> 3RD QTR NET", "body": RESULTS})
    assert draft.body.split("\n\n") == [
        "Shr 22 cts vs 9 cts",
        "Net 1,310,000 vs 640,000",
        "Revs 18.4 mln vs 11.7 mln",
        "Nine Mths",
        "Shr 58 cts vs 31 cts",
        "NOTE: Orsa Line took over the ferries of Bergsund in the third quarter of the year before.",
    ]
    assert (draft.standfirst, draft.byline) == ("", "")


@pytest.mark.parametrize(
    "row", ["4/2/87 Prev Wk 4/3/86", "02/28/87 01/31/87 02/28/86", "Cod Liver Oils --", "Landings NIL NIL NIL", "Loan Program For Nets --"]
)
def test_the_head_of_a_table_is_neither_byline_nor_date(row: str) -> None:
    figures = " Herring  21.1  20.4  19.7\n Cod  14.3  14.1  14.7\n"
    body = f"The ministry gave stocks of fish,\nin thousand tonnes, as follows --\n          {row}\n{figures}"
    draft = extract_record({"title": "FISH STOCKS RISE -- MINISTRY", "body": body})
    assert row in draft.body.split("\n\n")
    assert (draft.byline, draft.dropped) == ("", ())


def test_the_head_of_a_column_is_no_author() -> None:
    body = "The port gave arrivals of the week as follows -\n    In thousands --\n         Fast Ferries  Regular Boats\n"
    rows = " North End:  14  8\n South End:  20  16\n East  11  9\n"
    draft = extract_record({"title": "HARBOUR REPORTS 30 SHIPS WAITING", "body": body + rows})
    assert (draft.byline, "Fast Ferries Regular Boats" in draft.body) == ("", True)


@pytest.mark.parametrize("note", ["Pay October Two", "Record October Five", "Six Mths"])
def test_a_line_of_a_notice_is_nobody(note: str) -> None:
    draft = extract_record(
        {
            "title": "ORSA LINE <ORS> SETS PAYOUT",
            "body": f"Qtly div 12 cts vs 11 cts before\n    {note}\n    Books close September 24\n Reuter\n",
        }
    )
    assert draft.body.split("\n\n") == ["Qtly div 12 cts vs 11 cts before", note, "Books close September 24"]


def test_a_share_named_like_a_tag_is_no_markup() -> None:
    body = "Strand Petroleum <P> and Aune Bank <B> said they would lend to <A P Lund Inc>, which <I> welcomed.\n\nThe shares rose."
    assert extract_record({"title": TITLE, "body": body}).body == body


@pytest.mark.parametrize(
    "body",
    ["<p>The ferry runs again.<p>The bridge is open.", "The ferry runs again.<br>\nThe bridge is open.", "The <b>ferry</b> runs again."],
)
def test_sloppy_markup_is_still_read_as_markup(body: str) -> None:
    assert "<" not in extract_record({"title": TITLE, "body": body}).body
