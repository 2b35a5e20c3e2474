"""Plans as groups change them: one number, or every number at once."""

import random
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from coopkit.business.plan import MONTHS, BusinessPlan, Loan, Product, StartUpItem, SurplusRules, what_if
from tests.business.plans import HOME_CARE, SORTING_YARD, WORKSHOP, numbers

D = Decimal
SAMPLES = {"yard": SORTING_YARD, "care": HOME_CARE, "shop": WORKSHOP}


def _with_products(plan: BusinessPlan, **changes: Decimal | Sequence[Decimal]) -> BusinessPlan:
    return replace(plan, products=tuple(replace(product, **changes) for product in plan.products))


def plans_by_change() -> dict[str, tuple[str, BusinessPlan]]:
    """By what is changed: the sample in whose workbook it is typed, and the plan that it becomes."""
    growing = replace(what_if(HOME_CARE, fixed_costs="1.3"), growth=(D("0.15"), D("0.35")))
    care_rules = replace(HOME_CARE.rules, share_interest=D("0.62"), cash_share=D("0.333"))
    shop_rules = SurplusRules(
        reserve=D("0.1005"), education=D("0.1005"), share_interest=D("0.0125"), cash_share=D("0.5")
    )
    return {
        "a higher price": ("yard", _with_products(SORTING_YARD, price=D("0.325"))),
        "half cents everywhere": (
            "yard",
            replace(_with_products(SORTING_YARD, price=D("0.3005")), paid_at_once=D("0.815")),
        ),
        "the yard with a fifth less": ("yard", what_if(SORTING_YARD, units="0.8")),
        "care with a fifth less": ("care", what_if(HOME_CARE, units="0.8")),
        "the shop with a fifth less": ("shop", what_if(WORKSHOP, units="0.8")),
        "the yard with dearer months": ("yard", what_if(SORTING_YARD, fixed_costs="1.1")),
        "the shop with dearer months": ("shop", what_if(WORKSHOP, fixed_costs="1.1")),
        "a loan of 12 months": ("yard", replace(SORTING_YARD, loan=Loan(D(2250), D("0.12"), 12))),
        "a loan of 1 month": ("care", replace(HOME_CARE, loan=Loan(D(1000), D("0.0475"), 1))),
        "a loan longer than its table": ("care", replace(HOME_CARE, loan=Loan(D(6000), D(0), 150))),
        "no loan": ("shop", replace(WORKSHOP, loan=None)),
        "less paid at once": ("care", replace(HOME_CARE, paid_at_once=D("0.4"))),
        "losses made good": ("care", growing),
        "a zero margin": ("yard", _with_products(SORTING_YARD, price=D("0.23"))),
        "a price below the cost": ("yard", _with_products(SORTING_YARD, price=D("0.1"))),
        "nothing sold": ("shop", _with_products(WORKSHOP, units=numbers(*[0] * MONTHS))),
        "all for nothing": ("yard", _with_products(SORTING_YARD, price=D(0), variable_cost=D(0))),
        "another use": ("yard", replace(SORTING_YARD, use_by_member=numbers(*["333.25"] * 3, *[333] * 6, *[0] * 11))),
        "nobody's use known": ("care", replace(HOME_CARE, use_by_member=())),
        "more members": ("shop", replace(WORKSHOP, members=13, use_by_member=(*WORKSHOP.use_by_member, *[D(7)] * 4))),
        "fewer members": ("care", replace(HOME_CARE, members=10, use_by_member=HOME_CARE.use_by_member[:10])),
        "interest cut to what is left": ("care", replace(HOME_CARE, rules=care_rules)),
        "rates of two places": ("shop", replace(WORKSHOP, rules=shop_rules)),
        "another smallest money": ("shop", replace(what_if(WORKSHOP, price="0.12345"), minor_digits=3)),
    }


def random_plans(count: int, seed: int) -> dict[str, tuple[str, BusinessPlan]]:
    """Plans with random numbers, for the workbooks of the samples."""
    dice = random.Random(seed)
    bases = [dice.choice(list(SAMPLES)) for _ in range(count)]
    return {f"random {at}": (base, _random_plan(dice, SAMPLES[base])) for at, base in enumerate(bases)}


def _random_plan(dice: random.Random, base: BusinessPlan) -> BusinessPlan:
    def drawn(most: int, places: int) -> Decimal:
        return D(dice.randint(0, most * 10**places)).scaleb(-places)

    digits = dice.choice([0, 2, 2, 3])
    members = dice.randint(1, 25)
    price = drawn(50, 3)
    lives = [None, 0, *range(1, 8)]
    products = tuple(
        Product("Drawn", price, (price * drawn(1, 2)).quantize(D("0.001")), tuple(drawn(300, 1) for _ in range(MONTHS)))
        for _ in base.products
    )
    return replace(
        base,
        members=members,
        share=D(200),
        entry_fee=drawn(20, digits),
        share_payments=tuple(drawn(50, digits) for _ in range(4)),
        start_up=tuple(StartUpItem("Drawn", drawn(3000, digits), dice.choice(lives)) for _ in range(8)),
        grant=drawn(2000, digits),
        loan=Loan(drawn(9000, digits), drawn(1, 4), dice.randint(1, 130)),
        products=products,
        fixed_costs=drawn(2000, digits),
        paid_at_once=drawn(1, 3),
        non_member_part=drawn(1, 3) / 4,
        rules=SurplusRules(drawn(1, 3) / 4, drawn(1, 3) / 4, drawn(1, 4) / 4, drawn(1, 3)),
        use_by_member=tuple(drawn(900, 1) for _ in range(members)),
        growth=(drawn(2, 3) - 1, drawn(2, 3) - 1),
        minor_digits=digits,
    )
