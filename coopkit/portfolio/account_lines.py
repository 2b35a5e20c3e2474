"""The lines of a running co-operative's annual accounts, and the exercises that ask for them."""

from types import MappingProxyType

from coopkit.i18n import N_

OUR_YEAR, OUR_MONTHS, OUR_BUDGET = "manage.fin.our-year", "manage.fin.our-months", "manage.fin.our-budget"
OUR_RULES, OUR_MEMBERS = "manage.fin.our-rules", "manage.fin.our-members"

INCOME = MappingProxyType(
    {
        "sales": N_("Sales"),
        "other-income": N_("Other income"),
        "materials": N_("Materials for what we sold"),
        "pay": N_("Pay for the work in what we sold"),
        "running": N_("Running costs: rent, power, transport"),
        "depreciation": N_("Depreciation"),
        "interest": N_("Interest on loans"),
    }
)
"""The lines of a year's income and costs by id; materials and pay are the direct cost of what was sold."""

EARNED = ("sales", "other-income")
"""The lines of INCOME that are income; the others are costs."""

DIRECT_COSTS = ("materials", "pay")
"""The costs that are part of what was sold."""

BALANCE = MappingProxyType(
    {
        "cash": N_("Cash and bank"),
        "owed-to-us": N_("Customers owe us"),
        "stock": N_("Stock"),
        "equipment": N_("Machines and equipment, after wear"),
        "owed-short": N_("Debts to be paid within a year"),
        "loans-long": N_("Loans that run longer"),
        "shares": N_("Members’ shares"),
        "reserve": N_("Reserve"),
        "funds": N_("Other funds"),
        "brought-forward": N_("Left from earlier years"),
    }
)
"""The lines of the balance at a year's end by id: assets, debts and equity. The year's surplus is added to equity."""

CURRENT_ASSETS = ("cash", "owed-to-us", "stock")
ASSETS = (*CURRENT_ASSETS, "equipment")
CURRENT_LIABILITIES = ("owed-short",)
LIABILITIES = (*CURRENT_LIABILITIES, "loans-long")
EQUITY = ("shares", "reserve", "funds", "brought-forward")
"""The lines of the balance sheet by section; the year's surplus is equity too."""

BROUGHT_FORWARD = "brought-forward"
"""The only line of BALANCE that may be below 0."""

RESERVE = "reserve"
RULES = (RESERVE, "education", "other", "interest", "refund")
"""What a surplus can be used for, in the order of the exercise's table."""
SHARING_LABELS = MappingProxyType(
    {
        "surplus": N_("Surplus of the year"),
        "brought_forward": N_("Left from earlier years"),
        "target": N_("Target of the reserve"),
        "reserve_now": N_("In the reserve now"),
        "others_use": N_("Use in the year by people who are not members"),
        "cash_part": N_("Part of the refund that is paid in cash"),
    }
)
"""The other numbers for sharing a surplus, by the exercise's field."""
BASES = ("surplus", "after-losses", "left")
"""What a rate can be a part of: the surplus, the surplus less earlier losses, or what is left after earlier lines."""
MONTHS = 12

MONEY_FIELDS = MappingProxyType(
    {
        OUR_YEAR: ("last", "now"),
        OUR_MONTHS: ("cash", "received", "pay", "other"),
        OUR_BUDGET: ("budget", "actual"),
        OUR_RULES: ("surplus", "brought_forward", "target", "reserve_now"),
        OUR_MEMBERS: ("paid_up",),
    }
)
"""The columns and fields of these exercises that hold amounts of money."""

NUMBER_FIELDS = (
    *((OUR_YEAR, f"{part}.*.{column}") for part in ("income", "balance") for column in ("last", "now")),
    (OUR_MONTHS, "start.cash"),
    *((OUR_MONTHS, f"months.*.{column}") for column in ("received", "pay", "other")),
    *((OUR_BUDGET, f"lines.*.{column}") for column in ("budget", "actual")),
    *((OUR_RULES, f"lines.*.{column}") for column in ("rate", "turn")),
    *(
        (OUR_RULES, f"more.{name}")
        for name in ("surplus", "brought_forward", "target", "reserve_now", "others_use", "cash_part")
    ),
    *((OUR_MEMBERS, f"ours.*.{column}") for column in ("use", "paid_up", "months")),
)
"""The fields that hold a number, as pairs of exercise and field name; "*" stands for each row of a table."""
