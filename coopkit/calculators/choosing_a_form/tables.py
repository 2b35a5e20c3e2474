"""The tables of a comparison: forms that are ranked, forms that are out, scores to talk about."""

from coopkit.business.structures.comparison import CRITERIA, Comparison, RankedForm
from coopkit.business.structures.must_haves import Effect, FormStatus
from coopkit.calculators.choosing_a_form.case import OurCase
from coopkit.calculators.choosing_a_form.wording import FORM_NAMES, MARKS, WHY_OUT
from coopkit.i18n import N_, LazyText, Percent, lazy
from coopkit.report import Cell, Table, heads


def ranked_table(case: OurCase, comparison: Comparison) -> Table:
    """The forms that are compared, first place first, with points, percent and mark."""
    marks = {status.form: _mark(status) for status in case.statuses}
    return Table(
        lazy(N_("Your comparison: {possible} points are possible"), possible=comparison.possible),
        heads(N_("Place"), N_("Form"), N_("Points"), N_("Percent"), N_("Mark")),
        tuple(
            (_place(form), lazy(FORM_NAMES[form.form]), form.points, Percent(form.share), marks[form.form])
            for form in comparison.ranked
        ),
    )


def out_table(case: OurCase) -> Table | None:
    """The forms that the must-haves take out, a row for each reason; None where all are in."""
    rows = tuple(
        (lazy(FORM_NAMES[status.form]), lazy(WHY_OUT[status.form, mark.must_have]))
        for status in case.statuses
        for mark in status.marks
        if mark.effect is Effect.OUT
    )
    return Table(lazy(N_("Out, because of your must-haves")), heads(N_("Form"), N_("Why")), rows) if rows else None


def talk_table(case: OurCase) -> Table | None:
    """The cells whose scores lie two or more apart; None where you agree enough."""
    rows = tuple(
        (
            lazy(FORM_NAMES[form]),
            lazy(criterion.question),
            lazy(N_("{lowest} to {highest}"), lowest=min(cell.scores), highest=max(cell.scores)),
        )
        for criterion in CRITERIA
        for form in case.ranked
        if (cell := case.cells[criterion.id, form]).to_talk_about
    )
    head = heads(N_("Form"), N_("Question"), N_("Your scores"))
    return Table(lazy(N_("Talk about these first")), head, rows) if rows else None


def _place(form: RankedForm) -> LazyText:
    return lazy(N_("{place}, shared") if form.shared else "{place}", place=form.place)


def _mark(status: FormStatus) -> Cell:
    marks = tuple(lazy(MARKS[mark]) for mark in status.marks if mark in MARKS)
    return lazy("{marks}", marks=marks) if marks else None
