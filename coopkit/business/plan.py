"""A business plan and what comes of it."""

from coopkit.business.plan_inputs import (
    MONTHS,
    BusinessPlan,
    Loan,
    Product,
    StartUpItem,
    SurplusRules,
    what_if,
)

__all__ = ["MONTHS", "BusinessPlan", "Loan", "Product", "StartUpItem", "SurplusRules", "what_if"]
