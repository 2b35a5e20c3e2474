"""Market research and investment: sample sizes, survey tallies, demand, payback and net present value."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from coopkit.business.money import Amount, NotDefined, Rate, amount, exact_rate, round_up, whole_number

SampleMethod = Literal["quick", "finite", "large"]

SAMPLE_METHODS: tuple[SampleMethod, ...] = ("quick", "finite", "large")

ASK_ALL_BELOW = 50
"""Below this number, everybody is asked."""

_Z_SCORE = Fraction("1.96")
_LARGEST_VARIANCE = Fraction(1, 4)


@dataclass(frozen=True)
class Shares:
    """The shares of each answer, exact fractions of the same whole."""

    yes: Fraction
    perhaps: Fraction
    no: Fraction


@dataclass(frozen=True)
class SurveyTally:
    """A count of answers: people asked, forms filled in, and the shares of the filled forms and of all asked."""

    asked: int
    filled: int
    of_filled: Shares | NotDefined
    of_asked: Shares | NotDefined


def sample_size(population: Amount, margin_of_error: Rate, *, method: SampleMethod = "quick") -> int:
    """Return how many people to ask, chosen at random; rounded up, and everybody if there are fewer than 50.

    population: people there are, at least 1. margin_of_error: a fraction above 0 and below 1.
    method: "quick", N ÷ (1 + N × e²); "large", 1.96² × ¼ ÷ e², for very many; "finite", the same corrected for N.
    Raises TypeError for a float, ValueError for impossible input; both name the argument.
    Source: Yamane's rule; Cochran's sample size at 95 % with its correction for a finite population.
    """
    people = whole_number("population", population, least=1)
    error = exact_rate("margin_of_error", margin_of_error)
    if not 0 < error < 1:
        raise ValueError(f"margin_of_error is {margin_of_error}: give a fraction above 0 and below 1")
    if method not in SAMPLE_METHODS:
        raise ValueError(f"method is {method!r}: give one of {', '.join(SAMPLE_METHODS)}")
    if people < ASK_ALL_BELOW:
        return people
    large = _Z_SCORE**2 * _LARGEST_VARIANCE / error**2
    exact = {
        "quick": people / (1 + people * error**2),
        "large": large,
        "finite": large / (1 + (large - 1) / people),
    }[method]
    return min(people, int(round_up(exact, 0)))


def survey_tally(yes: Amount, perhaps: Amount, no: Amount, *, empty: Amount = 0) -> SurveyTally:
    """Count the answers to "Would you buy this?".

    yes, perhaps, no: filled forms. empty: forms that came back empty, which don't count as "no".
    Raises TypeError for a float, ValueError for what is no count; both name the argument.
    Source: share = answers ÷ the forms they are a share of.
    """
    counts = [whole_number(name, count) for name, count in (("yes", yes), ("perhaps", perhaps), ("no", no))]
    filled = sum(counts)
    asked = filled + whole_number("empty", empty)
    none = NotDefined("No form is filled in yet, so there is no share.")
    return SurveyTally(
        asked,
        filled,
        Shares(*(Fraction(each, filled) for each in counts)) if filled else none,
        Shares(*(Fraction(each, asked) for each in counts)) if filled else none,
    )


def demand_estimate(
    potential_customers: Amount, share_yes: Rate, caution_factor: Rate, units_per_customer: Amount
) -> Fraction:
    """Return the units that may be sold in the period of `units_per_customer`, exact.

    potential_customers: people or firms. share_yes: the part that would buy. caution_factor: the part of these that
    really will; from 0.25 to 0.75 is usual. Both are fractions up to 1.
    Raises TypeError for a float, ValueError for impossible input; both name the argument.
    Source: customers × share × caution × units; usual market estimate with a factor of caution.
    """
    customers = Fraction(amount("potential_customers", potential_customers, least=0))
    parts = [_read_fraction("share_yes", share_yes), _read_fraction("caution_factor", caution_factor)]
    return customers * parts[0] * parts[1] * Fraction(amount("units_per_customer", units_per_customer, least=0))


def payback_period(cost: Amount, yearly_cash_flows: Amount | Sequence[Amount]) -> Fraction | NotDefined:
    """Return the years until the cash flows have paid back the cost, exact, evenly within a year.

    cost: money today, at least 0. yearly_cash_flows: net money a year, year by year; or one amount for every year.
    Not defined if the cost isn't paid back in these years.
    Raises TypeError for a float, ValueError for what is no amount; both name the argument.
    Source: payback with straight interpolation within the year.
    """
    remaining = Fraction(amount("cost", cost, least=0))
    if not remaining:
        return Fraction(0)
    if isinstance(yearly_cash_flows, (Decimal, int, str, float)):
        yearly = Fraction(amount("yearly_cash_flows", yearly_cash_flows))
        return remaining / yearly if yearly > 0 else NotDefined("The money does not come back.")
    for year, each in enumerate(yearly_cash_flows):
        flow = Fraction(amount(f"yearly_cash_flows[{year}]", each))
        if flow >= remaining:
            return year + remaining / flow
        remaining -= flow
    return NotDefined("The money does not come back within the years of the plan.")


def net_present_value(rate: Rate, cash_flows: Sequence[Amount], *, initial: Amount = 0) -> Fraction:
    """Return the value today of later cash flows, less what is paid today; exact money.

    rate: a fraction a period, above −1. cash_flows: net money at the END of period 1, 2 …
    initial: money paid TODAY, as a positive number. Money paid at the end of period 1 is in cash_flows instead.
    Raises TypeError for a float, ValueError for a rate of −1 or less; both name the argument.
    Source: Microsoft Office help, "NPV".
    """
    interest = exact_rate("rate", rate)
    if interest <= -1:
        raise ValueError(f"rate is {rate}: give a fraction above -1")
    worth = -Fraction(amount("initial", initial))
    for period, each in enumerate(cash_flows, 1):
        worth += Fraction(amount(f"cash_flows[{period - 1}]", each)) / (1 + interest) ** period
    return worth


def _read_fraction(name: str, value: Rate) -> Fraction:
    """Return a fraction from 0 to 1; raises ValueError for any other."""
    part = exact_rate(name, value, least=0)
    if part > 1:
        raise ValueError(f"{name} is {value}: give a fraction up to 1")
    return part
