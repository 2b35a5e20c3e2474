"""The calculation "workload": whether the first tasks lie on many shoulders."""

from collections.abc import Iterator

from coopkit.calculators.calculation import Calculation, CalculationResult, IncompleteInput, ResultLine, Values, example
from coopkit.i18n import N_, LazyText, lazy, lazy_n
from coopkit.portfolio.group_answers import table_rows
from coopkit.report import Table, heads

MOST = 4
"""Tasks of ten that one person can carry beside the usual work; this workbook's own measure."""


def workload(values: Values) -> CalculationResult | IncompleteInput:
    """Count each person's tasks; names count as the same whatever their capitals.

    values: the rows of `tasks`. Returns IncompleteInput as long as no task is written down.
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
    loads = [(names[key], counts[key]) for key in ranked]
    without = len(rows) - sum(counts.values())
    return CalculationResult(
        tuple(_said(loads, without)),
        tables=(_table(loads),) if loads else (),
        figures={"tasks": len(rows), "people": len(loads), "most": loads[0][1] if loads else 0, "without": without},
    )


def _said(loads: list[tuple[str, int]], without: int) -> Iterator[LazyText]:
    heavy = [(name, count) for name, count in loads if count > MOST]
    for name, count in heavy:
        yield lazy(
            N_("{name} has {count} tasks. That is too much for one person: who takes some?"), name=name, count=count
        )
    if not heavy and loads:
        yield lazy(N_("Nobody has more than {most} tasks."), most=MOST)
    if without:
        one, many = N_("One task has no name beside it yet."), N_("{n} tasks have no name beside them yet.")
        yield lazy_n(one, many, without)


def _table(loads: list[tuple[str, int]]) -> Table:
    return Table(
        lazy(N_("Who has how many tasks")), heads(N_("Who"), N_("Tasks")), tuple((name, count) for name, count in loads)
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
