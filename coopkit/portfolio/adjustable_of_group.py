"""Which numbers a group can try: those of its plan, and those of its seven tests."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from coopkit.business.money import add_up, finest_places
from coopkit.business.plan import MONTHS
from coopkit.portfolio.adjustable_inputs import HUNDRED, Kind, Lever, Spread
from coopkit.portfolio.group_answers import Answers, Row
from coopkit.portfolio.plan_fields import BREAK_EVEN, PLACES, SUMS, TESTS, UNIT_COST
from coopkit.portfolio.raw_answers import LIMITS
from coopkit.portfolio.seven_tests import A_YEAR, DEMAND
from coopkit.portfolio.smallest_unit import answers_in_smallest_money

ZERO, ONE = Decimal(0), Decimal(1)
WHOLE = 0
"""Places that a number of people, hours or months is tried in, or a percentage."""
LONGEST_LOAN = Decimal(60)
"""Months of a loan that are tried; a longer one stays as it is."""

Places = tuple[tuple[str, str], ...]


def levers_of_plan(answers: Answers, *, minor_digits: int) -> tuple[Lever, ...]:
    """What can be tried of a plan that is complete: product by product, then what all have in common.

    minor_digits: places of the smallest money.
    """
    answers = answers_in_smallest_money(answers, SUMS, minor_digits)
    return (*_of_products(answers, minor_digits), *_of_all(answers, minor_digits, in_plan=True))


def levers_of_tests(answers: Answers, *, minor_digits: int, in_plan: bool, in_money: bool) -> tuple[Lever, ...]:
    """What can be tried of the seven tests.

    minor_digits: places of the smallest money. in_plan: whether the tests rest on the plan, else on the study alone.
    in_money: whether several products are compared in money.
    """
    answers = answers_in_smallest_money(answers, SUMS, minor_digits)
    products = _of_products(answers, minor_digits) if in_plan or in_money else _of_the_study(answers, minor_digits)
    asked = [row for row in answers.rows(DEMAND, "ours") if row.number("caution") is not None]
    of_demand = (_caution(row, row.words("what") if len(asked) > 1 else "") for row in asked)
    found = (
        *(each for each in products if each.kind is not Kind.UNITS),
        *of_demand,
        *_of_all(answers, minor_digits, in_plan=in_plan),
        *_field(answers, _can_give(answers), ((BREAK_EVEN, "ours.can_give"),), WHOLE),
        *_promised(answers, minor_digits),
    )
    return tuple(each for each in found if each.kind is not Kind.LOAN)


def _of_products(answers: Answers, minor_digits: int) -> Iterator[Lever]:
    every = answers.rows(UNIT_COST, "ours")
    rows = [row for row in every if row.number("price") is not None]
    asked = {row.id for row in answers.rows(DEMAND, "ours")}
    sold = {row.id: row for row in answers.rows(PLACES["products.units.1"].exercise, "units")}
    for row in rows:
        words = row.words("product") if len(rows) > 1 else ""
        also = ((BREAK_EVEN, "ours.price"),) if _is_of_break_even(row, every, lambda each: each.number("price")) else ()
        if row.id in asked:
            also = (*also, (DEMAND, f"ours.{row.id}.price"))
        yield from _price(answers, row, words, also, minor_digits)
        also = ((BREAK_EVEN, "ours.variable"),) if _is_of_break_even(row, every, _variable_cost) else ()
        yield from _variable(answers, row, words, also, minor_digits)
        yield from _units(sold.get(row.id), words)


def _is_of_break_even(row: Row, every: Sequence[Row], number: Callable[[Row], Decimal | None]) -> bool:
    """Whether the same number in the break-even can only be that of this product.

    Its fields start from the first line. Where another product has the same number and the two change places, the
    break-even would go along with the wrong one.
    """
    return row.id == every[0].id and [number(each) for each in every].count(number(row)) == 1


def _variable_cost(row: Row) -> Decimal:
    material, hours, rate, other = (row.number(name) or ZERO for name in ("material", "hours", "rate", "other"))
    return material + other + hours * rate


def _price(answers: Answers, row: Row, words: str, also: Places, minor_digits: int) -> Iterator[Lever]:
    """The price, and wherever else the same number stands for it."""
    now = row.number("price")
    same = tuple(place for place in also if answers.number(*place) == now)
    fields = ((UNIT_COST, f"ours.{row.id}.price"), *same)
    yield from _field(answers, Kind.PRICE, fields, minor_digits, row=row.id, words=words)


def _variable(answers: Answers, row: Row, words: str, also: Places, minor_digits: int) -> Iterator[Lever]:
    """What a unit costs: in one field and wherever else the same number stands for it, or mixed of several."""
    parts = [name for name in ("material", "other", "hours", "rate") if row.number(name) is not None]
    now = _variable_cost(row)
    fields: Places = tuple((UNIT_COST, f"ours.{row.id}.{name}") for name in parts)
    alone = len(parts) == 1 and not {"hours", "rate"} & {*parts}
    if alone:
        fields = (*fields, *(place for place in also if answers.number(*place) == now))
    if not {"material", "other"} & {*parts}:
        fields = ((UNIT_COST, f"ours.{row.id}.material"), *fields)
    spread = Spread.SAME if alone else Spread.MIXED
    if parts:
        yield _lever(Kind.VARIABLE, now, fields, minor_digits, spread=spread, row=row.id, words=words)


def _units(row: Row | None, words: str) -> Iterator[Lever]:
    """What is sold in each month, as a percentage of it."""
    months = [(name, row.number(name)) for name in (f"m{n}" for n in range(1, MONTHS + 1))] if row else []
    known = [(name, number) for name, number in months if number is not None]
    if row and any(number for _, number in known):
        yield Lever(
            Kind.UNITS,
            now=HUNDRED,
            fields=tuple((PLACES["products.units.1"].exercise, f"units.{row.id}.{name}") for name, _ in known),
            unit=ONE,
            least=ZERO,
            most=2 * HUNDRED,
            own=tuple(number for _, number in known),
            spread=Spread.SCALED,
            row=row.id,
            words=words,
        )


def _of_the_study(answers: Answers, minor_digits: int) -> Iterator[Lever]:
    """The one product of a break-even without a plan."""
    yield from _field(answers, Kind.PRICE, ((BREAK_EVEN, "ours.price"),), minor_digits)
    yield from _field(answers, Kind.VARIABLE, ((BREAK_EVEN, "ours.variable"),), minor_digits)


def _of_all(answers: Answers, minor_digits: int, *, in_plan: bool) -> Iterator[Lever]:
    costs = [row for row in answers.rows(BREAK_EVEN, "costs") if row.number("month") is not None]
    if costs:
        amounts = tuple(row.number("month") or ZERO for row in costs)
        fields = tuple((BREAK_EVEN, f"costs.{row.id}.month") for row in costs)
        total = add_up(amounts)
        yield _lever(Kind.FIXED, total, fields, minor_digits, own=amounts, spread=Spread.SHARED)
    if not in_plan:
        yield from _field(answers, Kind.MEMBERS, ((BREAK_EVEN, "ours.members"),), WHOLE)
        return
    yield from _field(answers, Kind.MEMBERS, _members(answers), WHOLE)
    at_once = answers.number(*_place("paid_at_once"))
    yield _lever(Kind.AT_ONCE, HUNDRED if at_once is None else at_once, (_place("paid_at_once"),), WHOLE)
    if answers.number(*_place("loan.principal")):
        yield from _field(answers, Kind.LOAN, (_place("loan.principal"),), minor_digits)
        yield from _field(answers, Kind.MONTHS, (_place("loan.months"),), WHOLE)


def _members(answers: Answers) -> Places:
    main, also = _place("members"), (BREAK_EVEN, "ours.members")
    return (main, also) if answers.number(*also) == answers.number(*main) else (main,)


def _can_give(answers: Answers) -> Kind:
    return Kind.CAN_GIVE_A_YEAR if answers.words(BREAK_EVEN, "ours.can_give_in") == A_YEAR else Kind.CAN_GIVE


def _promised(answers: Answers, minor_digits: int) -> Iterator[Lever]:
    """From nothing, where nobody has promised anything yet, to all that the members are to pay or twice the promise."""
    members, share, fee = (answers.number(*_place(field)) for field in ("members", "share", "entry_fee"))
    now = answers.number(TESTS, "result.promised") or ZERO
    if members and share:
        lever = _lever(Kind.PROMISED, now, ((TESTS, "result.promised"),), minor_digits)
        yield replace(lever, most=max(lever.most, members * (share + (fee or ZERO))))


def _caution(row: Row, words: str) -> Lever:
    least, most = LIMITS[DEMAND, "ours.*.caution"]
    now = row.number("caution") or ZERO
    fields = ((DEMAND, f"ours.{row.id}.caution"),)
    unit = Decimal(1).scaleb(-finest_places(now, 2))
    return Lever(Kind.CAUTION, now, fields, unit, least, most, (now,), row=row.id, words=words)


def _field(
    answers: Answers, kind: Kind, fields: Places, minor_digits: int, *, row: str = "", words: str = ""
) -> Iterator[Lever]:
    """A number that stands in one field, and perhaps in others too; nothing where it is missing."""
    now = answers.number(*fields[0])
    if now is not None:
        yield _lever(kind, now, fields, minor_digits, row=row, words=words)


def _lever(
    kind: Kind,
    now: Decimal,
    fields: Places,
    minor_digits: int,
    *,
    own: Sequence[Decimal] = (),
    spread: Spread = Spread.SAME,
    row: str = "",
    words: str = "",
) -> Lever:
    least, most = _limits(kind, now)
    unit = Decimal(1).scaleb(-max(minor_digits, *(finest_places(each, 0) for each in (now, *own))))
    return Lever(kind, now, fields, unit, least, most, tuple(own) or (now,) * len(fields), spread, row, words)


def _limits(kind: Kind, now: Decimal) -> tuple[Decimal, Decimal]:
    """From nothing to twice as much, unless a number has limits of its own."""
    limits = {
        Kind.MEMBERS: (ONE, 2 * now),
        Kind.AT_ONCE: (ZERO, HUNDRED),
        Kind.MONTHS: (ONE, max(now, LONGEST_LOAN)),
    }
    return limits.get(kind, (ZERO, 2 * now))


def _place(field: str) -> tuple[str, str]:
    place = PLACES[field]
    return place.exercise, place.name
