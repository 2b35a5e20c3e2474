"""The calculation "yearly-depreciation": what each year carries of a thing that wears out."""

from decimal import Decimal
from types import MappingProxyType

from coopkit.business.assets import MOST_YEARS, straight_line_depreciation
from coopkit.calculators.calculation import Calculation, Computed, Group, Line, Missing, Shown, Table, Values
from coopkit.calculators.inputs import Asked, to_mend
from coopkit.i18n import N_, Money, Said, say, say_n

COST = Asked("cost", N_("what it costs"))
SALVAGE = Asked("salvage", N_("what it is still worth in the end"))
YEARS = Asked("years", N_("the years of use"), least=1, most=MOST_YEARS, whole=True)


def yearly_depreciation(values: Values, group: Group) -> Computed | Missing:
    """Spread the cost of a thing over its years, to the last cent.

    values: cost and salvage, money; years, whole.
    """
    cost, salvage, years = (each.read(values) for each in (COST, SALVAGE, YEARS))
    wrong = to_mend(values, (COST, SALVAGE, YEARS))
    if wrong or cost is None or salvage is None or years is None:
        return Missing(wrong)
    if salvage > cost:
        text = N_("In the end it is worth {salvage}, more than the {cost} that it costs. Then nothing wears out.")
        return Missing((say(text, salvage=Money(salvage), cost=Money(cost)),))
    rows = straight_line_depreciation(cost, salvage, years, places=group.minor_digits)
    each, last = rows[0].amount, rows[-1].amount
    figures: dict[str, Shown] = {"each": Money(each), "last": Money(last), "sum": Money(cost - salvage)}
    formula = say(
        N_("({cost} − {salvage}) ÷ {years} = {each}"),
        cost=Money(cost),
        salvage=Money(salvage),
        years=years,
        each=Money(each),
    )
    head = (say(N_("Year")), say(N_("Depreciation")), say(N_("Value at its end")))
    lines = tuple((say("{n}", n=row.year), _money(row.amount), _money(row.book_value)) for row in rows)
    return Computed(
        _sentences(len(rows), each, last),
        (formula,),
        (Table(say(N_("Year by year")), head, lines),),
        figures,
    )


def _sentences(years: int, each: Decimal, last: Decimal) -> tuple[Said, ...]:
    one, many = N_("The only year carries {each}."), N_("Each of the {n} years carries {each}.")
    if each == last:
        return (say_n(one, many, years, each=Money(each)),)
    text = N_("Each year carries {each}. The last one carries {last}, so that the parts add up to the whole.")
    return (say(text, each=Money(each), last=Money(last)),)


def _money(amount: Decimal) -> Said:
    return say("{amount}", amount=Money(amount))


YEARLY_DEPRECIATION = Calculation(
    "yearly-depreciation",
    ("cost", "salvage", "years"),
    yearly_depreciation,
    lines=(
        Line("each", N_("Each year"), N_("(cost − value in the end) ÷ years, rounded to the smallest money")),
        Line("last", N_("The last year"), N_("what is still left to carry")),
        Line("sum", N_("All years together"), N_("cost − value in the end")),
    ),
    example=MappingProxyType({"cost": Decimal(1000), "salvage": Decimal(100), "years": Decimal(7)}),
    sums=("cost", "salvage"),
)
