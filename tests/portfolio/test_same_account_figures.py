"""A running co-operative's figure is the same in the library, on the screen, in the papers and in the spreadsheets."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from coopkit.business.money import add_up
from coopkit.business.surplus.distribution import Distribution, MemberUse, SurplusRule, distribute
from coopkit.calculators import CalculationContext, compute
from coopkit.countries import load_country
from coopkit.export.xlsx.board_pack import write_board_pack
from coopkit.export.xlsx.surplus_distribution import write_surplus_distribution
from coopkit.i18n import load_locale
from coopkit.portfolio.co_op import CoOp
from coopkit.portfolio.documents import make_year_documents
from coopkit.portfolio.documents.manage.context import YearContext, read_year_context
from coopkit.views import feedback
from coopkit.views.documents.document import DocumentPage, render_document
from tests.export.xlsx.recalculating import Recalculated, recalculate
from tests.portfolio.groups import DOOR
from tests.portfolio.test_same_figures import words_of

D = Decimal
ENGLISH = load_locale(minor_digits=2)
SCREENS = ("our-year", "our-months", "our-rules", "our-distribution")


@pytest.fixture(scope="module")
def basis() -> YearContext:
    return read_year_context(DOOR, load_country(), minor_digits=2)


@pytest.fixture(scope="module")
def recalculated(basis: YearContext, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Recalculated]:
    """Both spreadsheets without the values they came with, calculated by LibreOffice."""
    assert basis.group_distribution is not None
    given = tmp_path_factory.mktemp("given")
    for name, made in (
        ("pack", write_board_pack(basis.accounts, ENGLISH)),
        ("sharing", write_surplus_distribution(basis.group_distribution, ENGLISH)),
    ):
        load_workbook(BytesIO(made)).save(given / f"{name}.xlsx")
    return recalculate(given, tmp_path_factory.mktemp("recalculated"))


@pytest.fixture(scope="module")
def screen() -> str:
    """What the calculators show of the same answers."""
    group = CalculationContext(DOOR, minor_digits=2)
    found = (compute(name, DOOR.by_exercise[_exercise(name)], group) for name in SCREENS)
    return words_of("".join(feedback.render_calculation(each, ENGLISH) for each in found))


def _exercise(calculation: str) -> str:
    return "manage.fin.our-members" if calculation == "our-distribution" else f"manage.fin.{calculation}"


@pytest.fixture(scope="module")
def papers(basis: YearContext) -> str:
    return words_of(
        render_document(DocumentPage(make_year_documents(basis), ENGLISH, owner=CoOp("Care"), date="today"))
    )


def by_the_library() -> Distribution:
    """The sample's surplus shared out by the library alone, its rules written here once more."""
    rows = DOOR.rows("manage.fin.our-members", "ours")
    return distribute(
        D(9260),
        [
            SurplusRule("reserve", D("0.20"), room=D(12000) - D(4350)),
            SurplusRule("education", D("0.05")),
            SurplusRule("other", D("0.025"), "left"),
            SurplusRule("interest", D("0.04")),
            SurplusRule("refund", D(1)),
        ],
        [
            MemberUse(row.words("name"), *(row.number(each) or D(0) for each in ("use", "paid_up", "months")))
            for row in rows
        ],
        others_use=D(2110),
        cash_part=D("0.60"),
        places=2,
    )


def figures() -> Iterator[tuple[str, Decimal, str, str]]:
    """Name, the library's figure, and in which spreadsheet and cell it stands; a member's cell has its place."""
    found = by_the_library()
    for use in ("non-members", "reserve", "education", "other", "interest", "refund"):
        yield use, found.use.amount(use), "sharing", f"{use.replace('-', '_')}_amount"
    yield "cash", found.cash, "sharing", "cash_to_members"
    yield "kept", found.retained, "sharing", "kept_to_members"
    for at, member in enumerate(found.members):
        yield f"refund of {member.name}", member.refund, "sharing", f"refund_by_member {at}"
        yield f"cash of {member.name}", member.cash, "sharing", f"cash_by_member {at}"
        yield f"kept of {member.name}", member.retained, "sharing", f"kept_by_member {at}"
    yield "surplus", D(9260), "pack", "surplus_now"
    yield "surplus last year", D(4130), "pack", "surplus_last"
    yield "assets", D(33650), "pack", "assets_now"
    yield "working capital", D(18510), "pack", "working_capital_now"
    yield "lowest cash", D(5980), "pack", "lowest_cash"


@pytest.mark.parametrize(("name", "figure", "book", "cell"), list(figures()), ids=[each[0] for each in figures()])
def test_each_figure_is_the_same_everywhere(
    name: str,
    figure: Decimal,
    book: str,
    cell: str,
    screen: str,
    papers: str,
    recalculated: Mapping[str, Recalculated],
) -> None:
    assert (ENGLISH.money(figure) in screen, ENGLISH.money(figure) in papers) == (True, True)
    cells, _, at = cell.partition(" ")
    shown = recalculated[book].row(cells)[int(at)] if at else recalculated[book][cells]
    assert Decimal(str(shown)) == figure


def test_the_parts_are_the_surplus_to_the_last_cent() -> None:
    found = by_the_library()
    given = add_up(line.amount for line in found.use.lines)
    members = add_up(each.interest + each.refund for each in found.members)
    assert given == D(9260)
    assert members == found.use.amount("interest") + found.use.amount("refund")
