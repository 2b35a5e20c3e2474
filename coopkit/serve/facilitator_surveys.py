"""`/facilitator/class/<code>/self-assessments`: what a class said of itself, and never what one person said."""

from coopkit.answering.class_surveys import assessed
from coopkit.serve.facilitator import FacilitatorPage


class SelfAssessments(FacilitatorPage):
    """A table for each session that has a self-assessment."""

    async def get(self, code: str) -> None:
        found = await self.class_of(code)
        sessions = tuple(place.ran.session for place in self.house.shelf.places() if place.ran)
        every = await self.house.stored(assessed, self.house.store, code, sessions, self.locale_)
        self.show(
            "self_assessments.html",
            found=found,
            told=tuple(each for each in every if each.rows),
            waiting=tuple(each for each in every if not each.rows),
        )
