"""The calculation "patronage-cents": a pool shared by use to the last cent, each part in cash and kept."""

from decimal import Decimal
from fractions import Fraction

from coopkit.business.money import add_up, round_half_up
from coopkit.business.surplus.patronage import patronage_refund, retained_patronage
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
from coopkit.portfolio.group_answers import table_rows
from coopkit.report import Table, TableCell, heads

POOL = NumberInput("share.pool", N_("the money to be shared"))
CASH = NumberInput("share.cash_part", N_("the part that is paid in cash"), most=100)
USE = "use"


def patronage_cents(values: Values, group: CalculationContext) -> CalculationResult | IncompleteInput:
    """Share a pool by use: rounded one by one, and so that no cent is lost.

    values: pool and cash_part (percent) of the part `share`; the rows of `ours`: name and use. Without a cash part all
    is paid in cash.
    """
    pool, part = POOL.read(values), CASH.read(values)
    wrong = out_of_range(values, (POOL, *((CASH,) if CASH.name in values else ())))
    rows = [(row, NumberInput(USE, USE).read(row.cells)) for row in table_rows(values, "ours")]
    used = [(row, use) for row, use in rows if use is not None]
    if not wrong and not add_up(use for _, use in used):
        wrong = (lazy(N_("Put in how much each member used the co-op.")),)
    if wrong or pool is None:
        return IncompleteInput(wrong)
    places = group.minor_digits
    found = patronage_refund(pool, [use for _, use in used], places=places)
    share = Decimal(1) if part is None else part / 100
    split = [retained_patronage(refund, share, places=places) for refund in found.refunds]
    table = Table(
        lazy(N_("Each member’s part")),
        heads(N_("Member"), N_("Use"), N_("Refund"), N_("In cash"), N_("Kept")),
        tuple(
            (
                row.words("name") or lazy(N_("Member {n}"), n=row.place),
                use,
                *map(Money, (refund, each.cash, each.retained)),
            )
            for (row, use), refund, each in zip(used, found.refunds, split, strict=True)
        ),
    )
    cash = add_up(each.cash for each in split)
    figures: dict[str, TableCell] = {"first": Money(found.refunds[0]), "sum": Money(add_up(found.refunds))}
    figures |= {"cash": Money(cash), "kept": Money(pool - cash)}
    return CalculationResult(_sentences(pool, [use for _, use in used], places, cash), tables=(table,), figures=figures)


def _sentences(pool: Decimal, uses: list[Decimal], places: int, cash: Decimal) -> tuple[LazyText, ...]:
    one = N_("The only member receives the whole {pool}.")
    many = N_("The parts of the {n} members add up to {pool}, to the last cent.")
    said = [lazy_n(one, many, len(uses), pool=Money(pool))]
    whole = add_up(uses)
    rounded = add_up(round_half_up(Fraction(pool) * Fraction(use) / Fraction(whole), places) for use in uses)
    if rounded != pool:
        text = N_("Rounded one by one, they would add up to {rounded}: {less} too little.")
        if rounded > pool:
            text = N_("Rounded one by one, they would add up to {rounded}: {less} too much.")
        said.append(lazy(text, rounded=Money(rounded), less=Money(abs(pool - rounded))))
    if cash < pool:
        said.append(
            lazy(
                N_("{cash} is paid in cash, {kept} is kept for the members."), cash=Money(cash), kept=Money(pool - cash)
            )
        )
    return tuple(said)


PATRONAGE_CENTS = Calculation(
    "patronage-cents",
    None,
    patronage_cents,
    lines=(
        ResultLine("first", N_("Refund of the first member"), N_("money × her use ÷ all use, rounded down")),
        ResultLine("sum", N_("All refunds"), N_("add up; give the cents that are left to the largest remainders")),
        ResultLine("cash", N_("Paid in cash"), N_("each refund × part in cash, added up")),
        ResultLine("kept", N_("Kept for the members"), N_("all refunds − cash")),
    ),
    example=example(
        {"share.pool": 500, "share.cash_part": 60}, ours=("name use", [("Yaw", 310), ("Ines", 250), ("Tam", 140)])
    ),
    sums=("pool",),
)
