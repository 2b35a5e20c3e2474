"""`/sheet/<curriculum>/<session>`: the learner's own worksheet to print, never with an answer key."""

from collections.abc import Iterator

from tornado.web import HTTPError

from coopkit.exercises import Exercise, RawAnswer
from coopkit.notebooks import NotebookRun
from coopkit.serve.page_handler import PageHandler
from coopkit.store import LearnerRecord
from coopkit.submissions import AnswerContext, Snapshot, is_revealed, progress_of, snapshot_of
from coopkit.submissions.calculations import calculation_context
from coopkit.submissions.reveal import hidden_calculators
from coopkit.views.paper import worksheet
from coopkit.views.paper.printed_calculation import SheetCalculations
from coopkit.views.paper.sheet_answers import TOGETHER


class WorksheetHandler(PageHandler):
    """A blank worksheet, or with `?filled=1` the learner's answers."""

    async def get(self, curriculum: str, session: str) -> None:
        name = f"{curriculum}/{session}"
        if self.app.sessions.get(name) is None:
            raise HTTPError(404)
        if self.learner is None:
            self.redirect_to_home()
            return
        found = await self.notebook_run(name)
        if self.get_argument("filled", "") == "1":
            record = await self.app.run_in_store_pool(self.app.store.answers.record, self.learner.id)
            self.finish(await self.app.run_in_page_pool(render_filled_worksheet, self.answer_context, record, found))
        else:
            self.finish(worksheet.render_worksheet(found.session, self.locale_))


def render_filled_worksheet(answer_context: AnswerContext, record: LearnerRecord, run: NotebookRun) -> str:
    """Render a worksheet with a learner's saved answers, without private exercises and results that wait for the key.

    Args:
        record: all that the store has of the learner.
    """
    snapshot = snapshot_of(answer_context, record)
    answers = {
        each.id: tuple(_shown_answers(answer_context, snapshot, each))
        for each in run.exercises()
        if not each.definition.private
    }
    unknown = (
        each for each in run.exercises() if not is_revealed(answer_context, snapshot, progress_of(snapshot, each))
    )
    known = SheetCalculations(calculation_context(answer_context, snapshot), hidden=hidden_calculators(unknown))
    return worksheet.render_worksheet(
        run.session, answer_context.locale, answers=answers, group=snapshot.learner.name, calculations=known
    )


def _shown_answers(
    answer_context: AnswerContext, snapshot: Snapshot, exercise: Exercise
) -> Iterator[tuple[str, RawAnswer]]:
    """Yield each seat of an exercise with its answer, as far as it may be printed."""
    current, progress = snapshot.current(exercise.id), progress_of(snapshot, exercise)
    if progress.members_answer_alone and progress.all_members_done:
        for seat in snapshot.learner.seats:
            if seat.number in current and progress.seat_state(seat.number, seat.away) == "ready":
                yield seat.name, current[seat.number].answer
    if progress.has_group_answer and 0 in current:
        yield answer_context.locale.text(TOGETHER) if progress.members_answer_alone else "", current[0].answer
