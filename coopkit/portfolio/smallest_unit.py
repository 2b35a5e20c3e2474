"""Sums of money that people put in, in the smallest money: nobody pays half a cent."""

from collections.abc import Collection, Mapping
from decimal import Decimal

from coopkit.business.money import round_half_up
from coopkit.portfolio.group_answers import GroupAnswers, Values


def in_smallest_money(values: Values, sums: Collection[str], places: int) -> dict[str, Decimal | str]:
    """The same values, those of some columns rounded half up.

    sums: the columns, or the last part of the names of fields, in which sums of money are; prices and costs of one unit
    are not among them, since they may be finer. places: of the smallest money.
    """
    return {
        name: _rounded(value, places) if name.rpartition(".")[2] in sums else value for name, value in values.items()
    }


def answers_in_smallest_money(answers: GroupAnswers, sums: Mapping[str, Collection[str]], places: int) -> GroupAnswers:
    """The same of the answers to several exercises; `sums` are the columns by exercise."""
    return GroupAnswers(
        {
            exercise: in_smallest_money(values, sums[exercise], places) if exercise in sums else values
            for exercise, values in answers.by_exercise.items()
        }
    )


def _rounded(value: Decimal | str, places: int) -> Decimal | str:
    return round_half_up(value, places) if isinstance(value, Decimal) and value.is_finite() else value
