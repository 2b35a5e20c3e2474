"""A class's self-assessments as tables: each statement with what the class answered, first and later."""

from dataclasses import dataclass

from coopkit.content.session import Session
from coopkit.exercises.fields import Scale
from coopkit.exercises.kinds.survey import Survey
from coopkit.i18n import N_, Locale
from coopkit.submissions.class_surveys import SelfAssessment, Summaries
from coopkit.views.survey_change import SurveyRow, answer_count_text, answer_counts_text, statement_rows

FIRST, LATER = N_("Now"), N_("Later")


@dataclass(frozen=True)
class SelfAssessmentTable:
    """A session's self-assessment with the class's answers, first and later.

    scale: the meaning of the ends of the scale. heads: of the columns of ratings. rows: empty while fewer than five
    people have answered. remarks: how many people answered.
    """

    session: Session
    scale: str
    heads: tuple[str, ...] = ()
    rows: tuple[SurveyRow, ...] = ()
    remarks: tuple[str, ...] = ()


def self_assessment_table(each: SelfAssessment, summaries: Summaries, locale: Locale) -> SelfAssessmentTable:
    """Return a self-assessment as a table of statements with the class's answers."""
    part, session, scale = each.part, each.session, _scale_text(each.part)
    both = summaries[each.both] if each.later else None
    if both:
        rows, remarks = statement_rows(part, both, locale), answer_counts_text(both, locale)
        return SelfAssessmentTable(session, scale, (FIRST, LATER), rows, remarks)
    first = summaries[each.first]
    if first is None:
        return SelfAssessmentTable(session, scale)
    remarks = (answer_count_text(first, locale),)
    if each.later:
        remarks += (
            locale.text(N_("You’ll see the later answers beside these when five or more people have answered both.")),
        )
    return SelfAssessmentTable(session, scale, (FIRST,), statement_rows(part, first, locale), remarks)


def _scale_text(part: Survey) -> str:
    """Return the meaning of a scale's ends in words; "" without a scale."""
    column = part.grid.columns[0]
    if not isinstance(column, Scale):
        return ""
    ends = ((column.low, column.low_label), (column.high, column.high_label))
    return " · ".join(f"{number} – {words}" for number, words in ends)
