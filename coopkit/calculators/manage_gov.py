"""The calculations of Manage.Coop, M1, governance and leadership."""

from coopkit.calculators.computed import Calculation
from coopkit.calculators.manage_gov_limits import DECISION_LIMITS
from coopkit.calculators.manage_gov_seats import SEATS
from coopkit.calculators.manage_gov_votes import VOTE_COUNT

GOV: tuple[Calculation, ...] = (VOTE_COUNT, DECISION_LIMITS, SEATS)
