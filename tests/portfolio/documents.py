"""Papers as an English reader sees them, and what stands in them."""

from collections.abc import Iterator

from coopkit.countries import load_country
from coopkit.i18n import Money, Percent, Said, load_locale
from coopkit.portfolio.documents import papers_of
from coopkit.portfolio.documents.document import (
    Assumption,
    Block,
    Cell,
    Figure,
    Figures,
    Listing,
    Notice,
    Paper,
    Section,
    Table,
    ToWrite,
    Typed,
)
from coopkit.portfolio.documents.start.context import Basis, basis_of
from coopkit.portfolio.gaps import Gap
from coopkit.portfolio.group_answers import Answers

NOBODY = Answers({})
_ENGLISH = load_locale(minor_digits=2)


def basis(answers: Answers, country: str = "", minor_digits: int = 2) -> Basis:
    return basis_of(answers, load_country(country), minor_digits=minor_digits)


def paper(id_: str, found: Basis) -> Paper:
    """The paper of this id."""
    return next(each for each in papers_of(found) if each.id == id_)


def english(said: Said) -> str:
    return _ENGLISH.say(said)


def section(found: Paper, heading: str) -> Section:
    """The section under this heading."""
    return next(each for each in found.sections if english(each.heading) == heading)


def blocks(found: Paper) -> Iterator[Block]:
    for each in found.sections:
        yield from each.blocks


def table(found: Paper, caption: str) -> Table:
    """The table of this caption."""
    return next(each for each in blocks(found) if isinstance(each, Table) and english(each.caption) == caption)


def head(found: Table) -> list[str]:
    return [english(name) for name in found.head]


def column(found: Table, name: str) -> list[object]:
    """The cells below a head, without totals."""
    place = head(found).index(name)
    return [plain(row[place]) for row in found.rows]


def figures(found: Paper | Section) -> dict[str, object]:
    """All key figures by their labels."""
    every = blocks(found) if isinstance(found, Paper) else iter(found.blocks)
    lines: list[Figure] = [line for each in every if isinstance(each, Figures) for line in each.lines]
    return {english(line.label): plain(line.value) for line in lines}


def plain(cell: Cell) -> object:
    """A cell as a number, or as words."""
    match cell:
        case Money():
            return cell.amount
        case Percent():
            return cell.share
        case Said():
            return english(cell)
    return cell


def said(found: Paper | Section) -> list[str]:
    """Every sentence, typed words among them."""
    texts: list[str] = []
    for each in blocks(found) if isinstance(found, Paper) else found.blocks:
        match each:
            case Said():
                texts.append(english(each))
            case Notice() | Gap() | Assumption():
                texts.append(english(each.said))
            case Listing():
                texts += [item if isinstance(item, str) else english(item) for item in each.items]
            case Typed():
                texts.append(each.words)
            case ToWrite():
                texts.append(english(each.label))
    return texts


def gaps(found: Paper) -> list[tuple[str, str]]:
    return [(gap.exercise, english(gap.said)) for gap in found.gaps]
