"""The calculation "open-points": the missing points of the draft bylaws, as questions for the registrar."""

from collections.abc import Iterator

from coopkit.calculators.calculation import Calculation, CalculationResult
from coopkit.calculators.inputs import IncompleteInput, Values
from coopkit.i18n import N_, LazyText, lazy, lazy_n
from coopkit.portfolio.checklists import BYLAW_QUESTIONS
from coopkit.report import Table, TableCell, heads


def open_points(values: Values) -> CalculationResult | IncompleteInput:
    """Count the points of the bylaws that are drafted or assigned, and list the questions about the others.

    values: `points.<point>.state` ("drafted", "ask" or "open") and `points.<point>.who`.
    Returns IncompleteInput until a point is marked.
    """
    points = {point: {"state": "", "who": ""} for point in BYLAW_QUESTIONS}
    for point, row in points.items():
        row |= {column: str(values.get(f"points.{point}.{column}", "")).strip() for column in row}
    if not any(row["state"] or row["who"] for row in points.values()):
        return IncompleteInput((lazy(N_("Mark the first point of your draft.")),))
    undrafted = {point: row["who"] for point, row in points.items() if row["state"] != "drafted"}
    unassigned = sum(1 for who in undrafted.values() if not who)
    figures: dict[str, TableCell] = {"drafted": len(points) - len(undrafted), "named": len(undrafted) - unassigned}
    return CalculationResult(
        tuple(_open_points_sentences(len(points), len(undrafted), unassigned)),
        tables=(_questions_table(undrafted),) if undrafted else (),
        figures=figures | {"open": unassigned},
    )


def _open_points_sentences(points: int, undrafted: int, unassigned: int) -> Iterator[LazyText]:
    """Say how many points have neither a draft nor a name."""
    if not undrafted:
        yield lazy(N_("All {points} points are in your draft."), points=points)
        return
    if unassigned:
        one = N_("One of {points} points has neither a draft nor a name.")
        many = N_("{n} of {points} points have neither a draft nor a name.")
        yield lazy_n(one, many, unassigned, points=points)
    else:
        yield lazy(N_("Complete: each of the {points} points has a draft or a name beside it."), points=points)
    yield lazy(N_("Laws change and differ. Take these questions along, and note the answer with its date."))


def _questions_table(undrafted: dict[str, str]) -> Table:
    """Return the registrar questions about the points that aren't drafted, and who asks."""
    return Table(
        lazy(N_("Questions for the registrar")),
        heads(N_("Question"), N_("Who asks?")),
        tuple((lazy(BYLAW_QUESTIONS[point]), who) for point, who in undrafted.items()),
    )


OPEN_POINTS = Calculation(
    "open-points",
    None,
    lambda values, _: open_points(values),
    example={f"points.{point}.state": "drafted" for point in BYLAW_QUESTIONS if point not in ("shares", "surplus")}
    | {"points.shares.state": "ask", "points.shares.who": "Mei", "points.surplus.state": "ask"},
)
