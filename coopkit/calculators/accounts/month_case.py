"""An invented month of a laundry co-operative in Cochabamba, as in the exercise `manage.fin.month-books`."""

from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from coopkit.business.ledger import Account, Entry
from coopkit.i18n import N_

ACCOUNTS = (
    Account("cash", "asset"),
    Account("customers", "asset"),
    Account("machines", "asset"),
    Account("shop", "liability"),
    Account("loan", "liability"),
    Account("shares", "equity"),
    Account("reserve", "equity"),
    Account("sales", "income"),
    Account("soap", "cost"),
    Account("pay", "cost"),
    Account("interest", "cost"),
    Account("wear", "cost"),
)
ACCOUNT_NAMES = MappingProxyType(
    {
        "cash": N_("Cash"),
        "customers": N_("Customers owe us"),
        "machines": N_("Machines"),
        "shop": N_("We owe the shop"),
        "loan": N_("Loan"),
        "shares": N_("Shares"),
        "reserve": N_("Reserve"),
        "sales": N_("Sales"),
        "soap": N_("Soap used"),
        "pay": N_("Pay"),
        "interest": N_("Interest"),
        "wear": N_("Depreciation"),
    }
)
OPENING_BALANCES = MappingProxyType(
    {
        "cash": Decimal(400),
        "machines": Decimal(2400),
        "loan": Decimal(1200),
        "shares": Decimal(1000),
        "reserve": Decimal(600),
    }
)
LONG_TERM_ACCOUNTS = frozenset({"machines", "loan"})
COST_OF_GOODS_ACCOUNTS = frozenset({"soap", "pay"})


@dataclass(frozen=True)
class Slip:
    """A slip with its correct entry, and the questions to ask about a wrong debit or credit account."""

    entry: Entry
    goes_to: str
    comes_from: str


SLIPS = MappingProxyType(
    {
        "e1": Slip(
            Entry("1", "Washing for guests, paid at once", "cash", "sales", Decimal(900)),
            N_("The guests have paid. Where is their money now?"),
            N_("What was it that brought this money?"),
        ),
        "e2": Slip(
            Entry("2", "Washing for a hotel that pays in June", "customers", "sales", Decimal(350)),
            N_("Nobody has paid yet. What does the co-op have instead of cash?"),
            N_("The washing is done in May. What was earned by it?"),
        ),
        "e3": Slip(
            Entry("3", "Soap from the shop, to be paid in June", "soap", "shop", Decimal(180)),
            N_("The soap is used up. What kind of cost is it?"),
            N_("No cash has moved. To whom is it owed?"),
        ),
        "e4": Slip(
            Entry("4", "Pay for the work of May, in cash", "pay", "cash", Decimal(500)),
            N_("What was this money for?"),
            N_("From where was it taken?"),
        ),
        "e5": Slip(
            Entry("5", "A new member pays in a share", "cash", "shares", Decimal(100)),
            N_("Where is the money of the new member now?"),
            N_("It is no income: what does the member have in the co-op?"),
        ),
        "e6": Slip(
            Entry("6", "To the bank, back on the loan", "loan", "cash", Decimal(100)),
            N_("What gets smaller by it?"),
            N_("From where was it taken?"),
        ),
        "e7": Slip(
            Entry("7", "To the bank, interest", "interest", "cash", Decimal(10)),
            N_("This part pays nothing back. What kind of cost is it?"),
            N_("From where was it taken?"),
        ),
        "e8": Slip(
            Entry("8", "Wear of the machines in May", "wear", "machines", Decimal(40)),
            N_("What kind of cost is it, if nobody is paid?"),
            N_("No cash has moved. What is worth less now?"),
        ),
    }
)
"""The eight slips by the rows of the table."""
