"""What a comparison of forms found: who leads by how much, whether that holds, and how it was calculated."""

from collections.abc import Iterator
from fractions import Fraction

from coopkit.business.structures.comparison import CRITERIA, Comparison, ScoredForm
from coopkit.business.structures.sensitivity import Variation, sensitivity, variations
from coopkit.calculators.choosing_a_form.wording import FORM_NAMES
from coopkit.i18n import N_, LazyText, Percent, lazy, lazy_n
from coopkit.i18n.formats import round_half_up

_QUESTIONS = {criterion.id: criterion.question for criterion in CRITERIA}


def lead(comparison: Comparison) -> LazyText:
    """The main finding: the first place and how far it is ahead."""
    first = comparison.ranked[0]
    if comparison.lead is None:
        text = N_("Your must-haves leave one form, {first}, with {share} of the points. There is no other to compare.")
        return lazy(text, first=_name(first.form), share=Percent(first.share))
    if len(comparison.first) > 1:
        text = N_("{forms} share the first place, each with {share} of the points. Let the reasons decide.")
        return lazy(text, forms=_names(comparison.first), share=Percent(first.share))
    text = N_("First {first} with {share} of the points, then {second} with {next}. The gap is {gap} points of 100.")
    if comparison.too_close:
        text = N_(
            "First {first} with {share} of the points, then {second} with {next}. "
            "The gap is {gap} points of 100. That is too close: let the reasons decide."
        )
    second = comparison.ranked[1]
    return lazy(
        text,
        first=_name(first.form),
        share=Percent(first.share),
        second=_names(tuple(form.form for form in comparison.ranked if form.place == second.place)),
        next=Percent(second.share),
        gap=round_half_up(comparison.lead * 100, 1),
    )


def steadiness(comparison: Comparison) -> Iterator[LazyText]:
    """Whether the first place holds when one weight moves by one or one question is left out."""
    if comparison.lead is None:
        return
    yield lazy(N_("We also moved each weight one down and one up, and left out each question once."))
    changes, tried = sensitivity(comparison), len(variations(comparison))
    if not changes:
        yield lazy(N_("The first place was the same all {tried} times: the result is stable."), tried=tried)
        return
    one = N_("Once in {tried} times the first place is another, or is shared:")
    many = N_("{n} of {tried} times the first place is another, or is shared:")
    yield lazy_n(one, many, len(changes), tried=tried)
    now = dict(zip(comparison.criteria, comparison.weights, strict=True))
    for changed in changes:
        yield _outcome(_change(changed, now[changed.criterion]), changed)


def _change(changed: Variation, now: int) -> LazyText:
    question = lazy(_QUESTIONS[changed.criterion])
    if changed.weight is None:
        return lazy(N_("Without “{question}”"), question=question)
    return lazy(N_("“{question}” with weight {weight}, not {now}"), question=question, weight=changed.weight, now=now)


def _outcome(change: LazyText, changed: Variation) -> LazyText:
    if not changed.ranked:
        return lazy(N_("{change}: nothing is left to compare."), change=change)
    first, second = changed.ranked[:2]
    if first.shared:
        text = N_("{change}: {forms} share the first place, {share} each.")
        return lazy(text, change=change, forms=_names(changed.first), share=Percent(first.share))
    return lazy(
        N_("{change}: {first} comes first, {share} to {next}."),
        change=change,
        first=_name(first.form),
        share=Percent(first.share),
        next=Percent(second.share),
    )


def formula(comparison: Comparison, middle: bool) -> Iterator[LazyText]:
    """The calculation with the group's own numbers.

    middle: whether some cell has the scores of several people.
    """
    if middle:
        yield lazy(N_("Where several of you gave a score, the middle one counts."))
    yield lazy(
        N_("Possible points: 3 × ({weights}) = {possible}"),
        weights=_sum([LazyText("{w}", (("w", weight),)) for weight in comparison.weights]),
        possible=comparison.possible,
    )
    ranked = {form.form: form for form in comparison.ranked}
    for form in sorted(comparison.forms, key=lambda form: ranked[form.form].place):
        result = ranked[form.form]
        yield lazy(
            N_("{form}: {terms} = {points}; {points} ÷ {possible} = {share}"),
            form=_name(form.form),
            terms=_terms(comparison.weights, form),
            points=result.points,
            possible=comparison.possible,
            share=Percent(result.share),
        )


def _terms(weights: tuple[int, ...], form: ScoredForm) -> LazyText:
    return _sum([_product(weight, score) for weight, score in zip(weights, form.scores, strict=True)])


def _product(weight: int, score: Fraction) -> LazyText:
    return LazyText("{weight} × {score}", (("weight", weight), ("score", score)))


def _sum(terms: list[LazyText]) -> LazyText:
    """Terms with plus signs between them, the same in all languages."""
    named = tuple((f"t{position}", term) for position, term in enumerate(terms))
    return LazyText(" + ".join(f"{{{name}}}" for name, _ in named), named)


def _name(form: str) -> LazyText:
    return lazy(FORM_NAMES[form])


def _names(forms: tuple[str, ...]) -> tuple[LazyText, ...]:
    return tuple(_name(form) for form in forms)
