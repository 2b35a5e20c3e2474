"""The calculation "problem-score": which problem hurts the most people most often."""

from collections.abc import Mapping
from decimal import Decimal

from coopkit.calculators.calculation import Calculation, Computed, Line, Missing, Shown, Table, Values
from coopkit.calculators.rows import number_in, rows_of, words_in
from coopkit.i18n import N_, Said, say

MOST_LINES = 3
"""Rows that a worksheet has a line for."""


def problem_score(values: Values) -> Computed | Missing:
    """Multiply people by how often, and put the highest score first.

    values: the rows of `problems`. Returns Missing as long as no row has both numbers.
    """
    scores: dict[int, Decimal] = {}
    names: dict[int, Said] = {}
    formula: list[Said] = []
    for number, row in rows_of(values, "problems"):
        people, often = number_in(row, "people"), number_in(row, "frequency")
        if people is None or often is None:
            continue
        scores[number], names[number] = people * often, _name(number, row)
        formula.append(
            say(
                N_("{problem}: {people} × {often} = {score}"),
                problem=names[number],
                people=people,
                often=often,
                score=scores[number],
            )
        )
    if not scores:
        return Missing((say(N_("Say for one problem how many of you it hurts, and how often.")),))
    order = sorted(scores, key=lambda number: (-scores[number], number))
    table = Table(
        say(N_("Your problems, the highest score first")),
        (say(N_("Problem")), say(N_("Score"))),
        tuple((names[number], say("{n}", n=scores[number])) for number in order),
    )
    figures: dict[str, Shown] = {f"score-{number}": score for number, score in scores.items()}
    return Computed((_first(order, scores, names),), tuple(formula), (table,), figures)


def _name(number: int, row: Mapping[str, Decimal | str]) -> Said:
    words = words_in(row, "problem")
    return say(N_("“{words}”"), words=words) if words else say(N_("Problem {n}"), n=number)


def _first(order: list[int], scores: Mapping[int, Decimal], names: Mapping[int, Said]) -> Said:
    highest = scores[order[0]]
    first = tuple(names[number] for number in order if scores[number] == highest)
    if len(first) > 1:
        return say(N_("{problems} share the first place with {score}."), problems=first, score=highest)
    return say(N_("{problem} comes first with {score}."), problem=first[0], score=highest)


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
