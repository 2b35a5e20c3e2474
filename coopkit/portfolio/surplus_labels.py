"""What a surplus is used for, in words, by the names of the lines that `coopkit.business.surplus.lines` gives."""

from types import MappingProxyType

from coopkit.i18n import N_

USES = MappingProxyType(
    {
        "losses": N_("Losses of earlier years"),
        "non-members": N_("Common reserve: from business with non-members"),
        "reserve": N_("Reserve"),
        "education": N_("Education fund"),
        "other": N_("Another fund"),
        "interest": N_("Interest on shares"),
        "refund": N_("Refund by use"),
    }
)

BASE_WORDS = MappingProxyType(
    {
        "surplus": N_("the whole surplus of the year"),
        "after-losses": N_("the surplus after old losses"),
        "left": N_("what is left at its turn"),
    }
)
"""What a rate is of, in words."""
