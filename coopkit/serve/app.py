"""The server: a Voila application with our own routes and without Voila's tree, files, contents or login."""

import asyncio
import logging
import shutil
import signal
from collections.abc import Callable
from typing import Any

import tornado.ioloop
from tornado.routing import URLSpec
from traitlets.config import Config
from voila.app import Voila

from coopkit.i18n import Locale
from coopkit.notebooks.kernels import CoopkitKernelSpecs
from coopkit.serve import routes
from coopkit.serve.context import AppContext
from coopkit.serve.live.kernel_pool import KernelPool
from coopkit.serve.live.sockets import AnonymousIdentityProvider, SanitizedKernelConnection

MAX_STOP_SECONDS = 10.0


class CoopkitServer(Voila):  # type: ignore[misc]
    """Serve one training until the server is stopped.

    Args:
        app: the store, the sessions, the language, the port.
        ready: called once phones can connect.
    """

    name = "coopkit"

    def __init__(self, app: AppContext, ready: Callable[[], None], **settings: Any) -> None:
        super().__init__(config=_own_settings(), **settings)
        self._app, self._ready = app, ready
        self.cookie_secret = app.store.secret()
        self.port = app.port
        self.identity_provider_class = AnonymousIdentityProvider
        self.kernel_websocket_connection_class = SanitizedKernelConnection
        self.open_browser = False

    def load_config_file(self, *_: Any, **__: Any) -> None:
        """Load nothing: an office's Jupyter settings must not change this server."""

    def setup_template_dirs(self) -> None:
        """Load nothing: we use no Voila templates, neither Voila's own nor an office's."""

    def init_settings(self) -> dict[str, Any]:
        """Return Voila's settings with XSRF checks and compression switched on."""
        settings = super().init_settings()
        self.live_kernels = KernelPool(
            self.kernel_manager,
            tuple(tool for curriculum in self._app.curricula for tool in curriculum.tools),
            environment=_kernel_environment(self._app.locale),
            may_warm=self._app.sessions.all_have_run,
        )
        return {
            **settings,
            "live_kernels": self.live_kernels,
            "xsrf_cookies": True,
            "xsrf_cookie_kwargs": {"samesite": "Lax", "path": "/"},
            "compress_response": True,
            "default_handler_class": routes.NotFoundHandler,
            "default_handler_args": {"app": self._app},
            "log_function": _log_failures,
        }

    def init_handlers(self) -> list[URLSpec]:
        """Return our routes."""
        return routes.routes(self._app)

    def listen(self) -> None:
        """Listen on the given port and no other, because unsent answers in browsers belong to this address."""
        self._app.phones.listen(self.app)
        self.ioloop = tornado.ioloop.IOLoop.current()
        jobs = [
            self._loop.create_task(job) for job in (self._app.sessions.watch(), self.live_kernels.run_maintenance())
        ]
        self._app.store.announce(self.port)
        self.ioloop.call_later(0, self._ready)
        # A KeyboardInterrupt could stop us in the middle of a write, so Ctrl+C asks for a shutdown like SIGTERM.
        signal.signal(signal.SIGINT, self._handle_signal_stop)
        self.ioloop.start()
        for repeated_signal in (signal.SIGINT, signal.SIGTERM):
            signal.signal(repeated_signal, signal.SIG_IGN)
        for job in jobs:
            job.cancel()
        self._app.phones.stop()
        self.stop()

    def stop(self) -> None:
        """Shut down the kernels, finish writing and close the store."""
        self.log.setLevel(logging.CRITICAL)  # libraries log errors about kernels that are shut down
        try:
            self._loop.run_until_complete(asyncio.wait_for(self._free_kernels(), MAX_STOP_SECONDS))
        except TimeoutError:
            logging.getLogger("coopkit").warning("A live kernel is still busy; it will end by itself.")
        shutil.rmtree(self.connection_dir, ignore_errors=True)
        self._app.close()

    @property
    def _loop(self) -> asyncio.AbstractEventLoop:
        current: Any = self.ioloop
        loop: asyncio.AbstractEventLoop = current.asyncio_loop
        return loop

    async def _free_kernels(self) -> None:
        await self.live_kernels.close()
        await self.kernel_manager.shutdown_all(now=True)


def _kernel_environment(locale: Locale) -> dict[str, str]:
    return {"COOPKIT_LANGUAGE": locale.language, "COOPKIT_COUNTRY": locale.country or ""}


def _own_settings() -> Config:
    return Config(
        {
            "VoilaConfiguration": {
                "strip_sources": True,
                "show_tracebacks": False,
                "file_allowlist": [],
                "kernel_spec_manager_class": CoopkitKernelSpecs,
            },
            # Don't restart a kernel that died: the state of its page would be lost anyway.
            "KernelManager": {"autorestart": False},
        }
    )


def _log_failures(handler: Any) -> None:
    """Log failures only, because the addresses of pages would show what somebody is doing."""
    if handler.get_status() >= 500:
        logging.getLogger("coopkit").error("%s %s failed", handler.request.method, handler.request.path)
