"""Reading numbers from a group's answers by the table of places; what is missing or cannot be is noted on the way."""

from decimal import Decimal

from coopkit.i18n import N_, LazyText, lazy
from coopkit.portfolio.group_answers import AnswerRow, GroupAnswers
from coopkit.portfolio.plan_fields import BINDINGS, FieldBinding
from coopkit.report import Gap

MOST_DECIMAL_PLACES = 6
"""Places that a number may have."""


class NumberReader:
    """One look at a group's answers.

    gaps: what is missing or cannot be, in the order of reading. left_open: the places where nothing is answered and
    the plan takes something else. to_check: what can be, and should be looked at again.
    """

    def __init__(self, answers: GroupAnswers) -> None:
        self.answers = answers
        self.gaps: list[Gap] = []
        self.left_open: list[FieldBinding] = []
        self.to_check: list[Gap] = []

    def number(self, field: str) -> Decimal | None:
        """The number that belongs to a field of the plan; None where there is none, which is noted."""
        place = BINDINGS[field]
        return self._checked(place, self.answers.number(place.exercise, place.name), None)

    def share(self, field: str) -> Decimal | None:
        """The same for a percentage, as a part of one."""
        percent = self.number(field)
        return None if percent is None else percent.scaleb(-2)

    def cell(self, field: str, row: AnswerRow, line: LazyText) -> Decimal | None:
        """The number in a row of a table; `line` names the row."""
        place = BINDINGS[field]
        return self._checked(place, row.number(place.column), line)

    def rows(self, field: str) -> tuple[AnswerRow, ...]:
        """The rows of the table that holds a field, as far as anything stands in them."""
        place = BINDINGS[field]
        return self.answers.rows(place.exercise, place.name.partition(".")[0])

    def missing(self, field: str, line: LazyText | None = None) -> None:
        """Note that something must still be answered."""
        place = BINDINGS[field]
        text = N_("Still missing: {what}.") if line is None else N_("{line}: still missing is {what}.")
        named = {} if line is None else {"line": line}
        self.wrong(field, lazy(text, what=lazy(place.label), **named))

    def leave_open(self, field: str) -> None:
        """Note that nothing is answered and the plan takes something else; the same is noted once."""
        if BINDINGS[field] not in self.left_open:
            self.left_open.append(BINDINGS[field])

    def wrong(self, field: str, said: LazyText) -> None:
        """Note that something cannot be, in a sentence of its own; the same is noted once."""
        gap = Gap(BINDINGS[field].exercise, said)
        if gap not in self.gaps:
            self.gaps.append(gap)

    def check(self, field: str, said: LazyText) -> None:
        """Note that something should be looked at again, in a sentence of its own."""
        self.to_check.append(Gap(BINDINGS[field].exercise, said))

    def _checked(self, place: FieldBinding, value: Decimal | None, line: LazyText | None) -> Decimal | None:
        if value is None:
            if place.required:
                self.missing(place.field, line)
            elif line is None:  # an empty cell beside filled ones is an answer: there is no such cost
                self.leave_open(place.field)
            return None
        if not place.least <= value <= place.most or value != round(value, 0 if place.whole else MOST_DECIMAL_PLACES):
            text = N_("Look again at {what}: give a number from {least} to {most}, with at most 6 places.")
            if place.whole:
                text = N_("Look again at {what}: give a whole number from {least} to {most}.")
            what = lazy(place.label) if line is None else lazy(N_("{line}, {what}"), line=line, what=lazy(place.label))
            self.wrong(place.field, lazy(text, what=what, least=Decimal(place.least), most=Decimal(place.most)))
            return None
        return value
