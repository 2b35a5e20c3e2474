"""A survey: statements rated on one scale, or each answered by one of a few answers."""

from collections.abc import Mapping
from typing import ClassVar

from coopkit.exercises.blocks import Block, RowLinks
from coopkit.exercises.fields import Condition, Grid, Note, Option, PickOne, Row, Scale, Text
from coopkit.exercises.key import Kind, OpenKey, PartWithKey
from coopkit.exercises.part import Part
from coopkit.exercises.texts import Translatable
from coopkit.exercises.validation import DefinitionError, TextsById, make_options, validate_option_ids, validate_scale

COLUMN = "now"
LOW, HIGH = 1, 5


class Survey(Part, frozen=True, kw_only=True, tag="survey"):
    """Statements to rate.

    before: the id of the exercise with the earlier survey that this one is compared with, "" for none.
    leads: pairs of a statement's id and the exercise that helps if it is rated low.
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
            intro = Translatable("Where you chose {low} or {next}, or don’t know:", lowest)
        leads = dict(self.leads)
        rows = ((place, leads[row.id]) for place, row in enumerate(self.grid.rows, start=1) if row.id in leads)
        return (self.grid, RowLinks(intro, tuple(rows)))

    def paper_hint(self) -> Translatable | None:
        return Translatable("At the end, count how often you chose each answer.") if self.answers else None

    def wording(self) -> tuple[object, ...]:
        return (*super().wording(), self.grid.rows, self.grid.columns)

    def rating_names(self) -> tuple[str, ...]:
        """Return the names of the ratings' fields, in the order of the statements."""
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
    statements: TextsById,
    low: int | None = None,
    high: int | None = None,
    low_label: Text = "",
    high_label: Text = "",
    unknown: Text = "",
    answers: TextsById = (),
    answer_label: Text = "Your answer",
    leads: Mapping[str, str] | None = None,
    before: str = "",
    low_note: Text = "",
    optional: bool = False,
) -> PartWithKey:
    """Build a survey.

    Args:
        statements: ids and texts, shown in this order; the same in the survey before and after.
        low, high: the ends of the scale, 1 and 5 by default, named by `low_label` and `high_label`.
        unknown: the label of one more choice, for people who don't know.
        answers: ids and texts of answers used instead of a scale; `answer_label` is their heading.
        leads: for a statement's id, the exercise of the same session that helps if it is rated low.
        before: the id of the exercise whose part of the same id holds the earlier ratings.
        low_note: the remark at a statement rated with one of the two lowest numbers.

    Raises:
        DefinitionError: an id twice, a scale without steps or without labels at its ends, answers as well as a scale,
            an id in `leads` that isn't a statement's.
    """
    where = f"{exercise} ({part})"
    listed = make_options(where, "statements", statements)
    validate_option_ids(where, "'leads' from", leads or {}, listed)
    notes: tuple[Note, ...] = ()
    column: PickOne | Scale
    if answers:
        if any((low is not None, high is not None, low_label, high_label, unknown, leads, before, low_note)):
            raise DefinitionError(
                f"{where}: a survey with answers has no scale, so leave out the scale's labels, `unknown`, "
                "`leads`, `before` and `low_note`."
            )
        column = PickOne(COLUMN, answer_label, make_options(where, "answers", answers))
    else:
        first, last = LOW if low is None else low, HIGH if high is None else high
        validate_scale(where, first, last)
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
