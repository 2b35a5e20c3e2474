"""The calculations "sample-size" and "survey-tally": how many people to ask, and the share of each answer."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from coopkit.business.feasibility.market import ASK_ALL_BELOW, Shares, SurveyTally, sample_size, survey_tally
from coopkit.business.money import NotDefined
from coopkit.calculators.calculation import Calculation, CalculationResult, ResultLine
from coopkit.calculators.inputs import IncompleteInput, NumberInput, Values, example, input_problems
from coopkit.i18n import N_, LazyText, Percent, lazy
from coopkit.i18n.formats import round_half_up
from coopkit.report import Chart, Series, TableCell

SAMPLE_INPUTS = (
    NumberInput("population", N_("how many people could buy from you"), least=1, whole=True),
    NumberInput("error", N_("the error you can live with, in percent"), least=1, most=50),
)
ANSWERS = MappingProxyType({"yes": N_("Yes"), "perhaps": N_("Perhaps"), "no": N_("No")})
TALLY_INPUTS = (
    NumberInput("yes", N_("how many said yes"), whole=True),
    NumberInput("perhaps", N_("how many said perhaps"), whole=True),
    NumberInput("no", N_("how many said no"), whole=True),
    NumberInput("empty", N_("how many forms came back empty"), whole=True),
)


def people_to_ask(values: Values) -> CalculationResult | IncompleteInput:
    """Calculate how many people to ask, by the rule of thumb.

    values: `population`, people; `error`, percent. Returns IncompleteInput if a number is missing or out of range.
    Source: Taro Yamane, N ÷ (1 + N × e²), rounded up; everybody if there are fewer than 50.
    """
    problems = input_problems(values, SAMPLE_INPUTS)
    if problems:
        return IncompleteInput(problems)
    people, percent = Decimal(values["population"]), Decimal(values["error"])
    error = Fraction(percent) / 100
    spread = Fraction(people) * error**2
    exact = Fraction(people) / (1 + spread)
    ask = Decimal(sample_size(people, percent.scaleb(-2)))
    formula = lazy(
        N_("{people} ÷ (1 + {people} × {error} × {error}) = {people} ÷ {divisor} = {exact}"),
        people=people,
        error=percent.scaleb(-2).normalize(),
        divisor=1 + spread,
        exact=exact,
    )
    figures: dict[str, TableCell] = {"spread": spread, "divisor": 1 + spread, "exact": exact, "ask": ask}
    return CalculationResult(tuple(_sample_sentence(people, ask)), (formula,), figures=figures)


def _sample_sentence(people: Decimal, ask: Decimal) -> Iterator[LazyText]:
    """Say how many people to ask, or that everybody should be asked."""
    if people < ASK_ALL_BELOW:
        yield lazy(N_("You are looking at {people} only, fewer than {few}: ask all."), people=people, few=ASK_ALL_BELOW)
    else:
        yield lazy(N_("Ask {ask} of {people}, picked so that friends do not come first."), ask=ask, people=people)


def tally_survey(values: Values) -> CalculationResult | IncompleteInput:
    """Calculate the share of each answer, of the filled forms and of all forms.

    values: `yes`, `perhaps`, `no`, `empty`, each a count of forms; `empty` is 0 by default.
    Returns IncompleteInput if counts are missing, out of range, or all 0.
    """
    counts = {"empty": Decimal(0), **values}
    problems = input_problems(counts, TALLY_INPUTS)
    if problems:
        return IncompleteInput(problems)
    result = survey_tally(*(Decimal(counts[each]) for each in ANSWERS), empty=Decimal(counts["empty"]))
    if isinstance(result.of_filled, NotDefined):
        return IncompleteInput((lazy(result.of_filled.reason),))
    shares = _share_by_answer(result.of_filled)
    figures: dict[str, TableCell] = {"filled": Decimal(result.filled)}
    figures |= {f"share_{pile}": round_half_up(share * 100, 1) for pile, share in shares.items()}
    return CalculationResult(
        (_filled_forms_sentence(result, shares), *_all_forms_sentence(result)),
        tuple(
            lazy(
                N_("{pile}: {count} ÷ {filled} = {share}"),
                pile=lazy(ANSWERS[pile]),
                count=Decimal(counts[pile]),
                filled=Decimal(result.filled),
                share=Percent(share),
            )
            for pile, share in shares.items()
        ),
        figures=figures,
        chart=_answers_chart(result, shares),
    )


def _share_by_answer(shares: Shares) -> Mapping[str, Fraction]:
    """Return the share of each answer, by answer id."""
    return {"yes": shares.yes, "perhaps": shares.perhaps, "no": shares.no}


def _filled_forms_sentence(result: SurveyTally, shares: Mapping[str, Fraction]) -> LazyText:
    """Return the share of each answer in the filled forms."""
    return lazy(
        N_("Of {filled} filled forms {yes} said yes, {perhaps} perhaps and {no} no."),
        filled=Decimal(result.filled),
        **{pile: Percent(share) for pile, share in shares.items()},
    )


def _all_forms_sentence(result: SurveyTally) -> Iterator[LazyText]:
    """Say what share of all forms, with the empty ones, said yes."""
    if result.asked > result.filled and isinstance(result.of_asked, Shares):
        yield lazy(
            N_("Of all {every} forms, with the empty ones, {yes} said yes. Always say which of the two you mean."),
            every=Decimal(result.asked),
            yes=Percent(result.of_asked.yes),
        )


def _answers_chart(result: SurveyTally, shares: Mapping[str, Fraction]) -> Chart:
    return Chart(
        "bar",
        _filled_forms_sentence(result, shares),
        tuple(lazy(label) for label in ANSWERS.values()),
        lazy(N_("Answer")),
        lazy(N_("Percent of the filled forms")),
        (Series(lazy(N_("Percent of the filled forms")), tuple(share * 100 for share in shares.values())),),
        0,
    )


SAMPLE_SIZE = Calculation(
    "sample-size",
    tuple(each.name for each in SAMPLE_INPUTS),
    lambda values, _: people_to_ask(values),
    lines=(
        ResultLine("spread", N_("People × error × error"), N_("write 10 % as 0.1")),
        ResultLine("divisor", N_("One more"), N_("1 + the line above")),
        ResultLine("exact", N_("People ÷ that"), N_("people ÷ the line above")),
        ResultLine("ask", N_("So many we ask"), N_("round up; fewer than 50: ask all")),
    ),
    example=example({"population": 400, "error": 10}),
)
SURVEY_TALLY = Calculation(
    "survey-tally",
    tuple(each.name for each in TALLY_INPUTS),
    lambda values, _: tally_survey(values),
    lines=(
        ResultLine("filled", N_("Filled forms"), N_("yes + perhaps + no")),
        ResultLine("share_yes", N_("Yes, in percent"), N_("yes ÷ filled forms × 100")),
        ResultLine("share_perhaps", N_("Perhaps, in percent"), N_("perhaps ÷ filled forms × 100")),
        ResultLine("share_no", N_("No, in percent"), N_("no ÷ filled forms × 100")),
    ),
    example={"yes": Decimal(24), "perhaps": Decimal(21), "no": Decimal(9), "empty": Decimal(6)},
)
