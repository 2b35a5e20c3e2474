"""Find the adjustable inputs of a group's plan and of its seven tests."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from coopkit.business.money import add_up, finest_places
from coopkit.business.plan import MONTHS
from coopkit.portfolio.adjustable_inputs import HUNDRED, AdjustableInput, AdjustableKind, SpreadRule
from coopkit.portfolio.feasibility_reader import A_YEAR, DEMAND
from coopkit.portfolio.group_answers import AnswerRow, GroupAnswers, with_rounded_money
from coopkit.portfolio.plan_fields import BINDINGS, BREAK_EVEN, MONEY_FIELDS, TESTS, UNIT_COST
from coopkit.portfolio.raw_answers import FIELD_LIMITS

ZERO, ONE = Decimal(0), Decimal(1)
WHOLE_NUMBERS = 0
"""Decimal places of a number of people, hours or months, or of a percentage."""
LONGEST_LOAN = Decimal(60)
"""The most months that a slider gives a loan, unless the group's own loan is longer."""

FieldRefs = tuple[tuple[str, str], ...]
"""Fields as pairs of exercise and full field name."""


def adjustable_inputs_of_plan(answers: GroupAnswers, *, minor_digits: int) -> tuple[AdjustableInput, ...]:
    """Return the adjustable inputs of a complete plan: product by product, then those of the whole plan.

    minor_digits: decimal places of the smallest money.
    """
    answers = with_rounded_money(answers, MONEY_FIELDS, minor_digits)
    return (*_product_inputs(answers, minor_digits), *_shared_inputs(answers, minor_digits, in_plan=True))


def adjustable_inputs_of_tests(
    answers: GroupAnswers, *, minor_digits: int, in_plan: bool, in_money: bool
) -> tuple[AdjustableInput, ...]:
    """Return the adjustable inputs of the seven tests.

    minor_digits: decimal places of the smallest money. in_plan: whether the tests use the plan, or only the study.
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
    """Yield price, variable cost and quantity of each product that has a price."""
    every = answers.rows(UNIT_COST, "ours")
    rows = [row for row in every if row.number("price") is not None]
    asked = {row.id for row in answers.rows(DEMAND, "ours")}
    sold = {row.id: row for row in answers.rows(BINDINGS["products.units.1"].exercise, "units")}
    for row in rows:
        product = row.words("product") if len(rows) > 1 else ""
        same_elsewhere = (
            ((BREAK_EVEN, "ours.price"),)
            if _is_break_even_product(row, every, lambda each: each.number("price"))
            else ()
        )
        if row.id in asked:
            same_elsewhere = (*same_elsewhere, (DEMAND, f"ours.{row.id}.price"))
        yield from _price_input(answers, row, product, same_elsewhere, minor_digits)
        same_elsewhere = ((BREAK_EVEN, "ours.variable"),) if _is_break_even_product(row, every, _variable_cost) else ()
        yield from _variable_cost_input(answers, row, product, same_elsewhere, minor_digits)
        yield from _quantity_input(sold.get(row.id), product)


def _is_break_even_product(
    row: AnswerRow, every: Sequence[AnswerRow], number: Callable[[AnswerRow], Decimal | None]
) -> bool:
    """Return whether the break-even exercise certainly means this product, so that both change together.

    Its fields are prefilled from the first row. If another product has the same number, the two rows may have changed
    places, and the break-even would change with the wrong one.

    number: reads the number to compare from a row.
    """
    return row.id == every[0].id and [number(each) for each in every].count(number(row)) == 1


def _variable_cost(row: AnswerRow) -> Decimal:
    """Return the variable cost of a unit from its parts; missing parts count as 0."""
    material, hours, rate, other = (row.number(name) or ZERO for name in ("material", "hours", "rate", "other"))
    return material + other + hours * rate


def _price_input(
    answers: GroupAnswers, row: AnswerRow, product: str, same_elsewhere: FieldRefs, minor_digits: int
) -> Iterator[AdjustableInput]:
    """Yield the input for a product's price, with the other fields that hold the same price."""
    now = row.number("price")
    same = tuple(ref for ref in same_elsewhere if answers.number(*ref) == now)
    fields = ((UNIT_COST, f"ours.{row.id}.price"), *same)
    yield from _input_of_fields(answers, AdjustableKind.PRICE, fields, minor_digits, row=row.id, product=product)


def _variable_cost_input(
    answers: GroupAnswers, row: AnswerRow, product: str, same_elsewhere: FieldRefs, minor_digits: int
) -> Iterator[AdjustableInput]:
    """Yield the input for the variable cost of a unit: one field, or MIXED if there are several parts."""
    parts = [name for name in ("material", "other", "hours", "rate") if row.number(name) is not None]
    now = _variable_cost(row)
    fields: FieldRefs = tuple((UNIT_COST, f"ours.{row.id}.{name}") for name in parts)
    alone = len(parts) == 1 and not {"hours", "rate"} & {*parts}
    if alone:
        fields = (*fields, *(ref for ref in same_elsewhere if answers.number(*ref) == now))
    if not {"material", "other"} & {*parts}:
        fields = ((UNIT_COST, f"ours.{row.id}.material"), *fields)
    spread = SpreadRule.SAME if alone else SpreadRule.MIXED
    if parts:
        yield _make_input(
            AdjustableKind.VARIABLE, now, fields, minor_digits, spread=spread, row=row.id, product=product
        )


def _quantity_input(row: AnswerRow | None, product: str) -> Iterator[AdjustableInput]:
    """Yield the input for a product's quantities in all months, as a percentage of them."""
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
            field_values=tuple(number for _, number in known),
            spread=SpreadRule.SCALED,
            row=row.id,
            product=product,
        )


def _study_product_inputs(answers: GroupAnswers, minor_digits: int) -> Iterator[AdjustableInput]:
    """Yield price and variable cost of the study's one product."""
    yield from _input_of_fields(answers, AdjustableKind.PRICE, ((BREAK_EVEN, "ours.price"),), minor_digits)
    yield from _input_of_fields(answers, AdjustableKind.VARIABLE, ((BREAK_EVEN, "ours.variable"),), minor_digits)


def _shared_inputs(answers: GroupAnswers, minor_digits: int, *, in_plan: bool) -> Iterator[AdjustableInput]:
    """Yield the inputs that belong to no single product: fixed costs, members, payment terms, the loan."""
    costs = [row for row in answers.rows(BREAK_EVEN, "costs") if row.number("month") is not None]
    if costs:
        amounts = tuple(row.number("month") or ZERO for row in costs)
        fields = tuple((BREAK_EVEN, f"costs.{row.id}.month") for row in costs)
        total = add_up(amounts)
        yield _make_input(
            AdjustableKind.FIXED, total, fields, minor_digits, field_values=amounts, spread=SpreadRule.SHARED
        )
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
    """Return the field for the number of members, with the break-even's copy if it is the same."""
    main, same_elsewhere = _field_ref("members"), (BREAK_EVEN, "ours.members")
    return (main, same_elsewhere) if answers.number(*same_elsewhere) == answers.number(*main) else (main,)


def _can_give_kind(answers: GroupAnswers) -> AdjustableKind:
    """Return whether the group has answered what each member can give per month or per year."""
    return (
        AdjustableKind.CAN_GIVE_A_YEAR
        if answers.words(BREAK_EVEN, "ours.can_give_in") == A_YEAR
        else AdjustableKind.CAN_GIVE
    )


def _promised_input(answers: GroupAnswers, minor_digits: int) -> Iterator[AdjustableInput]:
    """Yield the input for promised money: from 0 to all that members must pay, or to twice what is promised."""
    members, share, fee = (answers.number(*_field_ref(field)) for field in ("members", "share", "entry_fee"))
    now = answers.number(TESTS, "result.promised") or ZERO
    if members and share:
        adjustable = _make_input(AdjustableKind.PROMISED, now, ((TESTS, "result.promised"),), minor_digits)
        yield replace(adjustable, most=max(adjustable.most, members * (share + (fee or ZERO))))


def _caution_input(row: AnswerRow, product: str) -> AdjustableInput:
    """Return the input for the caution factor in a row of the demand exercise."""
    least, most = FIELD_LIMITS[DEMAND, "ours.*.caution"]
    now = row.number("caution") or ZERO
    fields = ((DEMAND, f"ours.{row.id}.caution"),)
    unit = Decimal(1).scaleb(-finest_places(now, 2))
    return AdjustableInput(AdjustableKind.CAUTION, now, fields, unit, least, most, (now,), row=row.id, product=product)


def _input_of_fields(
    answers: GroupAnswers,
    kind: AdjustableKind,
    fields: FieldRefs,
    minor_digits: int,
    *,
    row: str = "",
    product: str = "",
) -> Iterator[AdjustableInput]:
    """Yield the input for a number in one field or in several with the same number; nothing if it is missing."""
    now = answers.number(*fields[0])
    if now is not None:
        yield _make_input(kind, now, fields, minor_digits, row=row, product=product)


def _make_input(
    kind: AdjustableKind,
    now: Decimal,
    fields: FieldRefs,
    minor_digits: int,
    *,
    field_values: Sequence[Decimal] = (),
    spread: SpreadRule = SpreadRule.SAME,
    row: str = "",
    product: str = "",
) -> AdjustableInput:
    """Return an input with its range and smallest step; without `field_values`, every field holds the number."""
    least, most = _limits_of(kind, now)
    unit = Decimal(1).scaleb(-max(minor_digits, *(finest_places(each, 0) for each in (now, *field_values))))
    return AdjustableInput(
        kind, now, fields, unit, least, most, tuple(field_values) or (now,) * len(fields), spread, row, product
    )


def _limits_of(kind: AdjustableKind, now: Decimal) -> tuple[Decimal, Decimal]:
    """Return the range of an input: from 0 to twice the current number, unless its kind has another one."""
    limits = {
        AdjustableKind.MEMBERS: (ONE, 2 * now),
        AdjustableKind.AT_ONCE: (ZERO, HUNDRED),
        AdjustableKind.MONTHS: (ONE, max(now, LONGEST_LOAN)),
    }
    return limits.get(kind, (ZERO, 2 * now))


def _field_ref(field: str) -> tuple[str, str]:
    """Return exercise and field name of a field of the plan."""
    ref = BINDINGS[field]
    return ref.exercise, ref.name
