"""The calculation "compare-forms": rank the forms of business by a group's own scores.

It never says which form to choose: the group decides and gives its reason. Source: this workbook's own design.
"""

from collections.abc import Iterator

from coopkit.business.money import NotDefined
from coopkit.business.structures.comparison import CRITERIA, LONGEST_REASON, Comparison, Incomplete, compare
from coopkit.business.structures.must_haves import MUST_HAVES, Effect, unknown_must_haves
from coopkit.calculators.calculation import Calculation, CalculationResult
from coopkit.calculators.choosing_a_form.case import GroupCase, read_case
from coopkit.calculators.choosing_a_form.ranking_sentences import lead_sentence, score_formulas, stability_sentences
from coopkit.calculators.choosing_a_form.tables import disagreement_table, ranked_table, ruled_out_table
from coopkit.calculators.choosing_a_form.wording import (
    FORM_NAMES,
    MARK_QUESTIONS,
    MUST_HAVE_QUESTIONS,
    RULED_OUT_REASONS,
)
from coopkit.calculators.inputs import IncompleteInput, Values
from coopkit.i18n import N_, LazyText, lazy, lazy_n


def compare_forms(values: Values) -> CalculationResult | IncompleteInput:
    """Compare the forms of business for a group's own case.

    values: the answers to `think.forms.our-case`, by field name.
    Returns IncompleteInput until each form that isn't ruled out has six scores and each question its weight.
    Raises ValueError for an answer to a must-have that no form offers.
    """
    case = read_case(values)
    if not isinstance(case, GroupCase):
        return IncompleteInput(case)
    result = compare(case.weights, case.cells, case.ranked)
    if isinstance(result, Incomplete):
        return IncompleteInput(tuple(_missing_input_sentences(case, result)))
    if isinstance(result, NotDefined):
        return IncompleteInput((lazy(result.reason), lazy(N_("Give at least one question a weight above 0."))))
    several = any(len(cell.scores) > 1 for cell in case.cells.values())
    tables = (ranked_table(case, result), ruled_out_table(case), disagreement_table(case))
    return CalculationResult(
        tuple(_result_sentences(case, result)),
        tuple(score_formulas(result, several_scores=several)),
        tuple(table for table in tables if table is not None),
    )


def registrar_questions(case: GroupCase) -> tuple[LazyText, ...]:
    """Return the questions that a group must ask: for its "don't know"s, and for marks on forms that are ranked."""
    questions = [MUST_HAVE_QUESTIONS[must_have] for must_have in unknown_must_haves(case.answers)]
    questions += [MARK_QUESTIONS[m] for s in case.statuses if s.ranked for m in s.marks if m in MARK_QUESTIONS]
    return tuple(lazy(question) for question in questions)


def case_sentences(case: GroupCase) -> tuple[LazyText, ...]:
    """Return the sentences about a case that don't depend on its result: open must-haves, reasons, disagreements."""
    return (*_open_must_haves_sentence(case), *_reason_sentences(case), *_disagreement_sentence(case))


def _missing_input_sentences(case: GroupCase, result: Incomplete) -> Iterator[LazyText]:
    """Yield sentences about missing scores and weights, and about forms that need none."""
    if result.cells:
        one = N_("One of {needed} scores is still missing.")
        many = N_("{n} of {needed} scores are still missing.")
        yield lazy_n(one, many, len(result.cells), needed=result.cells_needed)
    for form in case.ranked:
        if count := sum(form == missing for _, missing in result.cells):
            name = lazy(FORM_NAMES[form])
            yield lazy_n(N_("{form}: one score is missing."), N_("{form}: {n} scores are missing."), count, form=name)
    if result.weights:
        questions = tuple(lazy("“{asked}”", asked=lazy(c.question)) for c in CRITERIA if c.id in result.weights)
        one, many = N_("One weight is still missing: {questions}."), N_("{n} weights are still missing: {questions}.")
        yield lazy_n(one, many, len(questions), questions=questions)
    for status in case.statuses:
        for mark in status.marks:
            if mark.effect is Effect.OUT:
                why = lazy(RULED_OUT_REASONS[status.form, mark.must_have])
                yield lazy(N_("{form} is out and needs no scores. {why}"), form=lazy(FORM_NAMES[status.form]), why=why)


def _result_sentences(case: GroupCase, result: Comparison) -> Iterator[LazyText]:
    """Yield all sentences of a result, the main finding first."""
    yield lead_sentence(result)
    yield from _open_must_haves_sentence(case)
    yield from stability_sentences(result)
    yield from _reason_sentences(case)
    yield from _disagreement_sentence(case)
    yield from _registrar_sentences(case)
    yield lazy(N_("Now it is your turn. Which form do you choose, and why? Write both in your own words."))


def _open_must_haves_sentence(case: GroupCase) -> Iterator[LazyText]:
    """Say how many must-haves aren't answered yet."""
    if open_ones := sum(must_have not in case.answers for must_have in MUST_HAVES):
        one = N_("One must-have is not answered yet. It rules nothing out.")
        many = N_("{n} must-haves are not answered yet. They rule nothing out.")
        yield lazy_n(one, many, open_ones)


def _reason_sentences(case: GroupCase) -> Iterator[LazyText]:
    """Say how many reasons are given, and how many are too long."""
    cells = case.cells.values()
    given = sum(cell.has_reason for cell in cells)
    yield lazy(N_("Reasons: {given} of {all}."), given=given, all=len(cells))
    if long := sum(len(cell.reason.strip()) > LONGEST_REASON for cell in cells):
        one = N_("One reason is longer than 120 characters and does not count. Make it shorter.")
        many = N_("{n} reasons are longer than 120 characters and do not count. Make them shorter.")
        yield lazy_n(one, many, long)


def _disagreement_sentence(case: GroupCase) -> Iterator[LazyText]:
    """Say in how many cells the scores lie far apart."""
    if apart := sum(cell.has_disagreement for cell in case.cells.values()):
        one = N_("In one place your scores lie far apart. Talk about it first.")
        many = N_("In {n} places your scores lie far apart. Talk about them first.")
        yield lazy_n(one, many, apart)


def _registrar_sentences(case: GroupCase) -> Iterator[LazyText]:
    """Advise the group to ask the registrar, and list the questions."""
    yield lazy(N_("These rules are typical; each country has its own. Ask your registrar before you decide."))
    for question in registrar_questions(case):
        yield lazy(N_("Ask the registrar: {question}"), question=question)


COMPARE_FORMS = Calculation("compare-forms", None, lambda values, _: compare_forms(values))
