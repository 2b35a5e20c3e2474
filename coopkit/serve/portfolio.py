"""`/portfolio/`: a group's papers, made of its answers, to read, to print and to take along; and finished examples."""

from dataclasses import dataclass, field, replace
from datetime import date
from http import HTTPStatus
from pathlib import Path
from typing import Any

from tornado.web import HTTPError

from coopkit.answering.figures import group_of
from coopkit.countries import Country
from coopkit.i18n import N_, Locale, load_locale
from coopkit.library import Curriculum
from coopkit.portfolio.answers import Answers
from coopkit.portfolio.papers import papers_of
from coopkit.portfolio.papers.basis import Basis, basis_of
from coopkit.portfolio.papers.paper import Paper
from coopkit.portfolio.samples import Sample, SampleError, read_sample, sample_answers
from coopkit.publish.docx import to_docx
from coopkit.publish.pdf import to_pdf
from coopkit.publish.sheets import PublishError
from coopkit.publish.spreadsheet import write_plan
from coopkit.serve.page import Page, Refusal
from coopkit.views.chrome import Chrome
from coopkit.views.portfolio import Document, Menu, There, render_document

CURRICULUM = "start_coop"
"""Whose sessions the papers are made of."""
PORTFOLIO = "/portfolio/"
PATIENCE_SECONDS = 10.0
ALL = "all"
"""All papers in one, in place of a paper's id."""
SPREADSHEET_OF = ("business-plan", "financial-plan")
"""The papers beside which the spreadsheet is offered; it is the business plan's."""
TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True)
class Folder:
    """Somebody's papers: whose they are, what they are made of, and where they lie.

    about: what a sample says of itself; "" for a learner's own. currency: "" where amounts have none.
    where: for an exercise's id where it is answered; nothing for a sample.
    """

    owner: str
    basis: Basis
    locale: Locale
    address: str
    about: str = ""
    currency: str = ""
    where: dict[str, There] = field(default_factory=dict)

    def papers(self, name: str) -> tuple[Paper, ...]:
        """The paper of this id, all of them for "all", none where there is no such paper."""
        found = papers_of(self.basis)
        return found if name == ALL else tuple(paper for paper in found if paper.id == name)


class PortfolioPage(Page):
    """A page of a portfolio: the learner's own, or a sample's."""

    @property
    def curriculum(self) -> Curriculum:
        """The curriculum whose sessions the papers are made of."""
        found = self.house.curriculum(CURRICULUM)
        if found is None:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        return found

    def chrome(self) -> Chrome:
        """The way back leads to the sessions that the papers are made of."""
        return replace(super().chrome(), sessions_url=f"/learn/{CURRICULUM}/")

    async def folder(self, sample: str) -> Folder:
        """The papers to show, once the sessions that they are made of have run.

        sample: the id of a sample, "" for the learner's own.
        """
        await self.house.shelf.settle([each.name for each in self.curriculum.sessions], PATIENCE_SECONDS)
        return await self.house.drawn(self._sample, sample) if sample else await self._own()

    def is_whole(self) -> bool:
        """Whether every session could be run, so that no answer is left out."""
        places = (self.house.shelf.place(each.name) for each in self.curriculum.sessions)
        return all(place is not None and place.ran is not None for place in places)

    async def _own(self) -> Folder:
        assert self.learner is not None
        desk, country = self.desk, self.country
        kept = await self.house.stored(self.house.store.answers.of_learner, self.learner.id)
        group = group_of(desk, kept)
        basis = await self.house.drawn(basis_of, Answers(group.answers), country, minor_digits=group.minor_digits)
        where = {id_: There(place.words, place.url) for id_, place in desk.whereabouts.items()}
        return Folder(self.learner.name, basis, desk.locale, PORTFOLIO, "", country.currency, where)

    def _sample(self, id_: str) -> Folder:
        path = next((path for path in self.curriculum.samples if path.stem == id_), None)
        if path is None:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        sample = _read(path)
        locale = _written(self.house.locale.language, self.country, sample.minor_digits)
        answers = sample_answers(sample, (each.definition for each in self.house.shelf.exercises.values()))
        basis = basis_of(answers, self.country, minor_digits=sample.minor_digits)
        address = f"{PORTFOLIO}sample/{id_}/"
        return Folder(locale.text(sample.title), basis, locale, address, locale.text(sample.about))


class Contents(PortfolioPage):
    """The list of papers, and how complete each is."""

    async def get(self, sample: str = "") -> None:
        if self.learner is None:
            self.ask_who()
            return
        folder = await self.folder(sample)
        self.show(
            "portfolio.html",
            folder=folder,
            papers=await self.house.drawn(folder.papers, ALL),
            files_of=lambda paper: files_of(paper, folder),
            samples=await self.house.drawn(lambda: [_read(path) for path in self.curriculum.samples]),
            country=self.country,
            whole=self.is_whole(),
        )


class GivingPage(PortfolioPage):
    """A page that gives papers, or files of them."""

    async def give(self, name: str, kind: str, sample: str = "") -> None:
        """The paper of this name as a page, where `kind` is "", or as a file."""
        if self.learner is None:
            self.ask_who()
            return
        folder = await self.folder(sample)
        papers = await self.house.drawn(folder.papers, name)
        if not papers or (kind == "xlsx" and name != SPREADSHEET_OF[0]):
            raise HTTPError(HTTPStatus.NOT_FOUND)
        document = Document(
            papers,
            folder.locale,
            folder.owner,
            folder.locale.date(date.today()),
            currency=folder.currency,
            invented=folder.about,
        )
        if kind:
            made = await self._made(kind, document, folder)
            disposition = "inline" if kind == "pdf" else "attachment"
            self.set_header("Content-Type", TYPES[kind])
            self.set_header("Content-Disposition", f'{disposition}; filename="{name}.{kind}"')
            self.finish(made)
        else:
            menu = Menu(folder.address, files_of(name, folder))
            shown = replace(document, where=folder.where, menu=menu)
            self.finish(await self.house.drawn(render_document, shown))

    async def _made(self, kind: str, document: Document, folder: Folder) -> bytes:
        """The file.

        Raises:
            Refusal: a program for it is missing or failed, or there is no whole plan for a spreadsheet.
        """
        if kind == "xlsx":
            return await self._spreadsheet(folder)
        html = await self.house.drawn(render_document, replace(document, plain=kind == "docx"))
        try:
            return await self.house.printed(to_pdf if kind == "pdf" else to_docx, html, document.locale)
        except PublishError as error:
            raise Refusal(HTTPStatus.SERVICE_UNAVAILABLE, str(error)) from error

    async def _spreadsheet(self, folder: Folder) -> bytes:
        plan, names = folder.basis.plan, folder.basis.read.names
        if plan is None:
            sentence = N_("The spreadsheet needs a whole plan. The financial plan says what is still missing.")
            raise Refusal(HTTPStatus.CONFLICT, self.locale_.text(sentence))
        settings: dict[str, Any] = {"names": names, "title": folder.owner, "currency": folder.currency}
        return await self.house.printed(write_plan, plan, folder.locale, **settings)


class PaperPage(GivingPage):
    """One paper of one's own, or all, as a page or as a file."""

    async def get(self, name: str, kind: str | None) -> None:
        await self.give(name, kind or "")


class SamplePaper(GivingPage):
    """The same of a sample."""

    async def get(self, sample: str, name: str, kind: str | None) -> None:
        await self.give(name, kind or "", sample)


def files_of(paper: str, folder: Folder) -> tuple[tuple[str, str], ...]:
    """The files of a paper: what each is, and its address."""
    text = folder.locale.text
    found = [
        (text(N_("PDF to print")), f"{folder.address}{paper}.pdf"),
        (text(N_("Word document")), f"{folder.address}{paper}.docx"),
    ]
    if paper in SPREADSHEET_OF and folder.basis.plan is not None:
        found.append((text(N_("Spreadsheet")), f"{folder.address}{SPREADSHEET_OF[0]}.xlsx"))
    return tuple(found)


def _read(path: Path) -> Sample:
    try:
        return read_sample(path)
    except SampleError as error:
        raise Refusal(HTTPStatus.SERVICE_UNAVAILABLE, str(error)) from error


def _written(language: str, country: Country, minor_digits: int) -> Locale:
    return load_locale(language, country.code or None, minor_digits=minor_digits)
