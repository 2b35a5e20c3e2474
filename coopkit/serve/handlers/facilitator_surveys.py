"""`/facilitator/class/<code>/self-assessments`: what a class said of itself, and never what one person said."""

from coopkit.serve.handlers.facilitator import FacilitatorHandler
from coopkit.submissions.class_surveys import read_class_answers, self_assessments, summarize_class
from coopkit.views.self_assessments import SelfAssessmentTable, self_assessment_table


class SelfAssessments(FacilitatorHandler):
    """A table for each session that has a self-assessment."""

    async def get(self, code: str) -> None:
        found = await self.class_of(code)
        sessions = tuple(place.ran.session for place in self.app.sessions.places() if place.ran)
        listed = self_assessments(sessions)
        answers = await self.app.stored(read_class_answers, self.app.store, code, listed)
        locale = self.locale_

        def tables() -> tuple[SelfAssessmentTable, ...]:
            summaries = summarize_class(answers, listed)
            return tuple(self_assessment_table(each, summaries, locale) for each in listed)

        every = await self.app.computed(tables)
        self.show(
            "self_assessments.html",
            found=found,
            told=tuple(each for each in every if each.rows),
            waiting=tuple(each for each in every if not each.rows),
        )
