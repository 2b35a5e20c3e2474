"""The calculation "cash-book": the balance after each line, and the last one compared with the cash counted."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from coopkit.business.money import EXACT
from coopkit.calculators.calculation import Calculation, CalculationResult, ResultLine
from coopkit.calculators.inputs import IncompleteInput, NumberInput, Values, example, input_problems
from coopkit.i18n import N_, LazyText, Money, lazy
from coopkit.portfolio.group_answers import table_rows
from coopkit.report import Table, heads

OPENING = NumberInput("box.opening", N_("the cash at the start"))
COUNTED = NumberInput("box.counted", N_("the cash that was counted"))


@dataclass(frozen=True)
class _CashBookLine:
    """A line of the cash book: money received and paid, and the balance after it.

    typed_balance: the balance that the group wrote; None if it wrote none.
    """

    number: int
    text: str
    received: Decimal
    paid: Decimal
    balance: Decimal
    typed_balance: Decimal | None


def cash_book(values: Values) -> CalculationResult | IncompleteInput:
    """Calculate the balance after each line, and compare the last one with the cash that was counted.

    values: `box.opening` and `box.counted`, money; the rows of `book`: text, in, out, and
    the group's own balance, if any.
    """
    problems = input_problems(values, (OPENING, COUNTED))
    opening, counted = OPENING.read(values), COUNTED.read(values)
    if problems or opening is None or counted is None:
        return IncompleteInput(problems)
    lines = tuple(_read_lines(values, opening))
    if not lines:
        return IncompleteInput((lazy(N_("Write your first line: what came in, or what went out.")),))
    closing = lines[-1].balance
    difference = EXACT.subtract(counted, closing)
    return CalculationResult(
        (_cash_count_sentence(closing, counted, difference), *_line_problem_sentences(lines)),
        tables=(_cash_book_table(opening, lines),),
        figures={"closing": Money(closing), "difference": Money(difference)},
    )


def _read_lines(values: Values, opening: Decimal) -> Iterator[_CashBookLine]:
    """Yield the lines in which money moved, each with the balance after it."""
    balance = opening
    for row in table_rows(values, "book"):
        cells = [NumberInput(column, column).read(row.cells) for column in ("in", "out")]
        if cells == [None, None]:
            continue
        received, paid = (cell or Decimal(0) for cell in cells)
        balance = EXACT.subtract(EXACT.add(balance, received), paid)
        yield _CashBookLine(row.place, row.words("text"), received, paid, balance, row.number("balance"))


def _cash_count_sentence(closing: Decimal, counted: Decimal, difference: Decimal) -> LazyText:
    """Say whether the counted cash equals the balance of the book, or by how much it differs."""
    text = N_("By your book there should be {closing} in the box. {counted} was counted: {difference} too little.")
    if difference > 0:
        text = N_("By your book there should be {closing} in the box. {counted} was counted: {difference} too much.")
    if not difference:
        text = N_("By your book there should be {closing} in the box, and just that was counted.")
    return lazy(text, closing=Money(closing), counted=Money(counted), difference=Money(abs(difference)))


def _line_problem_sentences(lines: tuple[_CashBookLine, ...]) -> Iterator[LazyText]:
    """Point out lines with money on both sides, the first wrong balance, and the first balance below 0."""
    for line in lines:
        if line.received and line.paid:
            yield lazy(N_("In line {n} money comes in and goes out. Write it in two lines."), n=line.number)
    wrong = next((line for line in lines if line.typed_balance not in (None, line.balance)), None)
    if wrong:
        text = N_("Look again at your balance in line {n}: the lines so far come to {balance}.")
        yield lazy(text, n=wrong.number, balance=Money(wrong.balance))
    overdrawn = next((line for line in lines if line.balance < 0), None)
    if overdrawn:
        text = N_(
            "After line {n} there would be less than nothing in the box. Is a line missing, or in the wrong place?"
        )
        yield lazy(text, n=overdrawn.number)


def _cash_book_table(opening: Decimal, lines: tuple[_CashBookLine, ...]) -> Table:
    first = (lazy(N_("At the start")), None, None, Money(opening))
    rows = tuple(
        (
            lazy("{n}. {text}", n=line.number, text=line.text) if line.text else lazy("{n}.", n=line.number),
            Money(line.received) if line.received else None,
            Money(line.paid) if line.paid else None,
            Money(line.balance),
        )
        for line in lines
    )
    head = heads(N_("Line"), N_("In"), N_("Out"), N_("Balance"))
    return Table(lazy(N_("Your cash book, line by line")), head, (first, *rows))


CASH_BOOK = Calculation(
    "cash-book",
    None,
    lambda values, _: cash_book(values),
    lines=(
        ResultLine(
            "closing", N_("Balance of the book"), N_("cash at the start + all that came in − all that went out")
        ),
        ResultLine(
            "difference", N_("Difference"), N_("counted − balance of the book; a minus where too little is there")
        ),
    ),
    example=example(
        {"box.opening": 120, "box.counted": "150.30"},
        book=(
            "text in balance out",
            [
                ("A sale", "85.50", "205.50", None),
                ("Thread", None, "173.30", "32.20"),
                ("The share of a new member", 25, "198.30", None),
                ("The bus", None, "192.30", 6),
                ("A sale on credit: nothing has moved yet", None, None, None),
                ("A loan instalment", None, "152.30", 40),
            ],
        ),
    ),
    money_inputs=("opening", "counted", "in", "out", "balance"),
)
