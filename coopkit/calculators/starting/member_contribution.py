"""The calculation "member-contribution": what each member pays in so that an agreed share is reached."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from coopkit.business.money import round_up
from coopkit.calculators.calculation import Calculation, CalculationContext, CalculationResult, ResultLine
from coopkit.calculators.inputs import IncompleteInput, NumberInput, Values, example, input_problems
from coopkit.i18n import N_, LazyText, Money, lazy, lazy_n
from coopkit.report import TableCell

INPUTS = (
    NumberInput("total", N_("the money that is needed")),
    NumberInput("percent", N_("the percent that comes from members"), most=100),
    NumberInput("members", N_("the members who pay"), least=1, most=100_000, whole=True),
    NumberInput("instalments", N_("the instalments"), least=1, most=120, whole=True),
)


def member_contribution(values: Values, context: CalculationContext) -> CalculationResult | IncompleteInput:
    """Calculate what the members pay together, each of them, and in each instalment.

    values: total, money; percent (40 is 40 %); members; instalments. Without the last two, fewer results.
    Amounts that one person pays are rounded up to the smallest money, so that the total is reached.
    """
    total, percent, members, instalments = (each.read(values) for each in INPUTS)
    problems, minor_digits = input_problems(values, INPUTS), context.minor_digits
    if total is None or percent is None:
        return IncompleteInput(problems)
    together = round_up(Fraction(total) * Fraction(percent) / 100, minor_digits)
    sentences = [lazy(N_("Members pay {together} of {total} together."), together=Money(together), total=Money(total))]
    text = N_("From members: {total} × {percent} ÷ 100 = {together}")
    line = lazy(text, total=Money(total), percent=percent, together=Money(together))
    formula = [_with_rounding_note(line, even=Fraction(total) * Fraction(percent) == Fraction(together) * 100)]
    figures: dict[str, TableCell] = {"together": Money(together)}
    if members is not None:
        each = round_up(Fraction(together) / int(members), minor_digits)
        sentences += _member_sentences(together, int(members), each, minor_digits)
        formula.append(_division_formula(N_("Each: {whole} ÷ {parts} = {one}"), together, members, each))
        figures |= {"each": Money(each), "over": Money(each * members - together)}
        if instalments is not None:
            one = round_up(Fraction(each) / int(instalments), minor_digits)
            sentences.append(_instalment_sentence(int(instalments), one))
            formula.append(_division_formula(N_("One instalment: {whole} ÷ {parts} = {one}"), each, instalments, one))
            figures["instalment"] = Money(one)
    return CalculationResult((*sentences, *problems), tuple(formula), figures=figures)


def _member_sentences(together: Decimal, members: int, each: Decimal, places: int) -> Iterator[LazyText]:
    """Say what each member pays, and what the others would pay if two couldn't."""
    one, many = N_("The only member pays {each}."), N_("Each of the {n} members pays {each}.")
    yield lazy_n(one, many, members, each=Money(each))
    excess = each * members - together
    if excess:
        text = N_("It does not divide evenly: rounded up, {over} more comes in than is needed.")
        yield lazy(text, over=Money(excess))
    if members > 2:
        fewer = round_up(Fraction(together) / (members - 2), places)
        one, many = (
            N_("If two cannot pay, the only one left pays {each}."),
            N_("If two cannot pay, each of the other {n} pays {each}."),
        )
        yield lazy_n(one, many, members - 2, each=Money(fewer))


def _instalment_sentence(count: int, one: Decimal) -> LazyText:
    return lazy_n(
        N_("That is {one} in one payment."), N_("That is {one} in each of {n} instalments."), count, one=Money(one)
    )


def _division_formula(text: str, whole: Decimal, parts: Decimal, one: Decimal) -> LazyText:
    """Return "whole ÷ parts = one", with a note if it is rounded up."""
    line = lazy(text, whole=Money(whole), parts=parts, one=Money(one))
    return _with_rounding_note(line, even=Fraction(whole) == Fraction(one) * Fraction(parts))


def _with_rounding_note(line: LazyText, *, even: bool) -> LazyText:
    """Return a formula, with a note that its result is rounded up unless it is exact."""
    return line if even else lazy(N_("{line}, rounded up"), line=line)


MEMBER_CONTRIBUTION = Calculation(
    "member-contribution",
    tuple(each.name for each in INPUTS),
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
