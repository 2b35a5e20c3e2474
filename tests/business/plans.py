"""The plans of the three sample co-operatives, own design: a sorting yard, a home-care co-op, an artisans' workshop."""

from decimal import Decimal

from coopkit.business.plan import BusinessPlan, Loan, Product, StartUpItem, SurplusRules


def numbers(*values: int | str) -> tuple[Decimal, ...]:
    return tuple(Decimal(value) for value in values)


SORTING_YARD = BusinessPlan(
    members=20,
    share=Decimal(75),
    entry_fee=Decimal(5),
    share_payments=numbers(75),
    start_up=(
        StartUpItem("Baler", Decimal(2400), 8),
        StartUpItem("Scale", Decimal(180), 6),
        StartUpItem("Two handcarts", Decimal(190), 4),
        StartUpItem("Protective clothing", Decimal(440), 1),
        StartUpItem("Registration", Decimal(60), None),
        StartUpItem("Rent deposit", Decimal(300), 0),
    ),
    grant=Decimal(1000),
    loan=Loan(Decimal(2250), Decimal("0.12"), 24),
    products=(
        Product(
            "Sorted material",
            Decimal("0.30"),
            Decimal("0.23"),
            numbers(9000, 9500, 10500, 11000, 11500, 12000, 12000, 12500, 12500, 13000, 13000, 13500),
        ),
    ),
    fixed_costs=Decimal(640),
    paid_at_once=Decimal("0.75"),
    non_member_part=Decimal("0.10"),
    rules=SurplusRules(Decimal("0.20"), Decimal("0.05"), Decimal("0.04"), Decimal("0.40")),
    use_by_member=numbers(*[8400] * 5, *[6600] * 8, *[4500] * 4, *[4400] * 3),
    minor_digits=2,
)

HOME_CARE = BusinessPlan(
    members=12,
    share=Decimal(300),
    entry_fee=Decimal(10),
    share_payments=numbers(200, 20, 20, 20, 20, 20),
    start_up=(
        StartUpItem("Phones and a computer", Decimal(900), 3),
        StartUpItem("Bicycles", Decimal(1320), 4),
        StartUpItem("Training", Decimal(600), None),
        StartUpItem("Registration", Decimal(80), None),
        StartUpItem("Insurance deposit", Decimal(400), 0),
    ),
    grant=Decimal(0),
    loan=Loan(Decimal(6000), Decimal("0.09"), 36),
    products=(
        Product(
            "An hour of care",
            Decimal(12),
            Decimal("9.50"),
            numbers(500, 600, 700, 780, 840, 880, 920, 940, 940, 960, 960, 980),
        ),
    ),
    fixed_costs=Decimal(1800),
    paid_at_once=Decimal("0.60"),
    non_member_part=Decimal(0),
    rules=SurplusRules(Decimal("0.25"), Decimal("0.05"), Decimal("0.03"), Decimal("0.50")),
    use_by_member=numbers(960, 940, 920, 900, 880, 860, 840, 820, 800, 780, 700, 600),
    minor_digits=2,
)

WORKSHOP = BusinessPlan(
    members=9,
    share=Decimal(150_000),
    entry_fee=Decimal(5_000),
    share_payments=numbers(150_000),
    start_up=(
        StartUpItem("Lathe", Decimal(1_500_000), 10),
        StartUpItem("Dust extractor", Decimal(420_000), 7),
        StartUpItem("Ramp", Decimal(180_000), 10),
        StartUpItem("Tools", Decimal(135_000), 3),
        StartUpItem("Registration", Decimal(25_000), None),
        StartUpItem("Rent deposit", Decimal(120_000), 0),
    ),
    grant=Decimal(600_000),
    loan=Loan(Decimal(900_000), Decimal("0.15"), 18),
    products=(
        Product(
            "An hour in the workshop",
            Decimal(4000),
            Decimal(1100),
            numbers(50, 60, 70, 80, 85, 90, 95, 90, 85, 95, 100, 100),
        ),
        Product(
            "A piece sold in the shop",
            Decimal(1800),
            Decimal(300),
            numbers(20, 25, 30, 40, 45, 50, 60, 60, 50, 40, 60, 80),
        ),
    ),
    fixed_costs=Decimal(240_000),
    paid_at_once=Decimal(1),
    non_member_part=Decimal("0.15"),
    rules=SurplusRules(Decimal("0.30"), Decimal("0.05"), Decimal(0), Decimal(1)),
    use_by_member=numbers(150, 140, 130, 110, 100, 80, 70, 52, 18),
    minor_digits=0,
)
