"""The calculation "safety-matrix": the dangers of one job by their score, and where gear alone has to do."""

from collections.abc import Iterator
from types import MappingProxyType

from coopkit.business.feasibility.risks import RiskLevel
from coopkit.calculators.calculation import Calculation, CalculationResult, IncompleteInput, ResultLine, Values, example
from coopkit.calculators.feasibility.risk_matrix import still_unrated
from coopkit.calculators.inputs import option, row_name
from coopkit.i18n import N_, LazyText, lazy
from coopkit.portfolio.group_answers import AnswerRow, table_rows
from coopkit.portfolio.ratings import RatedRow, rated_and_unrated
from coopkit.report import Table, TableCell, heads

LEVELS = MappingProxyType(
    {
        RiskLevel.RED: N_("at once: 15 or more"),
        RiskLevel.AMBER: N_("soon: 8 to 14"),
        RiskLevel.GREEN: N_("keep an eye on it: up to 7"),
    }
)
KINDS = MappingProxyType(
    {
        "remove": N_("remove it"),
        "replace": N_("replace it"),
        "protect": N_("protect all at once"),
        "organise": N_("organise the work"),
        "gear": N_("personal gear"),
    }
)
"""The kinds of measures from the first to the last. Source: the hierarchy of controls, common in safety at work."""


def safety_matrix(values: Values) -> CalculationResult | IncompleteInput:
    """Put the dangers of a job into order, and ask where a measure, a name, or more than gear is missing.

    values: the rows of `dangers`: danger, likelihood and harm from 1 to 5, kind of measure, measure, who.
    Returns IncompleteInput as long as no danger has both numbers. Raises ValueError for a kind that no form offers.
    Source: likelihood × harm; 15 and more red, 8 to 14 amber, own design.
    """
    rows = table_rows(values, "dangers")
    for row in rows:
        if row.words("kind"):
            option(row.cells, "kind", KINDS, row=f"dangers.{row.id}.")
    dangers, unrated = rated_and_unrated(rows, "harm")
    if not dangers:
        return IncompleteInput((lazy(N_("Give one danger its two numbers.")),))
    gear = tuple(danger for danger in dangers if danger.row.words("kind") == "gear")
    figures: dict[str, TableCell] = {
        "highest": dangers[0].score,
        "red": sum(danger.level is RiskLevel.RED for danger in dangers),
        "gear": len(gear),
        "open": sum(not (danger.measure and danger.who) for danger in dangers),
    }
    sentences = (*_measures(dangers), *_gear_alone(gear), *still_unrated(tuple(map(_name, unrated))))
    return CalculationResult(sentences, tuple(map(_formula, dangers)), (_table(dangers),), figures)


def _name(row: AnswerRow) -> LazyText:
    return row_name(row, "danger", N_("Danger {n}"))


def _formula(danger: RatedRow) -> LazyText:
    text, name = N_("{danger}: {likelihood} × {harm} = {score}"), _name(danger.row)
    return lazy(text, danger=name, likelihood=danger.likelihood, harm=danger.impact, score=danger.score)


def _measures(dangers: tuple[RatedRow, ...]) -> Iterator[LazyText]:
    first = dangers[0]
    yield lazy(N_("Begin with {danger}: its score is {score}."), danger=_name(first.row), score=first.score)
    for danger in dangers:
        name = _name(danger.row)
        if danger.level is RiskLevel.RED and not danger.measure:
            yield lazy(N_("{danger} has no measure yet. Until it has one: who stops the work?"), danger=name)
        elif danger.measure and not danger.who:
            yield lazy(N_("{danger}: nobody’s name stands at the measure."), danger=name)


def _gear_alone(gear: tuple[RatedRow, ...]) -> Iterator[LazyText]:
    if gear:
        text = N_("Gear alone has to do for {dangers}. Is there nothing on the four steps above it?")
        yield lazy(text, dangers=tuple(_name(danger.row) for danger in gear))


def _table(dangers: tuple[RatedRow, ...]) -> Table:
    head = heads(N_("Danger"), N_("Score"), N_("When?"), N_("Kind of measure"), N_("Measure"), N_("Who?"))
    return Table(lazy(N_("The dangers, the highest score first")), head, tuple(_row(each) for each in dangers))


def _row(danger: RatedRow) -> tuple[TableCell, ...]:
    kind = danger.row.words("kind")
    shown = lazy(KINDS[kind]) if kind else None
    return _name(danger.row), danger.score, lazy(LEVELS[danger.level]), shown, danger.measure, danger.who


SAFETY_MATRIX = Calculation(
    "safety-matrix",
    None,
    lambda values, _: safety_matrix(values),
    lines=(
        ResultLine("highest", N_("Highest score"), N_("how likely × how bad")),
        ResultLine("red", N_("How many cannot wait"), N_("15 or more")),
        ResultLine("gear", N_("How many have gear alone"), N_("look once more at the four steps above it")),
        ResultLine("open", N_("Without a measure or a name"), N_("none should be left")),
    ),
    example=example(
        dangers=(
            "danger likelihood harm kind measure who",
            [
                ("The ladder slips on the wet floor", 3, 5, "replace", "A step with wide feet and a rail", "Sipho"),
                ("Dust in the cutting room", 5, 3, "gear", "Masks", None),
                ("Night bus after the late shift", 2, 4, "organise", "Two go together", "Rosmery"),
            ],
        )
    ),
)
