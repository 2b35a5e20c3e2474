"""`/answers/<exercise-id>`: where a form sends, and where it asks how things stand."""

from http import HTTPStatus

import msgspec
from tornado.web import HTTPError

from coopkit.answering import Drawn, Known, Message, Tried, asks_the_store, draw, look_up, receive, state, try_out
from coopkit.exercises import Exercise, Refused
from coopkit.i18n import N_
from coopkit.serve.page import Page
from coopkit.store import Learner, StoreError

LARGEST = 512 * 1024
TRYING = ("try", "draw")
RETIRED = N_(
    "This exercise is no longer part of the workbook. What you typed is kept on this device, so you can still copy it."
)
_messages = msgspec.json.Decoder(Message)


class Answers(Page):
    """Answers of the learner whose cookie comes with the request, and of nobody else."""

    async def get(self, exercise_id: str) -> None:
        exercise = self._exercise(exercise_id)
        if self.learner is None or exercise is None:
            return
        desk = self.desk
        self.write_json(await self.house.stored(state, desk, self.learner, exercise))

    async def post(self, exercise_id: str) -> None:
        exercise = self._exercise(exercise_id)
        if self.learner is None or exercise is None:
            return
        if len(self.request.body) > LARGEST:
            self._refuse(self.locale_.text(N_("This answer is too long. Shorten it and it will be saved.")))
            return
        try:
            message = _messages.decode(self.request.body)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            self._refuse(self.locale_.text(N_("This is no answer of our forms.")))
            return
        try:
            if message.do in TRYING:
                self.write_json(await self._tried(self.learner, exercise, message))
                return
            reply = await self.house.stored(receive, self.desk, self.learner, exercise, message)
        except Refused as error:
            self._refuse(str(error))
            return
        self.write_json(reply)

    async def recognize(self, learner: str) -> Learner | None:
        """Who only tries something does not wait for the store, where others save, to be recognized again."""
        found = self.house.recent.get(learner) if self._only_tries() else None
        if found is None:
            found = await super().recognize(learner)
            if found:
                self.house.recent[learner] = found
        return found

    def _only_tries(self) -> bool:
        try:
            return _messages.decode(self.request.body).do in TRYING
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return False

    async def _tried(self, learner: Learner, exercise: Exercise, message: Message) -> Tried | Drawn:
        desk, known = self.desk, Known()
        if asks_the_store(exercise):
            known = await self.house.stored(look_up, desk, learner, exercise)
        if message.do == "draw":
            return await self.house.drawn(draw, desk, learner, exercise, message, known)
        return try_out(desk, learner, exercise, message, known)

    def _exercise(self, exercise_id: str) -> Exercise | None:
        """The exercise, or None with the reply already given."""
        if not self.is_own_page():
            return None
        exercise = self.house.shelf.exercises.get(exercise_id)
        if exercise is None and exercise_id in self.house.retired:
            self.write_json({"error": self.locale_.text(RETIRED)}, HTTPStatus.GONE)
            return None
        if exercise is None and not self.house.shelf.is_filled():
            raise HTTPError(HTTPStatus.SERVICE_UNAVAILABLE)
        if exercise is None:
            sentence = self.locale_.text(N_("This exercise is not here. Open the session again."))
            self.write_json({"error": sentence}, HTTPStatus.NOT_FOUND)
        return exercise

    def is_own_page(self) -> bool:
        """Whether the page that asks belongs to this learner; where not, the reply is given."""
        if self.learner and self.request.headers.get("X-Coopkit-Learner", self.learner.id) == self.learner.id:
            return True
        sentence = self.locale_.text(N_("We do not know who you are. Go to the start and join or carry on."))
        self.write_json({"error": sentence}, HTTPStatus.FORBIDDEN)
        return False

    def _refuse(self, sentence: str) -> None:
        self.write_json({"refused": sentence}, HTTPStatus.BAD_REQUEST)

    def write_error(self, status_code: int, **kwargs: object) -> None:
        raised = kwargs.get("exc_info")
        error = raised[1] if isinstance(raised, tuple) else None
        # A store that cannot be used now may soon be; anything else is a fault of ours, and the form says so.
        self.set_status(HTTPStatus.SERVICE_UNAVAILABLE if isinstance(error, StoreError) else status_code)
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.finish(msgspec.json.encode({"error": self.sentence(status_code, error)}))
