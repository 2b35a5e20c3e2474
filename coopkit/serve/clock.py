"""A warning when the laptop's clock is behind the newest saved answer."""

from datetime import UTC, datetime, timedelta

from coopkit.i18n import Locale, lazy

TOLERANCE = timedelta(minutes=5)
"""A clock that is set over the internet is moved back by less than this."""


def clock_warning(newest: datetime | None, locale: Locale, now: datetime | None = None) -> str:
    """Return a warning if the clock is behind the newest saved answer by more than TOLERANCE, else "".

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
            "This laptop’s clock says {today}, {time}, but an answer was saved on {day} at {hour}. Check "
            "the laptop’s date and time, because they’re printed on documents.",
            today=locale.date(here.date()),
            time=locale.time(here),
            day=locale.date(there.date()),
            hour=locale.time(there),
        )
    )
