"""A figure is the same everywhere: in the library, on the screen, in a paper, on the sheet, in the spreadsheet."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from bs4 import BeautifulSoup
from openpyxl import load_workbook

from coopkit.business.plan import evaluate
from coopkit.calculators import CalculationContext, compute
from coopkit.countries import load_country
from coopkit.export.xlsx.business_plan import write_business_plan
from coopkit.i18n import Locale, load_locale
from coopkit.notebooks import NotebookRun
from coopkit.portfolio.co_op import CoOp
from coopkit.portfolio.documents import make_start_documents
from coopkit.portfolio.documents.start.context import read_plan_context
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.portfolio.plan_reader import read_plan
from coopkit.portfolio.samples import Sample
from coopkit.views import feedback
from coopkit.views.documents.document import DocumentPage, render_document
from coopkit.views.paper import worksheet
from coopkit.views.paper.printed_calculation import SheetCalculations
from tests.export.xlsx.recalculating import Recalculated, recalculate

SAMPLES = ("sorting_yard", "home_care", "artisans")
RATES = "start.setup.bylaws-checklist"


@pytest.fixture(scope="module")
def recalculated(
    samples: Mapping[str, Sample], answers: Mapping[str, GroupAnswers], tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, Recalculated]:
    """The samples' spreadsheets without the values they came with, calculated by LibreOffice."""
    given = tmp_path_factory.mktemp("given")
    for id_ in SAMPLES:
        plan = read_plan(answers[id_], minor_digits=samples[id_].minor_digits).plan
        assert plan is not None
        load_workbook(BytesIO(write_business_plan(plan, load_locale(minor_digits=2)))).save(given / f"{id_}.xlsx")
    return recalculate(given, tmp_path_factory.mktemp("recalculated"))


def words_of(html: str) -> str:
    return " ".join(BeautifulSoup(html, "html.parser").get_text(" ").split())


def on_screen(group: CalculationContext, locale: Locale) -> str:
    shown = compute("our-cash", {}, group), compute("surplus-use", group.answers.by_exercise[RATES], group)
    return words_of("".join(feedback.render_calculation(each, locale) for each in shown))


def in_papers(sample: Sample, answers: GroupAnswers, locale: Locale) -> str:
    basis = read_plan_context(answers, load_country(), minor_digits=sample.minor_digits)
    document = DocumentPage(make_start_documents(basis), locale, CoOp(sample.title), date=locale.date(date(2026, 3, 1)))
    return words_of(render_document(document))


def on_sheets(sample: Sample, group: CalculationContext, sessions: Mapping[str, NotebookRun], locale: Locale) -> str:
    filled = {id_: (("", raw),) for id_, raw in sample.answers.items()}
    printed = (
        worksheet.render_worksheet(
            sessions[id_].session, locale, answers=filled, group=sample.title, calculations=SheetCalculations(group)
        )
        for id_ in ("plan", "setup")
    )
    return words_of("".join(printed))


@pytest.mark.parametrize("id_", SAMPLES)
def test_each_figure_is_the_same_everywhere(
    id_: str,
    samples: Mapping[str, Sample],
    answers: Mapping[str, GroupAnswers],
    sessions: Mapping[str, NotebookRun],
    recalculated: Mapping[str, Recalculated],
) -> None:
    sample, places = samples[id_], samples[id_].minor_digits
    locale, group = load_locale(minor_digits=places), CalculationContext(answers[id_], minor_digits=places)
    plan = read_plan(answers[id_], minor_digits=places).plan
    assert plan is not None
    result, book = evaluate(plan), recalculated[id_]
    used = {f"to {line.use}": line.amount for line in result.distribution.use.lines}
    figures: dict[str, Decimal] = {f"closing {at}": each for at, each in enumerate(result.cash.closing, start=1)}
    figures |= {"surplus": result.surplus, "lowest": result.cash.lowest, **used}
    shown = (
        on_screen(group, locale),
        in_papers(sample, answers[id_], locale),
        on_sheets(sample, group, sessions, locale),
    )
    for name, figure in figures.items():
        assert [locale.money(figure) in words for words in shown] == [True] * 3, name
    assert [Decimal(str(each)) for each in book.row("closings_1")] == list(result.cash.closing)
    assert Decimal(str(book["surplus"])) == result.surplus
    assert [Decimal(str(book[name])) for name in ("to_reserve_1", "to_education_1", "interest_paid_1")] == [
        used["to reserve"],
        used["to education"],
        used["to interest"],
    ]
