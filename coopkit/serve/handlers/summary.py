"""`/sheet/<curriculum>/`: a summary of all sessions to print: what they were about, and what the learner wrote."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from tornado.web import HTTPError

from coopkit.content import Curriculum
from coopkit.content.session import Session
from coopkit.exercises.fields import TextField
from coopkit.serve.page_handler import PageHandler
from coopkit.store import LearnerRecord
from coopkit.submissions import ExerciseProgress, Snapshot, snapshot_of
from coopkit.views.answer_text import answered_questions


class OwnText(NamedTuple):
    """A text that the learner wrote, under the label of its question."""

    label: str
    text: str


class SessionSummary(NamedTuple):
    """A session in the summary: `done` of its `exercises` are answered."""

    session: Session
    done: int
    exercises: int
    texts: tuple[OwnText, ...]


class SummaryHandler(PageHandler):
    """The summary of a curriculum, with the way to the next one."""

    async def get(self, curriculum_id: str) -> None:
        curriculum = self.app.curriculum(curriculum_id)
        if curriculum is None:
            raise HTTPError(404)
        if self.learner is None:
            self.redirect_to_home()
            return
        record = await self.app.run_in_store_pool(self.app.store.answers.record, self.learner.id)
        later = self.app.curricula[self.app.curricula.index(curriculum) + 1 :]
        self.show(
            "summary.html",
            curriculum=curriculum,
            learner=self.learner,
            today=self.locale_.date(date.today()),
            summaries=tuple(self._summaries(curriculum, record)),
            next_curriculum=later[0] if later else None,
        )

    def _summaries(self, curriculum: Curriculum, record: LearnerRecord) -> Iterator[SessionSummary]:
        """Yield a summary of each session in which something is answered."""
        snapshot = snapshot_of(self.answer_context, record)
        solo = self.learner is not None and self.learner.solo
        for served in self.app.sessions.in_order(curriculum, solo=solo):
            if served.run:
                session = served.run.session
                needed = [each for each in session.exercises() if not each.optional]
                done = sum(
                    ExerciseProgress(each, record.learner, record.marks.get(each.id, {})).is_answered for each in needed
                )
                texts = tuple(self._written_texts(session, snapshot))
                if done or texts:
                    yield SessionSummary(session, done, len(needed), texts)

    def _written_texts(self, session: Session, snapshot: Snapshot) -> Iterator[OwnText]:
        """Yield what the person or the group wrote; nothing private, and nothing that is a single member's."""
        for definition in session.exercises():
            stored = snapshot.current(definition.id).get(0)
            if stored and not definition.private:
                for question, text in answered_questions(definition, stored.answer, self.locale_):
                    if isinstance(question.field, TextField):
                        yield OwnText(question.label, text)
