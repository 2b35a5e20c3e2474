"""`/portfolio/`: a group's documents, made from its answers, as pages and as files; and samples."""

from dataclasses import replace
from datetime import date
from http import HTTPStatus
from pathlib import Path

from tornado.web import HTTPError

from coopkit.content import Curriculum, locale_for
from coopkit.export.document_folder import CURRICULA, MANAGE, NO_SPREADSHEET, START, DocumentFolder
from coopkit.export.docx import to_docx
from coopkit.export.pdf import to_pdf
from coopkit.export.printed_sheets import PublishError
from coopkit.i18n import N_
from coopkit.portfolio.co_op import CO_OP, CO_OP_LOGO, OUR_CO_OP_URL, read_co_op
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.portfolio.samples import Sample, SampleError, read_sample, sample_answers
from coopkit.serve.clock import clock_warning
from coopkit.serve.page_handler import PageHandler, Refusal
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
        places = (self.app.sessions.get(session.name) for each in self.curricula for session in each.sessions)
        return all(session is not None and session.run is not None for session in places)

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
            date_warning=clock_warning(newest, folder.locale),
            final=self.get_argument("copy", "") == FINAL,
        )
        if file_type:
            made = await self._make_file(file_type, document, folder, name)
            disposition = "inline" if file_type == "pdf" else "attachment"
            self.set_header("Content-Type", TYPES[file_type])
            self.set_header("Content-Disposition", f'{disposition}; filename="{name}.{file_type}"')
            self.finish(made)
        else:
            menu = self._menu(folder, name, final=document.final)
            most = None if self.get_argument("rows", "") == "all" else MOST_ROWS
            shown = replace(document, exercise_links=folder.where, menu=menu, most_rows=most)
            self.finish(await self.app.run_in_page_pool(render_document, shown))

    def _menu(self, folder: DocumentFolder, name: str, *, final: bool) -> Menu:
        """Return the links on a document's page; those on a final copy lead to final copies."""
        address, text = f"{folder.address}{name}", self.locale_.text
        copies = ((text(N_("Draft")), address), (text(N_("Final copy")), f"{address}?copy={FINAL}"))
        if final:
            files = tuple((words, f"{url}?copy={FINAL}") for words, url in folder.files(name))
            return Menu(folder.address, files, f"{address}?copy={FINAL}&rows=all", copies)
        return Menu(folder.address, folder.files(name), f"{address}?rows=all", copies)

    async def _make_file(self, file_type: str, document: DocumentPage, folder: DocumentFolder, name: str) -> bytes:
        """Return the file.

        Raises:
            Refusal: a program for it is missing or failed, or its numbers are not whole enough for a spreadsheet.
        """
        if file_type == "xlsx":
            make = await self.app.run_in_page_pool(folder.spreadsheet, name)
            if make is None:
                raise Refusal(HTTPStatus.CONFLICT, self.locale_.text(NO_SPREADSHEET[name]))
            return await self.app.run_in_export_pool(make)
        html = await self.app.run_in_page_pool(render_document, replace(document, unstyled=file_type == "docx"))
        try:
            return await self.app.run_in_export_pool(to_pdf if file_type == "pdf" else to_docx, html, document.locale)
        except PublishError as error:
            raise Refusal(HTTPStatus.SERVICE_UNAVAILABLE, str(error)) from error


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
