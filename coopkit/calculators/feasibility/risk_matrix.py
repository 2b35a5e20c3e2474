"""The calculation "risk-matrix": red, amber, green, and the red risks that nobody takes care of."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from coopkit.business.feasibility.market import RiskLevel, risk_level, risk_score
from coopkit.calculators.calculation import Calculation, CalculationResult, IncompleteInput, Line, Values, example
from coopkit.calculators.inputs import NumberInput, row_name
from coopkit.i18n import N_, LazyText, lazy
from coopkit.portfolio.group_answers import rows_in
from coopkit.report import Table

LIKELIHOOD = NumberInput("likelihood", N_("how likely"), least=1, most=5, whole=True)
IMPACT = NumberInput("impact", N_("how bad"), least=1, most=5, whole=True)
COLOURS = MappingProxyType(
    {RiskLevel.RED: N_("red: 15 or more"), RiskLevel.AMBER: N_("amber: 8 to 14"), RiskLevel.GREEN: N_("green: up to 7")}
)


@dataclass(frozen=True)
class Risk:
    """A risk with its two numbers, 1 to 5, and what is done about it by whom; "" where nothing is said."""

    name: LazyText
    likelihood: int
    impact: int
    measure: str
    who: str

    @property
    def score(self) -> int:
        """Likelihood × impact."""
        return risk_score(self.likelihood, self.impact)

    @property
    def colour(self) -> RiskLevel:
        """Red, amber or green."""
        return risk_level(self.score)

    @property
    def blocks(self) -> bool:
        """Whether it is red and has no measure or no name."""
        return self.colour is RiskLevel.RED and not (self.measure and self.who)


def rated_risks(values: Values) -> tuple[tuple[Risk, ...], tuple[LazyText, ...]]:
    """The risks that have both numbers, the highest score first, and the names of those that have not.

    values: the answers of the risk matrix, by full field name.
    """
    rated: list[Risk] = []
    unrated: list[LazyText] = []
    for row in rows_in(values, "ours"):
        name = row_name(row, "risk", N_("Risk {n}"))
        likelihood, impact = LIKELIHOOD.read(row.cells), IMPACT.read(row.cells)
        if likelihood is None or impact is None:
            unrated.append(name)
        else:
            rated.append(Risk(name, int(likelihood), int(impact), row.words("measure"), row.words("who")))
    return tuple(sorted(rated, key=lambda risk: -risk.score)), tuple(unrated)


def risk_matrix(values: Values) -> CalculationResult | IncompleteInput:
    """Multiply likelihood and impact, colour the scores in words, and name the red risks that nobody covers.

    values: the rows of `ours`. Returns Missing as long as no risk has both numbers.
    Source: likelihood × impact; 15 and more red, 8 to 14 amber, own design.
    """
    risks, unrated = rated_risks(values)
    if not risks:
        return IncompleteInput((lazy(N_("Give one risk its two numbers.")),))
    count = {str(colour): sum(risk.colour is colour for risk in risks) for colour in COLOURS}
    blocking = sum(risk.blocks for risk in risks)
    said = (lazy(N_("{red} red, {amber} amber, {green} green."), **count), *_blocking(risks), *_unrated(unrated))
    steps = tuple(
        lazy(
            N_("{risk}: {likelihood} × {impact} = {score}"),
            risk=risk.name,
            likelihood=risk.likelihood,
            impact=risk.impact,
            score=risk.score,
        )
        for risk in risks
    )
    figures = {"highest": risks[0].score, **count, "blocking": blocking}
    return CalculationResult(said, steps, (_table(risks),), figures)


def _blocking(risks: tuple[Risk, ...]) -> Iterator[LazyText]:
    for risk in risks:
        if risk.blocks:
            text = N_("{risk} is red and has no measure yet. That blocks a “go”.")
            if risk.measure:
                text = N_("{risk} is red and nobody’s name stands at its measure. That blocks a “go”.")
            yield lazy(text, risk=risk.name)
    if any(risk.colour is RiskLevel.RED for risk in risks) and not any(risk.blocks for risk in risks):
        yield lazy(N_("Each red risk has a measure and a name."))


def _unrated(unrated: tuple[LazyText, ...]) -> Iterator[LazyText]:
    if unrated:
        yield lazy(N_("Still without both numbers: {risks}."), risks=unrated)


def _table(risks: tuple[Risk, ...]) -> Table:
    return Table(
        lazy(N_("Your risks, the highest score first")),
        (lazy(N_("Risk")), lazy(N_("Score")), lazy(N_("Colour")), lazy(N_("Measure")), lazy(N_("Who?"))),
        tuple((risk.name, risk.score, lazy(COLOURS[risk.colour]), risk.measure, risk.who) for risk in risks),
    )


RISK_MATRIX = Calculation(
    "risk-matrix",
    None,
    lambda values, _: risk_matrix(values),
    lines=(
        Line("highest", N_("Highest score"), N_("likelihood × impact")),
        Line("red", N_("How many are red"), N_("15 or more")),
        Line("amber", N_("How many are amber"), N_("8 to 14")),
        Line("green", N_("How many are green"), N_("up to 7")),
        Line("blocking", N_("Red ones without a measure or a name"), N_("none may be left for a “go”")),
    ),
    example=example(
        ours=(
            "risk likelihood impact measure who",
            [
                ("The only driver falls ill", 4, 4, "Two more members learn to drive", "Femi"),
                ("Hail in May", 2, 5, "Nets", "Hana"),
                ("The label comes late", 3, 2, "Order it now", "Luis"),
            ],
        )
    ),
)
