"""How long it takes to share a surplus down to each member: 5,000 members against 50, one after the other in one run.

Method: each round shares a surplus among 50 members, then among 500 and 5,000, by the same rules: a reserve, an
education fund, interest on shares held for some months, refunds of which a part is kept, and use by people who are no
members. The processor's time is taken around `distribute` alone, so that other work of the machine does not count; the
members are made before. Only the ratios of the medians are worth keeping; the milliseconds are of one two-core machine
and say no more than that the hundred allowed are not needed.

Run it with `.venv/bin/python -m benchmarks.distribution`; it writes its table beside itself.
"""

import statistics
import sys
import time
from decimal import Decimal
from pathlib import Path

from coopkit.business.surplus.distribution import MemberUse, SurplusRule, distribute

ROUNDS, TO_WARM_UP = 60, 5
COUNTS = (50, 500, 5000)
HERE = Path(__file__).parent
RULES = (
    SurplusRule("reserve", Decimal("0.20")),
    SurplusRule("education", Decimal("0.05")),
    SurplusRule("interest", Decimal("0.04")),
    SurplusRule("refund", Decimal(1)),
)


def members(count: int) -> tuple[MemberUse, ...]:
    """Members whose use, shares and months differ."""
    return tuple(
        MemberUse(f"Member {n}", Decimal(n % 1801), Decimal(n % 7 * 50), Decimal(n % 13)) for n in range(1, count + 1)
    )


def seconds(listed: tuple[MemberUse, ...]) -> float:
    """Seconds of the processor that one distribution takes."""
    begun = time.process_time()
    distribute(Decimal("123456.78"), RULES, listed, others_use=1000, cash_part=Decimal("0.3"), places=2)
    return time.process_time() - begun


def measure() -> str:
    """The table."""
    lists = {count: members(count) for count in COUNTS}
    rows: dict[int, list[float]] = {count: [] for count in COUNTS}
    for _ in range(ROUNDS + TO_WARM_UP):
        for count, listed in lists.items():
            rows[count].append(seconds(listed))
    return table({count: found[TO_WARM_UP:] for count, found in rows.items()})


def table(rows: dict[int, list[float]]) -> str:
    """Markdown: ratios of medians, and milliseconds as context."""
    middle = {count: statistics.median(found) for count, found in rows.items()}
    lines = [
        f"# A surplus shared among {COUNTS[-1]:,} members against {COUNTS[0]}",
        "",
        str(__doc__).strip(),
        "",
        f"{ROUNDS} rounds after {TO_WARM_UP} to warm up.",
        "",
        f"| | time to share out, × {COUNTS[0]} members | per member, × {COUNTS[0]} members "
        "| 95th percentile ÷ own median | ms, median |",
        "| --- | --- | --- | --- | --- |",
    ]
    for count, found in rows.items():
        times = middle[count] / middle[COUNTS[0]]
        slow = statistics.quantiles(found, n=20)[-1] / middle[count]
        each = times * COUNTS[0] / count
        lines.append(f"| {count:,} members | {times:.1f} | {each:.2f} | {slow:.2f} | {1000 * middle[count]:.1f} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    found = measure()
    (HERE / "distribution.md").write_text(found, encoding="utf-8")
    sys.stdout.write(found)
