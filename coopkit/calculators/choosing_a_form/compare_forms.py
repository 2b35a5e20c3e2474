"""The calculation "compare-forms": a group's own case, its result and how far the result holds, in words.

It never says which form to choose: it ends with the group's own choice and reason. Source: this workbook's own design.
"""

from collections.abc import Iterator

from coopkit.business.money import NotDefined
from coopkit.business.structures.comparison import CRITERIA, LONGEST_REASON, Comparison, Incomplete, compare
from coopkit.business.structures.must_haves import MUST_HAVES, Effect, unknown_must_haves
from coopkit.calculators.calculation import CalculationResult, IncompleteInput, Values
from coopkit.calculators.choosing_a_form.case import OurCase, read_case
from coopkit.calculators.choosing_a_form.findings import formula, lead, steadiness
from coopkit.calculators.choosing_a_form.tables import out_table, ranked_table, talk_table
from coopkit.calculators.choosing_a_form.wording import FORM_NAMES, MARK_QUESTIONS, MUST_HAVE_QUESTIONS, WHY_OUT
from coopkit.i18n import N_, LazyText, lazy, lazy_n


def compare_forms(values: Values) -> CalculationResult | IncompleteInput:
    """Compare the forms of business for a group's own case.

    values: the answers of `think.forms.our-case` by field name; what is absent is unanswered.
    Returns IncompleteInput, counted, until each form that is not out has six scores and each question its weight.
    Raises ValueError for an answer to a must-have that no form offers.
    """
    case = read_case(values)
    if not isinstance(case, OurCase):
        return IncompleteInput(case)
    result = compare(case.weights, case.cells, case.ranked)
    if isinstance(result, Incomplete):
        return IncompleteInput(tuple(_missing(case, result)))
    if isinstance(result, NotDefined):
        return IncompleteInput((lazy(result.reason), lazy(N_("Give at least one question a weight above 0."))))
    several = any(len(cell.scores) > 1 for cell in case.cells.values())
    tables = (ranked_table(case, result), out_table(case), talk_table(case))
    return CalculationResult(
        tuple(_said(case, result)),
        tuple(formula(result, middle=several)),
        tuple(table for table in tables if table is not None),
    )


def registrar_questions(case: OurCase) -> tuple[LazyText, ...]:
    """What a group has to ask: its "don't know"s, and what is marked on a form that is still ranked."""
    questions = [MUST_HAVE_QUESTIONS[must_have] for must_have in unknown_must_haves(case.answers)]
    questions += [MARK_QUESTIONS[m] for s in case.statuses if s.ranked for m in s.marks if m in MARK_QUESTIONS]
    return tuple(lazy(question) for question in questions)


def remarks(case: OurCase) -> tuple[LazyText, ...]:
    """What is to be said about a case beside its result: must-haves still open, reasons given, scores far apart."""
    return (*_must_haves(case), *_reasons(case), *_talk(case))


def _missing(case: OurCase, result: Incomplete) -> Iterator[LazyText]:
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
                why = lazy(WHY_OUT[status.form, mark.must_have])
                yield lazy(N_("{form} is out and needs no scores. {why}"), form=lazy(FORM_NAMES[status.form]), why=why)


def _said(case: OurCase, result: Comparison) -> Iterator[LazyText]:
    yield lead(result)
    yield from _must_haves(case)
    yield from steadiness(result)
    yield from _reasons(case)
    yield from _talk(case)
    yield from _registrar(case)
    yield lazy(N_("Now it is your turn. Which form do you choose, and why? Write both in your own words."))


def _must_haves(case: OurCase) -> Iterator[LazyText]:
    if open_ones := sum(must_have not in case.answers for must_have in MUST_HAVES):
        one = N_("One must-have is not answered yet. It rules nothing out.")
        many = N_("{n} must-haves are not answered yet. They rule nothing out.")
        yield lazy_n(one, many, open_ones)


def _reasons(case: OurCase) -> Iterator[LazyText]:
    cells = case.cells.values()
    given = sum(cell.has_reason for cell in cells)
    yield lazy(N_("Reasons: {given} of {all}."), given=given, all=len(cells))
    if long := sum(len(cell.reason.strip()) > LONGEST_REASON for cell in cells):
        one = N_("One reason is longer than 120 characters and does not count. Make it shorter.")
        many = N_("{n} reasons are longer than 120 characters and do not count. Make them shorter.")
        yield lazy_n(one, many, long)


def _talk(case: OurCase) -> Iterator[LazyText]:
    if apart := sum(cell.to_talk_about for cell in case.cells.values()):
        one = N_("In one place your scores lie far apart. Talk about it first.")
        many = N_("In {n} places your scores lie far apart. Talk about them first.")
        yield lazy_n(one, many, apart)


def _registrar(case: OurCase) -> Iterator[LazyText]:
    yield lazy(N_("These rules are typical; each country has its own. Ask your registrar before you decide."))
    for question in registrar_questions(case):
        yield lazy(N_("Ask the registrar: {question}"), question=question)
