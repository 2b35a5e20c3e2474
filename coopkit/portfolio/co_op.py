"""Our co-op: what the head of every document says, asked once and saved beside the exercises."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from coopkit.exercises import Exercise, Phase, make_exercise
from coopkit.exercises.kinds.choose_one import choose_one
from coopkit.exercises.kinds.text import short_text
from coopkit.i18n import N_, LazyText, lazy
from coopkit.portfolio.group_answers import GroupAnswers

CO_OP, CO_OP_LOGO, LOGO_FIELD = "portfolio.co-op.details", "portfolio.co-op.logo", "logo.data-url"
"""The ids under which the details and the logo are saved beside the exercises; no notebook can have them."""
NAME_FIELD = "name.words"
_KIND, _KIND_FIELD = "start.setup.kind", "ours.choice"

OUR_CO_OP_URL = "/portfolio/our-co-op/"
MONTHS = MappingProxyType(
    {
        "1": N_("January"),
        "2": N_("February"),
        "3": N_("March"),
        "4": N_("April"),
        "5": N_("May"),
        "6": N_("June"),
        "7": N_("July"),
        "8": N_("August"),
        "9": N_("September"),
        "10": N_("October"),
        "11": N_("November"),
        "12": N_("December"),
    }
)
_QUESTIONS = MappingProxyType(
    {
        "name": N_("Name of the co-op"),
        "form": N_("Legal form"),
        "registration-number": N_("Registration number"),
        "registration-date": N_("Date of registration"),
        "registration-office": N_("Where it is registered"),
        "address": N_("Address"),
        "phone": N_("Phone"),
        "email": N_("Email"),
    }
)
_LONGEST = 120
_ADDRESS_LINES = 3


def _our_co_op() -> Exercise:
    """Return the form that asks for the details; as an exercise, it saves and merges as all others do."""
    texts = (
        short_text(
            CO_OP,
            part,
            label,
            longest=_LONGEST,
            lines=_ADDRESS_LINES if part == "address" else 1,
            starts=f"{_KIND}/{_KIND_FIELD}" if part == "form" else "",
            optional=True,
        )
        for part, label in _QUESTIONS.items()
    )
    year = choose_one(
        CO_OP, "year", N_("First month of our financial year"), options=MONTHS, keep_order=True, optional=True
    )
    return make_exercise(
        CO_OP,
        N_("Tell us about your co-op"),
        (*texts, year),
        minutes=5,
        together=(Phase.GROUP,),
        purpose=N_("It goes on every document. Leave out what you don’t know yet."),
    )


OUR_CO_OP = _our_co_op()


@dataclass(frozen=True)
class CoOp:
    """What the head of a document says about a co-operative; "" for what isn't known.

    name: of the co-operative, or else of the group. form: its legal form. registered_on: the date as typed.
    first_month: of the financial year, 1 to 12; 0 if it isn't known. logo: a data URL.
    prepared_by: the name of the group that writes the documents.
    """

    name: str
    form: str = ""
    registration_number: str = ""
    registered_on: str = ""
    registered_at: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    first_month: int = 0
    logo: str = ""
    prepared_by: str = ""

    @property
    def registration(self) -> tuple[LazyText, ...]:
        """Return where, when and under which number it is registered, as far as known."""
        return tuple(
            lazy(text, what=what)
            for text, what in (
                (N_("Registration number: {what}"), self.registration_number),
                (N_("Registered on: {what}"), self.registered_on),
                (N_("Registered at: {what}"), self.registered_at),
            )
            if what
        )

    @property
    def contact(self) -> tuple[LazyText, ...]:
        """Return how to reach it, as far as known."""
        lines = ((N_("Phone: {what}"), self.phone), (N_("Email: {what}"), self.email))
        return tuple(lazy(text, what=what) for text, what in lines if what)

    @property
    def financial_year(self) -> LazyText | None:
        """Return the first and last month of its financial year, or None."""
        if not self.first_month:
            return None
        last = (self.first_month - 2) % len(MONTHS) + 1
        text = N_("Financial year: {first} to {last}")
        return lazy(text, first=lazy(MONTHS[str(self.first_month)]), last=lazy(MONTHS[str(last)]))

    @property
    def details(self) -> tuple[tuple[LazyText | str, ...], ...]:
        """Return all that is known besides the name, line by line; what was typed is a str."""
        lines: tuple[tuple[LazyText | str | None, ...], ...] = (
            (self.form,),
            self.registration,
            tuple(map(str.strip, self.address.splitlines())),
            self.contact,
            (self.financial_year,),
        )
        known = (tuple(item for item in line if item) for line in lines)
        return tuple(line for line in known if line)

    @property
    def missing(self) -> tuple[LazyText, ...]:
        """Return what a document's head still lacks."""
        known = (
            (N_("the legal form"), self.form),
            (N_("the registration"), self.registration),
            (N_("the address"), self.address),
            (N_("a phone number or an email address"), self.contact),
        )
        return tuple(lazy(label) for label, value in known if not value)


def read_co_op(answers: GroupAnswers, group: str) -> CoOp:
    """Return what a group has told about its co-operative; `group` is its own name, used as long as there is none."""
    typed = dict(_typed(answers))
    month = answers.words(CO_OP, "year.choice")
    return CoOp(
        name=typed["name"] or group,
        form=typed["form"],
        registration_number=typed["registration-number"],
        registered_on=typed["registration-date"],
        registered_at=typed["registration-office"],
        address=typed["address"],
        phone=typed["phone"],
        email=typed["email"],
        first_month=int(month) if month in MONTHS else 0,
        logo=answers.words(CO_OP_LOGO, LOGO_FIELD),
        prepared_by=group,
    )


def _typed(answers: GroupAnswers) -> Iterator[tuple[str, str]]:
    """Yield each question's part with the text that was typed; "" for none."""
    yield from ((part, answers.words(CO_OP, f"{part}.words")) for part in _QUESTIONS)
