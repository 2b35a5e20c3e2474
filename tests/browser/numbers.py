"""A session whose exercises compute: numbers that start elsewhere, a slider, a chart, limits, counted words."""

from pathlib import Path

from tests.serve.workbook import write_curriculum

SESSION = "think_coop/numbers"
COSTS, MEMBERS, ORDER, LOAN, PITCH = (f"think.test.{name}" for name in ("costs", "members", "order", "loan", "pitch"))
_RUN = 'minutes=5, together=(GROUP,), purpose="Try it out."'

EXERCISES = {
    "What we pay": f"""Table("{COSTS}", "What does it cost?", {_RUN}, least=2, totals=("month",),
        columns=(words("what", "What?", distinct=True), figure("month", "A month", "coins", least="0")))""",
    "Who is with us": f"""Table("{MEMBERS}", "Who uses it?", {_RUN}, least=1, most=6,
        columns=(words("name", "Name", starts="{COSTS}/answer.*.what"), figure("use", "Use", whole=True)))""",
    "One order": f"""Calculation("{ORDER}", "What if we buy together?", {_RUN}, calculation="joint-buying", inputs=(
        figure("members", "People", given="15", whole=True, least="1"), figure("units_each", "Bags", given="4"),
        figure("single_price", "Shop", given="26"), figure("bulk_price", "Trader", given="21.50"),
        figure("minimum_units", "From", given="60"), slide("transport", "Truck", "-20", "200", "5", "90", "coins")))""",
    "A loan": f"""Calculation("{LOAN}", "What does a loan cost?", {_RUN}, calculation="loan-compare", inputs=(
        figure("principal", "Loan", "coins", starts="{COSTS}/answer.1.month"), figure("rate", "Rate", "%", given="12"),
        figure("months", "Months", given="12", whole=True)))""",
    "In a few words": f"""ShortText("{PITCH}", "Say it in a few words", {_RUN}, lines=3, most_words=5)""",
}


def write_numbers(folder: Path) -> Path:
    """The notebook, alone in a curriculum below this folder."""
    cells = [("markdown", "# Our numbers"), ("code", "from coopkit.workbook import *")]
    for heading, source in EXERCISES.items():
        cells += [("markdown", f"## {heading}\n\nRead this aloud."), ("code", source)]
    return write_curriculum(folder, "numbers", tuple(cells))
