"""A rating survey: statements on one scale, now and later."""

from coopkit.exercises.fields import Block, Condition, Grid, Note, Row, Scale, Text
from coopkit.exercises.open_answer import OpenKey
from coopkit.exercises.part import Built, Listed, Part, must_be_scale, options_of

COLUMN = "now"


class Survey(Part, frozen=True, kw_only=True, tag="survey"):
    """Statements to be rated; `before` names the earlier survey with which this one is compared."""

    grid: Grid
    before: str = ""

    def layout(self) -> tuple[Block, ...]:
        return (self.grid,)

    def names(self) -> tuple[str, ...]:
        """The names of the ratings, in the order of the statements."""
        return tuple(f"{self.id}.{row.id}.{COLUMN}" for row in self.grid.rows)


def survey(
    exercise: str,
    part: str,
    prompt: Text,
    *,
    statements: Listed,
    low: int = 1,
    high: int = 5,
    low_label: Text,
    high_label: Text,
    before: str = "",
    low_note: Text = "",
    optional: bool = False,
) -> Built:
    """A survey.

    Args:
        statements: ids and texts, shown in this order; the same in the survey before and after.
        low, high: the ends of the scale, named by `low_label` and `high_label`.
        before: the id of the exercise whose part of the same id holds the earlier ratings.
        low_note: the remark at a statement rated with one of the two lowest numbers.

    Raises:
        DefinitionError: an id twice, a scale that has no steps.
    """
    where = f"{exercise} ({part})"
    listed = options_of(where, "statements", statements)
    must_be_scale(where, low, high)
    lowest = Condition(COLUMN, (str(low), str(low + 1)))
    grid = Grid(
        columns=(Scale(COLUMN, prompt, low, high, low_label, high_label),),
        rows=tuple(Row(option.id, option.text) for option in listed),
        notes=(Note((lowest,), low_note),) if low_note else (),
    )
    return Survey(id=part, prompt=prompt, grid=grid, before=before, optional=optional), OpenKey(complete=True)
