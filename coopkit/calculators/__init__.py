"""The table of named calculations; each turns a group's numbers into sentences, figures, tables and charts."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from coopkit.calculators.accounts.budget_actual import BUDGET_ACTUAL
from coopkit.calculators.accounts.five_ratios import FIVE_RATIOS
from coopkit.calculators.accounts.group_year import GROUP_YEAR
from coopkit.calculators.accounts.month_books import MONTH_BOOKS
from coopkit.calculators.accounts.yearly_depreciation import YEARLY_DEPRECIATION
from coopkit.calculators.calculation import Calculation, CalculationContext, CalculationResult
from coopkit.calculators.cash.cash_book import CASH_BOOK
from coopkit.calculators.cash.cash_plan import CASH_PLAN, STRESS_CASE
from coopkit.calculators.cash.group_cash import GROUP_CASH, GROUP_STRESS
from coopkit.calculators.cash.group_months import GROUP_MONTHS
from coopkit.calculators.cash.loan_compare import LOAN_COMPARE
from coopkit.calculators.cash.payback_npv import PAYBACK_NPV
from coopkit.calculators.cash.working_capital import WORKING_CAPITAL
from coopkit.calculators.choosing_a_form.compare_forms import COMPARE_FORMS
from coopkit.calculators.feasibility.capacity import CAPACITY
from coopkit.calculators.feasibility.risk_matrix import RISK_MATRIX
from coopkit.calculators.feasibility.seven_tests import SEVEN_TESTS
from coopkit.calculators.governance.assembly_vote import ASSEMBLY_VOTE
from coopkit.calculators.governance.decision_limits import DECISION_LIMITS
from coopkit.calculators.governance.seats import SEATS
from coopkit.calculators.governance.vote_count import VOTE_COUNT
from coopkit.calculators.inputs import IncompleteInput, Values
from coopkit.calculators.market.demand import DEMAND
from coopkit.calculators.market.joint_action import JOINT_ACTION
from coopkit.calculators.market.marketing_plan import MARKETING_PLAN
from coopkit.calculators.market.survey import SAMPLE_SIZE, SURVEY_TALLY
from coopkit.calculators.people.contribution_cost import CONTRIBUTION_COST
from coopkit.calculators.people.hour_cost import HOUR_COST
from coopkit.calculators.people.safety_matrix import SAFETY_MATRIX
from coopkit.calculators.people.wage_structure import WAGE_STRUCTURE
from coopkit.calculators.pricing.break_even import BREAK_EVEN
from coopkit.calculators.pricing.price_sides import PRICE_SIDES
from coopkit.calculators.pricing.unit_margin import UNIT_MARGIN
from coopkit.calculators.starting.idea_score import IDEA_SCORE
from coopkit.calculators.starting.joint_buying import JOINT_BUYING
from coopkit.calculators.starting.member_contribution import MEMBER_CONTRIBUTION
from coopkit.calculators.starting.open_points import OPEN_POINTS
from coopkit.calculators.starting.problem_score import PROBLEM_SCORE
from coopkit.calculators.starting.share_payments import SHARE_PAYMENTS
from coopkit.calculators.starting.skills_gaps import SKILLS_GAPS
from coopkit.calculators.starting.start_up_costs import START_UP_COSTS
from coopkit.calculators.starting.workload import WORKLOAD
from coopkit.calculators.surplus.group_distribution import GROUP_DISTRIBUTION
from coopkit.calculators.surplus.group_rules import GROUP_RULES
from coopkit.calculators.surplus.patronage_cents import PATRONAGE_CENTS
from coopkit.calculators.surplus.surplus_steps import SURPLUS_STEPS
from coopkit.calculators.surplus.surplus_use import SURPLUS_USE
from coopkit.exercises import Definition, ParseNumber, RawAnswer, read_values, with_slider_positions
from coopkit.exercises.kinds.calculator import Calculator
from coopkit.portfolio.group_answers import round_money_fields

__all__ = [
    "CALCULATORS",
    "Calculation",
    "CalculationContext",
    "CalculationResult",
    "IncompleteInput",
    "Values",
    "compute",
    "compute_part",
]

CALCULATORS: Mapping[str, Calculation] = MappingProxyType(
    {
        calculation.name: calculation
        for calculation in (
            JOINT_BUYING,
            COMPARE_FORMS,
            SKILLS_GAPS,
            PROBLEM_SCORE,
            IDEA_SCORE,
            SAMPLE_SIZE,
            SURVEY_TALLY,
            DEMAND,
            START_UP_COSTS,
            UNIT_MARGIN,
            BREAK_EVEN,
            WORKING_CAPITAL,
            RISK_MATRIX,
            SEVEN_TESTS,
            CAPACITY,
            CASH_PLAN,
            GROUP_CASH,
            STRESS_CASE,
            GROUP_STRESS,
            MEMBER_CONTRIBUTION,
            SHARE_PAYMENTS,
            LOAN_COMPARE,
            SURPLUS_USE,
            OPEN_POINTS,
            ASSEMBLY_VOTE,
            WORKLOAD,
            VOTE_COUNT,
            DECISION_LIMITS,
            SEATS,
            PRICE_SIDES,
            PAYBACK_NPV,
            MARKETING_PLAN,
            JOINT_ACTION,
            HOUR_COST,
            WAGE_STRUCTURE,
            SAFETY_MATRIX,
            CONTRIBUTION_COST,
            CASH_BOOK,
            FIVE_RATIOS,
            YEARLY_DEPRECIATION,
            SURPLUS_STEPS,
            PATRONAGE_CENTS,
            MONTH_BOOKS,
            GROUP_YEAR,
            GROUP_MONTHS,
            BUDGET_ACTUAL,
            GROUP_RULES,
            GROUP_DISTRIBUTION,
        )
    }
)


def compute(name: str, values: Values, context: CalculationContext) -> CalculationResult | IncompleteInput:
    """Run a calculation by its name.

    values: numbers and texts by the calculation's arguments, or by field name if it has none; others are ignored.
    context: the group; sums of money in `values` are rounded half up to its smallest money.
    Returns IncompleteInput with sentences if something is missing or out of range.
    Raises ValueError for an unknown name and for an option that no form offers.
    """
    if name not in CALCULATORS:
        raise ValueError(f"There is no calculation {name!r}. There are: {', '.join(CALCULATORS)}.")
    calculation = CALCULATORS[name]
    return calculation.run(round_money_fields(values, calculation.money_inputs, context.minor_digits), context)


def compute_part(
    definition: Definition, part: Calculator, raw: RawAnswer, parse_number: ParseNumber, context: CalculationContext
) -> CalculationResult | IncompleteInput:
    """Run the calculation of a calculator part with an answer to its exercise.

    raw: the answer as typed; an untouched slider counts as its first position. Numbers that can't be used are left
    out, except for calculations with the group's answers, which name them.
    parse_number: reads numbers in the reader's language.
    context: the group; this answer replaces the one in its answers.
    """
    calculation, raw = CALCULATORS[part.calculation], with_slider_positions(definition, raw)
    if calculation.reads_group_answers:
        own = read_values(definition, raw, parse_number, keep_unusable=True)
        context = replace(context, answers=context.answers.with_answer(definition.id, own))
        if calculation.arguments is None:
            return compute(part.calculation, own, context)
    part_id = "" if calculation.arguments is None else part.id
    return compute(part.calculation, read_values(definition, raw, parse_number, part_id), context)
