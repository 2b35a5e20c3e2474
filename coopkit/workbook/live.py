"""What a live tool's notebook imports: `from coopkit.workbook.live import *`."""

from collections.abc import Mapping

from coopkit.business.structures import FORMS
from coopkit.workbook.forms_explorer import FormsExplorer
from coopkit.workbook.group_numbers import GroupNumbers

__all__ = ["FormsExplorer", "GroupNumbers", "scored_case"]


def scored_case(
    scored: Mapping[str, tuple[str, str]], reasons: Mapping[str, str], must_haves: Mapping[str, str]
) -> dict[str, str]:
    """A case as `think.forms.our-case` would hold it.

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
