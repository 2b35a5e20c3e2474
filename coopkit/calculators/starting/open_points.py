"""The calculation "open-points": what the draft of the bylaws still lacks, as questions for the registrar."""

from collections.abc import Iterator

from coopkit.calculators.calculation import Calculation, CalculationResult, IncompleteInput, Values
from coopkit.i18n import N_, LazyText, lazy, lazy_n
from coopkit.portfolio.checklists import BYLAW_QUESTIONS
from coopkit.report import Table, TableCell, heads


def open_points(values: Values) -> CalculationResult | IncompleteInput:
    """Count the points that are drafted or have a name beside them, and ask the others.

    values: `points.<point>.state` ("drafted", "ask" or "open") and `points.<point>.who`.
    Returns IncompleteInput as long as no point is marked.
    """
    points = {point: {"state": "", "who": ""} for point in BYLAW_QUESTIONS}
    for point, row in points.items():
        row |= {column: str(values.get(f"points.{point}.{column}", "")).strip() for column in row}
    if not any(row["state"] or row["who"] for row in points.values()):
        return IncompleteInput((lazy(N_("Mark the first point of your draft.")),))
    waiting = {point: row["who"] for point, row in points.items() if row["state"] != "drafted"}
    nameless = sum(1 for who in waiting.values() if not who)
    figures: dict[str, TableCell] = {"drafted": len(points) - len(waiting), "named": len(waiting) - nameless}
    return CalculationResult(
        tuple(_finding(len(points), len(waiting), nameless)),
        tables=(_questions(waiting),) if waiting else (),
        figures=figures | {"open": nameless},
    )


def _finding(points: int, waiting: int, nameless: int) -> Iterator[LazyText]:
    if not waiting:
        yield lazy(N_("All {points} points are in your draft."), points=points)
        return
    if nameless:
        one = N_("One of {points} points has neither a draft nor a name.")
        many = N_("{n} of {points} points have neither a draft nor a name.")
        yield lazy_n(one, many, nameless, points=points)
    else:
        yield lazy(N_("Complete: each of the {points} points has a draft or a name beside it."), points=points)
    yield lazy(N_("Laws change and differ. Take these questions along, and note the answer with its date."))


def _questions(waiting: dict[str, str]) -> Table:
    return Table(
        lazy(N_("Questions for the registrar")),
        heads(N_("Question"), N_("Who asks?")),
        tuple((lazy(BYLAW_QUESTIONS[point]), who) for point, who in waiting.items()),
    )


OPEN_POINTS = Calculation(
    "open-points",
    None,
    lambda values, _: open_points(values),
    example={f"points.{point}.state": "drafted" for point in BYLAW_QUESTIONS if point not in ("shares", "surplus")}
    | {"points.shares.state": "ask", "points.shares.who": "Mei", "points.surplus.state": "ask"},
)
