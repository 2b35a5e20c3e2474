"""`/portfolio/member-list/`: import a member list, check it on the page, then save it."""

import secrets
from dataclasses import replace
from functools import partial
from http import HTTPStatus

from coopkit.exercises import Phase, RawAnswer
from coopkit.export.xlsx.member_list import write_member_list
from coopkit.i18n import N_
from coopkit.portfolio.co_op import CO_OP, NAME_FIELD
from coopkit.portfolio.members.choices import ImportChoices
from coopkit.portfolio.members.column_roles import COLUMN_ROLES
from coopkit.portfolio.members.file_types import LARGEST, import_file, import_pasted
from coopkit.portfolio.members.import_list import ImportedList, read_list
from coopkit.portfolio.members.imported_file import TOO_LARGE, ImportedFile, ListFileError, pack
from coopkit.portfolio.members.saved_list import LIST_TEXT, MEMBER_LIST
from coopkit.serve.handlers.answers import AnswersHandler
from coopkit.serve.handlers.member_list_form import (
    MemberListForm,
    fields_to_save,
    list_hash,
    read_choices,
    read_imported_file,
    remembered_columns,
    saved_members,
    template_context,
)
from coopkit.serve.handlers.upload import UploadHandler
from coopkit.serve.page_handler import PageHandler, Refusal
from coopkit.store import SaveResult, StoredAnswer
from coopkit.submissions import AnswerVersion
from coopkit.views.page_frame import PageFrame
from coopkit.views.screen.replies import StateMessage

SESSIONS = "/learn/manage_coop/"
ADDRESS = "/portfolio/member-list/"
NOTHING = N_("Choose a file, or paste your list into the box.")
UNANSWERED = N_("Nothing is saved yet. Answer the questions first.")
CHANGED = N_("We've read your changes. Check the list again, then save it.")
SAVED_MEANWHILE = N_(
    "Another list was saved in the meantime. Yours is below and isn’t saved yet. Save it again to replace "
    "the other one."
)


class MemberListHandler(UploadHandler):
    """The page on which a member list is imported, checked, corrected and saved."""

    async def get(self) -> None:
        if self.learner is None:
            self.redirect_to_home()
            return
        self._show(MemberListForm(await self._saved_list()))

    async def post(self) -> None:
        if self.learner is None:
            self.redirect_to_home()
            return
        if not self.read_body():
            self._show_problem(await self._saved_list(), TOO_LARGE, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        elif self.form_value("do") == "clear":
            await self._save_list(await self._cleared_list())
            self.redirect_after_post(ADDRESS)
        else:
            await self._handle_import()

    def page_frame(self) -> PageFrame:
        """Return navigation that leads back to the sessions that use the list."""
        return replace(super().page_frame(), sessions_url=SESSIONS, portfolio_url="/portfolio/")

    async def _handle_import(self) -> None:
        """Read the imported list with the answers given so far; save it or show it."""
        saved = await self._saved_list()
        try:
            imported = await self.app.run_in_export_pool(self._imported_file)
            choices = self._import_choices()
            reading = partial(read_list, imported, choices, self.locale_, remembered=remembered_columns(saved))
            read = await self.app.run_in_export_pool(reading)
        except ListFileError as error:
            self._show_problem(saved, str(error), HTTPStatus.BAD_REQUEST)
            return
        form = MemberListForm(saved, imported, choices, read, shown=self.form_value("show"))
        if self.form_value("do") == "save":
            await self._save(form, read)
        else:
            self._show(form)

    def _imported_file(self) -> ImportedFile:
        """Return what was imported: a file, pasted text, or the file that the form sends along.

        Raises ListFileError for a file that is no list, Refusal for what no page of ours sends.
        """
        if self.form_value("brought"):
            try:
                return read_imported_file(self.form_value)
            except ValueError as error:
                raise self._unreadable_form() from error
        sent = self.request.files.get("file", [])
        if sent and sent[0].filename:
            imported = import_file(sent[0].body)
        elif self.form_value("pasted").strip():
            imported = import_pasted(self.form_value("pasted"))
        else:
            raise ListFileError(NOTHING)
        pack(imported)  # refuse a file that is too large for the form before anybody works on it
        return imported

    def _import_choices(self) -> ImportChoices:
        """Return the answers given in the form. Raises Refusal for anything no page of ours sends."""
        try:
            return read_choices(self.form_value, self.form_values)
        except ValueError as error:
            raise self._unreadable_form() from error

    def _unreadable_form(self) -> Refusal:
        """Return the refusal of a form that no page of ours sends."""
        return Refusal(HTTPStatus.BAD_REQUEST, self.locale_.text(N_("We couldn’t read this. Go back and try again.")))

    async def _save(self, form: MemberListForm, read: ImportedList) -> None:
        """Save exactly the list that the page has shown."""
        members = tuple(read.members.values())
        if read.open or not members:
            self._show(replace(form, problem=self.locale_.text(UNANSWERED)), HTTPStatus.BAD_REQUEST)
            return
        if list_hash(members) != self.form_value("digest"):
            self._show(replace(form, problem=self.locale_.text(CHANGED)))
            return
        base = self.form_value("base")
        save_result = await self._save_list(
            fields_to_save(read), int(base) if base.isdecimal() and len(base) < 10 else 0
        )
        if save_result.status != "conflict":
            self.redirect_after_post(ADDRESS)
            return
        problem = self.locale_.text(SAVED_MEANWHILE)
        self._show(replace(form, saved=save_result.current, problem=problem), HTTPStatus.CONFLICT)

    async def _save_list(self, answer: RawAnswer, base: int | None = None) -> SaveResult:
        """Save a list in the store, starting from version `base` or from the current one."""
        assert self.learner is not None
        started = base if base is not None else (saved.version if (saved := await self._saved_list()) else 0)
        return await self.app.run_in_store_pool(
            self.app.store.answers.save,
            self.learner.id,
            0,
            MEMBER_LIST,
            client=secrets.token_hex(8),
            revision=1,
            base=started,
            answer=answer,
            do="save",
        )

    async def _cleared_list(self) -> RawAnswer:
        """Return the answer without a list, which keeps the roles of its columns for the next one."""
        saved = await self._saved_list()
        roles = remembered_columns(saved)
        return {LIST_TEXT: "", COLUMN_ROLES: roles} if roles else {LIST_TEXT: ""}

    async def _saved_list(self) -> StoredAnswer | None:
        """Return the list as the store has it now, or None."""
        assert self.learner is not None
        current = await self.app.run_in_store_pool(self.app.store.answers.current, self.learner.id, MEMBER_LIST)
        return current.get(0)

    def _show_problem(self, saved: StoredAnswer | None, sentence: str, status: HTTPStatus) -> None:
        """Show the page without an imported list, with a sentence about what is wrong."""
        self._show(MemberListForm(saved, problem=self.locale_.text(sentence)), status)

    def _show(self, form: MemberListForm, status: HTTPStatus = HTTPStatus.OK) -> None:
        known = template_context(form, self.locale_)
        self.show("member_list.html", status, largest=LARGEST, too_large=self.locale_.text(TOO_LARGE), **known)


class MemberListAnswerHandler(AnswersHandler):
    """`/answers/manage.members`: the saved list, read-only, for the live tools of its group."""

    async def get(self, exercise_id: str) -> None:
        if not self.is_own_page() or self.learner is None:
            return
        current = await self.app.run_in_store_pool(self.app.store.answers.current, self.learner.id, MEMBER_LIST)
        found = {"0": AnswerVersion(current[0].version, current[0].answer)} if 0 in current else {}
        self.write_json(StateMessage(exercise=MEMBER_LIST, phase=Phase.GROUP, answers=found))


class MemberListFileHandler(PageHandler):
    """`/portfolio/member-list.xlsx`: the saved list, or an empty one to fill in."""

    async def get(self) -> None:
        if self.learner is None:
            self.redirect_to_home()
            return
        answers, learner = self.app.store.answers, self.learner
        current = await self.app.run_in_store_pool(answers.current, learner.id, MEMBER_LIST)
        details = await self.app.run_in_store_pool(answers.current, learner.id, CO_OP)
        title = (str(details[0].answer.get(NAME_FIELD, "")).strip() if 0 in details else "") or learner.name
        members = saved_members(current.get(0))
        made = await self.app.run_in_export_pool(write_member_list, members, self.locale_, title=title)
        self.set_header("Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
        self.set_header("Content-Disposition", 'attachment; filename="member-list.xlsx"')
        self.finish(made)
