"""The words for comparing forms of business: names, reasons, marks and questions. Typical rules, not law."""

from types import MappingProxyType

from coopkit.business.structures.must_haves import Effect, FormMark
from coopkit.i18n import N_

FORM_NAMES = MappingProxyType(
    {
        "sole": N_("Sole proprietorship"),
        "partnership": N_("Partnership"),
        "company": N_("Company"),
        "coop": N_("Co-operative"),
        "association": N_("Association or self-help group"),
    }
)

MUST_HAVE_QUESTIONS = MappingProxyType(
    {
        "several-owners": N_("Can a business that starts with one owner take in more owners later?"),
        "protected": N_("In which forms are our private things safe when the business has debts?"),
        "investors-vote": N_("In which forms may investors from outside vote?"),
        "one-owner": N_("In which forms may one person alone be the owner?"),
        "payout": N_("In which forms may the surplus be paid out to the people in it?"),
        "enough-members": N_("How many members does a co-operative need?"),
    }
)
"""The question for the registrar that follows from a "don't know", by must-have."""

RULED_OUT_REASONS = MappingProxyType(
    {
        ("sole", "several-owners"): N_("It has one owner, and you want more than one."),
        ("sole", "protected"): N_("The owner's private things are at risk when there are debts."),
        ("partnership", "protected"): N_("The partners' private things are usually at risk when there are debts."),
        ("association", "investors-vote"): N_("Its members decide; investors from outside have no vote."),
        ("partnership", "one-owner"): N_("It needs at least two partners, and you want one owner."),
        ("coop", "one-owner"): N_("It belongs to several members, and you want one owner."),
        ("association", "one-owner"): N_("It belongs to its members together, and you want one owner."),
    }
)
"""Why a must-have rules a form out, by (form, must-have)."""

MARKS = MappingProxyType(
    {
        FormMark(Effect.ASK, "investors-vote"): N_("ask first: investors with votes"),
        FormMark(Effect.ASK, "payout"): N_("ask first: paying out a surplus"),
        FormMark(Effect.ONLY_IF_REGISTERED, "protected"): N_("only if it is registered"),
        FormMark(Effect.NOT_YET, "enough-members"): N_("not yet: too few members"),
    }
)
"""The remarks on forms that stay in the ranking."""

MARK_QUESTIONS = MappingProxyType(
    {
        FormMark(Effect.ASK, "investors-vote"): N_(
            "May investors be members of a co-operative, and with how many votes?"
        ),
        FormMark(Effect.ASK, "payout"): N_("May an association pay out a surplus to its members?"),
        FormMark(Effect.ONLY_IF_REGISTERED, "protected"): N_(
            "Are our private things safe in a registered association?"
        ),
        FormMark(Effect.NOT_YET, "enough-members"): N_(
            "How many must we be on the day when we register a co-operative?"
        ),
    }
)
"""The question for the registrar that follows from a mark."""
