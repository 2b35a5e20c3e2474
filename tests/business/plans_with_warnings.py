"""The sorting yard's plan with something wrong, one for each warning."""

from dataclasses import replace
from decimal import Decimal

from coopkit.business.plan import BusinessPlan, Loan, what_if
from coopkit.business.plan.warnings import Code
from tests.business.plans import SORTING_YARD

TOO_CHEAP = replace(SORTING_YARD, products=(replace(SORTING_YARD.products[0], price=Decimal("0.20")),))
NO_LOAN = replace(SORTING_YARD, loan=None)
ONE_YEAR = replace(SORTING_YARD, loan=Loan(Decimal(2250), Decimal("0.12"), 12))
A_YEAR_AND_A_HALF = replace(SORTING_YARD, loan=Loan(Decimal(2250), Decimal("0.12"), 18))
FIFTH_LESS = what_if(SORTING_YARD, units="0.8")
NOTHING_SOLD = what_if(SORTING_YARD, units=0)

TROUBLED: dict[Code, BusinessPlan] = {
    "price-below-variable-cost": TOO_CHEAP,
    "cash-short-at-start": NO_LOAN,
    "cash-runs-out": ONE_YEAR,
    "cash-runs-out-later": A_YEAR_AND_A_HALF,
    "loss": FIFTH_LESS,
    "break-even-out-of-reach": NOTHING_SOLD,
    "break-even-above-sales": FIFTH_LESS,
    "instalment-above-surplus": ONE_YEAR,
    "reserve-below-stated": SORTING_YARD,
}
