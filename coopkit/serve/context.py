"""What every page works with, made once at the start."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import ParamSpec, TypeVar

from coopkit.content import Curriculum, locale_for
from coopkit.countries import Country, load_country
from coopkit.i18n import Locale, NumberStyle
from coopkit.serve.facilitator_access import FacilitatorAccess
from coopkit.serve.room import RemoteRequests
from coopkit.serve.session_registry import SessionRegistry
from coopkit.serve.state_cache import StateCache
from coopkit.serve.throttle import LoginThrottle
from coopkit.store import Learner, Store
from coopkit.submissions import AnswerContext

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True)
class AppContext:
    """The server's parts.

    port: where it listens. room: whether phones on the local network may reach it.
    facilitator: the facilitator's link, and who has opened it.
    country: whose facts and money are shown where nobody has chosen another.
    guard: who has tried how often. visitors: whether a phone has reached us.
    states: what phones were told last. retired: ids of exercises that the workbook has no more.
    recent: learners who have answered since the start, as they were then, by id.
    """

    store: Store
    sessions: SessionRegistry
    curricula: tuple[Curriculum, ...]
    locale: Locale
    port: int
    room: bool
    country: Country = field(default_factory=load_country)
    facilitator: FacilitatorAccess = field(default_factory=FacilitatorAccess)
    login_throttle: LoginThrottle = field(default_factory=LoginThrottle)
    remote_requests: RemoteRequests = field(default_factory=RemoteRequests)
    retired: frozenset[str] = frozenset()
    recent_learners: dict[str, Learner] = field(default_factory=dict)
    state_cache: StateCache = field(default_factory=StateCache)
    _store_pool: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(1, thread_name_prefix="store"), repr=False
    )
    _answer_pool: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(1, thread_name_prefix="answers"), repr=False
    )
    _page_pool: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(1, thread_name_prefix="pages"), repr=False
    )
    _export_pool: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(1, thread_name_prefix="exports"), repr=False
    )

    def answer_context(self, locale: Locale, country: Country) -> AnswerContext:
        """What answering works with, in the language and country of one reader."""
        sessions = self.sessions
        return AnswerContext(self.store, sessions.exercises, locale, sessions.links, country.facts, sessions.needs)

    def locale_in(self, country: Country, chosen: NumberStyle | None) -> Locale:
        """Return the server's language as that country writes it.

        chosen: the number style that was chosen on the reader's device, or None.
        """
        locale = self.locale if country == self.country else locale_for(self.locale.language, country.code)
        return locale.with_style(chosen) if chosen else locale

    def curriculum(self, id_: str) -> Curriculum | None:
        """The curriculum of this id, or None."""
        return next((each for each in self.curricula if each.id == id_), None)

    async def run_in_store_pool(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Calls something that reads or writes the store and does nothing else, in the one thread that does."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._store_pool, partial(call, *args, **kwargs))

    async def run_in_answer_pool(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Calls something that judges an answer or says how things stand, where no page that is drawn holds it up."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._answer_pool, partial(call, *args, **kwargs))

    async def run_in_page_pool(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Calls something that draws a page or a chart, which takes long, where it holds up nobody who saves."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._page_pool, partial(call, *args, **kwargs))

    async def run_in_export_pool(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Calls something that makes a file to take along, one at a time, and holds up nothing else."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._export_pool, partial(call, *args, **kwargs))

    def close(self) -> None:
        """Finishes what is being written, then closes the store."""
        self._export_pool.shutdown(wait=False, cancel_futures=True)
        self._page_pool.shutdown(wait=False, cancel_futures=True)
        self._answer_pool.shutdown(wait=False, cancel_futures=True)
        self._store_pool.shutdown(wait=True)
        self.store.close()
        self.sessions.close()
