"""The tables of a comparison: ranked forms, forms that are ruled out, and disagreements."""

from coopkit.business.structures.comparison import CRITERIA, Comparison, RankedForm
from coopkit.business.structures.must_haves import Effect, FormStatus
from coopkit.calculators.choosing_a_form.case import GroupCase
from coopkit.calculators.choosing_a_form.wording import FORM_NAMES, MARKS, RULED_OUT_REASONS
from coopkit.i18n import N_, LazyText, Percent, lazy
from coopkit.report import Table, TableCell, heads


def ranked_table(case: GroupCase, comparison: Comparison) -> Table:
    """Return the compared forms, best first, with points, percent and mark."""
    marks = {status.form: _mark_cell(status) for status in case.statuses}
    return Table(
        lazy(N_("Your comparison: {possible} points are possible"), possible=comparison.possible),
        heads(N_("Place"), N_("Form"), N_("Points"), N_("Percent"), N_("Mark")),
        tuple(
            (_place_cell(form), lazy(FORM_NAMES[form.form]), form.points, Percent(form.share), marks[form.form])
            for form in comparison.ranked
        ),
    )


def ruled_out_table(case: GroupCase) -> Table | None:
    """Return the forms that the must-haves rule out, a row for each reason; None if there are none."""
    rows = tuple(
        (lazy(FORM_NAMES[status.form]), lazy(RULED_OUT_REASONS[status.form, mark.must_have]))
        for status in case.statuses
        for mark in status.marks
        if mark.effect is Effect.OUT
    )
    return Table(lazy(N_("Out, because of your must-haves")), heads(N_("Form"), N_("Why")), rows) if rows else None


def disagreement_table(case: GroupCase) -> Table | None:
    """Return the cells in which the scores lie two or more apart; None if there are none."""
    rows = tuple(
        (
            lazy(FORM_NAMES[form]),
            lazy(criterion.question),
            lazy(N_("{lowest} to {highest}"), lowest=min(cell.scores), highest=max(cell.scores)),
        )
        for criterion in CRITERIA
        for form in case.ranked
        if (cell := case.cells[criterion.id, form]).has_disagreement
    )
    head = heads(N_("Form"), N_("Question"), N_("Your scores"))
    return Table(lazy(N_("Talk about these first")), head, rows) if rows else None


def _place_cell(form: RankedForm) -> LazyText:
    return lazy(N_("{place}, shared") if form.shared else "{place}", place=form.place)


def _mark_cell(status: FormStatus) -> TableCell:
    """Return the remarks on a form that stays in the ranking."""
    marks = tuple(lazy(MARKS[mark]) for mark in status.marks if mark in MARKS)
    return lazy("{marks}", marks=marks) if marks else None
