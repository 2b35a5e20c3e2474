"""The list of founding members with room to sign, which the bylaws and the founding assembly share."""

from coopkit.i18n import N_, Money, lazy
from coopkit.portfolio.documents.start.context import PlanContext
from coopkit.portfolio.plan_fields import START_UP_COSTS
from coopkit.report import Table, heads

REHEARSAL = "start.setup.mock-assembly"
MOST_MEMBERS = 10_000
EMPTY_ROWS = 8


def member_count(context: PlanContext) -> int | None:
    """Return the number of members in the rehearsal or else in the start-up costs, or None."""
    for exercise, name in ((REHEARSAL, "count.members"), (START_UP_COSTS, "gap.members")):
        number = context.answers.number(exercise, name)
        if number is not None and number in range(1, MOST_MEMBERS + 1):
            return int(number)
    return None


def founder_table(context: PlanContext) -> Table:
    """Return the list of founding members to sign, with an empty row for each one without a name."""
    names = context.plan_reading.names
    share = context.answers.number(START_UP_COSTS, "gap.share")
    rows = [*names, *[""] * ((member_count(context) or len(names) or EMPTY_ROWS) - len(names))]
    return Table(
        lazy(N_("List of founders")),
        heads(N_("Number"), N_("Name"), N_("Share"), N_("Signature and date")),
        tuple(
            (number, name, None if share is None else Money(share), None) for number, name in enumerate(rows, start=1)
        ),
        by_hand=True,
    )
