"""The calculation "problem-score": problems ranked by how many people they hurt, and how often."""

from collections.abc import Mapping
from decimal import Decimal

from coopkit.calculators.calculation import Calculation, CalculationResult, ResultLine
from coopkit.calculators.inputs import IncompleteInput, Values, example, row_name
from coopkit.i18n import N_, LazyText, lazy
from coopkit.portfolio.group_answers import table_rows
from coopkit.report import Table, TableCell, heads

WORKSHEET_LINES = 3
"""The number of problems for which a worksheet has a line."""


def problem_score(values: Values) -> CalculationResult | IncompleteInput:
    """Score each problem as people times how often, and rank the problems.

    values: the rows of `problems`: people, frequency. Returns IncompleteInput until a row has both numbers.
    """
    scores: dict[int, Decimal] = {}
    names: dict[int, LazyText] = {}
    formula: list[LazyText] = []
    for row in table_rows(values, "problems"):
        people, often = row.number("people"), row.number("frequency")
        if people is None or often is None:
            continue
        number = row.place
        scores[number], names[number] = people * often, row_name(row, "problem", N_("Problem {n}"))
        formula.append(
            lazy(
                N_("{problem}: {people} × {often} = {score}"),
                problem=names[number],
                people=people,
                often=often,
                score=scores[number],
            )
        )
    if not scores:
        return IncompleteInput((lazy(N_("Say for one problem how many of you it hurts, and how often.")),))
    order = sorted(scores, key=lambda number: (-scores[number], number))
    table = Table(
        lazy(N_("Your problems, the highest score first")),
        heads(N_("Problem"), N_("Score")),
        tuple((names[number], scores[number]) for number in order),
    )
    figures: dict[str, TableCell] = {f"score-{number}": score for number, score in scores.items()}
    return CalculationResult((_highest_score_sentence(order, scores, names),), tuple(formula), (table,), figures)


def _highest_score_sentence(order: list[int], scores: Mapping[int, Decimal], names: Mapping[int, LazyText]) -> LazyText:
    """Name the problem with the highest score, or those that share it."""
    highest = scores[order[0]]
    highest_names = tuple(names[number] for number in order if scores[number] == highest)
    if len(highest_names) > 1:
        return lazy(N_("{problems} share the first place with {score}."), problems=highest_names, score=highest)
    return lazy(N_("{problem} comes first with {score}."), problem=highest_names[0], score=highest)


PROBLEM_SCORE = Calculation(
    "problem-score",
    None,
    lambda values, _: problem_score(values),
    lines=tuple(
        ResultLine(f"score-{number}", label, N_("people × how often"))
        for number, label in zip(
            range(1, WORKSHEET_LINES + 1), (N_("Problem 1"), N_("Problem 2"), N_("Problem 3")), strict=True
        )
    ),
    example=example(
        problems=(
            "problem people frequency",
            [
                ("The trader’s scale shows too little", 20, 4),
                ("Cuts on the hands", 14, 3),
                ("The dump is closed", 20, 1),
            ],
        )
    ),
)
