"""The table of the answers that make up a business plan, with the plan's defaults for missing ones."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from coopkit.business.plan.inputs import MONTHS, MOST_GROWTH, MOST_MEMBERS, MOST_MONEY, MOST_YEARS
from coopkit.i18n import N_

MEMBER_MATRIX = "start.core.member-matrix"
START_UP_COSTS = "start.feas.startup-costs"
UNIT_COST = "start.feas.unit-cost"
BREAK_EVEN = "start.feas.break-even"
WORKING_CAPITAL = "start.feas.working-capital"
TESTS = "start.feas.go-no-go"
CASH_PLAN = "start.plan.cash-12"
CONTRIBUTION = "start.plan.member-contribution"
LOAN = "start.plan.loan-compare"
BYLAWS = "start.setup.bylaws-checklist"


@dataclass(frozen=True)
class FieldBinding:
    """The form field in which a number of the plan is answered.

    field: the field of `BusinessPlan`, such as "share" or "loan.months". exercise, name: the exercise's id and the full
    field name; "*" stands for each row of a table. label: the number in words, for sentences.
    default: what the plan uses if it is missing, in words; "" if there is no plan without it.
    least, most: its limits as typed, so 12 for 12 percent. whole: whether it must be a whole number.
    """

    field: str
    exercise: str
    name: str
    label: str
    default: str = ""
    least: int = 0
    most: int = MOST_MONEY
    whole: bool = False

    @property
    def required(self) -> bool:
        """Whether there is no plan without this number."""
        return not self.default

    @property
    def column(self) -> str:
        """The last part of the field's name: its column, or its name within its part."""
        return self.name.rpartition(".")[2]


_NONE = N_("none")
_ALL = N_("all of it")
_NO_NAME = N_("no name")
_NOTHING = N_("0 percent")

_START_UP = (
    FieldBinding(
        "members", START_UP_COSTS, "gap.members", N_("how many members start"), least=1, most=MOST_MEMBERS, whole=True
    ),
    FieldBinding("share", START_UP_COSTS, "gap.share", N_("the share of each member")),
    FieldBinding("entry_fee", START_UP_COSTS, "gap.fee", N_("the entry fee"), _NONE),
    FieldBinding("grant", START_UP_COSTS, "gap.grant", N_("a grant or gift"), _NONE),
    FieldBinding(
        "start_up.name", START_UP_COSTS, "ours.*.item", N_("the name of a thing to pay before the start"), _NO_NAME
    ),
    FieldBinding("start_up.amount", START_UP_COSTS, "ours.*.cost", N_("what must be paid before the start")),
    FieldBinding("start_up.kind", START_UP_COSTS, "ours.*.kind", N_("whether it lasts, comes back, or is paid once")),
    FieldBinding(
        "start_up.life_years",
        START_UP_COSTS,
        "ours.*.years",
        N_("how many years it lasts"),
        least=1,
        most=MOST_YEARS,
        whole=True,
    ),
)
_PRODUCTS = (
    FieldBinding("products.name", UNIT_COST, "ours.*.product", N_("the name of what you sell"), _NO_NAME),
    FieldBinding("products.price", UNIT_COST, "ours.*.price", N_("the price of a unit")),
    FieldBinding("products.material", UNIT_COST, "ours.*.material", N_("the material for a unit"), _NONE),
    FieldBinding("products.hours", UNIT_COST, "ours.*.hours", N_("the hours of work for a unit"), _NONE),
    FieldBinding("products.rate", UNIT_COST, "ours.*.rate", N_("the pay for an hour"), _NONE),
    FieldBinding("products.other", UNIT_COST, "ours.*.other", N_("other costs of a unit"), _NONE),
    *(
        FieldBinding(f"products.units.{n}", CASH_PLAN, f"units.*.m{n}", N_("how much you sell in each month"))
        for n in range(1, MONTHS + 1)
    ),
    FieldBinding("fixed_costs", BREAK_EVEN, "costs.*.month", N_("what you pay each month, whether you sell or not")),
)
_MONEY = (
    FieldBinding(
        "paid_at_once", CASH_PLAN, "ours.at_once", N_("how much of the sales is paid at once"), _ALL, most=100
    ),
    FieldBinding(
        "growth.2", CASH_PLAN, "ours.growth_2", N_("growth in year 2"), _NONE, least=-100, most=100 * MOST_GROWTH
    ),
    FieldBinding(
        "growth.3", CASH_PLAN, "ours.growth_3", N_("growth in year 3"), _NONE, least=-100, most=100 * MOST_GROWTH
    ),
    FieldBinding("loan.principal", LOAN, "ours.principal", N_("the loan"), _NONE),
    FieldBinding("loan.yearly_rate", LOAN, "ours.rate", N_("the yearly rate of the loan"), most=1000),
    FieldBinding(
        "loan.months", LOAN, "ours.months", N_("the months of the loan"), least=1, most=12 * MOST_YEARS, whole=True
    ),
    FieldBinding(
        "share_payments.at_start",
        CONTRIBUTION,
        "paying.at_start",
        N_("what each member pays at the start"),
        N_("the whole share"),
    ),
    FieldBinding(
        "share_payments.months",
        CONTRIBUTION,
        "paying.months",
        N_("the months for the rest of the share"),
        _NONE,
        most=12,
        whole=True,
    ),
    FieldBinding(
        "use_by_member", CONTRIBUTION, "use.*.use", N_("how much each member will use"), N_("a refund stays in common")
    ),
)
_RULES = (
    FieldBinding("rules.reserve", BYLAWS, "rates.reserve", N_("the rate for the reserve"), _NOTHING, most=100),
    FieldBinding("rules.education", BYLAWS, "rates.education", N_("the rate for education"), _NOTHING, most=100),
    FieldBinding("rules.share_interest", BYLAWS, "rates.interest", N_("the interest on shares"), _NOTHING, most=100),
    FieldBinding(
        "rules.cash_share",
        BYLAWS,
        "rates.cash_part",
        N_("the part of a refund that is paid in cash"),
        _NOTHING,
        most=100,
    ),
    FieldBinding(
        "non_member_part",
        BYLAWS,
        "rates.non_members",
        N_("the part of the use by people who are not members"),
        _NOTHING,
        most=100,
    ),
)

BINDINGS: Mapping[str, FieldBinding] = MappingProxyType(
    {binding.field: binding for binding in (*_START_UP, *_PRODUCTS, *_MONEY, *_RULES)}
)
"""The bindings by field of the plan."""

MONEY_FIELDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        MEMBER_MATRIX: ("promise",),
        START_UP_COSTS: ("cost", "share", "fee", "grant", "running"),
        BREAK_EVEN: ("month",),
        WORKING_CAPITAL: ("daily_cash",),
        CONTRIBUTION: ("share", "at_start"),
        LOAN: ("principal",),
        TESTS: ("promised",),
    }
)
"""The columns and fields of the study and the plan that hold amounts of money, by exercise."""
