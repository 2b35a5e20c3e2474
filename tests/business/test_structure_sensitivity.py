from coopkit.business.structures.comparison import FORMS, Comparison, compare
from coopkit.business.structures.sensitivity import sensitivity, variations
from tests.business.cases import BUYOUT_SCORES, BUYOUT_WEIGHTS, IDS, METAL_SCORES, METAL_WEIGHTS, cells, percent

ALL_BUT_SOLE = FORMS[1:]


def compared(weights: dict[str, int], rows: tuple[str, ...], forms: tuple[str, ...] = ALL_BUT_SOLE) -> Comparison:
    result = compare(weights, cells(rows), forms)
    assert isinstance(result, Comparison)
    return result


def test_the_buyout_is_stable() -> None:
    assert sensitivity(compared(BUYOUT_WEIGHTS, BUYOUT_SCORES)) == ()


def test_the_buyout_is_stable_with_private_things_protected() -> None:
    assert sensitivity(compared(BUYOUT_WEIGHTS, BUYOUT_SCORES, ("company", "coop", "association"))) == ()


def test_the_metalworkers_first_place_hangs_on_four_weights() -> None:
    changes = sensitivity(compared(METAL_WEIGHTS, METAL_SCORES))
    by_weight = {
        (c.criterion, c.weight): (c.first, [percent(form.share) for form in c.ranked[:2]])
        for c in changes
        if c.weight is not None
    }
    assert by_weight == {
        ("purpose", 2): (("company", "coop"), ["79.2", "79.2"]),
        ("ownership", 1): (("company", "coop"), ["79.2", "79.2"]),
        ("say", 1): (("company",), ["81.3", "79.2"]),
        ("sharing", 1): (("company", "coop"), ["79.2", "79.2"]),
    }


def test_the_metalworkers_first_place_changes_when_one_of_four_criteria_is_left_out() -> None:
    left_out = {c.criterion: c.first for c in sensitivity(compared(METAL_WEIGHTS, METAL_SCORES)) if c.weight is None}
    assert left_out == dict.fromkeys(("purpose", "ownership", "say", "sharing"), ("company",))


def test_every_other_change_leaves_the_metalworkers_with_the_coop() -> None:
    comparison = compared(METAL_WEIGHTS, METAL_SCORES)
    tried = variations(comparison)
    assert [(c.criterion, c.weight) for c in tried if c.weight is not None] == [
        (criterion, weight) for criterion, now in METAL_WEIGHTS.items() for weight in (now - 1, now + 1) if weight <= 5
    ]
    same = set(tried) - set(sensitivity(comparison))
    assert {c.first for c in same} == {("coop",)}
    assert {c.criterion for c in same if c.weight is None} == {"money", "debts"}


def test_weights_stay_within_nought_and_five() -> None:
    comparison = compared(dict(zip(IDS, (0, 5, 1, 1, 1, 1), strict=True)), METAL_SCORES)
    tried = [(c.criterion, c.weight) for c in variations(comparison)][:3]
    assert tried == [("purpose", 1), ("ownership", 4), ("say", 0)]


def test_leaving_out_the_only_weight_leaves_no_first_place() -> None:
    comparison = compared(dict.fromkeys(IDS, 0) | {"say": 5}, METAL_SCORES)
    gone = [c for c in sensitivity(comparison) if not c.ranked]
    assert [(c.criterion, c.weight, c.first) for c in gone] == [("say", None, ())]


def test_a_first_place_shared_from_the_start_is_listed_wherever_it_stays_shared() -> None:
    changes = sensitivity(compared(METAL_WEIGHTS | {"purpose": 2}, METAL_SCORES))
    assert ("debts", 2, ("company", "coop")) in {(c.criterion, c.weight, c.first) for c in changes}
