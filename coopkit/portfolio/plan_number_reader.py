"""Read a plan's numbers from a group's answers, and note what is missing or impossible."""

from decimal import Decimal

from coopkit.i18n import N_, LazyText, lazy
from coopkit.portfolio.group_answers import AnswerRow, GroupAnswers
from coopkit.portfolio.plan_fields import BINDINGS, FieldBinding
from coopkit.report import Gap

MOST_DECIMAL_PLACES = 6
"""The most decimal places that a number may have."""


class PlanNumberReader:
    """Reads the fields of `BINDINGS` from a group's answers, and collects what is wrong with them.

    gaps: missing and impossible answers, in the order of reading. defaulted: fields without an answer, for which the
    plan uses a default. to_check: answers that are possible, but that the group should look at again.
    """

    def __init__(self, answers: GroupAnswers) -> None:
        self.answers = answers
        self.gaps: list[Gap] = []
        self.defaulted: list[FieldBinding] = []
        self.to_check: list[Gap] = []

    def number(self, field: str) -> Decimal | None:
        """Return the number of a field of the plan; if it is missing or out of range, note that and return None."""
        binding = BINDINGS[field]
        value = self.answers.number(binding.exercise, binding.name)
        return self._checked(binding, value, self.answers.unusable(binding.exercise, binding.name), None)

    def percent_as_fraction(self, field: str) -> Decimal | None:
        """Return a percentage as a fraction: 0.12 for 12; otherwise like `number`."""
        percent = self.number(field)
        return None if percent is None else percent.scaleb(-2)

    def cell(self, field: str, row: AnswerRow, line: LazyText) -> Decimal | None:
        """Return the number in a row of a table, like `number`; `line` names the row in what is noted."""
        binding = BINDINGS[field]
        return self._checked(binding, row.number(binding.column), row.unusable(binding.column), line)

    def rows(self, field: str) -> tuple[AnswerRow, ...]:
        """Return the filled rows of the table that holds a field."""
        binding = BINDINGS[field]
        return self.answers.rows(binding.exercise, binding.name.partition(".")[0])

    def note_missing(self, field: str, line: LazyText | None = None) -> None:
        """Note that a field must still be answered."""
        binding = BINDINGS[field]
        text = N_("Still missing: {what}.") if line is None else N_("{line}: still missing is {what}.")
        named = {} if line is None else {"line": line}
        self.note_error(field, lazy(text, what=lazy(binding.label), **named))

    def note_default(self, field: str) -> None:
        """Note, once for each field, that it isn't answered and the plan uses a default."""
        if BINDINGS[field] not in self.defaulted:
            self.defaulted.append(BINDINGS[field])

    def note_error(self, field: str, sentence: LazyText) -> None:
        """Note an impossible answer with a sentence about it; the same sentence is noted once."""
        gap = Gap(BINDINGS[field].exercise, sentence)
        if gap not in self.gaps:
            self.gaps.append(gap)

    def note_doubt(self, field: str, sentence: LazyText) -> None:
        """Note, with a sentence about it, that the group should look at an answer again."""
        self.to_check.append(Gap(BINDINGS[field].exercise, sentence))

    def _checked(
        self, binding: FieldBinding, value: Decimal | None, unusable: str, line: LazyText | None
    ) -> Decimal | None:
        """Return the value if it is within the field's limits; otherwise note why not and return None.

        unusable: what was typed instead of a number, "" for nothing.
        """
        if value is None and not unusable:
            if binding.required:
                self.note_missing(binding.field, line)
            elif line is None:  # an empty cell beside filled ones is an answer: there is no such cost
                self.note_default(binding.field)
            return None
        if (
            value is None
            or not binding.least <= value <= binding.most
            or value != round(value, 0 if binding.whole else MOST_DECIMAL_PLACES)
        ):
            text = N_("Look again at {what}: give a number from {least} to {most}, with at most 6 places.")
            if binding.whole:
                text = N_("Look again at {what}: give a whole number from {least} to {most}.")
            what = (
                lazy(binding.label) if line is None else lazy(N_("{line}, {what}"), line=line, what=lazy(binding.label))
            )
            self.note_error(
                binding.field, lazy(text, what=what, least=Decimal(binding.least), most=Decimal(binding.most))
            )
            return None
        return value
