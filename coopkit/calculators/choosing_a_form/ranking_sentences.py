"""The result of a comparison of forms in words: the ranking, its stability, and the calculation."""

from collections.abc import Iterator
from fractions import Fraction

from coopkit.business.structures.comparison import CRITERIA, Comparison, ScoredForm
from coopkit.business.structures.sensitivity import Variation, sensitivity, variations
from coopkit.calculators.choosing_a_form.wording import FORM_NAMES
from coopkit.i18n import N_, LazyText, Percent, lazy, lazy_n
from coopkit.i18n.formats import round_half_up

_QUESTIONS = {criterion.id: criterion.question for criterion in CRITERIA}


def lead_sentence(comparison: Comparison) -> LazyText:
    """Say which form comes first, and how far it is ahead."""
    first = comparison.ranked[0]
    if comparison.lead is None:
        text = N_("Your must-haves leave one form, {first}, with {share} of the points. There is no other to compare.")
        return lazy(text, first=_form_name(first.form), share=Percent(first.share))
    if len(comparison.first) > 1:
        text = N_("{forms} share the first place, each with {share} of the points. Let the reasons decide.")
        return lazy(text, forms=_form_names(comparison.first), share=Percent(first.share))
    text = N_("First {first} with {share} of the points, then {second} with {next}. The gap is {gap} points of 100.")
    if comparison.is_too_close:
        text = N_(
            "First {first} with {share} of the points, then {second} with {next}. "
            "The gap is {gap} points of 100. That is too close: let the reasons decide."
        )
    second = comparison.ranked[1]
    return lazy(
        text,
        first=_form_name(first.form),
        share=Percent(first.share),
        second=_form_names(tuple(form.form for form in comparison.ranked if form.place == second.place)),
        next=Percent(second.share),
        gap=round_half_up(comparison.lead * 100, 1),
    )


def stability_sentences(comparison: Comparison) -> Iterator[LazyText]:
    """Say whether the first place stays the same if one weight changes by one or one question is left out."""
    if comparison.lead is None:
        return
    yield lazy(N_("We also moved each weight one down and one up, and left out each question once."))
    unstable, tried = sensitivity(comparison), len(variations(comparison))
    if not unstable:
        yield lazy(N_("The first place was the same all {tried} times: the result is stable."), tried=tried)
        return
    one = N_("Once in {tried} times the first place is another, or is shared:")
    many = N_("{n} of {tried} times the first place is another, or is shared:")
    yield lazy_n(one, many, len(unstable), tried=tried)
    current = dict(zip(comparison.criteria, comparison.weights, strict=True))
    for variation in unstable:
        yield _variation_sentence(_variation_words(variation, current[variation.criterion]), variation)


def _variation_words(variation: Variation, current: int) -> LazyText:
    """Describe a variation: a question left out, or with another weight."""
    question = lazy(_QUESTIONS[variation.criterion])
    if variation.weight is None:
        return lazy(N_("Without “{question}”"), question=question)
    return lazy(
        N_("“{question}” with weight {weight}, not {now}"), question=question, weight=variation.weight, now=current
    )


def _variation_sentence(change: LazyText, variation: Variation) -> LazyText:
    """Say which form comes first in a variation."""
    if not variation.ranked:
        return lazy(N_("{change}: nothing is left to compare."), change=change)
    first, second = variation.ranked[:2]
    if first.shared:
        text = N_("{change}: {forms} share the first place, {share} each.")
        return lazy(text, change=change, forms=_form_names(variation.first), share=Percent(first.share))
    return lazy(
        N_("{change}: {first} comes first, {share} to {next}."),
        change=change,
        first=_form_name(first.form),
        share=Percent(first.share),
        next=Percent(second.share),
    )


def score_formulas(comparison: Comparison, several_scores: bool) -> Iterator[LazyText]:
    """Yield the calculation of the possible points, and of each form's points and share.

    several_scores: whether some cell has the scores of several people, of which the median counts.
    """
    if several_scores:
        yield lazy(N_("Where several of you gave a score, the middle one counts."))
    yield lazy(
        N_("Possible points: 3 × ({weights}) = {possible}"),
        weights=_sum_of([LazyText("{w}", (("w", weight),)) for weight in comparison.weights]),
        possible=comparison.possible,
    )
    ranked = {form.form: form for form in comparison.ranked}
    for form in sorted(comparison.forms, key=lambda form: ranked[form.form].place):
        result = ranked[form.form]
        yield lazy(
            N_("{form}: {terms} = {points}; {points} ÷ {possible} = {share}"),
            form=_form_name(form.form),
            terms=_weighted_terms(comparison.weights, form),
            points=result.points,
            possible=comparison.possible,
            share=Percent(result.share),
        )


def _weighted_terms(weights: tuple[int, ...], form: ScoredForm) -> LazyText:
    """Return "weight × score" for each criterion, added up."""
    return _sum_of([_product(weight, score) for weight, score in zip(weights, form.scores, strict=True)])


def _product(weight: int, score: Fraction) -> LazyText:
    """Return "weight × score"."""
    return LazyText("{weight} × {score}", (("weight", weight), ("score", score)))


def _sum_of(terms: list[LazyText]) -> LazyText:
    """Return terms with plus signs between them."""
    named = tuple((f"t{position}", term) for position, term in enumerate(terms))
    return LazyText(" + ".join(f"{{{name}}}" for name, _ in named), named)


def _form_name(form: str) -> LazyText:
    return lazy(FORM_NAMES[form])


def _form_names(forms: tuple[str, ...]) -> tuple[LazyText, ...]:
    return tuple(_form_name(form) for form in forms)
