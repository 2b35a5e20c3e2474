"""The calculation "share-payments": the payments of a member's share, and the members' expected use."""

from collections.abc import Iterator
from decimal import Decimal

from coopkit.business.money import allocate
from coopkit.calculators.calculation import Calculation, CalculationContext, CalculationResult, ResultLine
from coopkit.calculators.inputs import IncompleteInput, NumberInput, Values, example, input_problems
from coopkit.i18n import N_, LazyText, Money, lazy, lazy_n
from coopkit.portfolio import plan_fields
from coopkit.portfolio.group_answers import table_rows
from coopkit.report import Table, TableCell, heads

SHARE = NumberInput("paying.share", N_("the share of one member"))
AT_START = NumberInput("paying.at_start", N_("what each pays at the start"))
MONTHS = NumberInput("paying.months", N_("the months for the rest"), most=12, whole=True)


def share_payments(values: Values, context: CalculationContext) -> CalculationResult | IncompleteInput:
    """Split the rest of a member's share into equal months, and add up the members' expected use.

    values: `paying.share` and `paying.at_start`, money; `paying.months`; the rows of `use`.
    """
    share, start, months = (each.read(values) for each in (SHARE, AT_START, MONTHS))
    problems = (*input_problems(values, (SHARE, AT_START, MONTHS)), *_impossible_payments(share, start, months))
    uses = _read_uses(values)
    use_sentences, figures = _use_sentence(uses), _use_figures(uses)
    if problems or share is None or start is None or months is None:
        return CalculationResult((*use_sentences, *problems), figures=figures) if uses else IncompleteInput(problems)
    rest = share - start
    instalments = allocate(rest, [1] * int(months), places=context.minor_digits) if months and rest else ()
    payment_sentences = (
        lazy(N_("Each member pays {start} at the start."), start=Money(start)),
        *_rest_sentence(rest, instalments),
    )
    figures |= {"at_start": Money(start), "rest": Money(rest)}
    if instalments:
        figures["month"] = Money(instalments[0])
    text = N_("The rest: {share} − {start} = {rest}")
    formula = lazy(text, share=Money(share), start=Money(start), rest=Money(rest))
    return CalculationResult(
        (*payment_sentences, *use_sentences), (formula,), (_payments_table(start, instalments),), figures
    )


def _impossible_payments(share: Decimal | None, start: Decimal | None, months: Decimal | None) -> Iterator[LazyText]:
    """Point out a first payment above the share, or a rest that has no months."""
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


def _rest_sentence(rest: Decimal, instalments: tuple[Decimal, ...]) -> Iterator[LazyText]:
    """Say in how many months the rest is paid, and how much in each."""
    if not instalments:
        yield lazy(N_("With that the share is paid."))
        return
    one = N_("The rest, {rest}, is paid in month 1.")
    many = N_("The rest, {rest}, is paid in {n} months, {part} in each.")
    if len(set(instalments)) > 1:
        many = N_("The rest, {rest}, is paid in {n} months, {part} in the first one and {last} in the last.")
    yield lazy_n(one, many, len(instalments), rest=Money(rest), part=Money(instalments[0]), last=Money(instalments[-1]))


def _read_uses(values: Values) -> tuple[Decimal, ...]:
    """Return the expected use of each member who has one."""
    uses = (row.number("use") for row in table_rows(values, "use"))
    return tuple(use for use in uses if use is not None)


def _use_sentence(uses: tuple[Decimal, ...]) -> tuple[LazyText, ...]:
    """Say how much the members expect to use the co-operative together."""
    one = N_("One member will use the co-operative: {total} in the first year.")
    many = N_("{n} members will use the co-operative: {total} in the first year.")
    return (lazy_n(one, many, len(uses), total=sum(uses, Decimal(0))),) if uses else ()


def _use_figures(uses: tuple[Decimal, ...]) -> dict[str, TableCell]:
    return {"use": sum(uses, Decimal(0))} if uses else {}


def _payments_table(start: Decimal, instalments: tuple[Decimal, ...]) -> Table:
    rows = [(lazy(N_("At the start")), Money(start))]
    rows += [(lazy(N_("Month {n}"), n=month), Money(part)) for month, part in enumerate(instalments, start=1)]
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
    money_inputs=plan_fields.MONEY_FIELDS[plan_fields.CONTRIBUTION],
)
