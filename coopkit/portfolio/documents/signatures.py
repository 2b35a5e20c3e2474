"""Where documents are signed: a row for each office, with room for name, signature and date."""

from coopkit.i18n import N_, LazyText, lazy
from coopkit.report import ReportBlock, Section, Table, heads


def signature_section(statement: LazyText, *offices: str, before: tuple[ReportBlock, ...] = ()) -> Section:
    """Return the section in which a document is signed.

    statement: what is signed. offices: English names of those who sign. before: blocks above the statement.
    """
    return Section(
        lazy(N_("Signatures")),
        (
            *before,
            statement,
            Table(
                lazy(N_("Signed by")),
                heads(N_("Office"), N_("Name"), N_("Signature"), N_("Date")),
                tuple((lazy(office), None, None, None) for office in offices),
                by_hand=True,
            ),
        ),
    )
