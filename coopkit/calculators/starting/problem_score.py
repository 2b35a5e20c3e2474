"""The calculation "problem-score": which problem hurts the most people most often."""

from collections.abc import Mapping
from decimal import Decimal

from coopkit.calculators.calculation import (
    Calculation,
    CalculationResult,
    IncompleteInput,
    Line,
    ShownValue,
    Table,
    Values,
)
from coopkit.calculators.rows import number_in, rows_of, words_in
from coopkit.i18n import N_, LazyText, lazy

MOST_LINES = 3
"""Rows that a worksheet has a line for."""


def problem_score(values: Values) -> CalculationResult | IncompleteInput:
    """Multiply people by how often, and put the highest score first.

    values: the rows of `problems`. Returns Missing as long as no row has both numbers.
    """
    scores: dict[int, Decimal] = {}
    names: dict[int, LazyText] = {}
    formula: list[LazyText] = []
    for number, row in rows_of(values, "problems"):
        people, often = number_in(row, "people"), number_in(row, "frequency")
        if people is None or often is None:
            continue
        scores[number], names[number] = people * often, _name(number, row)
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
        (lazy(N_("Problem")), lazy(N_("Score"))),
        tuple((names[number], lazy("{n}", n=scores[number])) for number in order),
    )
    figures: dict[str, ShownValue] = {f"score-{number}": score for number, score in scores.items()}
    return CalculationResult((_first(order, scores, names),), tuple(formula), (table,), figures)


def _name(number: int, row: Mapping[str, Decimal | str]) -> LazyText:
    words = words_in(row, "problem")
    return lazy(N_("“{words}”"), words=words) if words else lazy(N_("Problem {n}"), n=number)


def _first(order: list[int], scores: Mapping[int, Decimal], names: Mapping[int, LazyText]) -> LazyText:
    highest = scores[order[0]]
    first = tuple(names[number] for number in order if scores[number] == highest)
    if len(first) > 1:
        return lazy(N_("{problems} share the first place with {score}."), problems=first, score=highest)
    return lazy(N_("{problem} comes first with {score}."), problem=first[0], score=highest)


PROBLEM_SCORE = Calculation(
    "problem-score",
    None,
    lambda values, _: problem_score(values),
    lines=tuple(
        Line(f"score-{number}", label, N_("people × how often"))
        for number, label in zip(
            range(1, MOST_LINES + 1), (N_("Problem 1"), N_("Problem 2"), N_("Problem 3")), strict=True
        )
    ),
    example={
        "problems.1.problem": "The trader’s scale shows too little",
        "problems.1.people": Decimal(20),
        "problems.1.frequency": Decimal(4),
        "problems.2.problem": "Cuts on the hands",
        "problems.2.people": Decimal(14),
        "problems.2.frequency": Decimal(3),
        "problems.3.problem": "The dump is closed",
        "problems.3.people": Decimal(20),
        "problems.3.frequency": Decimal(1),
    },
)
