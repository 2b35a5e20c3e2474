"""The calculation "joint-action": a cost of several co-operatives, alone and together, and each one's part."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from coopkit.business.joint_action import JointAction, Partner, ShareRule, joint_action
from coopkit.business.money import EXACT, NotDefined
from coopkit.calculators.calculation import Calculation, CalculationContext, CalculationResult, ResultLine
from coopkit.calculators.inputs import (
    LARGEST_AMOUNT,
    IncompleteInput,
    NumberInput,
    Values,
    example,
    incomplete_row_sentence,
    input_problems,
)
from coopkit.i18n import N_, LazyText, Money, lazy
from coopkit.portfolio.group_answers import table_rows
from coopkit.report import Chart, Series, Table, TableCell, heads, unit_money

USE = NumberInput("use", N_("how much it uses"), most=LARGEST_AMOUNT)
ALONE = NumberInput("alone", N_("what it pays alone"), most=LARGEST_AMOUNT)
FIXED = NumberInput("sum.fixed", N_("what is paid together, whatever is used"), most=LARGEST_AMOUNT)
VARIABLE = NumberInput("sum.variable", N_("what each unit costs together"), most=LARGEST_AMOUNT)
RULE = "sum.rule"
RULE_LABELS = MappingProxyType(
    {
        ShareRule.USE: N_("Shared by use"),
        ShareRule.EQUAL: N_("Shared in equal parts"),
        ShareRule.MIXED: N_("Fixed cost in equal parts, the rest by use"),
    }
)
FEWEST_PARTNERS = 2


@dataclass(frozen=True)
class _JointCost:
    """The cost of acting together, the rule by which it is shared, and the decimal places of the smallest money."""

    fixed: Decimal
    variable: Decimal
    rule: ShareRule
    places: int

    def shared_by(self, partners: Sequence[Partner]) -> JointAction:
        """Return the result if these partners share the cost."""
        return joint_action(partners, self.fixed, self.variable, self.rule, places=self.places)


def compare_joint_action(values: Values, context: CalculationContext) -> CalculationResult | IncompleteInput:
    """Compare acting alone with acting together, and share the common cost by a rule.

    values: the rows of `ours`: co-op, use, alone (money a month); `sum.fixed`, money a month; `sum.variable`, money a
    unit; `sum.rule`, by use by default. Returns IncompleteInput with fewer than two co-ops or without a cost.
    Raises ValueError for a rule that no form offers.
    """
    names, partners, incomplete = _read_partners(values)
    problems = input_problems(values, (FIXED, VARIABLE))
    if problems or len(partners) < FEWEST_PARTNERS:
        hint = lazy(N_("Put in at least two co-ops, each with both numbers."))
        too_few = () if len(partners) >= FEWEST_PARTNERS else (hint,)
        return IncompleteInput((*incomplete, *too_few, *problems))
    fixed, variable = (each.read(values) or Decimal(0) for each in (FIXED, VARIABLE))
    cost = _JointCost(fixed, variable, ShareRule(str(values.get(RULE) or ShareRule.USE)), context.minor_digits)
    result = cost.shared_by(partners)
    finding = _saving_sentence(result)
    sentences = (
        finding,
        *_dearer_partners_sentence(names, partners, result),
        *_break_even_sentence(result, partners),
        *_departure_sentence(names, partners, cost),
    )
    figures: dict[str, TableCell] = {
        "alone": Money(result.alone),
        "together": Money(result.together),
        "saving": Money(result.saving),
    }
    if isinstance(result.pays_from, Decimal):
        figures["pays_from"] = result.pays_from
    tables = (_partners_table(names, partners, result, cost.rule),)
    formula = tuple(_joint_action_formulas(result, partners, cost))
    return CalculationResult(
        (*sentences, *incomplete), formula, tables, figures, _partners_chart(names, partners, result, finding)
    )


def _read_partners(values: Values) -> tuple[tuple[LazyText, ...], tuple[Partner, ...], tuple[LazyText, ...]]:
    """Return names and numbers of the complete rows, and a sentence for each incomplete row."""
    names: list[LazyText] = []
    partners: list[Partner] = []
    incomplete: list[LazyText] = []
    for row in table_rows(values, "ours"):
        words = row.words("co-op")
        name = lazy("{words}", words=words) if words else lazy(N_("Co-op {n}"), n=row.place)
        use, alone = USE.read(row.cells), ALONE.read(row.cells)
        if use is None or alone is None:
            incomplete.append(incomplete_row_sentence(name, row.cells, (USE, ALONE)))
        else:
            names.append(name)
            partners.append(Partner(use, alone))
    return tuple(names), tuple(partners), tuple(incomplete)


def _saving_sentence(result: JointAction) -> LazyText:
    """Say how much all partners together save or lose."""
    text = N_("Alone you pay {alone} in all, together {together}: both ways cost the same.")
    if result.saving > 0:
        text = N_("Alone you pay {alone} in all, together {together}: you save {saving} a month.")
    elif result.saving < 0:
        text = N_("Alone you pay {alone} in all, together {together}: that is {saving} dearer.")
    saving = Money(abs(result.saving))
    return lazy(text, alone=Money(result.alone), together=Money(result.together), saving=saving)


def _dearer_partners_sentence(
    names: Sequence[LazyText], partners: Sequence[Partner], result: JointAction
) -> Iterator[LazyText]:
    """Name the partners who pay more than alone, or say that there are none."""
    if result.saving <= 0:
        return
    dearer = tuple(name for name, each, part in zip(names, partners, result.parts, strict=True) if part > each.alone)
    if dearer:
        yield lazy(N_("By this rule it is dearer than alone for {who}. Would you stay? Try another rule."), who=dearer)
    else:
        yield lazy(N_("By this rule nobody pays more than alone."))


def _break_even_sentence(result: JointAction, partners: Sequence[Partner]) -> Iterator[LazyText]:
    """Say from how many units on acting together is cheaper, or why that can't be said."""
    if isinstance(result.pays_from, NotDefined):
        yield lazy(result.pays_from.reason)
    elif result.pays_from:
        used = sum((each.use for each in partners), Decimal(0))
        text = N_("It pays from {units} units a month on. Together you use {used}.")
        yield lazy(text, units=result.pays_from, used=used)


def _departure_sentence(names: Sequence[LazyText], partners: Sequence[Partner], cost: _JointCost) -> Iterator[LazyText]:
    """Name the partners without whom the others would save nothing, or say that there are none."""
    if len(partners) <= FEWEST_PARTNERS or cost.shared_by(partners).saving <= 0:
        return
    remaining = ([*partners[:at], *partners[at + 1 :]] for at in range(len(partners)))
    indispensable = tuple(name for name, rest in zip(names, remaining, strict=True) if cost.shared_by(rest).saving <= 0)
    if indispensable:
        yield lazy(
            N_("If one of these leaves, the others save nothing: {who}. Put on paper for how long all stay."),
            who=indispensable,
        )
    else:
        yield lazy(N_("If any one of you leaves, the others still save."))


def _joint_action_formulas(result: JointAction, partners: Sequence[Partner], cost: _JointCost) -> Iterator[LazyText]:
    """Write out the common cost, the saving, and the use from which it is cheaper."""
    used = sum((each.use for each in partners), Decimal(0))
    text = N_("Together: {fixed} + {used} × {variable}, rounded to {together}")
    if result.together == EXACT.fma(used, cost.variable, cost.fixed):
        text = N_("Together: {fixed} + {used} × {variable} = {together}")
    yield lazy(
        text,
        fixed=Money(cost.fixed),
        used=used,
        variable=unit_money(cost.variable, cost.places),
        together=Money(result.together),
    )
    yield lazy(
        N_("Saving: {alone} − {together} = {saving}"),
        alone=Money(result.alone),
        together=Money(result.together),
        saving=Money(result.saving),
    )
    if isinstance(result.pays_from, Decimal) and result.pays_from:
        gain = Fraction(result.alone) / Fraction(used) - Fraction(cost.variable)
        text = N_("It pays from: {fixed} ÷ ({alone} ÷ {used} − {variable}) = {units}")
        if gain * Fraction(result.pays_from) != cost.fixed:
            text = N_("It pays from: {fixed} ÷ ({alone} ÷ {used} − {variable}) = {units}, rounded up")
        variable, units = unit_money(cost.variable, cost.places), result.pays_from
        yield lazy(text, fixed=Money(cost.fixed), alone=Money(result.alone), used=used, variable=variable, units=units)


def _partners_table(
    names: Sequence[LazyText], partners: Sequence[Partner], result: JointAction, rule: ShareRule
) -> Table:
    head = heads(N_("Co-op"), N_("Uses"), N_("Alone"), N_("Together"), N_("Gain"))
    return Table(
        lazy(RULE_LABELS[rule]),
        head,
        tuple(
            (name, each.use, Money(each.alone), Money(part), Money(EXACT.subtract(each.alone, part)))
            for name, each, part in zip(names, partners, result.parts, strict=True)
        ),
    )


def _partners_chart(
    names: Sequence[LazyText], partners: Sequence[Partner], result: JointAction, finding: LazyText
) -> Chart:
    alone = Series(lazy(N_("Alone")), tuple(each.alone for each in partners))
    together = Series(lazy(N_("Together")), result.parts)
    x, y = lazy(N_("Co-op")), lazy(N_("Money a month"))
    return Chart("bar", finding, tuple(names), x, y, (alone, together), in_money=True)


JOINT_ACTION = Calculation(
    "joint-action",
    None,
    compare_joint_action,
    lines=(
        ResultLine("alone", N_("Alone, in all"), N_("add up what each pays alone")),
        ResultLine("together", N_("Together"), N_("fixed + use of all × cost of a unit")),
        ResultLine("saving", N_("Saving"), N_("alone − together")),
        ResultLine("pays_from", N_("It pays from"), N_("fixed ÷ (alone ÷ use of all − cost of a unit); round up")),
    ),
    example=example(
        {"sum.fixed": 60, "sum.variable": "1.50", "sum.rule": "use"},
        ours=("co-op use alone", [("Beekeepers", 30, 90), ("Dairy", 50, 130)]),
    ),
    money_inputs=("alone", "fixed"),
)
