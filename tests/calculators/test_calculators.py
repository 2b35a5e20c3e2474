import io
import re
from decimal import Decimal
from pathlib import Path

import pytest
from babel.messages.extract import extract

import coopkit
from coopkit.business.structures.comparison import FORMS
from coopkit.business.structures.must_haves import MUST_HAVES, Effect, FormMark, MustHaveAnswer, form_statuses
from coopkit.calculators import CALCULATORS, compute
from coopkit.calculators.choosing_a_form.wording import (
    FORM_NAMES,
    MARK_QUESTIONS,
    MARKS,
    MUST_HAVE_QUESTIONS,
    RULED_OUT_REASONS,
)
from coopkit.i18n import EXTRACTED
from tests.calculators.english import messages
from tests.calculators.money import CENTS
from tests.calculators.test_compare_forms import buyout, metalworkers
from tests.calculators.test_joint_buying import FARMERS

PACKAGE = Path(coopkit.__file__).parent


def test_every_calculation_is_found_by_its_name() -> None:
    assert all(name == calculation.name for name, calculation in CALCULATORS.items())
    assert {"joint-buying", "compare-forms", "break-even", "cash-plan"} <= set(CALCULATORS)
    assert CALCULATORS["joint-buying"].arguments == tuple(FARMERS)
    assert CALCULATORS["compare-forms"].arguments is None


def test_an_unknown_name_is_told_what_there_is() -> None:
    with pytest.raises(ValueError, match=r"'break-evn'.*joint-buying"):
        compute("break-evn", {}, CENTS)


def test_every_sentence_can_be_translated() -> None:
    results = [
        compute("joint-buying", FARMERS, CENTS),
        compute("joint-buying", FARMERS | {"members": Decimal(12), "units_each": Decimal(0)}, CENTS),
        compute("joint-buying", {"members": Decimal(0)}, CENTS),
        compute("compare-forms", {}, CENTS),
        compute("compare-forms", buyout(protected="yes", payout="yes", enough_members="no"), CENTS),
        compute(
            "compare-forms", metalworkers(investors_vote="yes", payout="dont-know") | {"say.coop.score": "13"}, CENTS
        ),
        compute("compare-forms", metalworkers() | {"weights.say.weight": Decimal(9)}, CENTS),
    ]
    said = {text for result in results for text in messages(result) if re.search(r"\w", re.sub(r"\{\w+\}", "", text))}
    assert said <= _extracted()


def _extracted() -> set[str]:
    found = set()
    for room in ("calculators", "business"):
        for path in (PACKAGE / room).rglob("*.py"):
            for _, message, _, _ in extract("python", io.BytesIO(path.read_bytes()), keywords=dict(EXTRACTED)):
                found |= {message} if isinstance(message, str) else set(message)
    return found


def test_every_form_and_must_have_has_its_words() -> None:
    assert set(FORM_NAMES) == set(FORMS)
    assert set(MUST_HAVE_QUESTIONS) == set(MUST_HAVES)
    for must_have in MUST_HAVES:
        for status in form_statuses({must_have: MustHaveAnswer.YES}):
            for mark in status.marks:
                assert (status.form, must_have) in RULED_OUT_REASONS if mark.effect is Effect.OUT else mark in MARKS
    assert set(MARKS) == set(MARK_QUESTIONS)
    assert FormMark(Effect.NOT_YET, "enough-members") in MARKS
