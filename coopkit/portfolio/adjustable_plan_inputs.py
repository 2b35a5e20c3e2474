"""Which numbers a group can try: those of its plan, and those of its seven tests."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from coopkit.business.money import add_up, finest_places
from coopkit.business.plan import MONTHS
from coopkit.portfolio.adjustable_inputs import HUNDRED, AdjustableInput, AdjustableKind, SpreadRule
from coopkit.portfolio.group_answers import AnswerRow, GroupAnswers, with_rounded_money
from coopkit.portfolio.plan_fields import BINDINGS, BREAK_EVEN, MONEY_FIELDS, TESTS, UNIT_COST
from coopkit.portfolio.raw_answers import FIELD_LIMITS
from coopkit.portfolio.seven_tests import A_YEAR, DEMAND

ZERO, ONE = Decimal(0), Decimal(1)
WHOLE_NUMBERS = 0
"""Places that a number of people, hours or months is tried in, or a percentage."""
LONGEST_LOAN = Decimal(60)
"""Months of a loan that are tried; a longer one stays as it is."""

FieldRefs = tuple[tuple[str, str], ...]


def adjustable_inputs_of_plan(answers: GroupAnswers, *, minor_digits: int) -> tuple[AdjustableInput, ...]:
    """What can be tried of a plan that is complete: product by product, then what all have in common.

    minor_digits: places of the smallest money.
    """
    answers = with_rounded_money(answers, MONEY_FIELDS, minor_digits)
    return (*_product_inputs(answers, minor_digits), *_shared_inputs(answers, minor_digits, in_plan=True))


def adjustable_inputs_of_tests(
    answers: GroupAnswers, *, minor_digits: int, in_plan: bool, in_money: bool
) -> tuple[AdjustableInput, ...]:
    """What can be tried of the seven tests.

    minor_digits: places of the smallest money. in_plan: whether the tests rest on the plan, else on the study alone.
    in_money: whether several products are compared in money.
    """
    answers = with_rounded_money(answers, MONEY_FIELDS, minor_digits)
    products = (
        _product_inputs(answers, minor_digits) if in_plan or in_money else _study_product_inputs(answers, minor_digits)
    )
    asked = [row for row in answers.rows(DEMAND, "ours") if row.number("caution") is not None]
    of_demand = (_caution_input(row, row.words("what") if len(asked) > 1 else "") for row in asked)
    found = (
        *(each for each in products if each.kind is not AdjustableKind.UNITS),
        *of_demand,
        *_shared_inputs(answers, minor_digits, in_plan=in_plan),
        *_input_of_fields(answers, _can_give_kind(answers), ((BREAK_EVEN, "ours.can_give"),), WHOLE_NUMBERS),
        *_promised_input(answers, minor_digits),
    )
    return tuple(each for each in found if each.kind is not AdjustableKind.LOAN)


def _product_inputs(answers: GroupAnswers, minor_digits: int) -> Iterator[AdjustableInput]:
    every = answers.rows(UNIT_COST, "ours")
    rows = [row for row in every if row.number("price") is not None]
    asked = {row.id for row in answers.rows(DEMAND, "ours")}
    sold = {row.id: row for row in answers.rows(BINDINGS["products.units.1"].exercise, "units")}
    for row in rows:
        words = row.words("product") if len(rows) > 1 else ""
        same_elsewhere = (
            ((BREAK_EVEN, "ours.price"),)
            if _is_break_even_product(row, every, lambda each: each.number("price"))
            else ()
        )
        if row.id in asked:
            same_elsewhere = (*same_elsewhere, (DEMAND, f"ours.{row.id}.price"))
        yield from _price_input(answers, row, words, same_elsewhere, minor_digits)
        same_elsewhere = ((BREAK_EVEN, "ours.variable"),) if _is_break_even_product(row, every, _variable_cost) else ()
        yield from _variable_cost_input(answers, row, words, same_elsewhere, minor_digits)
        yield from _quantity_input(sold.get(row.id), words)


def _is_break_even_product(
    row: AnswerRow, every: Sequence[AnswerRow], number: Callable[[AnswerRow], Decimal | None]
) -> bool:
    """Whether the same number in the break-even can only be that of this product.

    Its fields start from the first line. Where another product has the same number and the two change places, the
    break-even would go along with the wrong one.
    """
    return row.id == every[0].id and [number(each) for each in every].count(number(row)) == 1


def _variable_cost(row: AnswerRow) -> Decimal:
    material, hours, rate, other = (row.number(name) or ZERO for name in ("material", "hours", "rate", "other"))
    return material + other + hours * rate


def _price_input(
    answers: GroupAnswers, row: AnswerRow, words: str, same_elsewhere: FieldRefs, minor_digits: int
) -> Iterator[AdjustableInput]:
    """The price, and wherever else the same number stands for it."""
    now = row.number("price")
    same = tuple(place for place in same_elsewhere if answers.number(*place) == now)
    fields = ((UNIT_COST, f"ours.{row.id}.price"), *same)
    yield from _input_of_fields(answers, AdjustableKind.PRICE, fields, minor_digits, row=row.id, words=words)


def _variable_cost_input(
    answers: GroupAnswers, row: AnswerRow, words: str, same_elsewhere: FieldRefs, minor_digits: int
) -> Iterator[AdjustableInput]:
    """What a unit costs: in one field and wherever else the same number stands for it, or mixed of several."""
    parts = [name for name in ("material", "other", "hours", "rate") if row.number(name) is not None]
    now = _variable_cost(row)
    fields: FieldRefs = tuple((UNIT_COST, f"ours.{row.id}.{name}") for name in parts)
    alone = len(parts) == 1 and not {"hours", "rate"} & {*parts}
    if alone:
        fields = (*fields, *(place for place in same_elsewhere if answers.number(*place) == now))
    if not {"material", "other"} & {*parts}:
        fields = ((UNIT_COST, f"ours.{row.id}.material"), *fields)
    spread = SpreadRule.SAME if alone else SpreadRule.MIXED
    if parts:
        yield _make_input(AdjustableKind.VARIABLE, now, fields, minor_digits, spread=spread, row=row.id, words=words)


def _quantity_input(row: AnswerRow | None, words: str) -> Iterator[AdjustableInput]:
    """What is sold in each month, as a percentage of it."""
    months = [(name, row.number(name)) for name in (f"m{n}" for n in range(1, MONTHS + 1))] if row else []
    known = [(name, number) for name, number in months if number is not None]
    if row and any(number for _, number in known):
        yield AdjustableInput(
            AdjustableKind.UNITS,
            now=HUNDRED,
            fields=tuple((BINDINGS["products.units.1"].exercise, f"units.{row.id}.{name}") for name, _ in known),
            unit=ONE,
            least=ZERO,
            most=2 * HUNDRED,
            own=tuple(number for _, number in known),
            spread=SpreadRule.SCALED,
            row=row.id,
            words=words,
        )


def _study_product_inputs(answers: GroupAnswers, minor_digits: int) -> Iterator[AdjustableInput]:
    """The one product of a break-even without a plan."""
    yield from _input_of_fields(answers, AdjustableKind.PRICE, ((BREAK_EVEN, "ours.price"),), minor_digits)
    yield from _input_of_fields(answers, AdjustableKind.VARIABLE, ((BREAK_EVEN, "ours.variable"),), minor_digits)


def _shared_inputs(answers: GroupAnswers, minor_digits: int, *, in_plan: bool) -> Iterator[AdjustableInput]:
    costs = [row for row in answers.rows(BREAK_EVEN, "costs") if row.number("month") is not None]
    if costs:
        amounts = tuple(row.number("month") or ZERO for row in costs)
        fields = tuple((BREAK_EVEN, f"costs.{row.id}.month") for row in costs)
        total = add_up(amounts)
        yield _make_input(AdjustableKind.FIXED, total, fields, minor_digits, own=amounts, spread=SpreadRule.SHARED)
    if not in_plan:
        yield from _input_of_fields(answers, AdjustableKind.MEMBERS, ((BREAK_EVEN, "ours.members"),), WHOLE_NUMBERS)
        return
    yield from _input_of_fields(answers, AdjustableKind.MEMBERS, _member_fields(answers), WHOLE_NUMBERS)
    at_once = answers.number(*_field_ref("paid_at_once"))
    yield _make_input(
        AdjustableKind.AT_ONCE, HUNDRED if at_once is None else at_once, (_field_ref("paid_at_once"),), WHOLE_NUMBERS
    )
    if answers.number(*_field_ref("loan.principal")):
        yield from _input_of_fields(answers, AdjustableKind.LOAN, (_field_ref("loan.principal"),), minor_digits)
        yield from _input_of_fields(answers, AdjustableKind.MONTHS, (_field_ref("loan.months"),), WHOLE_NUMBERS)


def _member_fields(answers: GroupAnswers) -> FieldRefs:
    main, same_elsewhere = _field_ref("members"), (BREAK_EVEN, "ours.members")
    return (main, same_elsewhere) if answers.number(*same_elsewhere) == answers.number(*main) else (main,)


def _can_give_kind(answers: GroupAnswers) -> AdjustableKind:
    return (
        AdjustableKind.CAN_GIVE_A_YEAR
        if answers.words(BREAK_EVEN, "ours.can_give_in") == A_YEAR
        else AdjustableKind.CAN_GIVE
    )


def _promised_input(answers: GroupAnswers, minor_digits: int) -> Iterator[AdjustableInput]:
    """From nothing, where nobody has promised anything yet, to all that the members are to pay or twice the promise."""
    members, share, fee = (answers.number(*_field_ref(field)) for field in ("members", "share", "entry_fee"))
    now = answers.number(TESTS, "result.promised") or ZERO
    if members and share:
        adjustable = _make_input(AdjustableKind.PROMISED, now, ((TESTS, "result.promised"),), minor_digits)
        yield replace(adjustable, most=max(adjustable.most, members * (share + (fee or ZERO))))


def _caution_input(row: AnswerRow, words: str) -> AdjustableInput:
    least, most = FIELD_LIMITS[DEMAND, "ours.*.caution"]
    now = row.number("caution") or ZERO
    fields = ((DEMAND, f"ours.{row.id}.caution"),)
    unit = Decimal(1).scaleb(-finest_places(now, 2))
    return AdjustableInput(AdjustableKind.CAUTION, now, fields, unit, least, most, (now,), row=row.id, words=words)


def _input_of_fields(
    answers: GroupAnswers,
    kind: AdjustableKind,
    fields: FieldRefs,
    minor_digits: int,
    *,
    row: str = "",
    words: str = "",
) -> Iterator[AdjustableInput]:
    """A number that stands in one field, and perhaps in others too; nothing where it is missing."""
    now = answers.number(*fields[0])
    if now is not None:
        yield _make_input(kind, now, fields, minor_digits, row=row, words=words)


def _make_input(
    kind: AdjustableKind,
    now: Decimal,
    fields: FieldRefs,
    minor_digits: int,
    *,
    own: Sequence[Decimal] = (),
    spread: SpreadRule = SpreadRule.SAME,
    row: str = "",
    words: str = "",
) -> AdjustableInput:
    least, most = _limits_of(kind, now)
    unit = Decimal(1).scaleb(-max(minor_digits, *(finest_places(each, 0) for each in (now, *own))))
    return AdjustableInput(kind, now, fields, unit, least, most, tuple(own) or (now,) * len(fields), spread, row, words)


def _limits_of(kind: AdjustableKind, now: Decimal) -> tuple[Decimal, Decimal]:
    """From nothing to twice as much, unless a number has limits of its own."""
    limits = {
        AdjustableKind.MEMBERS: (ONE, 2 * now),
        AdjustableKind.AT_ONCE: (ZERO, HUNDRED),
        AdjustableKind.MONTHS: (ONE, max(now, LONGEST_LOAN)),
    }
    return limits.get(kind, (ZERO, 2 * now))


def _field_ref(field: str) -> tuple[str, str]:
    place = BINDINGS[field]
    return place.exercise, place.name
