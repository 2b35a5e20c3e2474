"""The kind of co-operative that a group chose, in words."""

from types import MappingProxyType

from coopkit.i18n import N_, lazy
from coopkit.portfolio.documents.start.context import PlanContext, missing
from coopkit.report import Figure, Figures, Gap

KIND = "start.setup.kind"
KINDS = MappingProxyType(
    {
        "consumer": N_("Consumer co-op"),
        "multi-stakeholder": N_("Multi-stakeholder co-op"),
        "shared-service": N_("Shared-service co-op of producers"),
        "worker": N_("Worker co-op"),
        "another": N_("Another kind"),
    }
)


def kind_of(basis: PlanContext) -> Figures | Gap:
    """The kind, or the gap while the group has not chosen or is not sure."""
    chosen = basis.answers.words(KIND, "ours.choice")
    if chosen not in KINDS:
        return missing(KIND, lazy(N_("which kind of co-op we are")))
    return Figures((Figure(lazy(N_("Kind of co-op")), lazy(KINDS[chosen])),))
