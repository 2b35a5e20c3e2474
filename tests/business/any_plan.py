"""Any valid business plan, for Hypothesis: small and large, with and without loan, use, several products."""

from decimal import Decimal

from hypothesis import strategies as st

from coopkit.business.plan import MONTHS, BusinessPlan, Loan, Product, StartUpItem, SurplusRules

RATES = st.decimals(0, 1, places=3)
MONEY = st.one_of(
    st.just(Decimal(0)), st.decimals(0, 10_000, places=2), st.decimals(0, 10**9, places=0), st.decimals(0, 1, places=6)
)
UNITS = st.one_of(st.just(Decimal(0)), st.decimals(0, 50_000, places=0), st.decimals(0, 500, places=3))
PRICES = st.one_of(st.decimals(0, 100, places=2), st.decimals(0, 10**6, places=0), st.decimals(0, 1, places=5))

PRODUCTS = st.builds(Product, name=st.just("A"), price=PRICES, variable_cost=PRICES, units=st.tuples(*[UNITS] * MONTHS))
THINGS = st.builds(StartUpItem, st.just("B"), MONEY, st.none() | st.integers(0, 12))
LOANS = st.builds(Loan, MONEY, st.decimals(0, 3, places=4), st.integers(1, 60))


@st.composite
def plans(draw: st.DrawFn) -> BusinessPlan:
    """A plan that `BusinessPlan` takes."""
    members = draw(st.integers(1, 12))
    payments = draw(st.lists(MONEY, max_size=MONTHS + 1))
    reserve, education, non_members = (draw(RATES) / 3 for _ in range(3))
    return BusinessPlan(
        members=members,
        share=sum(payments, draw(MONEY)),
        entry_fee=draw(MONEY),
        share_payments=tuple(payments),
        start_up=tuple(draw(st.lists(THINGS, max_size=4))),
        grant=draw(MONEY),
        loan=draw(st.none() | LOANS),
        products=tuple(draw(st.lists(PRODUCTS, min_size=1, max_size=3))),
        fixed_costs=draw(MONEY),
        paid_at_once=draw(RATES),
        non_member_part=non_members,
        rules=SurplusRules(reserve, education, draw(RATES), draw(RATES)),
        use_by_member=tuple(draw(st.just([]) | st.lists(UNITS, min_size=members, max_size=members))),
        growth=(draw(st.decimals(-1, 5, places=2)), draw(st.decimals(-1, 5, places=2))),
        minor_digits=draw(st.integers(0, 3)),
    )
