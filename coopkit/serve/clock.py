"""The laptop's clock: a look at the newest saved answer shows when it is behind."""

from datetime import UTC, datetime, timedelta

from coopkit.i18n import Locale, lazy

TOLERANCE = timedelta(minutes=5)
"""A clock that is set by the internet goes back by less."""


def clock_warning(newest: datetime | None, locale: Locale, now: datetime | None = None) -> str:
    """A sentence where the clock is behind the newest saved answer by more than TOLERANCE, else "".

    Args:
        newest: when that answer was saved; None where there is none.
        now: what the clock says; the laptop's own unless given.
    """
    now = now or datetime.now(UTC)
    if newest is None or newest - now <= TOLERANCE:
        return ""
    here, there = now.astimezone(), newest.astimezone()
    return locale.resolve(
        lazy(
            "This laptop's clock says {today}, {time}, but an answer was saved later, on {day} at {hour}: check the "
            "laptop's date and time, because papers take their date from it.",
            today=locale.date(here.date()),
            time=locale.time(here),
            day=locale.date(there.date()),
            hour=locale.time(there),
        )
    )
