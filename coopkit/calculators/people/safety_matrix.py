"""The calculation "safety-matrix": the dangers of one job by their score, and where gear alone has to do."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from coopkit.business.feasibility.risks import RiskLevel, risk_level, risk_score
from coopkit.calculators.calculation import Calculation, CalculationResult, IncompleteInput, Line, Values, example
from coopkit.calculators.inputs import NumberInput, row_name
from coopkit.i18n import N_, LazyText, lazy
from coopkit.portfolio.group_answers import rows_in
from coopkit.report import Cell, Table

LIKELIHOOD = NumberInput("likelihood", N_("how likely"), least=1, most=5, whole=True)
HARM = NumberInput("harm", N_("how bad"), least=1, most=5, whole=True)
LEVELS = MappingProxyType(
    {
        RiskLevel.RED: N_("at once: 15 or more"),
        RiskLevel.AMBER: N_("soon: 8 to 14"),
        RiskLevel.GREEN: N_("keep an eye on it: up to 7"),
    }
)
KINDS = MappingProxyType(
    {
        "remove": N_("remove it"),
        "replace": N_("replace it"),
        "protect": N_("protect all at once"),
        "organise": N_("organise the work"),
        "gear": N_("personal gear"),
    }
)
"""The kinds of measures from the first to the last. Source: the hierarchy of controls, common in safety at work."""


@dataclass(frozen=True)
class _Danger:
    name: LazyText
    likelihood: int
    harm: int
    kind: str
    measure: str
    who: str

    @property
    def score(self) -> int:
        return risk_score(self.likelihood, self.harm)

    @property
    def level(self) -> RiskLevel:
        return risk_level(self.score)


def safety_matrix(values: Values) -> CalculationResult | IncompleteInput:
    """Put the dangers of a job into order, and ask where a measure, a name, or more than gear is missing.

    values: the rows of `dangers`: danger, likelihood and harm from 1 to 5, kind of measure, measure, who.
    Returns Missing as long as no danger has both numbers. Raises ValueError for a kind that no form offers.
    Source: likelihood × harm; 15 and more red, 8 to 14 amber, own design.
    """
    dangers, unrated = _read(values)
    if not dangers:
        return IncompleteInput((lazy(N_("Give one danger its two numbers.")),))
    count = {level: sum(danger.level is level for danger in dangers) for level in LEVELS}
    figures: dict[str, Cell] = {
        "highest": dangers[0].score,
        "red": count[RiskLevel.RED],
        "gear": sum(danger.kind == "gear" for danger in dangers),
        "open": sum(not (danger.measure and danger.who) for danger in dangers),
    }
    steps = tuple(
        lazy(
            N_("{danger}: {likelihood} × {harm} = {score}"),
            danger=each.name,
            likelihood=each.likelihood,
            harm=each.harm,
            score=each.score,
        )
        for each in dangers
    )
    return CalculationResult((*_said(dangers), *_unrated(unrated)), steps, (_table(dangers),), figures)


def _read(values: Values) -> tuple[tuple[_Danger, ...], tuple[LazyText, ...]]:
    rated: list[_Danger] = []
    unrated: list[LazyText] = []
    for row in rows_in(values, "dangers"):
        kind = row.words("kind")
        if kind and kind not in KINDS:
            raise ValueError(f"dangers.{row.id}.kind is {kind!r}: there are {', '.join(KINDS)}")
        name = row_name(row, "danger", N_("Danger {n}"))
        likelihood, harm = LIKELIHOOD.read(row.cells), HARM.read(row.cells)
        if likelihood is None or harm is None:
            unrated.append(name)
        else:
            written = row.words("measure"), row.words("who")
            rated.append(_Danger(name, int(likelihood), int(harm), kind, *written))
    return tuple(sorted(rated, key=lambda danger: -danger.score)), tuple(unrated)


def _said(dangers: tuple[_Danger, ...]) -> Iterator[LazyText]:
    first = dangers[0]
    yield lazy(N_("Begin with {danger}: its score is {score}."), danger=first.name, score=first.score)
    for danger in dangers:
        if danger.level is RiskLevel.RED and not danger.measure:
            yield lazy(N_("{danger} has no measure yet. Until it has one: who stops the work?"), danger=danger.name)
        elif danger.measure and not danger.who:
            yield lazy(N_("{danger}: nobody’s name stands at the measure."), danger=danger.name)
    gear = tuple(danger.name for danger in dangers if danger.kind == "gear")
    if gear:
        text = N_("Gear alone has to do for {dangers}. Is there nothing on the four steps above it?")
        yield lazy(text, dangers=gear)


def _unrated(unrated: tuple[LazyText, ...]) -> Iterator[LazyText]:
    if unrated:
        yield lazy(N_("Still without both numbers: {risks}."), risks=unrated)


def _table(dangers: tuple[_Danger, ...]) -> Table:
    head = (N_("Danger"), N_("Score"), N_("When?"), N_("Kind of measure"), N_("Measure"), N_("Who?"))
    return Table(
        lazy(N_("The dangers, the highest score first")),
        tuple(lazy(each) for each in head),
        tuple(
            (
                danger.name,
                danger.score,
                lazy(LEVELS[danger.level]),
                lazy(KINDS[danger.kind]) if danger.kind else None,
                danger.measure,
                danger.who,
            )
            for danger in dangers
        ),
    )


SAFETY_MATRIX = Calculation(
    "safety-matrix",
    None,
    lambda values, _: safety_matrix(values),
    lines=(
        Line("highest", N_("Highest score"), N_("how likely × how bad")),
        Line("red", N_("How many cannot wait"), N_("15 or more")),
        Line("gear", N_("How many have gear alone"), N_("look once more at the four steps above it")),
        Line("open", N_("Without a measure or a name"), N_("none should be left")),
    ),
    example=example(
        dangers=(
            "danger likelihood harm kind measure who",
            [
                ("The ladder slips on the wet floor", 3, 5, "replace", "A step with wide feet and a rail", "Sipho"),
                ("Dust in the cutting room", 5, 3, "gear", "Masks", None),
                ("Night bus after the late shift", 2, 4, "organise", "Two go together", "Rosmery"),
            ],
        )
    ),
)
