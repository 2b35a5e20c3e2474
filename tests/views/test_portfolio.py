"""Papers as HTML: for a phone, a printer and other programs; nothing typed becomes markup, nothing is fetched."""

import zipfile
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup, Tag

from coopkit.export.docx import to_docx
from coopkit.i18n import Locale, Money, Percent, lazy, load_locale
from coopkit.portfolio.co_op import CoOp
from coopkit.report import (
    Assumption,
    AuthorNote,
    Chart,
    Document,
    Figure,
    Figures,
    Gap,
    Listing,
    Notice,
    ReportBlock,
    Section,
    Series,
    Table,
    ToWrite,
    TypedText,
)
from coopkit.submissions import ExerciseLink
from coopkit.views.documents.document import DocumentPage, Menu, render_document
from tests.i18n.catalogues import write_catalogue

ENGLISH = load_locale(minor_digits=2)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PRICES = Table(
    lazy("Prices"),
    (lazy("Product"), lazy("Price"), lazy("Where"), lazy("Left")),
    (("Mango <b>", Money(Decimal("1234.5")), "in the market", None), ("Jam", Money(Decimal(3)), "", None)),
    ((lazy("Together"), Money(Decimal("1237.5")), None, None),),
)
EVERY: tuple[ReportBlock, ...] = (
    lazy("We sell {n} kinds.", n=2),
    TypedText(lazy("In our own words"), "First line\n<script>alert(1)</script>"),
    Listing((lazy("ours"), "<i>theirs</i>"), numbered=True),
    PRICES,
    Figures(
        (
            Figure(lazy("Surplus"), Money(Decimal(12)), lazy("A remark.")),
            Figure(lazy("Safety"), Percent(Fraction(1, 9))),
        )
    ),
    Chart(
        "line",
        lazy("It rises."),
        (lazy("1"), lazy("2")),
        lazy("Month"),
        lazy("Cash"),
        (Series(lazy("Cash"), (Decimal(1), Decimal(2))),),
        1,
        in_money=True,
    ),
    Notice(lazy("Look here.")),
    AuthorNote(lazy("Until then.")),
    Gap("start.core.criteria", lazy("Still missing: this.")),
    Assumption("start.plan.cash-12", lazy("Left open is that.")),
    ToWrite(lazy("Chair"), 2),
)
WHERE = {"start.core.criteria": ExerciseLink("Who can join us?", "/learn/start_coop/core#exercise-1")}


def paper(*blocks: ReportBlock, id_: str = "prices") -> Document:
    return Document(id_, lazy("Our prices"), lazy("For all."), (Section(lazy("A section"), blocks),))


def page(*blocks: ReportBlock, locale: Locale = ENGLISH, **around: object) -> BeautifulSoup:
    document = DocumentPage((paper(*(blocks or EVERY)),), locale, CoOp("Palm & Reed"), "25 November 2026")
    return BeautifulSoup(render_document(replace(document, **around)), "html.parser")  # type: ignore[arg-type]


def one(found: BeautifulSoup, selector: str) -> Tag:
    (element,) = found.select(selector)
    return element


def words(element: Tag) -> str:
    return " ".join(element.get_text(" ").split())


def test_what_somebody_typed_is_text_and_runs_its_own_way() -> None:
    found = page()
    assert [each.text for each in found.select(".typed p[dir=auto]")] == ["First line", "<script>alert(1)</script>"]
    assert [each.text for each in found.select(":is(td, th, li):not(.number) > bdi")] == [
        "<i>theirs</i>",
        "Mango <b>",
        "in the market",
        "Jam",
    ]
    assert not found.select("main script, main b, main i")


def test_a_number_in_a_table_runs_its_own_way_so_that_a_minus_stays_in_front_of_it() -> None:
    assert [cell for cell in page().select("td.number") if cell.get_text(strip=True) and not cell.bdi] == []


def test_amounts_stand_in_the_places_of_the_money_and_their_currency_is_named() -> None:
    found = page(currency="KES")
    assert words(one(found, "caption")) == "Prices (KES)"
    assert [words(each) for each in found.select("td.number")][:2] == ["1,234.50", "3.00"]
    assert words(one(found, ".figures tr:first-child td")) == "12.00 KES"
    assert words(one(found, ".figures tr:last-child td")) == "11.1%"
    assert "All amounts are in KES." in words(one(found, "main"))
    without = page(locale=load_locale("en", minor_digits=0))
    assert words(one(without, "caption")) == "Prices"
    assert words(without.select("td.number")[0]) == "1,235"


def test_on_a_phone_each_cell_says_its_column_and_an_empty_one_says_nothing() -> None:
    cells = page(PRICES).select("tbody td")
    assert [each.get("data-label") for each in cells[:3]] == ["Price", "Where", None]
    by_hand = page(replace(PRICES, by_hand=True)).select("tbody td")
    assert by_hand[2].get("data-label") == "Left"


def test_what_is_missing_leads_to_where_it_is_answered() -> None:
    found = page(exercise_links=WHERE)
    link = one(found, ".gap a")
    assert (link.text, link["href"]) == ("Who can join us?", "/learn/start_coop/core#exercise-1")
    assert not found.select(".assumed a")
    assert "1 thing is missing. It is marked below." in words(one(found, ".missing"))
    assert not page(Notice(lazy("x"))).select(".missing")


def test_a_sample_says_that_it_is_invented_before_anything_else() -> None:
    main = one(page(sample_note="A yard that never was."), "main")
    assert words(main).startswith("This is an invented example. A yard that never was. ")


def test_the_menu_stands_on_the_screen_only() -> None:
    shown = page(menu=Menu("/portfolio/", (("Word document", "/portfolio/prices.docx"),)))
    assert [link["href"] for link in shown.select(".top a, .files a")] == ["/portfolio/", "/portfolio/prices.docx"]
    assert not page().select(".top, .files, a")


def test_a_file_needs_nothing_beside_itself() -> None:
    found = page()
    assert {each["href"] for each in found.select("link")} == {"data:,"}
    assert not found.select("script, img, [src]")
    style = one(found, "style").text
    assert "@import" not in style
    assert {piece[:5] for piece in style.split('url("')[1:]} <= {"data:"}
    assert "not an ILO product" not in style
    assert "not an ILO product" in words(one(found, ".colophon"))


@pytest.mark.parametrize("unstyled", [False, True])
def test_a_chart_says_its_finding_in_the_picture_and_below_it(unstyled: bool) -> None:
    figure = one(page(unstyled=unstyled), "figure")
    assert one(figure, "[role=img]")["aria-label"] == "It rises."
    assert words(one(figure, "figcaption")) == "It rises."


def test_word_gets_the_disclaimer_and_long_documents_their_contents() -> None:
    def document(sections: int) -> str:
        each = tuple(Section(lazy("Part {n}", n=number), (PRICES,)) for number in range(1, sections + 1))
        found = Document("prices", lazy("Our prices"), lazy("For all."), each)
        return str(page(documents=(found,), unstyled=True))

    with zipfile.ZipFile(BytesIO(to_docx(document(7), ENGLISH))) as archive:
        word = ElementTree.fromstring(archive.read("word/document.xml"))
    assert "not an ILO product" in "".join(list(word.iter(f"{W}p"))[-1].itertext())
    bookmarks = {each.get(f"{W}name") for each in word.iter(f"{W}bookmarkStart")}
    links = list(word.iter(f"{W}hyperlink"))
    assert ["".join(each.itertext()) for each in links] == [f"Part {n}" for n in range(1, 8)]
    assert {each.get(f"{W}anchor") for each in links} <= bookmarks
    assert not BeautifulSoup(document(2), "html.parser").select(".contents")


def test_for_other_programs_the_columns_have_widths_that_leave_room_for_each() -> None:
    plain = page(PRICES, unstyled=True)
    widths = [int(str(each["style"]).removeprefix("width: ").removesuffix("%")) for each in plain.select("col")]
    assert len(widths) == 4
    assert 90 <= sum(widths) <= 100
    assert min(widths) >= 5
    assert widths[3] == min(widths)
    assert not plain.select("h1")


def test_several_papers_have_a_cover_with_their_contents() -> None:
    document = DocumentPage((paper(id_="one"), paper(id_="two")), ENGLISH, CoOp("Palm"), "today")
    found = BeautifulSoup(render_document(document), "html.parser")
    assert [each["href"] for each in found.select(".contents a")] == ["#one", "#two"]
    assert [each["id"] for each in found.select("article")] == ["one", "two"]
    assert [each.name for each in found.select("h1, h2, h3")] == ["h1", "h2", "h3", "h2", "h3"]


def test_a_wide_table_of_money_is_printed_across() -> None:
    amounts = tuple(Money(Decimal(number)) for number in range(7))
    wide = Table(lazy("Wide"), tuple(lazy("{n}", n=number) for number in range(8)), ((lazy("a"), *amounts),))
    assert "wide" in one(page(wide), ".table")["class"]
    assert "wide" not in one(page(PRICES), ".table")["class"]


def test_a_language_from_right_to_left_turns_the_page_and_its_margins(tmp_path: Path) -> None:
    write_catalogue(tmp_path, "ar", {"Our prices": "أسعارنا", "For all.": "للجميع"})
    arabic = load_locale("ar", catalogues=tmp_path, minor_digits=2)
    found = page(locale=arabic)
    assert one(found, "html")["dir"] == "rtl"
    assert words(one(found, "h1")) == "أسعارنا"
    assert "@bottom-right" in one(found, "style").text.rpartition("@page")[2].partition("width: 84%")[0]


def test_a_final_copy_has_nothing_for_those_who_write_it() -> None:
    draft, final = page(), page(final=True)
    assert "For all." in words(one(draft, "main")) and "For all." not in words(one(final, "main"))
    assert draft.select(".gap, .missing") and not final.select(".gap, .missing, .assumed a")
    assert "Left open is that." in words(one(final, "main")) and "Until then." not in words(one(final, "main"))
    assert "Look here." in words(one(final, "main")) and "Chair" in words(one(final, "main"))
    only_gaps = Section(lazy("Not there yet"), (Gap("start.core.criteria", lazy("Still missing: this.")),))
    advice = Section(lazy("Look again"), (lazy("The price is low."),), for_authors=True)
    whole = Document("all", lazy("All"), lazy("For all."), (only_gaps, advice, Section(lazy("Kept"), (PRICES,))))
    assert [each.heading for each in whole.final_copy().sections] == [lazy("Kept")]
    assert whole.gaps and not whole.final_copy().gaps
