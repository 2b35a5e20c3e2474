"""The calculation "member-contribution": what each member pays in so that an agreed part is reached."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from coopkit.business.money import round_up
from coopkit.calculators.calculation import (
    Calculation,
    CalculationContext,
    CalculationResult,
    IncompleteInput,
    ResultLine,
    Values,
    example,
)
from coopkit.calculators.inputs import NumberInput, input_problems
from coopkit.i18n import N_, LazyText, Money, lazy, lazy_n
from coopkit.report import TableCell

CONTRIBUTION = (
    NumberInput("total", N_("the money that is needed")),
    NumberInput("percent", N_("the percent that comes from members"), most=100),
    NumberInput("members", N_("the members who pay"), least=1, most=100_000, whole=True),
    NumberInput("instalments", N_("the instalments"), least=1, most=120, whole=True),
)


def member_contribution(values: Values, context: CalculationContext) -> CalculationResult | IncompleteInput:
    """What the members pay together, each of them, and in each instalment; as far as the numbers go.

    values: total, percent (40 is 40 %), members, instalments.
    Amounts that one person pays are rounded up to the smallest money, so that the sum is reached.
    """
    total, percent, members, instalments = (each.read(values) for each in CONTRIBUTION)
    wrong, places = input_problems(values, CONTRIBUTION), context.minor_digits
    if total is None or percent is None:
        return IncompleteInput(wrong)
    together = round_up(Fraction(total) * Fraction(percent) / 100, places)
    said = [lazy(N_("Members pay {together} of {total} together."), together=Money(together), total=Money(total))]
    text = N_("From members: {total} × {percent} ÷ 100 = {together}")
    line = lazy(text, total=Money(total), percent=percent, together=Money(together))
    formula = [_told(line, even=Fraction(total) * Fraction(percent) == Fraction(together) * 100)]
    figures: dict[str, TableCell] = {"together": Money(together)}
    if members is not None:
        each = round_up(Fraction(together) / int(members), places)
        said += _of_each(together, int(members), each, places)
        formula.append(_division(N_("Each: {whole} ÷ {parts} = {one}"), together, members, each))
        figures |= {"each": Money(each), "over": Money(each * members - together)}
        if instalments is not None:
            one = round_up(Fraction(each) / int(instalments), places)
            said.append(_instalments(int(instalments), one))
            formula.append(_division(N_("One instalment: {whole} ÷ {parts} = {one}"), each, instalments, one))
            figures["instalment"] = Money(one)
    return CalculationResult((*said, *wrong), tuple(formula), figures=figures)


def _of_each(together: Decimal, members: int, each: Decimal, places: int) -> Iterator[LazyText]:
    one, many = N_("The only member pays {each}."), N_("Each of the {n} members pays {each}.")
    yield lazy_n(one, many, members, each=Money(each))
    over = each * members - together
    if over:
        text = N_("It does not divide evenly: rounded up, {over} more comes in than is needed.")
        yield lazy(text, over=Money(over))
    if members > 2:
        fewer = round_up(Fraction(together) / (members - 2), places)
        one, many = (
            N_("If two cannot pay, the only one left pays {each}."),
            N_("If two cannot pay, each of the other {n} pays {each}."),
        )
        yield lazy_n(one, many, members - 2, each=Money(fewer))


def _instalments(count: int, one: Decimal) -> LazyText:
    return lazy_n(
        N_("That is {one} in one payment."), N_("That is {one} in each of {n} instalments."), count, one=Money(one)
    )


def _division(text: str, whole: Decimal, parts: Decimal, one: Decimal) -> LazyText:
    line = lazy(text, whole=Money(whole), parts=parts, one=Money(one))
    return _told(line, even=Fraction(whole) == Fraction(one) * Fraction(parts))


def _told(line: LazyText, *, even: bool) -> LazyText:
    return line if even else lazy(N_("{line}, rounded up"), line=line)


MEMBER_CONTRIBUTION = Calculation(
    "member-contribution",
    tuple(each.name for each in CONTRIBUTION),
    member_contribution,
    lines=(
        ResultLine("together", N_("From the members together"), N_("money needed × percent ÷ 100")),
        ResultLine("each", N_("From each member"), N_("÷ members, rounded up to the smallest money")),
        ResultLine("instalment", N_("One instalment"), N_("÷ instalments, rounded up to the smallest money")),
        ResultLine("over", N_("More than needed, from rounding up"), N_("each × members − together")),
    ),
    example=example({"total": 4850, "percent": 40, "members": 20, "instalments": 4}),
    money_inputs=("total",),
)
