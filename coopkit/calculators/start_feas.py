"""The calculations of Start.Coop, S2, feasibility."""

from coopkit.calculators.computed import Calculation
from coopkit.calculators.start_feas_asking import SAMPLE_SIZE, SURVEY_TALLY
from coopkit.calculators.start_feas_break_even import BREAK_EVEN
from coopkit.calculators.start_feas_cash import WORKING_CAPITAL
from coopkit.calculators.start_feas_demand import DEMAND
from coopkit.calculators.start_feas_price import UNIT_COST
from coopkit.calculators.start_feas_risks import RISK_MATRIX
from coopkit.calculators.start_feas_start_up import START_UP_COSTS
from coopkit.calculators.start_feas_tests import SEVEN_TESTS

FEAS: tuple[Calculation, ...] = (
    SAMPLE_SIZE,
    SURVEY_TALLY,
    DEMAND,
    START_UP_COSTS,
    UNIT_COST,
    BREAK_EVEN,
    WORKING_CAPITAL,
    RISK_MATRIX,
    SEVEN_TESTS,
)
