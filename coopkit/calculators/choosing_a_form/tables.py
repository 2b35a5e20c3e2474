"""The tables of a comparison: forms that are ranked, forms that are out, scores to talk about."""

from coopkit.business.structures.comparison import CRITERIA, Comparison, RankedForm
from coopkit.business.structures.must_haves import Effect, FormStatus
from coopkit.calculators.calculation import Table
from coopkit.calculators.choosing_a_form.case import OurCase
from coopkit.calculators.choosing_a_form.wording import FORM_NAMES, MARKS, WHY_OUT
from coopkit.i18n import N_, Percent, Said, say


def ranked_table(case: OurCase, comparison: Comparison) -> Table:
    """The forms that are compared, first place first, with points, percent and mark."""
    marks = {status.form: _mark(status) for status in case.statuses}
    return Table(
        say(N_("Your comparison: {possible} points are possible"), possible=comparison.possible),
        (say(N_("Place")), say(N_("Form")), say(N_("Points")), say(N_("Percent")), say(N_("Mark"))),
        tuple(
            (
                _place(form),
                say(FORM_NAMES[form.form]),
                say("{points}", points=form.points),
                say("{share}", share=Percent(form.share)),
                marks[form.form],
            )
            for form in comparison.ranked
        ),
    )


def out_table(case: OurCase) -> Table | None:
    """The forms that the must-haves take out, a row for each reason; None where all are in."""
    rows = tuple(
        (say(FORM_NAMES[status.form]), say(WHY_OUT[status.form, mark.must_have]))
        for status in case.statuses
        for mark in status.marks
        if mark.effect is Effect.OUT
    )
    return Table(say(N_("Out, because of your must-haves")), (say(N_("Form")), say(N_("Why"))), rows) if rows else None


def talk_table(case: OurCase) -> Table | None:
    """The cells whose scores lie two or more apart; None where you agree enough."""
    rows = tuple(
        (
            say(FORM_NAMES[form]),
            say(criterion.question),
            say(N_("{lowest} to {highest}"), lowest=min(cell.scores), highest=max(cell.scores)),
        )
        for criterion in CRITERIA
        for form in case.ranked
        if (cell := case.cells[criterion.id, form]).to_talk_about
    )
    head = (say(N_("Form")), say(N_("Question")), say(N_("Your scores")))
    return Table(say(N_("Talk about these first")), head, rows) if rows else None


def _place(form: RankedForm) -> Said:
    return say(N_("{place}, shared") if form.shared else "{place}", place=form.place)


def _mark(status: FormStatus) -> Said:
    marks = tuple(say(MARKS[mark]) for mark in status.marks if mark in MARKS)
    return say("{marks}", marks=marks) if marks else say("–")
