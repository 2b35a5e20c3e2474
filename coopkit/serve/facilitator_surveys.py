"""`/facilitator/class/<code>/self-assessments`: what a class said of itself, and never what one person said."""

from coopkit.answering.class_surveys import assessed, self_assessments, summaries_of
from coopkit.serve.facilitator import FacilitatorPage


class SelfAssessments(FacilitatorPage):
    """A table for each session that has a self-assessment."""

    async def get(self, code: str) -> None:
        found = await self.class_of(code)
        sessions = tuple(place.ran.session for place in self.house.shelf.places() if place.ran)
        listed = self_assessments(sessions)
        summaries = await self.house.stored(summaries_of, self.house.store, code, listed)
        every = tuple(assessed(each, summaries, self.locale_) for each in listed)
        self.show(
            "self_assessments.html",
            found=found,
            told=tuple(each for each in every if each.rows),
            waiting=tuple(each for each in every if not each.rows),
        )
