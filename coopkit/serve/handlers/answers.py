"""`/answers/<exercise-id>`: where a form submits answers and gets the state of its exercise."""

import hashlib
from http import HTTPStatus

import msgspec
from tornado.web import HTTPError

from coopkit.exercises import Exercise, Refused
from coopkit.i18n import N_
from coopkit.serve.page_handler import PageHandler
from coopkit.store import Learner, LearnerRecord, StoreError, StoreUnknown
from coopkit.submissions import (
    AnswerContext,
    PreviewFacts,
    SubmissionMessage,
    accept_submission,
    check_rows,
    exercise_state,
    needs_store,
    preview,
    preview_facts,
    read_own_record,
    read_record,
    save_submission,
    snapshot_of,
    submission_result,
)
from coopkit.views.screen.replies import (
    ChartPreviewMessage,
    PreviewMessage,
    ReplyMessage,
    RowMarksMessage,
    render_chart_preview,
    render_preview,
    render_reply,
    render_row_marks,
    render_state,
)

MAX_BODY_BYTES = 512 * 1024
PREVIEWS = ("try", "draw", "rows")
RETIRED = N_(
    "This exercise is no longer part of the workbook. What you typed is kept on this device, so you can still copy it."
)
_messages = msgspec.json.Decoder(SubmissionMessage)


class AnswersHandler(PageHandler):
    """The answers of the learner whose cookie comes with the request.

    exercise: what is answered; None where there is no such exercise now.
    record: what the store had of the learner when the request came; None where it was not asked.
    """

    exercise: Exercise | None = None
    record: LearnerRecord | None = None

    async def get(self, exercise_id: str) -> None:
        exercise = self._exercise_or_error()
        if self.record is None or exercise is None:
            return
        try:
            answer_context, record = (
                self.answer_context.with_styles(self.request.headers.get("X-Coopkit-Styles", "")),
                self.record,
            )
        except Refused as error:
            self._send_refusal(str(error))
            return
        self.write_json(
            await self.app.run_in_answer_pool(self._state, answer_context, record, exercise, self.country.code)
        )

    async def post(self, exercise_id: str) -> None:
        exercise = self._exercise_or_error()
        if self.learner is None or exercise is None:
            return
        if len(self.request.body) > MAX_BODY_BYTES:
            self._send_refusal(
                self.locale_.text(N_("This answer is too long to save. Make it shorter and we’ll save it."))
            )
            return
        try:
            message = _messages.decode(self.request.body)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            self._send_refusal(self.locale_.text(N_("We couldn't read this answer. Open the page again.")))
            return
        try:
            if message.do in PREVIEWS:
                respond = self._check_rows if message.do == "rows" else self._preview
                self.write_json(await respond(self.learner, exercise, message))
                return
            await self._save_submission(exercise, message)
        except Refused as error:
            self._send_refusal(str(error))

    def _state(
        self, answer_context: AnswerContext, record: LearnerRecord, exercise: Exercise, country: str
    ) -> msgspec.Raw:
        """Return the state of the exercise, from the cache if nothing has changed since the last request."""
        basis = hashlib.sha256(msgspec.msgpack.encode(record)).digest(), answer_context.exercises
        made = self.app.state_cache.reply(
            (
                record.learner.id,
                exercise.id,
                answer_context.locale.language,
                country,
                answer_context.locale.conventions.tags,
            ),
            basis,
            lambda: msgspec.json.encode(
                render_state(
                    exercise_state(answer_context, snapshot_of(answer_context, record), exercise), answer_context.locale
                )
            ),
        )
        return msgspec.Raw(made)

    async def load_learner(self, learner: str) -> Learner | None:
        """Return the learner, reading the learner and their answers with one query.

        A preview uses the learner as last read, so that it doesn't wait for others who are saving.
        """
        self.exercise = self.app.sessions.exercises.get(self.path_args[0])
        found = self.app.recent_learners.get(learner) if self._is_preview() else None
        if found is None:
            found = await self._read_learner_and_record(learner)
            if found:
                self.app.recent_learners[learner] = found
        return found

    async def _read_learner_and_record(self, learner: str) -> Learner | None:
        """Read the learner together with what this request needs of their answers; None if there is no such learner."""
        if self.exercise is None:
            return await super().load_learner(learner)
        read = read_record if self.request.method == "GET" else read_own_record
        try:
            self.record = await self.app.run_in_store_pool(read, self.answer_context, learner, self.exercise)
        except StoreUnknown:
            return None
        return self.record.learner

    async def _save_submission(self, exercise: Exercise, message: SubmissionMessage) -> None:
        """Check what the form sent, save it, and reply with the new state."""
        assert self.record is not None
        answer_context, app, before = self.answer_context.with_styles(message.styles), self.app, self.record
        submission = await app.run_in_answer_pool(
            lambda: accept_submission(answer_context, snapshot_of(answer_context, before), exercise, message)
        )
        save_result, after = await app.run_in_store_pool(save_submission, answer_context, submission)

        def reply() -> ReplyMessage:
            result = submission_result(answer_context, snapshot_of(answer_context, after), submission, save_result)
            return render_reply(result, answer_context.locale)

        self.write_json(await app.run_in_answer_pool(reply))

    def _is_preview(self) -> bool:
        """Return whether the request only previews a result and saves nothing."""
        try:
            return _messages.decode(self.request.body).do in PREVIEWS
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return False

    async def _preview(
        self, learner: Learner, exercise: Exercise, message: SubmissionMessage
    ) -> PreviewMessage | ChartPreviewMessage:
        """Compute what the typed values would give, without saving them."""
        answer_context, facts = self.answer_context.with_styles(message.styles), PreviewFacts()
        if needs_store(exercise):
            record = await self.app.run_in_store_pool(read_record, answer_context, learner.id, exercise)
            facts = await self.app.run_in_answer_pool(
                lambda: preview_facts(answer_context, snapshot_of(answer_context, record), exercise)
            )
        notes = await self.app.run_in_answer_pool(preview, answer_context, learner, exercise, message, facts)
        if message.do == "draw":
            return await self.app.run_in_page_pool(render_chart_preview, notes, answer_context.locale)
        return await self.app.run_in_answer_pool(render_preview, notes, answer_context.locale)

    async def _check_rows(self, learner: Learner, exercise: Exercise, message: SubmissionMessage) -> RowMarksMessage:
        """Check the rows that were sent, without saving them."""
        answer_context = self.answer_context.with_styles(message.styles)
        record = await self.app.run_in_store_pool(read_own_record, answer_context, learner.id, exercise)
        marks = await self.app.run_in_answer_pool(
            lambda: check_rows(answer_context, snapshot_of(answer_context, record), exercise, message)
        )
        return render_row_marks(marks)

    def _exercise_or_error(self) -> Exercise | None:
        """Return the exercise, or None after sending an error."""
        if not self.is_own_page():
            return None
        if self.exercise is None and self.path_args[0] in self.app.retired:
            self.write_json({"error": self.locale_.text(RETIRED)}, HTTPStatus.GONE)
            return None
        if self.exercise is None and not self.app.sessions.all_have_run():
            raise HTTPError(HTTPStatus.SERVICE_UNAVAILABLE)
        if self.exercise is None:
            sentence = self.locale_.text(N_("We can’t find this exercise. Open the session again."))
            self.write_json({"error": sentence}, HTTPStatus.NOT_FOUND)
        return self.exercise

    def is_own_page(self) -> bool:
        """Return whether the page belongs to this learner; if not, send an error."""
        if self.learner and self.request.headers.get("X-Coopkit-Learner", self.learner.id) == self.learner.id:
            return True
        sentence = self.locale_.text(
            N_("We don’t know who you are. Go to the home page and join a class or continue with your codes.")
        )
        self.write_json({"error": sentence}, HTTPStatus.FORBIDDEN)
        return False

    def _send_refusal(self, sentence: str) -> None:
        """Send a sentence that says why this answer can't be saved."""
        self.write_json({"refused": sentence}, HTTPStatus.BAD_REQUEST)

    def write_error(self, status_code: int, **kwargs: object) -> None:
        raised = kwargs.get("exc_info")
        error = raised[1] if isinstance(raised, tuple) else None
        # The store may work again soon, so the form retries; any other error is our fault, and the form says so.
        self.set_status(HTTPStatus.SERVICE_UNAVAILABLE if isinstance(error, StoreError) else status_code)
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.finish(msgspec.json.encode({"error": self.error_message(status_code, error)}))
