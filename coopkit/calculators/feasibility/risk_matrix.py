"""The calculation "risk-matrix": the score and colour of each risk, and the red risks without a measure."""

from collections.abc import Iterator
from types import MappingProxyType

from coopkit.business.feasibility.risks import RiskLevel
from coopkit.calculators.calculation import Calculation, CalculationResult, ResultLine
from coopkit.calculators.inputs import IncompleteInput, Values, example, row_name
from coopkit.i18n import N_, LazyText, lazy
from coopkit.portfolio.group_answers import AnswerRow, table_rows
from coopkit.portfolio.ratings import RatedRow, rated_and_unrated
from coopkit.report import Table, heads

LEVEL_LABELS = MappingProxyType(
    {RiskLevel.RED: N_("red: 15 or more"), RiskLevel.AMBER: N_("amber: 8 to 14"), RiskLevel.GREEN: N_("green: up to 7")}
)


def risk_matrix(values: Values) -> CalculationResult | IncompleteInput:
    """Score each risk, give it a colour, and name the red risks without a measure or a name.

    values: the rows of `ours`. Returns IncompleteInput until a risk has both numbers.
    Source: likelihood × impact; 15 and more red, 8 to 14 amber, own design.
    """
    risks, unrated = rated_and_unrated(table_rows(values, "ours"))
    if not risks:
        return IncompleteInput((lazy(N_("Give one risk its two numbers.")),))
    count = {str(level): sum(risk.level is level for risk in risks) for level in LEVEL_LABELS}
    return CalculationResult(
        (
            lazy(N_("{red} red, {amber} amber, {green} green."), **count),
            *_uncovered_risk_sentences(risks),
            *unrated_sentence(tuple(map(_risk_name, unrated))),
        ),
        tuple(_risk_formula(risk) for risk in risks),
        (_risks_table(risks),),
        {"highest": risks[0].score, **count, "blocking": sum(risk.is_bare for risk in risks)},
    )


def _risk_name(row: AnswerRow) -> LazyText:
    return row_name(row, "risk", N_("Risk {n}"))


def _risk_formula(risk: RatedRow) -> LazyText:
    text = N_("{risk}: {likelihood} × {impact} = {score}")
    return lazy(text, risk=_risk_name(risk.row), likelihood=risk.likelihood, impact=risk.impact, score=risk.score)


def _uncovered_risk_sentences(risks: tuple[RatedRow, ...]) -> Iterator[LazyText]:
    """Name the red risks without a measure or a name, or say that there are none."""
    for risk in risks:
        if risk.is_bare:
            text = N_("{risk} is red and has no measure yet. That blocks a “go”.")
            if risk.measure:
                text = N_("{risk} is red and nobody’s name stands at its measure. That blocks a “go”.")
            yield lazy(text, risk=_risk_name(risk.row))
    if risks[0].level is RiskLevel.RED and not any(risk.is_bare for risk in risks):
        yield lazy(N_("Each red risk has a measure and a name."))


def unrated_sentence(names: tuple[LazyText, ...]) -> Iterator[LazyText]:
    """Name the rows that lack a number, if there are any."""
    if names:
        yield lazy(N_("Still without both numbers: {risks}."), risks=names)


def _risks_table(risks: tuple[RatedRow, ...]) -> Table:
    head = heads(N_("Risk"), N_("Score"), N_("Colour"), N_("Measure"), N_("Who?"))
    return Table(
        lazy(N_("Your risks, the highest score first")),
        head,
        tuple(
            (_risk_name(each.row), each.score, lazy(LEVEL_LABELS[each.level]), each.measure, each.who) for each in risks
        ),
    )


RISK_MATRIX = Calculation(
    "risk-matrix",
    None,
    lambda values, _: risk_matrix(values),
    lines=(
        ResultLine("highest", N_("Highest score"), N_("likelihood × impact")),
        ResultLine("red", N_("How many are red"), N_("15 or more")),
        ResultLine("amber", N_("How many are amber"), N_("8 to 14")),
        ResultLine("green", N_("How many are green"), N_("up to 7")),
        ResultLine("blocking", N_("Red ones without a measure or a name"), N_("none may be left for a “go”")),
    ),
    example=example(
        ours=(
            "risk likelihood impact measure who",
            [
                ("The only driver falls ill", 4, 4, "Two more members learn to drive", "Femi"),
                ("Hail in May", 2, 5, "Nets", "Hana"),
                ("The label comes late", 3, 2, "Order it now", "Luis"),
            ],
        )
    ),
)
