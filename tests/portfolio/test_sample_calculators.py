"""The calculators with the samples' answers: the same figures as the library's evaluation of their plans."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import pytest

from coopkit.business.feasibility.market import demand_estimate
from coopkit.business.money import round_half_up
from coopkit.business.plan import Evaluation, evaluate
from coopkit.business.pricing import break_even_units, break_even_units_per_member
from coopkit.calculators import CalculationContext, CalculationResult, compute_part
from coopkit.exercises.exercise import Exercise
from coopkit.exercises.kinds.calculator import Calculator
from coopkit.i18n import LazyText, Money, load_locale
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.portfolio.samples import Sample, parse_plain_number
from coopkit.report import TableCell
from tests.business.plans import HOME_CARE, SORTING_YARD, WORKSHOP

D = Decimal
EVALUATED = {"sorting_yard": evaluate(SORTING_YARD), "home_care": evaluate(HOME_CARE), "artisans": evaluate(WORKSHOP)}
MAIN_MARGIN = {"sorting_yard": ("0.30", "0.23"), "home_care": ("12", "9.50"), "artisans": ("4000", "1100")}


@pytest.fixture(params=EVALUATED)
def sample(request: pytest.FixtureRequest, samples: Mapping[str, Sample]) -> Sample:
    found: Sample = samples[request.param]
    return found


@pytest.fixture
def planned(sample: Sample) -> Evaluation:
    return EVALUATED[sample.id]


@pytest.fixture
def group(sample: Sample, answers: Mapping[str, GroupAnswers]) -> CalculationContext:
    return CalculationContext(answers[sample.id], minor_digits=sample.minor_digits)


def figures(
    calculation: str, sample: Sample, exercises: Mapping[str, Exercise], group: CalculationContext
) -> Mapping[str, TableCell | Decimal | Fraction]:
    """What a calculator of Start.Coop shows beside the sample's answer."""
    (definition, part) = next(
        (exercise.definition, part)
        for exercise in exercises.values()
        for part in exercise.definition.parts
        if isinstance(part, Calculator) and part.calculation == calculation
    )
    result = compute_part(definition, part, sample.answers[definition.id], parse_plain_number, group)
    assert isinstance(result, CalculationResult)
    return {name: shown.amount if isinstance(shown, Money) else shown for name, shown in result.figures.items()}


def test_our_cash(
    sample: Sample, exercises: Mapping[str, Exercise], group: CalculationContext, planned: Evaluation
) -> None:
    found = figures("our-cash", sample, exercises, group)
    assert tuple(found[f"m{month}"] for month in range(1, 13)) == planned.cash.closing
    assert (found["lowest"], found["month"]) == (planned.cash.lowest, planned.cash.lowest_month)
    assert (found["opening"], found["gap"]) == (planned.start.opening, 0)


def test_surplus_use(
    sample: Sample, exercises: Mapping[str, Exercise], group: CalculationContext, planned: Evaluation
) -> None:
    found = figures("surplus-use", sample, exercises, group)
    used = planned.distribution
    assert {line.use: found[line.use] for line in used.use.lines} == {line.use: line.amount for line in used.use.lines}
    assert (found["cash"], found["retained"]) == (used.cash, used.retained)


def test_seven_tests(sample: Sample, exercises: Mapping[str, Exercise], group: CalculationContext) -> None:
    found = figures("seven-tests", sample, exercises, group)
    said = {
        name: load_locale(minor_digits=2).resolve(shown) for name, shown in found.items() if isinstance(shown, LazyText)
    }
    money, decision = ("no", "rework") if sample.id == "artisans" else ("yes", "go")
    asked = ("law", "demand", "hands", "cash", "money", "risks", "skills")
    assert {name: words.lower() for name, words in said.items()} == {
        **dict.fromkeys(asked, "yes"),
        "money": money,
        "decision": decision,
    }


def test_start_up_costs(
    sample: Sample, exercises: Mapping[str, Exercise], group: CalculationContext, planned: Evaluation
) -> None:
    found = figures("start-up-costs", sample, exercises, group)
    plan, start = planned.plan, planned.start
    assert found["equipment"] == start.start_up
    assert (found["shares"], found["fees"]) == (plan.members * plan.share, plan.members * plan.entry_fee)
    assert plan.loan is not None
    assert found["gap"] == plan.loan.principal, "the loan is what is missing"


def test_break_even_leaves_wear_and_interest_out(
    sample: Sample, exercises: Mapping[str, Exercise], group: CalculationContext, planned: Evaluation
) -> None:
    found = figures("break-even", sample, exercises, group)
    price, variable = MAIN_MARGIN[sample.id]
    plan = planned.plan
    assert found["fixed"] == plan.fixed_costs
    assert found["units"] == break_even_units(plan.fixed_costs, price, variable)
    assert found["each"] == break_even_units_per_member(plan.fixed_costs, price, variable, plan.members)


@pytest.mark.parametrize(("sample_id", "month"), [("sorting_yard", 12_000), ("home_care", 840)])
def test_demand_of_one_product(
    sample_id: str,
    month: int,
    samples: Mapping[str, Sample],
    answers: Mapping[str, GroupAnswers],
    exercises: Mapping[str, Exercise],
) -> None:
    found = figures("demand", samples[sample_id], exercises, CalculationContext(answers[sample_id], minor_digits=2))
    assert found["units_month"] == month
    (row,) = answers[sample_id].rows("start.feas.demand", "ours")
    customers, share, caution, each = (
        row.number(name) or D(0) for name in ("customers", "share_yes", "caution", "units_each")
    )
    assert demand_estimate(customers, share / 100, caution, each) / 12 == month


def test_demand_of_the_workshop_in_money(
    samples: Mapping[str, Sample], answers: Mapping[str, GroupAnswers], exercises: Mapping[str, Exercise]
) -> None:
    found = figures("demand", samples["artisans"], exercises, CalculationContext(answers["artisans"], minor_digits=0))
    year = sum(line.amount for line in EVALUATED["artisans"].income.sales)
    assert found["money_month"] == 417_333 == round_half_up(Fraction(year) / 12, 0)


def test_every_calculator_has_a_result(
    sample: Sample, exercises: Mapping[str, Exercise], group: CalculationContext
) -> None:
    without = []
    for exercise in exercises.values():
        for part in exercise.definition.parts:
            if isinstance(part, Calculator):
                raw = sample.answers[exercise.id]
                result = compute_part(exercise.definition, part, raw, parse_plain_number, group)
                if not isinstance(result, CalculationResult):
                    without.append((exercise.id, part.id))
    assert without == []
