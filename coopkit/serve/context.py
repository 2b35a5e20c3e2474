"""What every handler uses: store, sessions, settings and thread pools, made once at the start."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import ParamSpec, TypeVar

from coopkit.content import Curriculum, locale_for
from coopkit.countries import Country, load_country
from coopkit.i18n import Locale, NumberStyle
from coopkit.serve.export_jobs import ExportJobs
from coopkit.serve.facilitator_access import FacilitatorAccess
from coopkit.serve.network import RemoteRequests
from coopkit.serve.phone_access import PhoneAccess
from coopkit.serve.session_registry import SessionRegistry
from coopkit.serve.state_cache import StateCache
from coopkit.serve.throttle import LoginThrottle
from coopkit.store import Learner, Store
from coopkit.submissions import AnswerContext

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True)
class AppContext:
    """The parts of the server that all handlers share.

    port: where the server listens. phones: whether phones on the local network can connect.
    facilitator: the facilitator's link and the browsers signed in with it.
    country: the default country for facts and money.
    login_throttle: wrong codes per address. remote_requests: whether a phone has connected.
    state_cache: the states last sent. retired: ids of exercises that are no longer in the workbook.
    recent_learners: learners who have answered since the start, by id. export_jobs: files that take long to make.
    """

    store: Store
    sessions: SessionRegistry
    curricula: tuple[Curriculum, ...]
    locale: Locale
    port: int
    phones: PhoneAccess
    country: Country = field(default_factory=load_country)
    facilitator: FacilitatorAccess = field(default_factory=FacilitatorAccess)
    login_throttle: LoginThrottle = field(default_factory=LoginThrottle)
    remote_requests: RemoteRequests = field(default_factory=RemoteRequests)
    retired: frozenset[str] = frozenset()
    recent_learners: dict[str, Learner] = field(default_factory=dict)
    state_cache: StateCache = field(default_factory=StateCache)
    export_jobs: ExportJobs = field(default_factory=ExportJobs)
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
        """Return what submissions need, in the language and country of one reader."""
        sessions = self.sessions
        return AnswerContext(self.store, sessions.exercises, locale, sessions.links, country.facts, sessions.needs)

    def locale_in(self, country: Country, chosen: NumberStyle | None) -> Locale:
        """Return the server's language as that country writes it.

        chosen: the number style that was chosen on the reader's device, or None.
        """
        locale = self.locale if country == self.country else locale_for(self.locale.language, country.code)
        return locale.with_style(chosen) if chosen else locale

    def curriculum(self, id_: str) -> Curriculum | None:
        """Return the curriculum with this id, or None."""
        return next((each for each in self.curricula if each.id == id_), None)

    async def run_in_store_pool(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a call that reads or writes the store, in the one thread that does."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._store_pool, partial(call, *args, **kwargs))

    async def run_in_answer_pool(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a call that checks an answer or computes a state, apart from slow page rendering."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._answer_pool, partial(call, *args, **kwargs))

    async def run_in_page_pool(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a call that renders a page or a chart, which is slow, so that nobody's saving has to wait for it."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._page_pool, partial(call, *args, **kwargs))

    async def run_in_export_pool(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a call that makes a short file to download, one at a time; `export_jobs` makes the long ones."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._export_pool, partial(call, *args, **kwargs))

    def close(self) -> None:
        """Finish what is being written, then close the store."""
        self._export_pool.shutdown(wait=False, cancel_futures=True)
        self.export_jobs.close()
        self._page_pool.shutdown(wait=False, cancel_futures=True)
        self._answer_pool.shutdown(wait=False, cancel_futures=True)
        self._store_pool.shutdown(wait=True)
        self.store.close()
        self.sessions.close()
