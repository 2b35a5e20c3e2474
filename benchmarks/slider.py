"""How long a live tool's figures take to follow a slider: each tool against one evaluation of the same plan.

Method: each round evaluates the sample home-care co-operative's plan once, then moves one slider of the plan calculator
and one of the feasibility dashboard, in which that sample's answers are open. The processor's time is taken, so that
other work of the machine does not count. Only the ratios of the medians are worth keeping; the milliseconds are of one
two-core machine.

Run it with `.venv/bin/python -m benchmarks.slider`; it writes its table beside itself.
"""

import statistics
import sys
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

from coopkit.business.plan import evaluate
from coopkit.live_tools.feasibility_dashboard import FeasibilityDashboard
from coopkit.live_tools.plan_calculator import PlanCalculator
from tests.business.plans import HOME_CARE
from tests.live_tools.groups import CARE, YARD, arrive, move

ROUNDS, TO_WARM_UP = 40, 3
HERE = Path(__file__).parent
PLAN, CALCULATOR, DASHBOARD = "evaluate the plan", "plan calculator, fixed costs", "feasibility dashboard, months"


def seconds(run: Callable[[], object]) -> float:
    """Seconds of the processor that one run takes."""
    begun = time.process_time()
    run()
    return time.process_time() - begun


def measure() -> str:
    """The table."""
    calculator, dashboard = PlanCalculator(YARD), FeasibilityDashboard(YARD)
    for tool in (calculator, dashboard):
        arrive(tool, CARE.answers)
    costs, months = cycle(("1900", "1800", "2000", "1700")), cycle(("24", "36", "30", "40", "48"))
    runs: dict[str, Callable[[], object]] = {
        PLAN: lambda: evaluate(HOME_CARE),
        CALCULATOR: lambda: move(calculator, "fixed", next(costs)),
        DASHBOARD: lambda: move(dashboard, "months", next(months)),
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
        "# Figures that follow a slider",
        "",
        str(__doc__).strip(),
        "",
        f"{ROUNDS} rounds after {TO_WARM_UP} to warm up.",
        "",
        "| | time, × one evaluation | ms, median |",
        "| --- | --- | --- |",
    ]
    lines += [f"| {name} | {found / middle[PLAN]:.1f} | {1000 * found:.1f} |" for name, found in middle.items()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    found = measure()
    (HERE / "slider.md").write_text(found, encoding="utf-8")
    sys.stdout.write(found)
