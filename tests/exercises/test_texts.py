"""Texts are found by their type, whatever kinds there are."""

from coopkit.content.session import Reading, Step
from coopkit.exercises.kinds.choose_one import ChooseOne
from coopkit.exercises.texts import find_texts
from tests.exercises.catalogue import CATALOGUE


def test_every_text_of_a_key_and_a_definition_is_found_and_no_id_is():
    for made in CATALOGUE.values():
        texts = list(find_texts(made))
        assert {made.definition.prompt, made.definition.purpose} <= set(texts)
        assert made.id not in texts
        assert "" not in texts


def test_what_stands_in_lists_and_in_things_within_things_is_found_in_order():
    step = Step("Fruit", 5, (Reading("We eat."), Reading("We drink.")))
    assert list(find_texts((step,))) == ["Fruit", "We eat.", "We drink."]


def test_options_remarks_and_texts_read_afterwards_are_among_them():
    made = CATALOGUE["choose-one"]
    texts = list(find_texts(made))
    (part,) = made.definition.parts
    assert isinstance(part, ChooseOne)
    assert {option.text for option in part.options} <= set(texts)
    assert set(made.key.after) <= set(texts)
