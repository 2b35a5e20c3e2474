"""Opening balances of a year of a plan."""

from dataclasses import dataclass
from decimal import Decimal

from coopkit.business.plan.surplus import PlanUse

ZERO = Decimal(0)


@dataclass(frozen=True)
class OpeningBalances:
    """Balances at the beginning of a year, money.

    cash: cash balance. owed: by customers. reserve, education, retained: built from surpluses. losses: of earlier years
    that are not made good, 0 or below. to_pay: interest on shares and cash refunds of the year before.
    """

    cash: Decimal
    owed: Decimal = ZERO
    reserve: Decimal = ZERO
    education: Decimal = ZERO
    retained: Decimal = ZERO
    losses: Decimal = ZERO
    to_pay: Decimal = ZERO

    def after(self, used: PlanUse, *, cash: Decimal, owed: Decimal) -> "OpeningBalances":
        """Return the opening balances of the next year; a loss is taken from the reserve first.

        used: the use of the surplus. cash, owed: money at the end of the year.
        """
        use = used.use
        built = self.reserve + use.amount("non-members") + use.amount("reserve") + used.undistributed
        from_reserve = min(built, -use.carried_forward)
        return OpeningBalances(
            cash=cash,
            owed=owed,
            reserve=built - from_reserve,
            education=self.education + use.amount("education"),
            retained=self.retained + used.retained,
            losses=use.carried_forward + from_reserve,
            to_pay=used.interest + used.cash,
        )
