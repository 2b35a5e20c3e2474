"""The calculation "workload": how the first tasks are shared among people."""

from collections.abc import Iterator

from coopkit.calculators.calculation import Calculation, CalculationResult, ResultLine
from coopkit.calculators.inputs import IncompleteInput, Values, example
from coopkit.i18n import N_, LazyText, lazy, lazy_n
from coopkit.portfolio.group_answers import table_rows
from coopkit.report import Table, heads

MOST_TASKS = 4
"""The most of ten tasks that one person can do beside the usual work. Source: this workbook's own measure."""


def workload(values: Values) -> CalculationResult | IncompleteInput:
    """Count each person's tasks; the same name in other capitals is the same person.

    values: the rows of `tasks`. Returns IncompleteInput until a task is written down.
    """
    rows = [row for row in table_rows(values, "tasks") if row.words("task")]
    if not rows:
        return IncompleteInput((lazy(N_("Write down your first task, and who takes it.")),))
    names: dict[str, str] = {}
    counts: dict[str, int] = {}
    for row in rows:
        if who := row.words("who"):
            key = " ".join(who.split()).casefold()
            names.setdefault(key, who)
            counts[key] = counts.get(key, 0) + 1
    ranked = sorted(counts, key=lambda key: -counts[key])
    tasks_by_person = [(names[key], counts[key]) for key in ranked]
    unassigned = len(rows) - sum(counts.values())
    return CalculationResult(
        tuple(_workload_sentences(tasks_by_person, unassigned)),
        tables=(_workload_table(tasks_by_person),) if tasks_by_person else (),
        figures={
            "tasks": len(rows),
            "people": len(tasks_by_person),
            "most": tasks_by_person[0][1] if tasks_by_person else 0,
            "without": unassigned,
        },
    )


def _workload_sentences(tasks_by_person: list[tuple[str, int]], unassigned: int) -> Iterator[LazyText]:
    """Name the people with too many tasks, and count the tasks without a name."""
    overloaded = [(name, count) for name, count in tasks_by_person if count > MOST_TASKS]
    for name, count in overloaded:
        yield lazy(
            N_("{name} has {count} tasks. That is too much for one person: who takes some?"), name=name, count=count
        )
    if not overloaded and tasks_by_person:
        yield lazy(N_("Nobody has more than {most} tasks."), most=MOST_TASKS)
    if unassigned:
        one, many = N_("One task has no name beside it yet."), N_("{n} tasks have no name beside them yet.")
        yield lazy_n(one, many, unassigned)


def _workload_table(tasks_by_person: list[tuple[str, int]]) -> Table:
    return Table(
        lazy(N_("Who has how many tasks")),
        heads(N_("Who"), N_("Tasks")),
        tuple((name, count) for name, count in tasks_by_person),
    )


WORKLOAD = Calculation(
    "workload",
    None,
    lambda values, _: workload(values),
    lines=(
        ResultLine("tasks", N_("Tasks"), N_("count the rows")),
        ResultLine("people", N_("People"), N_("count the different names")),
        ResultLine("most", N_("Most tasks of one person"), N_("more than 4 of 10 is too many")),
        ResultLine("without", N_("Tasks without a name"), N_("find somebody for each")),
    ),
    example=example(
        tasks=(
            "task who",
            [
                ("Open a bank account", "Mei"),
                ("Hang up the cash book", "Aziz"),
                ("Have the scale tested", "Mei"),
                ("Visit the two mills", None),
            ],
        )
    ),
)
