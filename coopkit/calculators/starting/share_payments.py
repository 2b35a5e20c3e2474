"""The calculation "share-payments": when each member pays the share, and how much each will use the co-operative."""

from collections.abc import Iterator
from decimal import Decimal

from coopkit.business.money import allocate
from coopkit.calculators.calculation import (
    Calculation,
    CalculationContext,
    CalculationResult,
    IncompleteInput,
    ResultLine,
    Values,
    example,
)
from coopkit.calculators.inputs import NumberInput, out_of_range
from coopkit.i18n import N_, LazyText, Money, lazy, lazy_n
from coopkit.portfolio import plan_fields
from coopkit.portfolio.group_answers import table_rows
from coopkit.report import Table, TableCell, heads

SHARE = NumberInput("paying.share", N_("the share of one member"))
AT_START = NumberInput("paying.at_start", N_("what each pays at the start"))
LATER = NumberInput("paying.months", N_("the months for the rest"), most=12, whole=True)


def share_payments(values: Values, group: CalculationContext) -> CalculationResult | IncompleteInput:
    """A part of the share at the start, the rest in equal months; and the use that all members expect together.

    values: share, at_start and months of the part `paying`; the rows of `use`.
    """
    share, start, months = (each.read(values) for each in (SHARE, AT_START, LATER))
    wrong = (*out_of_range(values, (SHARE, AT_START, LATER)), *_impossible(share, start, months))
    use = _total_use(values)
    said, figures = _of_use(use), _use_figures(use)
    if wrong or share is None or start is None or months is None:
        return CalculationResult((*said, *wrong), figures=figures) if use else IncompleteInput(wrong)
    rest = share - start
    parts = allocate(rest, [1] * int(months), places=group.minor_digits) if months and rest else ()
    paid = (lazy(N_("Each member pays {start} at the start."), start=Money(start)), *_later(rest, parts))
    figures |= {"at_start": Money(start), "rest": Money(rest)}
    if parts:
        figures["month"] = Money(parts[0])
    text = N_("The rest: {share} − {start} = {rest}")
    formula = lazy(text, share=Money(share), start=Money(start), rest=Money(rest))
    return CalculationResult((*paid, *said), (formula,), (_table(start, parts),), figures)


def _impossible(share: Decimal | None, start: Decimal | None, months: Decimal | None) -> Iterator[LazyText]:
    if share is None or start is None:
        return
    if start > share:
        yield lazy(
            N_("At the start nobody can pay more than the share: {start} of {share}."),
            start=Money(start),
            share=Money(share),
        )
    elif months == 0 and start < share:
        yield lazy(N_("{rest} of each share is left over. In how many months is it paid?"), rest=Money(share - start))


def _later(rest: Decimal, parts: tuple[Decimal, ...]) -> Iterator[LazyText]:
    if not parts:
        yield lazy(N_("With that the share is paid."))
        return
    one = N_("The rest, {rest}, is paid in month 1.")
    many = N_("The rest, {rest}, is paid in {n} months, {part} in each.")
    if len(set(parts)) > 1:
        many = N_("The rest, {rest}, is paid in {n} months, {part} in the first one and {last} in the last.")
    yield lazy_n(one, many, len(parts), rest=Money(rest), part=Money(parts[0]), last=Money(parts[-1]))


def _total_use(values: Values) -> tuple[Decimal, ...]:
    found = (row.number("use") for row in table_rows(values, "use"))
    return tuple(use for use in found if use is not None)


def _of_use(use: tuple[Decimal, ...]) -> tuple[LazyText, ...]:
    one = N_("One member will use the co-operative: {total} in the first year.")
    many = N_("{n} members will use the co-operative: {total} in the first year.")
    return (lazy_n(one, many, len(use), total=sum(use, Decimal(0))),) if use else ()


def _use_figures(use: tuple[Decimal, ...]) -> dict[str, TableCell]:
    return {"use": sum(use, Decimal(0))} if use else {}


def _table(start: Decimal, parts: tuple[Decimal, ...]) -> Table:
    rows = [(lazy(N_("At the start")), Money(start))]
    rows += [(lazy(N_("Month {n}"), n=month), Money(part)) for month, part in enumerate(parts, start=1)]
    return Table(lazy(N_("What one member pays")), heads(N_("When"), N_("Amount")), tuple(rows))


SHARE_PAYMENTS = Calculation(
    "share-payments",
    None,
    share_payments,
    lines=(
        ResultLine("at_start", N_("Each member at the start"), N_("as agreed")),
        ResultLine("rest", N_("Rest of the share"), N_("share − paid at the start")),
        ResultLine("month", N_("Each member in a month"), N_("rest ÷ months")),
        ResultLine("use", N_("Use by all members in the first year"), N_("add up the column")),
    ),
    example=example(
        {"paying.share": 300, "paying.at_start": 200, "paying.months": 5},
        use=("name use", [("Chipo", 960), ("Marek", 940)]),
    ),
    sums=plan_fields.MONEY_FIELDS[plan_fields.CONTRIBUTION],
)
