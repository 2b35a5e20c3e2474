"""`/facilitator/handouts/…`: the worksheet and the answer key of a session, to print."""

from coopkit.serve.facilitator import FacilitatorPage
from coopkit.views import answer_key, worksheet


class Handout(FacilitatorPage):
    """One session on paper: `face` is worksheet or answer-key."""

    async def get(self, curriculum: str, session: str, face: str) -> None:
        ran = await self.ran(f"{curriculum}/{session}")
        if face == "answer-key":
            self.finish(answer_key.render(ran.session, {key.id: key for key in ran.keys}, self.locale_))
        else:
            self.finish(worksheet.render(ran.session, self.locale_))
