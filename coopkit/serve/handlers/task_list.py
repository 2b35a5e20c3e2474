"""`/learn/<curriculum>/`: the sessions as a task list, and the group's members."""

from dataclasses import dataclass
from http import HTTPStatus

from tornado.web import HTTPError

from coopkit.content.session import Session
from coopkit.i18n import N_
from coopkit.serve.handlers.document_folder import CURRICULA
from coopkit.serve.handlers.identity import MOST_MEMBERS, NameRefused, own_path, read_name
from coopkit.serve.handlers.portfolio import PORTFOLIO
from coopkit.serve.page import PageHandler, Refusal
from coopkit.serve.session_registry import ServedSession
from coopkit.store import Learner, LearnerProgress
from coopkit.submissions import ExerciseProgress

PATIENCE_SECONDS = 10.0
NOT_STARTED, IN_PROGRESS, DONE = "not-started", "in-progress", "done"


@dataclass(frozen=True)
class Task:
    """A session in the list; `status` is "" while it cannot be shown."""

    place: ServedSession
    status: str

    @property
    def session(self) -> Session | None:
        """What its notebook gave."""
        return self.place.ran.session if self.place.ran else None


class TaskList(PageHandler):
    """The sessions of a curriculum: not started, in progress, done."""

    async def get(self, curriculum_id: str) -> None:
        curriculum = self.app.curriculum(curriculum_id)
        if curriculum is None:
            raise HTTPError(404)
        if self.learner is None:
            self.ask_who()
            return
        await self.app.sessions.settle([each.name for each in curriculum.sessions], PATIENCE_SECONDS)
        places = tuple(place for each in curriculum.sessions if (place := self.app.sessions.place(each.name)))
        progress = await self.app.stored(self.app.store.answers.progress, self.learner.id)
        portfolio_url = PORTFOLIO if curriculum.id in CURRICULA else ""
        self.show(
            "tasks.html",
            curriculum=curriculum,
            tasks=tuple(Task(place, status_of(place.ran.session, progress) if place.ran else "") for place in places),
            learner=progress.learner,
            most=MOST_MEMBERS,
            portfolio_url=portfolio_url,
        )


class Members(PageHandler):
    """`/members`: who of the group is away today, and who came later."""

    async def post(self) -> None:
        if self.learner is None or self.learner.kind != "group":
            raise HTTPError(HTTPStatus.FORBIDDEN)
        classes = self.app.store.classes
        seat = self.typed("seat")
        if seat:
            away = self.typed("away") == "1"
            number = int(seat) if seat.isascii() and seat.isdigit() and len(seat) < 4 else 0
            await self.app.stored(classes.set_away, self.learner.id, number, away)
        else:
            await self.app.stored(classes.add_seat, self.learner.id, self._new_member(self.learner))
        self.go(own_path(self.typed("next")) or self.sessions_url())

    def _new_member(self, group: Learner) -> str:
        try:
            if len(group.seats) >= MOST_MEMBERS:
                sentence = N_("At most {n} members can share a phone. Please make two groups.")
                raise NameRefused(self.locale_.text(sentence, n=MOST_MEMBERS))
            return read_name(self.typed("name"), self.locale_)
        except NameRefused as error:
            raise Refusal(HTTPStatus.BAD_REQUEST, str(error)) from error


def status_of(session: Session, progress: LearnerProgress) -> str:
    """How far a learner is in a session."""
    marks = progress.marks
    exercises = tuple(session.exercises())
    needed = tuple(each for each in exercises if not each.optional)
    if needed and all(ExerciseProgress(each, progress.learner, marks.get(each.id, {})).answered for each in needed):
        return DONE
    if any(each.id in progress.answered or each.id in marks for each in exercises):
        return IN_PROGRESS
    return NOT_STARTED
