"""The calculation "patronage-cents": a refund pool shared by use to the last cent."""

from decimal import Decimal
from fractions import Fraction

from coopkit.business.money import add_up, round_half_up
from coopkit.business.surplus.patronage import patronage_refund, retained_patronage
from coopkit.calculators.calculation import Calculation, CalculationContext, CalculationResult, ResultLine
from coopkit.calculators.inputs import IncompleteInput, NumberInput, Values, example, input_problems
from coopkit.i18n import N_, LazyText, Money, lazy, lazy_n
from coopkit.portfolio.group_answers import table_rows
from coopkit.report import Table, TableCell, heads

POOL = NumberInput("share.pool", N_("the money to be shared"))
CASH = NumberInput("share.cash_part", N_("the part that is paid in cash"), most=100)
USE = "use"


def patronage_cents(values: Values, context: CalculationContext) -> CalculationResult | IncompleteInput:
    """Share a pool by use to the last cent, and split each refund into cash and retained.

    values: `share.pool`, money; `share.cash_part`, percent, 100 by default; the rows of `ours`: name and use.
    """
    pool, part = POOL.read(values), CASH.read(values)
    problems = input_problems(values, (POOL, *((CASH,) if CASH.name in values else ())))
    rows = [(row, NumberInput(USE, USE).read(row.cells)) for row in table_rows(values, "ours")]
    used = [(row, use) for row, use in rows if use is not None]
    if not problems and not add_up(use for _, use in used):
        problems = (lazy(N_("Put in how much each member used the co-op.")),)
    if problems or pool is None:
        return IncompleteInput(problems)
    minor_digits = context.minor_digits
    uses = [use for _, use in used]
    refunds = patronage_refund(pool, uses, places=minor_digits).refunds
    cash_share = Decimal(1) if part is None else part / 100
    splits = [retained_patronage(refund, cash_share, places=minor_digits) for refund in refunds]
    table = Table(
        lazy(N_("Each member’s part")),
        heads(N_("Member"), N_("Use"), N_("Refund"), N_("In cash"), N_("Kept")),
        tuple(
            (
                row.words("name") or lazy(N_("Member {n}"), n=row.place),
                use,
                *map(Money, (refund, split.cash, split.retained)),
            )
            for (row, use), refund, split in zip(used, refunds, splits, strict=True)
        ),
    )
    cash = add_up(split.cash for split in splits)
    figures: dict[str, TableCell] = {"first": Money(refunds[0]), "sum": Money(add_up(refunds))}
    figures |= {"cash": Money(cash), "kept": Money(pool - cash)}
    return CalculationResult(_refund_sentences(pool, uses, minor_digits, cash), tables=(table,), figures=figures)


def _refund_sentences(pool: Decimal, uses: list[Decimal], places: int, cash: Decimal) -> tuple[LazyText, ...]:
    """Say what the refunds add up to, what rounding them one by one would give, and how much is paid in cash."""
    one = N_("The only member receives the whole {pool}.")
    many = N_("The parts of the {n} members add up to {pool}, to the last cent.")
    sentences = [lazy_n(one, many, len(uses), pool=Money(pool))]
    total_use = add_up(uses)
    rounded = add_up(round_half_up(Fraction(pool) * Fraction(use) / Fraction(total_use), places) for use in uses)
    if rounded != pool:
        text = N_("Rounded one by one, they would add up to {rounded}: {less} too little.")
        if rounded > pool:
            text = N_("Rounded one by one, they would add up to {rounded}: {less} too much.")
        sentences.append(lazy(text, rounded=Money(rounded), less=Money(abs(pool - rounded))))
    if cash < pool:
        sentences.append(
            lazy(
                N_("{cash} is paid in cash, {kept} is kept for the members."), cash=Money(cash), kept=Money(pool - cash)
            )
        )
    return tuple(sentences)


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
    money_inputs=("pool",),
)
