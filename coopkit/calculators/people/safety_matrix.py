"""The calculation "safety-matrix": the dangers of a job by their score, and those with personal gear only."""

from collections.abc import Iterator
from types import MappingProxyType

from coopkit.business.feasibility.risks import RiskLevel
from coopkit.calculators.calculation import Calculation, CalculationResult, ResultLine
from coopkit.calculators.feasibility.risk_matrix import unrated_sentence
from coopkit.calculators.inputs import IncompleteInput, Values, example, read_option, row_name
from coopkit.i18n import N_, LazyText, lazy
from coopkit.portfolio.group_answers import AnswerRow, table_rows
from coopkit.portfolio.ratings import RatedRow, rated_and_unrated
from coopkit.report import Table, TableCell, heads

LEVEL_LABELS = MappingProxyType(
    {
        RiskLevel.RED: N_("at once: 15 or more"),
        RiskLevel.AMBER: N_("soon: 8 to 14"),
        RiskLevel.GREEN: N_("keep an eye on it: up to 7"),
    }
)
MEASURE_KINDS = MappingProxyType(
    {
        "remove": N_("remove it"),
        "replace": N_("replace it"),
        "protect": N_("protect all at once"),
        "organise": N_("organise the work"),
        "gear": N_("personal gear"),
    }
)
"""The kinds of measures, the best first. Source: the hierarchy of controls, common in safety at work."""


def safety_matrix(values: Values) -> CalculationResult | IncompleteInput:
    """Score the dangers of a job, and ask where a measure, a name, or more than personal gear is missing.

    values: the rows of `dangers`: danger, likelihood and harm from 1 to 5, kind of measure, measure, who.
    Returns IncompleteInput until a danger has both numbers. Raises ValueError for a kind that no form offers.
    Source: likelihood × harm; 15 and more red, 8 to 14 amber, own design.
    """
    rows = table_rows(values, "dangers")
    for row in rows:
        if row.words("kind"):
            read_option(row.cells, "kind", MEASURE_KINDS, row=f"dangers.{row.id}.")
    dangers, unrated = rated_and_unrated(rows, "harm")
    if not dangers:
        return IncompleteInput((lazy(N_("Give one danger its two numbers.")),))
    gear_only = tuple(danger for danger in dangers if danger.row.words("kind") == "gear")
    figures: dict[str, TableCell] = {
        "highest": dangers[0].score,
        "red": sum(danger.level is RiskLevel.RED for danger in dangers),
        "gear": len(gear_only),
        "open": sum(not (danger.measure and danger.who) for danger in dangers),
    }
    sentences = (
        *_measure_sentences(dangers),
        *_gear_only_sentence(gear_only),
        *unrated_sentence(tuple(map(_danger_name, unrated))),
    )
    return CalculationResult(sentences, tuple(map(_danger_formula, dangers)), (_dangers_table(dangers),), figures)


def _danger_name(row: AnswerRow) -> LazyText:
    return row_name(row, "danger", N_("Danger {n}"))


def _danger_formula(danger: RatedRow) -> LazyText:
    text, name = N_("{danger}: {likelihood} × {harm} = {score}"), _danger_name(danger.row)
    return lazy(text, danger=name, likelihood=danger.likelihood, harm=danger.impact, score=danger.score)


def _measure_sentences(dangers: tuple[RatedRow, ...]) -> Iterator[LazyText]:
    """Name the first danger to deal with, red ones without a measure, and measures without a name."""
    first = dangers[0]
    yield lazy(N_("Begin with {danger}: its score is {score}."), danger=_danger_name(first.row), score=first.score)
    for danger in dangers:
        name = _danger_name(danger.row)
        if danger.level is RiskLevel.RED and not danger.measure:
            yield lazy(N_("{danger} has no measure yet. Until it has one: who stops the work?"), danger=name)
        elif danger.measure and not danger.who:
            yield lazy(N_("{danger}: nobody’s name stands at the measure."), danger=name)


def _gear_only_sentence(gear_only: tuple[RatedRow, ...]) -> Iterator[LazyText]:
    """Name the dangers for which personal gear is the only measure, if there are any."""
    if gear_only:
        text = N_("Gear alone has to do for {dangers}. Is there nothing on the four steps above it?")
        yield lazy(text, dangers=tuple(_danger_name(danger.row) for danger in gear_only))


def _dangers_table(dangers: tuple[RatedRow, ...]) -> Table:
    head = heads(N_("Danger"), N_("Score"), N_("When?"), N_("Kind of measure"), N_("Measure"), N_("Who?"))
    return Table(lazy(N_("The dangers, the highest score first")), head, tuple(_danger_row(each) for each in dangers))


def _danger_row(danger: RatedRow) -> tuple[TableCell, ...]:
    kind = danger.row.words("kind")
    kind_cell = lazy(MEASURE_KINDS[kind]) if kind else None
    return (
        _danger_name(danger.row),
        danger.score,
        lazy(LEVEL_LABELS[danger.level]),
        kind_cell,
        danger.measure,
        danger.who,
    )


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
