"""`/facilitator/handouts/…`: the worksheet and the answer key of a session, to print."""

from coopkit.export.sheets import draw
from coopkit.serve.handlers.facilitator import FacilitatorHandler


class Handout(FacilitatorHandler):
    """One session on paper."""

    async def get(self, curriculum: str, session: str, face: str) -> None:
        self.finish(draw(face, await self.ran(f"{curriculum}/{session}"), self.locale_))
