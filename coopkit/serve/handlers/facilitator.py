"""`/facilitator/`: the dashboard. Everything with an answer key is below it; the printed link is the only way in."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from http import HTTPStatus
from typing import Any

from tornado.web import HTTPError

from coopkit.export.printed_sheets import render_sheet
from coopkit.i18n import N_
from coopkit.serve.clock import clock_warning
from coopkit.serve.handlers.throttled import ThrottledHandler
from coopkit.serve.network import NetworkAddress, network_addresses
from coopkit.serve.page_handler import COOKIE_SETTINGS, FACILITATOR_COOKIE, PageHandler, Refusal
from coopkit.store import Class, ClassSize
from coopkit.store.codes import show_code
from coopkit.views.page_frame import PageFrame


class FacilitatorHandler(ThrottledHandler):
    """A page for the facilitator only: the browser must have opened the facilitator's link."""

    async def prepare(self) -> None:
        await super().prepare()
        if not self.is_facilitator and not self.is_signing_in():
            raise Refusal(
                HTTPStatus.FORBIDDEN,
                self.locale_.text(
                    N_(
                        "This page is for the facilitator. Open the facilitator link shown in the window "
                        "where you started coopkit. The link changes each time coopkit starts."
                    )
                ),
            )

    def is_signing_in(self) -> bool:
        """Return whether this request signs in with the facilitator's link."""
        return False

    def page_frame(self) -> PageFrame:
        """Return the dashboard's header and navigation, whoever learns on this device."""
        page_frame = super().page_frame()
        return replace(
            page_frame,
            header_title=self.locale_.text("Facilitator"),
            home_url="/facilitator/",
            sessions_url="",
            switch_url="",
            signed_in_as=self.locale_.text(N_("You're signed in as the facilitator.")),
        )

    def phone_addresses(self) -> tuple[NetworkAddress, ...]:
        """Return the addresses at which phones may find this laptop, the likeliest first; none while they're out."""
        found = network_addresses() if self.app.phones.allowed else ()
        return tuple(sorted(found, key=lambda each: not each.is_for_phones))

    def show(self, template: str, status: HTTPStatus = HTTPStatus.OK, **context: Any) -> None:
        """Send a page. It knows whether phones are let in and the addresses at which they may find this laptop."""
        addresses = tuple(
            (self.locale_.text(each.label), each.url(self.app.port), each.is_for_phones)
            for each in self.phone_addresses()
        )
        super().show(template, status, phones_allowed=self.app.phones.allowed, addresses=addresses, **context)

    async def class_of(self, code: str) -> Class:
        """Return the class with this code.

        Raises:
            HTTPError: there is none.
        """
        found = await self.app.run_in_store_pool(self.app.store.classes.get, code)
        if found is None:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        return found


class DashboardHandler(FacilitatorHandler):
    """`/facilitator/`: classes, handouts, and notebooks that fail."""

    def is_signing_in(self) -> bool:
        """Return whether the key in the address is this start's; a wrong key counts as a wrong try.

        Raises:
            Refusal: there were too many of them from this address.
        """
        typed = self.get_argument("key", "")
        if self.request.method != "GET" or not typed:
            return False
        wait_message = self.throttle_message()
        if wait_message:
            raise Refusal(HTTPStatus.TOO_MANY_REQUESTS, wait_message)
        if self.app.facilitator.is_key(typed):
            return True
        self.count_wrong_try()
        return False

    async def get(self) -> None:
        if self.is_signing_in():
            self.sign_out_facilitator()
            self.set_signed_cookie(FACILITATOR_COOKIE, self.app.facilitator.sign_in(), **COOKIE_SETTINGS)
            self.redirect("/facilitator/qr" if self.get_argument("show", "") == "qr" else "/facilitator/")
            return
        sizes, newest = await self.app.run_in_store_pool(self._read_dashboard)
        self.show(
            "dashboard.html",
            classes=tuple((each, show_code(each.class_.code)) for each in sizes),
            warnings=(self.app.store.warning, clock_warning(newest, self.locale_)),
            failing=tuple(session.error for session in self.app.sessions.all() if session.error),
            curricula=tuple(
                (each, tuple(session for found in each.sessions if (session := self.app.sessions.get(found.name))))
                for each in self.app.curricula
            ),
        )

    async def post(self) -> None:
        """Create a class named after today and show its QR code."""
        made = await self.app.run_in_store_pool(self._create_class)
        self.redirect_after_post(f"/facilitator/class/{made.code}/qr")

    def _create_class(self) -> Class:
        """Create a class named after today."""
        classes = self.app.store.classes
        today = self.locale_.date(date.today())
        return classes.create(_unused_class_name(today, [each.name for each in classes.all()]))

    def _read_dashboard(self) -> tuple[tuple[ClassSize, ...], datetime | None]:
        """Read the classes with their sizes, and when the newest answer was saved."""
        store = self.app.store
        return store.classes.sizes(), store.answers.newest()


class PhonesHandler(FacilitatorHandler):
    """`/facilitator/phones`: let the phones in the room connect, or keep them out."""

    def post(self) -> None:
        allowed = self.form_value("phones") == "in"
        try:
            self.app.phones.switch(allowed)
        except OSError as error:
            sentence = N_("Another program uses coopkit’s port in this network. Stop it, then try again.")
            raise Refusal(HTTPStatus.SERVICE_UNAVAILABLE, self.locale_.text(sentence)) from error
        self.redirect_after_post("/facilitator/qr" if allowed else "/facilitator/")


class SignOutHandler(PageHandler):
    """`/facilitator/sign-out`: sign out this browser until it opens the link again."""

    def post(self) -> None:
        self.sign_out_facilitator()
        self.redirect_after_post("/?signed-out=1")


def _unused_class_name(day: str, taken: Sequence[str]) -> str:
    """Return the day as a class name, with a number if that name is taken."""
    number, name = 1, day
    while name in taken:
        number += 1
        name = f"{day} ({number})"
    return name


class HandoutHandler(FacilitatorHandler):
    """`/facilitator/handouts/…`: the worksheet or the answer key of a session, to print."""

    async def get(self, curriculum: str, session: str, face: str) -> None:
        self.finish(render_sheet(face, await self.notebook_run(f"{curriculum}/{session}"), self.locale_))
