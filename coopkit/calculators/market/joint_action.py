"""The calculation "joint-action": one thing done by several co-operatives, alone and together, and who pays what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from coopkit.business.joint_action import JointAction, Partner, ShareRule, joint_action
from coopkit.business.money import EXACT, NotDefined
from coopkit.calculators.calculation import (
    Calculation,
    CalculationContext,
    CalculationResult,
    IncompleteInput,
    ResultLine,
    Values,
    example,
)
from coopkit.calculators.inputs import MOST_AMOUNT, NumberInput, not_counted, out_of_range
from coopkit.i18n import N_, LazyText, Money, lazy
from coopkit.portfolio.group_answers import table_rows
from coopkit.report import Chart, Series, Table, TableCell, heads
from coopkit.report.blocks import unit_money

USE = NumberInput("use", N_("how much it uses"), most=MOST_AMOUNT)
ALONE = NumberInput("alone", N_("what it pays alone"), most=MOST_AMOUNT)
FIXED = NumberInput("sum.fixed", N_("what is paid together, whatever is used"), most=MOST_AMOUNT)
VARIABLE = NumberInput("sum.variable", N_("what each unit costs together"), most=MOST_AMOUNT)
RULE = "sum.rule"
RULES = MappingProxyType(
    {
        ShareRule.USE: N_("Shared by use"),
        ShareRule.EQUAL: N_("Shared in equal parts"),
        ShareRule.MIXED: N_("Fixed cost in equal parts, the rest by use"),
    }
)
FEWEST = 2


@dataclass(frozen=True)
class _Terms:
    """What together costs, by which rule it is shared, and the places of the smallest money."""

    fixed: Decimal
    variable: Decimal
    rule: ShareRule
    places: int

    def of(self, partners: Sequence[Partner]) -> JointAction:
        return joint_action(partners, self.fixed, self.variable, self.rule, places=self.places)


def act_together(values: Values, group: CalculationContext) -> CalculationResult | IncompleteInput:
    """Compare alone and together, share the cost by a rule, and try what happens if one leaves.

    values: the rows of `ours`: co-op, use, alone (money a month); `sum.fixed`, money a month; `sum.variable`, money a
    unit; `sum.rule`, by use where there is none. Returns IncompleteInput with fewer than two co-ops or without a cost.
    Raises ValueError for a rule that no form offers.
    """
    names, partners, unread = _partners(values)
    wrong = out_of_range(values, (FIXED, VARIABLE))
    if wrong or len(partners) < FEWEST:
        few = () if len(partners) >= FEWEST else (lazy(N_("Put in at least two co-ops, each with both numbers.")),)
        return IncompleteInput((*unread, *few, *wrong))
    fixed, variable = (each.read(values) or Decimal(0) for each in (FIXED, VARIABLE))
    terms = _Terms(fixed, variable, ShareRule(str(values.get(RULE) or ShareRule.USE)), group.minor_digits)
    found = terms.of(partners)
    finding = _finding(found)
    said = (
        finding,
        *_losers(names, partners, found),
        *_from_when(found, partners),
        *_if_one_leaves(names, partners, terms),
    )
    figures: dict[str, TableCell] = {
        "alone": Money(found.alone),
        "together": Money(found.together),
        "saving": Money(found.saving),
    }
    if isinstance(found.pays_from, Decimal):
        figures["pays_from"] = found.pays_from
    tables = (_table(names, partners, found, terms.rule),)
    formula = tuple(_formula(found, partners, terms))
    return CalculationResult((*said, *unread), formula, tables, figures, _chart(names, partners, found, finding))


def _partners(values: Values) -> tuple[tuple[LazyText, ...], tuple[Partner, ...], tuple[LazyText, ...]]:
    names: list[LazyText] = []
    partners: list[Partner] = []
    unread: list[LazyText] = []
    for row in table_rows(values, "ours"):
        words = row.words("co-op")
        name = lazy("{words}", words=words) if words else lazy(N_("Co-op {n}"), n=row.place)
        use, alone = USE.read(row.cells), ALONE.read(row.cells)
        if use is None or alone is None:
            absent = [asked for asked, got in ((USE, use), (ALONE, alone)) if got is None]
            unread.append(not_counted(name, absent))
        else:
            names.append(name)
            partners.append(Partner(use, alone))
    return tuple(names), tuple(partners), tuple(unread)


def _finding(found: JointAction) -> LazyText:
    text = N_("Alone you pay {alone} in all, together {together}: both ways cost the same.")
    if found.saving > 0:
        text = N_("Alone you pay {alone} in all, together {together}: you save {saving} a month.")
    elif found.saving < 0:
        text = N_("Alone you pay {alone} in all, together {together}: that is {saving} dearer.")
    saving = Money(abs(found.saving))
    return lazy(text, alone=Money(found.alone), together=Money(found.together), saving=saving)


def _losers(names: Sequence[LazyText], partners: Sequence[Partner], found: JointAction) -> Iterator[LazyText]:
    if found.saving <= 0:
        return
    lose = tuple(name for name, each, part in zip(names, partners, found.parts, strict=True) if part > each.alone)
    if lose:
        yield lazy(N_("By this rule it is dearer than alone for {who}. Would you stay? Try another rule."), who=lose)
    else:
        yield lazy(N_("By this rule nobody pays more than alone."))


def _from_when(found: JointAction, partners: Sequence[Partner]) -> Iterator[LazyText]:
    if isinstance(found.pays_from, NotDefined):
        yield lazy(found.pays_from.reason)
    elif found.pays_from:
        used = sum((each.use for each in partners), Decimal(0))
        text = N_("It pays from {units} units a month on. Together you use {used}.")
        yield lazy(text, units=found.pays_from, used=used)


def _if_one_leaves(names: Sequence[LazyText], partners: Sequence[Partner], terms: _Terms) -> Iterator[LazyText]:
    """Those without whom the others would no longer save."""
    if len(partners) <= FEWEST or terms.of(partners).saving <= 0:
        return
    rests = ([*partners[:at], *partners[at + 1 :]] for at in range(len(partners)))
    key = tuple(name for name, rest in zip(names, rests, strict=True) if terms.of(rest).saving <= 0)
    if key:
        yield lazy(
            N_("If one of these leaves, the others save nothing: {who}. Put on paper for how long all stay."), who=key
        )
    else:
        yield lazy(N_("If any one of you leaves, the others still save."))


def _formula(found: JointAction, partners: Sequence[Partner], terms: _Terms) -> Iterator[LazyText]:
    used = sum((each.use for each in partners), Decimal(0))
    text = N_("Together: {fixed} + {used} × {variable}, rounded to {together}")
    if found.together == EXACT.fma(used, terms.variable, terms.fixed):
        text = N_("Together: {fixed} + {used} × {variable} = {together}")
    yield lazy(
        text,
        fixed=Money(terms.fixed),
        used=used,
        variable=unit_money(terms.variable, terms.places),
        together=Money(found.together),
    )
    yield lazy(
        N_("Saving: {alone} − {together} = {saving}"),
        alone=Money(found.alone),
        together=Money(found.together),
        saving=Money(found.saving),
    )
    if isinstance(found.pays_from, Decimal) and found.pays_from:
        gain = Fraction(found.alone) / Fraction(used) - Fraction(terms.variable)
        text = N_("It pays from: {fixed} ÷ ({alone} ÷ {used} − {variable}) = {units}")
        if gain * Fraction(found.pays_from) != terms.fixed:
            text = N_("It pays from: {fixed} ÷ ({alone} ÷ {used} − {variable}) = {units}, rounded up")
        variable, units = unit_money(terms.variable, terms.places), found.pays_from
        yield lazy(text, fixed=Money(terms.fixed), alone=Money(found.alone), used=used, variable=variable, units=units)


def _table(names: Sequence[LazyText], partners: Sequence[Partner], found: JointAction, rule: ShareRule) -> Table:
    head = heads(N_("Co-op"), N_("Uses"), N_("Alone"), N_("Together"), N_("Gain"))
    return Table(
        lazy(RULES[rule]),
        head,
        tuple(
            (name, each.use, Money(each.alone), Money(part), Money(EXACT.subtract(each.alone, part)))
            for name, each, part in zip(names, partners, found.parts, strict=True)
        ),
    )


def _chart(names: Sequence[LazyText], partners: Sequence[Partner], found: JointAction, finding: LazyText) -> Chart:
    alone = Series(lazy(N_("Alone")), tuple(each.alone for each in partners))
    together = Series(lazy(N_("Together")), found.parts)
    across, up = lazy(N_("Co-op")), lazy(N_("Money a month"))
    return Chart("bar", finding, tuple(names), across, up, (alone, together), in_money=True)


JOINT_ACTION = Calculation(
    "joint-action",
    None,
    act_together,
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
    sums=("alone", "fixed"),
)
