"""`/portfolio/`: a group's documents, made from its answers, as pages and as files; and samples."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from http import HTTPStatus
from pathlib import Path

from tornado.httputil import url_concat
from tornado.web import HTTPError

from coopkit.content import Curriculum, locale_for
from coopkit.export.document_folder import CURRICULA, MANAGE, NO_SPREADSHEET, START, DocumentFolder
from coopkit.export.docx import to_docx
from coopkit.export.pdf import to_pdf
from coopkit.export.printed_sheets import PublishError
from coopkit.i18n import N_, LazyText
from coopkit.portfolio.co_op import CO_OP, CO_OP_LOGO, OUR_CO_OP_URL, read_co_op
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.portfolio.samples import Sample, SampleError, read_sample, sample_answers
from coopkit.report import Document, Table
from coopkit.serve.clock import clock_warning
from coopkit.serve.export_jobs import ExportJob
from coopkit.serve.page_handler import PageHandler, Refusal
from coopkit.serve.session_registry import ServedSession
from coopkit.store import LearnerRecord
from coopkit.submissions import AnswerContext, snapshot_of
from coopkit.submissions.calculations import calculation_context
from coopkit.views.documents.document import DocumentPage, Menu, render_document
from coopkit.views.page_frame import PageFrame

PORTFOLIO = "/portfolio/"
FINAL = "final"
"""The value of `?copy=` for a final copy; without it, a document is a draft."""
MAX_WAIT_SECONDS = 10.0
MOST_ROWS = 100
"""Rows of a table on a page; the others are shown on request, and stand in every file."""
MOST_SHORT_ROWS = 300
"""Rows of tables in a file that is sent at once; a longer one is made while a page shows how far it is."""
REFRESH_SECONDS = 2
TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class PortfolioHandler(PageHandler):
    """A page of a portfolio: the learner's own, or a sample's."""

    @property
    def curricula(self) -> tuple[Curriculum, ...]:
        """Return the curricula that documents are made from, as far as they are served here."""
        return tuple(each for id_ in CURRICULA if (each := self.app.curriculum(id_)))

    def page_frame(self) -> PageFrame:
        """Return navigation back to the sessions of the documents, or home if there are several curricula."""
        only = self.curricula if len(self.curricula) == 1 else ()
        return replace(super().page_frame(), sessions_url=f"/learn/{only[0].id}/" if only else "/")

    async def folder(self, sample: str) -> DocumentFolder:
        """Return the documents to show, once the sessions they are made from have run.

        sample: the id of a sample, "" for the learner's own.
        """
        names = [session.name for each in self.curricula for session in each.sessions]
        if not names:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        await self.app.sessions.wait_for_all(names, MAX_WAIT_SECONDS)
        return (
            await self.app.run_in_page_pool(self._sample_documents, sample) if sample else await self._own_documents()
        )

    def is_whole(self) -> bool:
        """Return whether every session could be run, so that no answer is missing."""
        return all(session is not None and session.run is not None for session in self._served_sessions())

    def _served_sessions(self) -> Iterator[ServedSession | None]:
        """Yield the sessions that documents are made from, None for one that isn't there."""
        return (self.app.sessions.get(session.name) for each in self.curricula for session in each.sessions)

    async def _own_documents(self) -> DocumentFolder:
        """Return the documents made from the learner's own answers."""
        assert self.learner is not None
        answer_context = self.answer_context
        record = await self.app.run_in_store_pool(self.app.store.answers.record, self.learner.id)
        answers = await self.app.run_in_page_pool(_answers_of, answer_context, record)
        curricula = tuple(each.id for each in self.curricula)
        return DocumentFolder(
            read_co_op(answers, self.learner.name),
            answers,
            self.country,
            curricula,
            answer_context.locale,
            PORTFOLIO,
            where=answer_context.links,
        )

    def _sample_documents(self, id_: str) -> DocumentFolder:
        """Return the documents of a sample co-operative."""
        found = ((each.id, path) for each in self.curricula for path in each.samples if path.stem == id_)
        curriculum, path = next(found, (None, None))
        if curriculum is None or path is None:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        sample = _read_sample(path)
        locale = locale_for(
            self.locale_.language, self.country.code, minor_digits=sample.minor_digits, chosen_style=self.number_style
        )
        answers = sample_answers(sample, (each.definition for each in self.app.sessions.exercises.values()))
        title, about, address = locale.text(sample.title), locale.text(sample.about), f"{PORTFOLIO}sample/{id_}/"
        return DocumentFolder(read_co_op(answers, title), answers, self.country, (curriculum,), locale, address, about)


class PortfolioContentsHandler(PortfolioHandler):
    """The list of documents, and how complete each one is."""

    async def get(self, sample: str = "") -> None:
        if self.learner is None:
            self.redirect_to_home()
            return
        folder = await self.folder(sample)
        self.show(
            "portfolio.html",
            folder=folder,
            start=await self.app.run_in_page_pool(folder.documents_of, START),
            own=await self.app.run_in_page_pool(folder.documents_of, MANAGE),
            samples=await self.app.run_in_page_pool(self._samples),
            country=self.country,
            whole=self.is_whole(),
            our_co_op_url="" if sample else OUR_CO_OP_URL,
            has_co_op=not folder.answers.by_exercise.keys().isdisjoint((CO_OP, CO_OP_LOGO)),
        )

    def _samples(self) -> dict[str, list[Sample]]:
        """Return the samples of each curriculum."""
        return {each.id: [_read_sample(path) for path in each.samples] for each in self.curricula}


class DownloadHandler(PortfolioHandler):
    """A document as a page or as a file."""

    async def send_document(self, name: str, file_type: str, sample: str = "") -> None:
        """Send the document with this name: as a page if `file_type` is "", else as a file."""
        if self.learner is None:
            self.redirect_to_home()
            return
        if file_type and (id_ := self.get_argument("job", "")):
            self._show_job(id_, name, file_type)
            return
        folder = await self.folder(sample)
        newest = await self.app.run_in_store_pool(self.app.store.answers.newest)
        documents = await self.app.run_in_page_pool(folder.documents, name)
        if not documents or (file_type == "xlsx" and name not in NO_SPREADSHEET):
            raise HTTPError(HTTPStatus.NOT_FOUND)
        document = DocumentPage(
            documents,
            folder.locale,
            folder.owner,
            folder.locale.date(date.today()),
            currency=folder.currency,
            sample_note=folder.about,
            warnings=tuple(filter(None, (clock_warning(newest, folder.locale), self._missing_session_warning()))),
            final=self.get_argument("copy", "") == FINAL,
        )
        if file_type:
            make = await self._file_maker(file_type, document, folder, name)
            rows = _row_count(documents)
            if rows > MOST_SHORT_ROWS:
                job = self.app.export_jobs.start(self.learner.id, self.request.uri or "", rows, make)
                self.redirect(url_concat(job.address, {"job": job.id}))
                return
            try:
                self._send_file(await self.app.run_in_export_pool(make), name, file_type)
            except PublishError as error:
                raise Refusal(HTTPStatus.SERVICE_UNAVAILABLE, str(error)) from error
        else:
            menu = self._menu(folder, name, final=document.final)
            most = None if self.get_argument("rows", "") == "all" else MOST_ROWS
            shown = replace(document, exercise_links=folder.where, menu=menu, most_rows=most)
            self.finish(await self.app.run_in_page_pool(render_document, shown))

    def _missing_session_warning(self) -> str:
        """Return a sentence if a session can't be run, so that its answers are missing, else "".

        Raises:
            Refusal: a session hasn't run yet, so a document would lack its answers without need.
        """
        served = tuple(self._served_sessions())
        if any(session is not None and session.run is None and not session.error for session in served):
            sentence = N_("The sessions are still being prepared. Open this page again in a minute.")
            raise Refusal(HTTPStatus.SERVICE_UNAVAILABLE, self.locale_.text(sentence))
        if self.is_whole():
            return ""
        return self.locale_.text(N_("One session can’t be read right now, so its answers are missing here."))

    def _menu(self, folder: DocumentFolder, name: str, *, final: bool) -> Menu:
        """Return the links on a document's page; those on a final copy lead to final copies."""
        address, text = f"{folder.address}{name}", self.locale_.text
        copies = ((text(N_("Draft")), address), (text(N_("Final copy")), f"{address}?copy={FINAL}"))
        if final:
            files = tuple((words, f"{url}?copy={FINAL}") for words, url in folder.files(name))
            return Menu(folder.address, files, f"{address}?copy={FINAL}&rows=all", copies)
        return Menu(folder.address, folder.files(name), f"{address}?rows=all", copies)

    async def _file_maker(
        self, file_type: str, document: DocumentPage, folder: DocumentFolder, name: str
    ) -> Callable[[], bytes]:
        """Return the function that makes the file.

        Raises:
            Refusal: the numbers are not whole enough for a spreadsheet.
        """
        if file_type != "xlsx":
            html = await self.app.run_in_page_pool(render_document, replace(document, unstyled=file_type == "docx"))
            return partial(to_pdf if file_type == "pdf" else to_docx, html, document.locale)
        make = await self.app.run_in_page_pool(folder.spreadsheet, name)
        if make is None:
            raise Refusal(HTTPStatus.CONFLICT, self.locale_.text(NO_SPREADSHEET[name]))
        return make

    def _show_job(self, id_: str, name: str, file_type: str) -> None:
        """Show how far a long file is, or send it if `?send=1` asks for it; begin again if the job is gone.

        Raises:
            Refusal: a program for the file is missing or failed.
        """
        assert self.learner is not None
        job = self.app.export_jobs.find(id_, self.learner.id)
        if job is None:
            final = self.get_argument("copy", "") == FINAL
            self.redirect(self.request.path + (f"?copy={FINAL}" if final else ""))
        elif job.state != "ready":
            self.set_header("Refresh", str(REFRESH_SECONDS))
            self._show_progress(job)
        elif error := job.future.exception():
            if isinstance(error, PublishError):
                raise Refusal(HTTPStatus.SERVICE_UNAVAILABLE, str(error)) from error
            raise error
        elif self.get_argument("send", ""):
            self._send_file(job.future.result(), name, file_type)
        else:
            self.set_header("Refresh", f"0; url={self._sending_url(job)}")
            self._show_progress(job)

    def _show_progress(self, job: ExportJob) -> None:
        """Show the page of a long file that is waiting, being made, or ready."""
        sentences = {
            "waiting": N_("Another long file comes first. Yours begins after it. This page updates itself."),
            "making": N_("It has {rows} rows, so this can take a minute or more. This page opens it when it’s ready."),
            "ready": N_("If it doesn’t open by itself, use the button."),
        }
        sentence = self.locale_.resolve(LazyText(sentences[job.state], (("rows", job.rows),)))
        back_url = self.request.path.rpartition(".")[0]
        self.show(
            "file_progress.html", state=job.state, sentence=sentence, file_url=self._sending_url(job), back_url=back_url
        )

    def _sending_url(self, job: ExportJob) -> str:
        """Return the address that sends the file of a job."""
        return str(url_concat(job.address, {"job": job.id, "send": "1"}))

    def _send_file(self, made: bytes, name: str, file_type: str) -> None:
        """Send a file: a PDF to look at, others to keep."""
        disposition = "inline" if file_type == "pdf" else "attachment"
        self.set_header("Content-Type", TYPES[file_type])
        self.set_header("Content-Disposition", f'{disposition}; filename="{name}.{file_type}"')
        self.finish(made)


class DocumentHandler(DownloadHandler):
    """`/portfolio/<document>`: one of the learner's documents, or all of them."""

    async def get(self, name: str, file_type: str | None) -> None:
        await self.send_document(name, file_type or "")


class SampleDocumentHandler(DownloadHandler):
    """`/portfolio/sample/<sample>/<document>`: a document of a sample."""

    async def get(self, sample: str, name: str, file_type: str | None) -> None:
        await self.send_document(name, file_type or "", sample)


def _answers_of(answer_context: AnswerContext, record: LearnerRecord) -> GroupAnswers:
    return calculation_context(answer_context, snapshot_of(answer_context, record)).answers


def _read_sample(path: Path) -> Sample:
    try:
        return read_sample(path)
    except SampleError as error:
        raise Refusal(HTTPStatus.SERVICE_UNAVAILABLE, str(error)) from error


def _row_count(documents: Iterable[Document]) -> int:
    """Return how many rows the tables of documents have, which says how long a file will take."""
    blocks = (block for document in documents for section in document.sections for block in section.blocks)
    return sum(len(block.rows) for block in blocks if isinstance(block, Table))
