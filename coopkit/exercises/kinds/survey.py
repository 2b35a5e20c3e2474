"""A survey: statements rated on one scale, or each answered by one of a few answers."""

from collections.abc import Mapping
from typing import ClassVar

from coopkit.exercises.blocks import Block, RowLinks
from coopkit.exercises.fields import Condition, Grid, Note, Option, PickOne, Row, Scale, Text
from coopkit.exercises.key import Built, Kind, OpenKey
from coopkit.exercises.part import Part
from coopkit.exercises.texts import Translatable
from coopkit.exercises.validation import DefinitionError, Listed, must_be_among, must_be_scale, options_of

COLUMN = "now"
LOW, HIGH = 1, 5


class Survey(Part, frozen=True, kw_only=True, tag="survey"):
    """Statements to be rated; `before` names the earlier survey with which this one is compared.

    leads: for a statement's id, the exercise that helps where it is rated low.
    """

    checkable: ClassVar[bool] = False
    grid: Grid
    before: str = ""
    leads: tuple[tuple[str, str], ...] = ()

    def layout(self) -> tuple[Block, ...]:
        scale = self.grid.columns[0]
        if not self.leads or not isinstance(scale, Scale):
            return (self.grid,)
        lowest = {"low": scale.low, "next": scale.low + 1}
        intro = Translatable("Where you chose {low} or {next}:", lowest)
        if scale.unknown:
            intro = Translatable("Where you chose {low} or {next}, or do not know:", lowest)
        leads = dict(self.leads)
        rows = ((place, leads[row.id]) for place, row in enumerate(self.grid.rows, start=1) if row.id in leads)
        return (self.grid, RowLinks(intro, tuple(rows)))

    def paper_hint(self) -> Translatable | None:
        return Translatable("At the end, count how often you chose each answer.") if self.answers else None

    def wording(self) -> tuple[object, ...]:
        return (*super().wording(), self.grid.rows, self.grid.columns)

    def names(self) -> tuple[str, ...]:
        """The names of the ratings, in the order of the statements."""
        return tuple(f"{self.id}.{row.id}.{COLUMN}" for row in self.grid.rows)

    @property
    def answers(self) -> tuple[Option, ...]:
        """Return the answers used instead of a scale; none if statements are rated."""
        column = self.grid.columns[0]
        return column.options if isinstance(column, PickOne) else ()


def survey(
    exercise: str,
    part: str,
    prompt: Text,
    *,
    statements: Listed,
    low: int | None = None,
    high: int | None = None,
    low_label: Text = "",
    high_label: Text = "",
    unknown: Text = "",
    answers: Listed = (),
    answer_label: Text = "Your answer",
    leads: Mapping[str, str] | None = None,
    before: str = "",
    low_note: Text = "",
    optional: bool = False,
) -> Built:
    """A survey.

    Args:
        statements: ids and texts, shown in this order; the same in the survey before and after.
        low, high: the ends of the scale, 1 and 5 by default, named by `low_label` and `high_label`.
        unknown: the label of one more choice, for people who don't know.
        answers: ids and texts of answers used instead of a scale; `answer_label` is their heading.
        leads: for a statement's id, the exercise of the same session that helps where it is rated low.
        before: the id of the exercise whose part of the same id holds the earlier ratings.
        low_note: the remark at a statement rated with one of the two lowest numbers.

    Raises:
        DefinitionError: an id twice, a scale that has no steps or no words at its ends, answers beside a scale,
            a lead from what is no statement.
    """
    where = f"{exercise} ({part})"
    listed = options_of(where, "statements", statements)
    must_be_among(where, "'leads' from", leads or {}, listed)
    notes: tuple[Note, ...] = ()
    column: PickOne | Scale
    if answers:
        if any((low is not None, high is not None, low_label, high_label, unknown, leads, before, low_note)):
            raise DefinitionError(
                f"{where}: a survey with answers has no scale, so leave out the scale's labels, `unknown`, "
                "`leads`, `before` and `low_note`."
            )
        column = PickOne(COLUMN, answer_label, options_of(where, "answers", answers))
    else:
        first, last = LOW if low is None else low, HIGH if high is None else high
        must_be_scale(where, first, last)
        if not low_label.strip() or not high_label.strip():
            raise DefinitionError(f"{where}: a scale needs words at both ends, or a survey needs answers.")
        column = Scale(COLUMN, prompt, first, last, low_label, high_label, unknown)
        lowest = Condition(COLUMN, (str(first), str(first + 1)))
        notes = (Note((lowest,), low_note),) if low_note else ()
    grid = Grid(columns=(column,), rows=tuple(Row(option.id, option.text) for option in listed), notes=notes)
    made = Survey(
        id=part, prompt=prompt, grid=grid, before=before, leads=tuple((leads or {}).items()), optional=optional
    )
    return made, OpenKey(complete=True)


KIND = Kind(Survey, OpenKey, {"Survey": survey})
