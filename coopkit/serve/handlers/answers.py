"""`/answers/<exercise-id>`: where a form sends, and where it asks how things stand."""

import hashlib
from http import HTTPStatus

import msgspec
from tornado.web import HTTPError

from coopkit.exercises import Exercise, Refused
from coopkit.i18n import N_
from coopkit.serve.page import Page
from coopkit.store import Learner, LearnerRecord, StoreError, StoreUnknown
from coopkit.submissions import (
    Desk,
    Drawn,
    Known,
    Message,
    Tried,
    asks_the_store,
    draw,
    judge,
    keep,
    look_up,
    read_own_record,
    read_record,
    reply,
    snapshot_of,
    state,
    try_out,
)

LARGEST = 512 * 1024
TRYING = ("try", "draw")
RETIRED = N_(
    "This exercise is no longer part of the workbook. What you typed is kept on this device, so you can still copy it."
)
_messages = msgspec.json.Decoder(Message)


class Answers(Page):
    """Answers of the learner whose cookie comes with the request, and of nobody else.

    exercise: what is answered; None where there is no such exercise now.
    record: what the store had of the learner when the request came; None where it was not asked.
    """

    exercise: Exercise | None = None
    record: LearnerRecord | None = None

    async def get(self, exercise_id: str) -> None:
        exercise = self._exercise()
        if self.record is None or exercise is None:
            return
        try:
            desk, record = self.desk.with_styles(self.request.headers.get("X-Coopkit-Styles", "")), self.record
        except Refused as error:
            self._refuse(str(error))
            return
        self.write_json(await self.house.computed(self._state, desk, record, exercise, self.country.code))

    async def post(self, exercise_id: str) -> None:
        exercise = self._exercise()
        if self.learner is None or exercise is None:
            return
        if len(self.request.body) > LARGEST:
            self._refuse(self.locale_.text(N_("This answer is too long. Shorten it and it will be saved.")))
            return
        try:
            message = _messages.decode(self.request.body)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            self._refuse(self.locale_.text(N_("We couldn't read this answer. Open the page again.")))
            return
        try:
            if message.do in TRYING:
                self.write_json(await self._tried(self.learner, exercise, message))
                return
            await self._receive(exercise, message)
        except Refused as error:
            self._refuse(str(error))

    def _state(self, desk: Desk, record: LearnerRecord, exercise: Exercise, country: str) -> msgspec.Raw:
        """How things stand, computed only where something has changed since it was asked last."""
        basis = hashlib.sha256(msgspec.msgpack.encode(record)).digest(), desk.exercises
        made = self.house.states.reply(
            (record.learner.id, exercise.id, desk.locale.language, country, desk.locale.signs.tags),
            basis,
            lambda: msgspec.json.encode(state(desk, snapshot_of(desk, record), exercise)),
        )
        return msgspec.Raw(made)

    async def recognize(self, learner: str) -> Learner | None:
        """One look at the store says who it is and how things stand.

        Who only tries something does not wait for the store, where others save, to be recognized again.
        """
        self.exercise = self.house.shelf.exercises.get(self.path_args[0])
        found = self.house.recent.get(learner) if self._only_tries() else None
        if found is None:
            found = await self._read(learner)
            if found:
                self.house.recent[learner] = found
        return found

    async def _read(self, learner: str) -> Learner | None:
        if self.exercise is None:
            return await super().recognize(learner)
        read = read_record if self.request.method == "GET" else read_own_record
        try:
            self.record = await self.house.stored(read, self.desk, learner, self.exercise)
        except StoreUnknown:
            return None
        return self.record.learner

    async def _receive(self, exercise: Exercise, message: Message) -> None:
        assert self.record is not None
        desk, house, before = self.desk.with_styles(message.styles), self.house, self.record
        sent = await house.computed(lambda: judge(desk, snapshot_of(desk, before), exercise, message))
        keeping, after = await house.stored(keep, desk, sent)
        self.write_json(await house.computed(lambda: reply(desk, snapshot_of(desk, after), sent, keeping)))

    def _only_tries(self) -> bool:
        try:
            return _messages.decode(self.request.body).do in TRYING
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return False

    async def _tried(self, learner: Learner, exercise: Exercise, message: Message) -> Tried | Drawn:
        desk, known = self.desk.with_styles(message.styles), Known()
        if asks_the_store(exercise):
            record = await self.house.stored(read_record, desk, learner.id, exercise)
            known = await self.house.computed(lambda: look_up(desk, snapshot_of(desk, record), exercise))
        if message.do == "draw":
            return await self.house.drawn(draw, desk, learner, exercise, message, known)
        return await self.house.computed(try_out, desk, learner, exercise, message, known)

    def _exercise(self) -> Exercise | None:
        """The exercise, or None with the reply already given."""
        if not self.is_own_page():
            return None
        if self.exercise is None and self.path_args[0] in self.house.retired:
            self.write_json({"error": self.locale_.text(RETIRED)}, HTTPStatus.GONE)
            return None
        if self.exercise is None and not self.house.shelf.is_filled():
            raise HTTPError(HTTPStatus.SERVICE_UNAVAILABLE)
        if self.exercise is None:
            sentence = self.locale_.text(N_("This exercise is not here. Open the session again."))
            self.write_json({"error": sentence}, HTTPStatus.NOT_FOUND)
        return self.exercise

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
