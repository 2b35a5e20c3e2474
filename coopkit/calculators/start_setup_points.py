"""The calculation "open-points": what the draft of the bylaws still lacks, as questions for the registrar."""

from collections.abc import Iterator
from types import MappingProxyType

from coopkit.calculators.computed import Calculation, Computed, Missing, Shown, Table, Values
from coopkit.calculators.rows import words_in
from coopkit.i18n import N_, Said, say, say_n

QUESTIONS = MappingProxyType(
    {
        "name": N_("Is our name free? In which place may our seat be?"),
        "purpose": N_("How exactly must purpose and activities be named? Does one of them need a licence?"),
        "members": N_("Which kinds of members may we have, and which criteria may we set?"),
        "joining": N_("Which steps and deadlines apply when somebody joins, leaves or is expelled?"),
        "shares": N_("How much must a share be at least? When is it paid back, and may it be paid in parts?"),
        "rights": N_("Which rights of members can no bylaws take away?"),
        "assembly": N_("How early must an assembly be called? Which quorum and which majorities apply?"),
        "board": N_("How many must be on the board, for how long, and who may not stand?"),
        "supervisory": N_("Do we need a supervisory committee, and who may not be on it?"),
        "manager": N_("What may a manager sign, and may she be a member?"),
        "conflicts": N_("What must board members tell and leave to others when their own interest is at stake?"),
        "accounts": N_("When does the year end, which accounts are due, and who must audit them?"),
        "surplus": N_("Which parts of a surplus must go to a reserve or a fund? What happens to a loss?"),
        "patronage": N_("By what may we measure the members’ use? Is there a limit to refunds or interest?"),
        "disputes": N_("To whom do members go with a dispute before they go to court?"),
        "changing": N_("Which majority changes the bylaws, and when is the change valid?"),
        "dissolution": N_("Who gets the reserve when we merge or close?"),
    }
)
"""What to ask about each point, in the order of the checklist."""


def open_points(values: Values) -> Computed | Missing:
    """Count the points that are drafted or have a name beside them, and ask the others.

    values: `points.<point>.state` ("drafted", "ask" or "open") and `points.<point>.who`.
    Returns Missing as long as no point is marked.
    """
    points = {point: {"state": "", "who": ""} for point in QUESTIONS}
    for point, row in points.items():
        row |= {column: words_in(values, f"points.{point}.{column}") for column in row}
    if not any(row["state"] or row["who"] for row in points.values()):
        return Missing((say(N_("Mark the first point of your draft.")),))
    waiting = {point: row["who"] for point, row in points.items() if row["state"] != "drafted"}
    nameless = sum(1 for who in waiting.values() if not who)
    figures: dict[str, Shown] = {"drafted": len(points) - len(waiting), "named": len(waiting) - nameless}
    return Computed(
        tuple(_finding(len(points), len(waiting), nameless)),
        tables=(_questions(waiting),) if waiting else (),
        figures=figures | {"open": nameless},
    )


def _finding(points: int, waiting: int, nameless: int) -> Iterator[Said]:
    if not waiting:
        yield say(N_("All {points} points are in your draft."), points=points)
        return
    if nameless:
        one = N_("One of {points} points has neither a draft nor a name.")
        many = N_("{n} of {points} points have neither a draft nor a name.")
        yield say_n(one, many, nameless, points=points)
    else:
        yield say(N_("Complete: each of the {points} points has a draft or a name beside it."), points=points)
    yield say(N_("Laws change and differ. Take these questions along, and note the answer with its date."))


def _questions(waiting: dict[str, str]) -> Table:
    return Table(
        say(N_("Questions for the registrar")),
        (say(N_("Question")), say(N_("Who asks?"))),
        tuple((say(QUESTIONS[point]), say("{who}", who=who or "–")) for point, who in waiting.items()),
    )


OPEN_POINTS = Calculation(
    "open-points",
    None,
    lambda values, _: open_points(values),
    example={f"points.{point}.state": "drafted" for point in QUESTIONS if point not in ("shares", "surplus")}
    | {"points.shares.state": "ask", "points.shares.who": "Mei", "points.surplus.state": "ask"},
)
