"""Checklists that exercises and documents share: the points of the bylaws with their questions, and the skills."""

from types import MappingProxyType

from coopkit.i18n import N_

BYLAW_TITLES = MappingProxyType(
    {
        "name": N_("Name and seat"),
        "purpose": N_("Purpose and activities"),
        "members": N_("Kinds of members, and criteria"),
        "joining": N_("Joining, leaving, and expulsion with a hearing"),
        "shares": N_("Shares: value, instalments, paying back"),
        "rights": N_("Rights and duties of members"),
        "assembly": N_("Assembly: how it is called, quorum, one member one vote, majority"),
        "board": N_("Board: how many, how long, election, removal, balance of women and men"),
        "supervisory": N_("Supervisory committee"),
        "manager": N_("Manager"),
        "conflicts": N_("Conflicts of interest"),
        "accounts": N_("Accounts, financial year, audit"),
        "surplus": N_("Use of surplus and losses, reserve, education fund"),
        "patronage": N_("By what we measure the members’ use"),
        "disputes": N_("Disputes"),
        "changing": N_("How the bylaws are changed"),
        "dissolution": N_("Merger, closing, and what happens to the reserve"),
    }
)
"""The title of each point of the bylaws, in the order of the checklist."""

BYLAW_QUESTIONS = MappingProxyType(
    {
        "name": N_("Is our name free? In which place may our seat be?"),
        "purpose": N_("How exactly must purpose and activities be named? Does one of them need a licence?"),
        "members": N_("Which kinds of members may we have, and which criteria may we set?"),
        "joining": N_("Which steps and deadlines apply when somebody joins, leaves or is expelled?"),
        "shares": N_("How much must a share be at least? When is it paid back, and may it be paid in parts?"),
        "rights": N_("Which rights of members can no bylaws take away?"),
        "assembly": N_("How early must an assembly be called? Which quorum and which majorities apply?"),
        "board": N_("How many must be on the board, for how long, and who may not stand?"),
        "supervisory": N_("Do we need a supervisory committee, and who may not be on it?"),
        "manager": N_("What may a manager sign, and may she be a member?"),
        "conflicts": N_("What must board members tell and leave to others when their own interest is at stake?"),
        "accounts": N_("When does the year end, which accounts are due, and who must audit them?"),
        "surplus": N_("Which parts of a surplus must go to a reserve or a fund? What happens to a loss?"),
        "patronage": N_("By what may we measure the members’ use? Is there a limit to refunds or interest?"),
        "disputes": N_("To whom do members go with a dispute before they go to court?"),
        "changing": N_("Which majority changes the bylaws, and when is the change valid?"),
        "dissolution": N_("Who gets the reserve when we merge or close?"),
    }
)
"""What to ask the registrar about each point, in the same order."""


SKILLS = MappingProxyType(
    {"production": N_("Making"), "selling": N_("Selling"), "numbers": N_("Numbers"), "organising": N_("Organising")}
)
ABLE_ALONE = 2
"""The skill level, from 0 to 3, from which somebody can do it alone."""
