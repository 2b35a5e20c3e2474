"""Read the cells of a running co-operative's accounts; a cell that can't be used is named and never taken as 0."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from coopkit.i18n import N_, LazyText, lazy
from coopkit.portfolio.group_answers import AnswerRow, GroupAnswers
from coopkit.portfolio.members.saved_list import MOST
from coopkit.report import Gap

ZERO = Decimal(0)


class AccountCells:
    """Reads numbers from the answers to the exercises about a year, and collects the cells that can't be used.

    gaps: a gap for each cell that can't be used, in the order of reading.
    """

    def __init__(self, answers: GroupAnswers) -> None:
        self.answers = answers
        self.gaps: list[Gap] = []

    def number(
        self, exercise: str, name: str, label: LazyText, least: Decimal = ZERO, most: Decimal = MOST
    ) -> Decimal | None:
        """Return the number in a field, None for an empty one.

        label: names the field in the gap that is collected for a number that can't be used.
        """
        row = AnswerRow("", self.answers.by_exercise.get(exercise, {}))
        return self.cell(exercise, row, name, label, least, most)

    def column(
        self, exercise: str, part: str, column: str, labels: Mapping[str, LazyText], negative: Iterable[str] = ()
    ) -> dict[str, Decimal] | None:
        """Return the numbers of a column by row id, without empty cells; None if one of its cells can't be used.

        labels: of the rows by id; other rows are left out. negative: the rows whose number may be below 0.
        """
        before = len(self.gaps)
        rows = [row for row in self.answers.rows(exercise, part) if row.id in labels]
        found = {
            row.id: self.cell(exercise, row, column, labels[row.id], -MOST if row.id in negative else ZERO)
            for row in rows
        }
        return {id_: n for id_, n in found.items() if n is not None} if len(self.gaps) == before else None

    def cell(
        self, exercise: str, row: AnswerRow, column: str, label: LazyText, least: Decimal = ZERO, most: Decimal = MOST
    ) -> Decimal | None:
        """Return the number in a row of a table, like `number`."""
        value, typed = row.number(column), row.unusable(column)
        if value is not None and least <= value <= most:
            return value
        if typed:
            text = N_("Look again at “{line}”: “{typed}” is not a number that we can use.")
            self.gaps.append(Gap(exercise, lazy(text, line=label, typed=typed)))
        elif value is not None and value < 0 <= least:
            text = N_("Look again at “{line}”: it is {value}, but it cannot be below 0.")
            self.gaps.append(Gap(exercise, lazy(text, line=label, value=value)))
        elif value is not None:
            text = N_("Look again at “{line}”: it is {value}. It must be from {least} to {most}.")
            self.gaps.append(Gap(exercise, lazy(text, line=label, value=value, least=least, most=most)))
        return None
