"""What a live tool's notebook imports: `from coopkit.workbook.live import *`."""

from collections.abc import Mapping

from ipywidgets import GridBox, HBox, Layout, Tab, VBox, Widget

from coopkit.business.structures.comparison import FORMS
from coopkit.content import content_root
from coopkit.live_tools.feasibility_dashboard import FeasibilityDashboard
from coopkit.live_tools.forms_explorer import FormsExplorer
from coopkit.live_tools.group_numbers import GroupNumbers
from coopkit.live_tools.money_dashboard import MoneyDashboard
from coopkit.live_tools.plan_calculator import PlanCalculator
from coopkit.portfolio.samples import Sample, read_sample

__all__ = [
    "FeasibilityDashboard",
    "FormsExplorer",
    "GroupNumbers",
    "MoneyDashboard",
    "PlanCalculator",
    "Tab",
    "below",
    "sample",
    "scored_case",
    "side_by_side",
]


def scored_case(
    scored: Mapping[str, tuple[str, str]], reasons: Mapping[str, str], must_haves: Mapping[str, str]
) -> dict[str, str]:
    """Return a case as an answer to `think.forms.our-case`, by field name.

    Args:
        scored: by criterion, its weight and a score for each form, in the order of the forms.
        reasons: by "criterion.form".
        must_haves: by must-have: yes, no or dont-know.
    """
    found = {f"must.{name}.answer": answer for name, answer in must_haves.items()}
    for criterion, (weight, scores) in scored.items():
        found[f"weights.{criterion}.weight"] = weight
        cells = zip(FORMS, scores.split(), strict=True)
        found |= {f"{criterion}.{form}.score": score for form, score in cells}
    return found | {f"{place}.reason": reason for place, reason in reasons.items()}


def sample(name: str) -> Sample:
    """Return a sample co-operative of a curriculum.

    Args:
        name: curriculum and sample, "start_coop/sorting_yard".
    """
    curriculum, id_ = name.split("/")
    return read_sample(content_root() / curriculum / "samples" / f"{id_}.toml")


def below(controls: Widget, *views: Widget) -> VBox:
    """Lay out controls across the page, with the views that they change in columns below."""
    controls.add_class("horizontal")
    columns = GridBox([VBox([view]) for view in views])
    columns.add_class("columns")
    return VBox([controls, columns])


def side_by_side(controls: Widget, *views: Widget) -> HBox:
    """Lay out controls beside the views that they change; on a phone, above them."""
    controls.layout = Layout(flex="1 1 18rem", min_width="0")
    changed = VBox(views, layout=Layout(flex="2 1 24rem", min_width="0"))
    return HBox([controls, changed])
