"""A learner's documents: where they come from, and the files each one can be downloaded as."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from types import MappingProxyType

from coopkit.countries import Country
from coopkit.export.xlsx.board_pack import write_board_pack
from coopkit.export.xlsx.business_plan import write_business_plan
from coopkit.export.xlsx.surplus_distribution import write_surplus_distribution
from coopkit.i18n import N_, Locale
from coopkit.portfolio.co_op import CoOp
from coopkit.portfolio.documents import make_start_documents, make_year_documents
from coopkit.portfolio.documents.manage.context import YearContext, read_year_context
from coopkit.portfolio.documents.manage.member_slips import SLIPS_IDS
from coopkit.portfolio.documents.start.context import PlanContext, read_plan_context
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.report import Document
from coopkit.submissions import ExerciseLink

START, MANAGE = "start_coop", "manage_coop"
CURRICULA = (START, MANAGE)
"""The curricula that documents are made of, in the order in which a folder shows them."""
ALL_DOCUMENTS = "all"
"""In place of a document's id: all documents for starting a co-operative in one."""
YEAR_DOCUMENTS = ("board-pack", "surplus-distribution", *SLIPS_IDS)
"""The documents of a running co-operative."""
SPREADSHEETS = MappingProxyType(
    {
        "financial-plan": "business-plan",
        "business-plan": "business-plan",
        "board-pack": "board-pack",
        "surplus-distribution": "surplus-distribution",
        **dict.fromkeys(SLIPS_IDS, "surplus-distribution"),
    }
)
"""By document, the document whose spreadsheet is offered beside it."""
NO_SPREADSHEET = MappingProxyType(
    {
        "business-plan": N_("The spreadsheet needs a whole plan. The financial plan says what is still missing."),
        "board-pack": N_(
            "The spreadsheet needs the numbers of your own year. The board pack says what is still missing."
        ),
        "surplus-distribution": N_(
            "The spreadsheet needs your rules, your surplus and your members. The statement says what is still missing."
        ),
    }
)
"""Why a spreadsheet cannot be made, by document."""


@dataclass(frozen=True)
class DocumentFolder:
    """The documents of a learner or of a sample.

    curricula: whose documents are in it. about: the sample's description; "" for a learner's own documents.
    where: a link to each exercise, by id; empty for a sample.
    """

    owner: CoOp
    answers: GroupAnswers
    country: Country
    curricula: tuple[str, ...]
    locale: Locale
    address: str
    about: str = ""
    where: Mapping[str, ExerciseLink] = field(default_factory=dict)

    @property
    def currency(self) -> str:
        """The currency's three letters; "" for a sample, whose money belongs to no country, and where there is none."""
        return "" if self.about else self.country.currency

    @cached_property
    def start(self) -> PlanContext:
        """The context of the documents for starting a co-operative."""
        return read_plan_context(self.answers, self.country, minor_digits=self.locale.minor_digits)

    @cached_property
    def year(self) -> YearContext:
        """The context of the documents for a running co-operative."""
        return read_year_context(self.answers, self.country, minor_digits=self.locale.minor_digits)

    def documents_of(self, curriculum: str) -> tuple[Document, ...]:
        """Return the documents of one curriculum; none if the folder doesn't include that curriculum."""
        if curriculum not in self.curricula:
            return ()
        return make_start_documents(self.start) if curriculum == START else make_year_documents(self.year)

    def documents(self, name: str) -> tuple[Document, ...]:
        """Return the document with this id, all start documents for "all", or none if there is no such document."""
        found = self.documents_of(MANAGE if name in YEAR_DOCUMENTS else START)
        return found if name == ALL_DOCUMENTS else tuple(document for document in found if document.id == name)

    def spreadsheet(self, name: str) -> Callable[[], bytes] | None:
        """Return the function that writes a document's spreadsheet, or None if its numbers are incomplete."""
        settings = {"title": self.owner.name, "currency": self.currency}
        match SPREADSHEETS.get(name):
            case "business-plan" if self.start.plan:
                return partial(
                    write_business_plan, self.start.plan, self.locale, names=self.start.plan_reading.names, **settings
                )
            case "board-pack" if self.year.accounts.now:
                return partial(write_board_pack, self.year.accounts, self.locale, **settings)
            case "surplus-distribution" if self.year.group_distribution:
                return partial(write_surplus_distribution, self.year.group_distribution, self.locale, **settings)
        return None

    def files(self, name: str) -> tuple[tuple[str, str], ...]:
        """Return the files of a document as pairs of label and address."""
        text = self.locale.text
        found = [
            (text(N_("PDF to print")), f"{self.address}{name}.pdf"),
            (text(N_("Word document")), f"{self.address}{name}.docx"),
        ]
        if self.spreadsheet(name):
            found.append((text(N_("Spreadsheet")), f"{self.address}{SPREADSHEETS[name]}.xlsx"))
        return tuple(found)
