"""The calculation "idea-score": business ideas ranked by weighted scores, and what to do with each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from coopkit.business.feasibility.idea_score import WEIGHTS, IdeaScore, Verdict, idea_score
from coopkit.calculators.calculation import Calculation, CalculationResult, ResultLine
from coopkit.calculators.inputs import IncompleteInput, Values, example, row_name
from coopkit.i18n import N_, LazyText, lazy, lazy_n
from coopkit.portfolio.group_answers import table_rows
from coopkit.report import Chart, Series, Table, TableCell, heads

CRITERION_LABELS = MappingProxyType(
    {
        "need": N_("Solves our need"),
        "demand": N_("Someone will pay"),
        "skills": N_("Skills and tools are there"),
        "money": N_("Start-up money within reach"),
        "joint": N_("Works better together"),
        "community": N_("Good for place and nature"),
    }
)
VERDICT_LABELS = MappingProxyType(
    {
        Verdict.DROP: N_("let it go"),
        Verdict.REWORK_FIRST: N_("rework one point first"),
        Verdict.TAKE: N_("take it along"),
        Verdict.REWORK: N_("rework it"),
    }
)


@dataclass(frozen=True)
class _Idea:
    """An idea with its six scores by criterion, and the result."""

    name: LazyText
    scores: Mapping[str, Decimal]
    score: IdeaScore

    @property
    def total(self) -> Fraction:
        return self.score.total


def score_ideas(values: Values) -> CalculationResult | IncompleteInput:
    """Score each idea that has all six numbers, and rank them.

    values: the rows of `ideas`. Returns IncompleteInput until an idea has all its numbers.
    """
    ideas: list[_Idea] = []
    incomplete: list[LazyText] = []
    for row in table_rows(values, "ideas"):
        scores = {name: value for name in WEIGHTS if isinstance(value := row.cells.get(name), Decimal)}
        name = row_name(row, "idea", N_("Idea {n}"))
        if len(scores) == len(WEIGHTS):
            ideas.append(_Idea(name, scores, idea_score(scores)))
        else:
            one, many = N_("{idea}: one number is missing."), N_("{idea}: {n} numbers are missing.")
            incomplete.append(lazy_n(one, many, len(WEIGHTS) - len(scores), idea=name))
    if not ideas:
        return IncompleteInput(tuple(incomplete) or (lazy(N_("Give one idea its six numbers.")),))
    ranked = sorted(ideas, key=lambda idea: -idea.total)
    return CalculationResult(
        (_ready_ideas_sentence(ranked), *_weak_criteria_sentences(ranked), *incomplete),
        tuple(_idea_formula(idea) for idea in ideas),
        (_ideas_table(ranked),),
        _idea_figures(ideas[0]),
        _ideas_chart(ideas, ranked) if len(ideas) > 1 else None,
    )


def _ready_ideas_sentence(ranked: list[_Idea]) -> LazyText:
    """Name the ideas that are good enough for the next module."""
    ready = [idea for idea in ranked if idea.score.verdict is Verdict.TAKE]
    if not ready:
        return lazy(N_("No idea can go on to the next module yet."))
    if len(ready) == 1:
        return lazy(N_("{idea} can go on to the next module, with {total}."), idea=ready[0].name, total=ready[0].total)
    named = tuple(lazy(N_("{idea} ({total})"), idea=idea.name, total=idea.total) for idea in ready)
    return lazy(N_("These can go on to the next module: {ideas}. You choose."), ideas=named)


def _weak_criteria_sentences(ranked: list[_Idea]) -> Iterator[LazyText]:
    """Name the ideas that need rework because of single low scores."""
    for idea in ranked:
        if idea.score.verdict is Verdict.REWORK_FIRST:
            points = tuple(
                lazy(N_("“{words}”"), words=lazy(CRITERION_LABELS[name])) for name in idea.score.weak_criteria
            )
            yield lazy(
                N_("{idea} has {total}, but is held back by {points}. Rework this first."),
                idea=idea.name,
                total=idea.total,
                points=points,
            )


def _idea_formula(idea: _Idea) -> LazyText:
    terms = " + ".join(f"{{weight_{name}}} × {{score_{name}}}" for name in WEIGHTS)
    values: dict[str, int | Decimal] = {}
    for name, weight in WEIGHTS.items():
        values |= {f"weight_{name}": weight, f"score_{name}": idea.scores[name]}
    return lazy(N_("{idea}: ({terms}) ÷ 100 = {total}"), idea=idea.name, terms=lazy(terms, **values), total=idea.total)


def _ideas_table(ranked: list[_Idea]) -> Table:
    return Table(
        lazy(N_("Your ideas, the highest total first")),
        heads(N_("Idea"), N_("Total"), N_("What next?")),
        tuple((idea.name, idea.total, lazy(VERDICT_LABELS[idea.score.verdict])) for idea in ranked),
    )


def _idea_figures(idea: _Idea) -> dict[str, TableCell]:
    figures: dict[str, TableCell] = dict(idea.score.points)
    return figures | {"sum": sum(idea.score.points.values(), Fraction(0)), "total": idea.total}


def _ideas_chart(ideas: list[_Idea], ranked: list[_Idea]) -> Chart:
    highest = [idea for idea in ideas if idea.total == ranked[0].total]
    finding = lazy(
        N_("{ideas} scored highest, with {total} of 5."),
        ideas=tuple(idea.name for idea in highest),
        total=ranked[0].total,
    )
    return Chart(
        "bar",
        finding,
        tuple(idea.name for idea in ideas),
        lazy(N_("Idea")),
        lazy(N_("Total, from 1 to 5")),
        (Series(lazy(N_("Total")), tuple(idea.total for idea in ideas)),),
        ideas.index(highest[0]),
    )


_EXPLANATIONS = MappingProxyType(
    {
        "need": N_("score × 25"),
        "demand": N_("score × 25"),
        "skills": N_("score × 15"),
        "money": N_("score × 15"),
        "joint": N_("score × 15"),
        "community": N_("score × 5"),
    }
)

IDEA_SCORE = Calculation(
    "idea-score",
    None,
    lambda values, _: score_ideas(values),
    lines=(
        *(ResultLine(name, label, _EXPLANATIONS[name]) for name, label in CRITERION_LABELS.items()),
        ResultLine("sum", N_("Points"), N_("add up the six lines")),
        ResultLine("total", N_("Total of the first idea"), N_("points ÷ 100")),
    ),
    example=example(ideas=("idea need demand skills money joint community", [("Own sorting yard", 5, 3, 4, 2, 5, 4)])),
)
