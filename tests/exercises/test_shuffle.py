import os
import subprocess
import sys

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopkit.exercises.blocks import Cards
from coopkit.exercises.fields import Arrange, Grid, PickMany, PickOne
from coopkit.exercises.kinds.choose_one import choose_one
from coopkit.exercises.kinds.match import match, match_grid
from coopkit.exercises.kinds.order import order
from coopkit.exercises.kinds.sort import sort
from coopkit.exercises.validation import shuffled
from tests.exercises.catalogue import CATALOGUE, FRUIT

lists = st.lists(st.text("abcdefgh", min_size=1, max_size=4), min_size=2, max_size=7, unique=True)
SHOW = """
import msgspec
from tests.exercises.catalogue import CATALOGUE
print(msgspec.json.encode([exercise.definition for exercise in CATALOGUE.values()]).decode())
"""


@given(lists, st.text())
def test_the_same_things_come_in_another_order_and_always_the_same_one(items: list[str], seed: str):
    shown = shuffled(items, seed)
    assert sorted(shown) == sorted(items)
    assert list(shown) != items
    assert shuffled(items, seed) == shown


@pytest.mark.parametrize("items", [(), ("alone",)])
def test_fewer_than_two_things_have_one_order(items: tuple[str, ...]):
    assert shuffled(items, "seed") == items


def test_exercises_and_parts_of_one_kind_differ_in_their_order():
    many = {f"o{number}": f"Option {number}" for number in range(8)}
    orders = {
        tuple(option.id for option in choose_one(exercise, part, "", options=many)[0].options)
        for exercise in ("think.test.one", "think.test.two")
        for part in ("a", "b")
    }
    assert len(orders) == 4


@given(lists, st.integers(0, 999))
def test_an_order_is_never_shown_as_it_is_right(steps: list[str], number: int):
    part, key = order(f"think.test.e{number}", "a", "", steps={f"{step}-{step}": step for step in [*steps, "z"]})
    assert tuple(step.id for step in part.steps) != key.right


@given(st.integers(2, 6), st.integers(0, 999))
def test_a_match_never_stands_beside_its_pairs_row_by_row(size: int, number: int):
    items = {f"item{place}": "An item" for place in range(size)}
    things = {f"thing{place}": "A thing" for place in range(size)}
    key = dict(zip(items, things, strict=True))
    part, _ = match(f"think.test.e{number}", "a", "", items=items, to=things, key=key, to_label="Which?")
    assert [key[row.id] for row in part.rows] != [option.id for option in part.columns[0].options]


@given(st.permutations(["firm", "club", "union"]), st.integers(0, 999))
def test_the_cards_of_a_grid_never_stand_in_the_order_of_its_columns(listed: list[str], number: int):
    columns = {"firm": "Firm", "club": "Club", "union": "Union"}
    cards = {row: {column: (f"{row}-{column[1:]}", "A card") for column in listed} for row in ("owner", "votes")}
    part, key = match_grid(
        f"think.test.e{number}", "a", "", rows={"owner": "?", "votes": "?"}, columns=columns, cards=cards
    )
    right = [option for _, _, option in key.right]
    shown = [option.id for row in part.rows for option in row.options]
    assert shown[:3] != right[:3]
    assert shown[3:] != right[3:]
    assert sorted(shown) == sorted(right)


@given(st.integers(0, 999))
def test_cards_to_sort_do_not_come_group_by_group_as_listed(number: int):
    cards = {"fruit": {"fig": "Fig", "plum": "Plum"}, "grain": {"rye": "Rye", "oat": "Oat"}}
    part, _ = sort(
        f"think.test.e{number}", "a", "", groups={"fruit": "Fruit", "grain": "Grain"}, cards=cards, group_label="?"
    )
    assert [card.id for card in part.cards] != ["fig", "plum", "rye", "oat"]


def test_options_stay_as_listed_on_request():
    part, _ = choose_one("think.test.one", "a", "", options=FRUIT, keep_order=True)
    assert [option.id for option in part.options] == list(FRUIT)


@given(st.integers(2, 6), st.integers(0, 999))
def test_lines_to_match_stay_as_listed_on_request_and_still_not_beside_their_pairs(size: int, number: int):
    items = {f"item{place}": "An item" for place in range(size)}
    things = {f"thing{place}": "A thing" for place in range(size)}
    key = dict(zip(items, things, strict=True))
    part, _ = match(
        f"think.test.e{number}", "a", "", items=items, to=things, key=key, to_label="Which?", keep_order=True
    )
    assert [row.id for row in part.rows] == list(items)
    assert [key[row.id] for row in part.rows] != [option.id for option in part.columns[0].options]


def test_cards_on_paper_are_the_things_on_the_screen():
    for name in ("order", "sort", "match, in a grid"):
        field, cards = CATALOGUE[name].definition.parts[0].layout()
        assert isinstance(cards, Cards)
        if isinstance(field, Arrange):
            assert cards.items == field.items
        else:
            assert isinstance(field, Grid)
            asked = {row.id for row in field.rows} | {option.id for row in field.rows for option in row.options}
            assert {card.id for card in cards.items} <= asked


def test_every_start_and_every_machine_shows_the_same_order():
    here = msgspec.json.encode([exercise.definition for exercise in CATALOGUE.values()]).decode()
    for seed in ("1", "2"):
        elsewhere = subprocess.run(
            [sys.executable, "-c", SHOW],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=True,
        )
        assert elsewhere.stdout.decode().strip() == here


def test_no_id_of_what_is_to_be_placed_is_an_id_of_where_it_belongs():
    for exercise in CATALOGUE.values():
        for part in exercise.definition.parts:
            for grid in (block for block in part.layout() if isinstance(block, Grid)):
                picked = [column for column in grid.columns if isinstance(column, PickOne)]
                offered = {option.id for column in picked for option in column.options}
                offered |= {option.id for row in grid.rows for option in row.options}
                assert not offered & {row.id for row in grid.rows}
                if grid.one_at_a_time:
                    assert not offered & {column.id for column in grid.columns}


def test_choosing_many_shows_the_right_ones_in_another_order_than_the_author_listed_them():
    (field,) = CATALOGUE["choose-many"].definition.parts[0].layout()
    assert isinstance(field, PickMany)
    assert [option.id for option in field.options] != list(FRUIT)
