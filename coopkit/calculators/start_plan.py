"""The calculations of Start.Coop, S3, the business plan."""

from coopkit.calculators.computed import Calculation
from coopkit.calculators.start_plan_capacity import CAPACITY
from coopkit.calculators.start_plan_cash import CASH_PLAN, STRESS_CASE
from coopkit.calculators.start_plan_loans import LOAN_COMPARE
from coopkit.calculators.start_plan_members import MEMBER_CONTRIBUTION
from coopkit.calculators.start_plan_ours import OUR_CASH, OUR_STRESS
from coopkit.calculators.start_plan_shares import SHARE_PAYMENTS

PLAN: tuple[Calculation, ...] = (
    CAPACITY,
    CASH_PLAN,
    OUR_CASH,
    STRESS_CASE,
    OUR_STRESS,
    MEMBER_CONTRIBUTION,
    SHARE_PAYMENTS,
    LOAN_COMPARE,
)
