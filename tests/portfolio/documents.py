"""Papers as an English reader sees them, and what stands in them."""

from collections.abc import Iterator

from coopkit.countries import load_country
from coopkit.i18n import LazyText, Money, Percent, load_locale
from coopkit.portfolio.documents import make_start_documents
from coopkit.portfolio.documents.start.context import PlanContext, read_plan_context
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.report import (
    Assumption,
    AuthorNote,
    Document,
    Figure,
    Figures,
    Gap,
    Listing,
    Notice,
    ReportBlock,
    Section,
    Table,
    TableCell,
    ToWrite,
    TypedText,
)

NOBODY = GroupAnswers({})
_ENGLISH = load_locale(minor_digits=2)


def basis(answers: GroupAnswers, country: str = "", minor_digits: int = 2) -> PlanContext:
    return read_plan_context(answers, load_country(country), minor_digits=minor_digits)


def paper(id_: str, found: PlanContext) -> Document:
    """The paper of this id."""
    return next(each for each in make_start_documents(found) if each.id == id_)


def english(said: LazyText) -> str:
    return _ENGLISH.resolve(said)


def section(found: Document, heading: str) -> Section:
    """The section under this heading."""
    return next(each for each in found.sections if english(each.heading) == heading)


def blocks(found: Document) -> Iterator[ReportBlock]:
    for each in found.sections:
        yield from each.blocks


def table(found: Document, caption: str) -> Table:
    """The table of this caption."""
    return next(each for each in blocks(found) if isinstance(each, Table) and english(each.caption) == caption)


def head(found: Table) -> list[str]:
    return [english(name) for name in found.head]


def column(found: Table, name: str) -> list[object]:
    """The cells below a head, without totals."""
    place = head(found).index(name)
    return [plain(row[place]) for row in found.rows]


def figures(found: Document | Section) -> dict[str, object]:
    """All key figures by their labels."""
    every = blocks(found) if isinstance(found, Document) else iter(found.blocks)
    lines: list[Figure] = [line for each in every if isinstance(each, Figures) for line in each.lines]
    return {english(line.label): plain(line.value) for line in lines}


def plain(cell: TableCell) -> object:
    """A cell as a number, or as words."""
    match cell:
        case Money():
            return cell.amount
        case Percent():
            return cell.share
        case LazyText():
            return english(cell)
    return cell


def said(found: Document | Section) -> list[str]:
    """Every sentence, typed words among them."""
    texts: list[str] = []
    for each in blocks(found) if isinstance(found, Document) else found.blocks:
        match each:
            case LazyText():
                texts.append(english(each))
            case Notice() | AuthorNote() | Gap() | Assumption():
                texts.append(english(each.text))
            case Listing():
                texts += [item if isinstance(item, str) else english(item) for item in each.items]
            case TypedText():
                texts.append(each.words)
            case ToWrite():
                texts.append(english(each.label))
    return texts


def gaps(found: Document) -> list[tuple[str, str]]:
    return [(gap.exercise, english(gap.text)) for gap in found.gaps]
