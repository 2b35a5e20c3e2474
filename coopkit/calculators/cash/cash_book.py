"""The calculation "cash-book": the balance after each line of a cash book, and what was counted beside the last one."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from coopkit.business.money import EXACT
from coopkit.calculators.calculation import Calculation, CalculationResult, IncompleteInput, ResultLine, Values, example
from coopkit.calculators.inputs import NumberInput, out_of_range
from coopkit.i18n import N_, LazyText, Money, lazy
from coopkit.portfolio.group_answers import table_rows
from coopkit.report import Table, heads

OPENING = NumberInput("box.opening", N_("the cash at the start"))
COUNTED = NumberInput("box.counted", N_("the cash that was counted"))


@dataclass(frozen=True)
class _Entry:
    """A line of the book: money in and out, the balance after it, and the balance that the group wrote, if any."""

    number: int
    text: str
    came: Decimal
    went: Decimal
    balance: Decimal
    own: Decimal | None


def cash_book(values: Values) -> CalculationResult | IncompleteInput:
    """Carry the balance from line to line, and compare the last one with what was counted.

    values: opening and counted of the part `box`; the rows of `book`: text, in, out and perhaps the group's balance.
    """
    wrong = out_of_range(values, (OPENING, COUNTED))
    opening, counted = OPENING.read(values), COUNTED.read(values)
    if wrong or opening is None or counted is None:
        return IncompleteInput(wrong)
    entries = tuple(_entries(values, opening))
    if not entries:
        return IncompleteInput((lazy(N_("Write your first line: what came in, or what went out.")),))
    closing = entries[-1].balance
    difference = EXACT.subtract(counted, closing)
    return CalculationResult(
        (_finding(closing, counted, difference), *_remarks(entries)),
        tables=(_table(opening, entries),),
        figures={"closing": Money(closing), "difference": Money(difference)},
    )


def _entries(values: Values, opening: Decimal) -> Iterator[_Entry]:
    balance = opening
    for row in table_rows(values, "book"):
        came, went = NumberInput("in", "in").read(row.cells), NumberInput("out", "out").read(row.cells)
        if came is None and went is None:
            continue
        received, paid = came or Decimal(0), went or Decimal(0)
        balance = EXACT.subtract(EXACT.add(balance, received), paid)
        yield _Entry(row.place, row.words("text"), received, paid, balance, row.number("balance"))


def _finding(closing: Decimal, counted: Decimal, difference: Decimal) -> LazyText:
    text = N_("By your book there should be {closing} in the box. {counted} was counted: {difference} too little.")
    if difference > 0:
        text = N_("By your book there should be {closing} in the box. {counted} was counted: {difference} too much.")
    if not difference:
        text = N_("By your book there should be {closing} in the box, and just that was counted.")
    return lazy(text, closing=Money(closing), counted=Money(counted), difference=Money(abs(difference)))


def _remarks(entries: tuple[_Entry, ...]) -> Iterator[LazyText]:
    for entry in entries:
        if entry.came and entry.went:
            yield lazy(N_("In line {n} money comes in and goes out. Write it in two lines."), n=entry.number)
    other = next((entry for entry in entries if entry.own is not None and entry.own != entry.balance), None)
    if other:
        text = N_("Look again at your balance in line {n}: the lines so far come to {balance}.")
        yield lazy(text, n=other.number, balance=Money(other.balance))
    empty = next((entry for entry in entries if entry.balance < 0), None)
    if empty:
        text = N_(
            "After line {n} there would be less than nothing in the box. Is a line missing, or in the wrong place?"
        )
        yield lazy(text, n=empty.number)


def _table(opening: Decimal, entries: tuple[_Entry, ...]) -> Table:
    first = (lazy(N_("At the start")), None, None, Money(opening))
    rows = tuple(
        (
            lazy("{n}. {text}", n=entry.number, text=entry.text) if entry.text else lazy("{n}.", n=entry.number),
            Money(entry.came) if entry.came else None,
            Money(entry.went) if entry.went else None,
            Money(entry.balance),
        )
        for entry in entries
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
    sums=("opening", "counted", "in", "out", "balance"),
)
