"""How long a plan takes to be evaluated: ten products against one, one after the other in the same run.

Method: each round evaluates the sample home-care co-operative's plan, three years of twelve months with a loan and
shares paid in instalments, first with its one product, then with ten of them, then the ten for their first year alone
as sliders and what-ifs do. The clock runs around `evaluate` alone; the plan is made before. Only the ratios of the
medians are worth keeping; the milliseconds are of one two-core machine and say no more than that twenty are not needed.

Run it with `.venv/bin/python -m benchmarks.plan`; it writes its table beside itself.
"""

import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from coopkit.business.plan import BusinessPlan, evaluate
from tests.business.plans import HOME_CARE

ROUNDS, TO_WARM_UP, PRODUCTS = 200, 20, 10
HERE = Path(__file__).parent
ONE, TEN, TEN_FIRST = "1 product, 3 years", f"{PRODUCTS} products, 3 years", f"{PRODUCTS} products, 1 year"


def with_products(count: int) -> BusinessPlan:
    """The plan with its product several times."""
    product = HOME_CARE.products[0]
    return replace(HOME_CARE, products=tuple(replace(product, name=f"Product {n}") for n in range(count)))


def seconds(run: Callable[[], object]) -> float:
    """Seconds that one evaluation takes."""
    begun = time.perf_counter()
    run()
    return time.perf_counter() - begun


def measure() -> str:
    """The table."""
    one, ten = with_products(1), with_products(PRODUCTS)
    runs: dict[str, Callable[[], object]] = {
        ONE: lambda: evaluate(one),
        TEN: lambda: evaluate(ten),
        TEN_FIRST: lambda: evaluate(ten, years=1),
    }
    rows: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(ROUNDS + TO_WARM_UP):
        for name, run in runs.items():
            rows[name].append(seconds(run))
    return table({name: found[TO_WARM_UP:] for name, found in rows.items()})


def table(rows: dict[str, list[float]]) -> str:
    """Markdown: ratios of medians, and milliseconds as context."""
    middle = {name: statistics.median(found) for name, found in rows.items()}
    lines = [
        "# Ten products in a plan against one",
        "",
        str(__doc__).strip(),
        "",
        f"{ROUNDS} rounds after {TO_WARM_UP} to warm up.",
        "",
        "| | time to evaluate, × 1 product | 95th percentile ÷ own median | ms, median |",
        "| --- | --- | --- | --- |",
    ]
    for name, found in rows.items():
        slow = statistics.quantiles(found, n=20)[-1] / middle[name]
        lines.append(f"| {name} | {middle[name] / middle[ONE]:.2f} | {slow:.2f} | {1000 * middle[name]:.1f} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    found = measure()
    (HERE / "plan.md").write_text(found, encoding="utf-8")
    sys.stdout.write(found)
