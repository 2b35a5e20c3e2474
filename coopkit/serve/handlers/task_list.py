"""`/learn/<curriculum>/`: the sessions as a task list, and the group's members."""

from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus

from tornado.web import HTTPError

from coopkit.content.session import Session
from coopkit.export.document_folder import CURRICULA
from coopkit.i18n import N_
from coopkit.serve.handlers.names import MAX_MEMBERS, NameRefused, read_name, safe_next_path
from coopkit.serve.handlers.portfolio import PORTFOLIO
from coopkit.serve.page_handler import CurriculumPageHandler, PageHandler, Refusal
from coopkit.serve.session_registry import ServedSession
from coopkit.store import Learner, LearnerProgress
from coopkit.submissions import ExerciseProgress

MAX_WAIT_SECONDS = 10.0
NOT_STARTED, IN_PROGRESS, DONE = "not-started", "in-progress", "done"


@dataclass(frozen=True)
class Task:
    """A session in the list; `status` is "" while it cannot be shown."""

    served: ServedSession
    status: str

    @property
    def session(self) -> Session | None:
        """The session that its notebook gave; None until it has run."""
        return self.served.run.session if self.served.run else None


class TaskListHandler(CurriculumPageHandler):
    """The sessions of a curriculum: not started, in progress, done."""

    async def get(self, curriculum_id: str) -> None:
        curriculum = self.app.curriculum(curriculum_id)
        if curriculum is None:
            raise HTTPError(404)
        if self.learner is None:
            self.redirect_to_home()
            return
        await self.app.sessions.wait_for_all([each.name for each in curriculum.sessions], MAX_WAIT_SECONDS)
        served_sessions = self.app.sessions.in_order(curriculum, solo=self.learner.solo)
        progress = await self.app.run_in_store_pool(self.app.store.answers.progress, self.learner.id)
        portfolio_url = PORTFOLIO if curriculum.id in CURRICULA else ""
        tasks = tuple(
            Task(served, session_status(served.run.session, progress) if served.run else "")
            for served in served_sessions
        )
        self.show(
            "tasks.html",
            curriculum=curriculum,
            tasks=tasks,
            current=current_task(tasks),
            learner=progress.learner,
            most=MAX_MEMBERS,
            portfolio_url=portfolio_url,
        )


class MembersHandler(PageHandler):
    """`/members`: mark a member as away, or add a member who came later."""

    async def post(self) -> None:
        if self.learner is None or self.learner.kind != "group":
            raise HTTPError(HTTPStatus.FORBIDDEN)
        classes = self.app.store.classes
        seat = self.form_value("seat")
        if seat:
            away = self.form_value("away") == "1"
            number = int(seat) if seat.isascii() and seat.isdigit() and len(seat) < 4 else 0
            await self.app.run_in_store_pool(classes.set_away, self.learner.id, number, away)
        else:
            await self.app.run_in_store_pool(classes.add_seat, self.learner.id, self._new_member_name(self.learner))
        self.redirect_after_post(safe_next_path(self.form_value("next")) or self.sessions_url())

    def _new_member_name(self, group: Learner) -> str:
        """Return the typed name of a new member. Raises Refusal if it can't be taken."""
        try:
            if len(group.seats) >= MAX_MEMBERS:
                sentence = N_("At most {n} members can share a phone. Please make two groups.")
                raise NameRefused(self.locale_.text(sentence, n=MAX_MEMBERS))
            return read_name(self.form_value("name"), self.locale_)
        except NameRefused as error:
            raise Refusal(HTTPStatus.BAD_REQUEST, str(error)) from error


def current_task(tasks: Sequence[Task]) -> Task | None:
    """Return the task to go on with: the first in progress, else the first not started, else None."""
    wanted = (task for status in (IN_PROGRESS, NOT_STARTED) for task in tasks if task.status == status)
    return next(wanted, None)


def session_status(session: Session, progress: LearnerProgress) -> str:
    """Return how far a learner is in a session."""
    marks = progress.marks
    exercises = tuple(session.exercises())
    needed = tuple(each for each in exercises if not each.optional)
    if needed and all(ExerciseProgress(each, progress.learner, marks.get(each.id, {})).is_answered for each in needed):
        return DONE
    if any(each.id in progress.answered or each.id in marks for each in exercises):
        return IN_PROGRESS
    return NOT_STARTED
