"""Starting the server: store, port, app context, and what is printed on the console."""

import logging
import mimetypes
import os
import shutil
import threading
import webbrowser
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs

from coopkit.content import Curriculum, retired_ids
from coopkit.countries import Country, load_country
from coopkit.i18n import Locale
from coopkit.notebooks import RunCache
from coopkit.notebooks.kernels import create_settings_folder
from coopkit.serve.app import CoopkitServer
from coopkit.serve.context import AppContext
from coopkit.serve.network import network_addresses
from coopkit.serve.phone_access import PhoneAccess
from coopkit.serve.port import port_error, require_free_port
from coopkit.serve.session_registry import SessionRegistry
from coopkit.store import Store, open_store

_OFFICE_WIDE = ("JUPYTER", "IPYTHON", "VOILA")


@dataclass(frozen=True)
class Settings:
    """The settings of one start.

    port: where to listen, 1 to 65535. room: whether phones can connect from the beginning.
    country: whose facts and money are shown first.
    store: a file or an SQLAlchemy URL. browser: whether a browser is opened.
    """

    port: int
    room: bool
    locale: Locale
    store: str
    browser: bool
    country: Country = field(default_factory=load_country)


def default_store() -> str:
    """Return where answers are stored: COOPKIT_STORE, or a file in the user's data folder."""
    folder = Path(platformdirs.user_data_dir("coopkit", appauthor=False))
    return os.environ.get("COOPKIT_STORE") or str(folder / "answers.sqlite")


def serve(settings: Settings, curricula: Iterable[Curriculum], echo: Callable[[str], None]) -> None:
    """Serve until stopped.

    Args:
        curricula: what is served.
        echo: prints one line.

    Raises:
        StoreError: the store cannot be used. PortError: the port can't be used.
    """
    log = _quiet_log()
    store = open_store(settings.store, server=True)
    try:
        require_free_port(settings.port)
        app = _make_context(settings, tuple(curricula), store, log)
        if store.warning:
            log.warning("%s", store.warning)
        _run_server(app, lambda: _print_addresses(app, settings.browser, echo))
    finally:
        store.close()


def _make_context(
    settings: Settings, curricula: tuple[Curriculum, ...], store: Store, log: logging.Logger
) -> AppContext:
    return AppContext(
        store=store,
        sessions=SessionRegistry(curricula, RunCache(), log),
        curricula=curricula,
        locale=settings.locale,
        country=settings.country,
        port=settings.port,
        phones=PhoneAccess(settings.port, allowed=settings.room),
        retired=frozenset().union(*(retired_ids(each.folder.parent) for each in curricula)),
    )


def _run_server(app: AppContext, ready: Callable[[], None]) -> None:
    folder = create_settings_folder()
    _leave_office_settings(folder)
    _register_file_types()
    server = CoopkitServer(app, ready, log_level=logging.WARNING, connection_dir_root=str(folder))
    try:
        server.initialize(argv=[])
        server.start()
    except OSError as error:
        raise port_error(app.port, error) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _leave_office_settings(folder: Path) -> None:
    """Ignore everything an office or a user has set for Jupyter."""
    for name in tuple(os.environ):
        if name.startswith(_OFFICE_WIDE):
            del os.environ[name]
    for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "IPYTHONDIR"):
        os.environ[name] = str(folder)
    os.environ["JUPYTER_NO_CONFIG"] = "1"


def _register_file_types() -> None:
    """Register the types of scripts and style sheets, because Windows' registry is often wrong about them."""
    for ending, kind in ((".js", "text/javascript"), (".css", "text/css"), (".json", "application/json")):
        mimetypes.add_type(kind, ending)


def _print_addresses(app: AppContext, browser: bool, echo: Callable[[str], None]) -> None:
    """Print where the pages are, the facilitator's link, and warnings; open a browser if wanted."""
    address = f"http://127.0.0.1:{app.port}"
    link = f"{address}/facilitator/?key={app.facilitator.key}"
    echo(f"coopkit runs at {address}/")
    echo(f"Facilitator's link, for you alone: {link}")
    if app.phones.allowed:
        found = network_addresses()
        for network in found:
            echo(f"Phones join at {network.url(app.port)} ({app.locale.text(network.label)})")
        if not found:
            echo("No network is connected: connect to the room's Wi-Fi, or switch on this laptop's hotspot.")
    echo("To stop it, press Ctrl+C here.")
    if browser:
        # In a thread, because on some systems this call returns only when the browser is closed.
        page = f"{link}&show=qr" if app.phones.allowed else link
        threading.Thread(target=webbrowser.open, args=(page,), daemon=True).start()


def _quiet_log() -> logging.Logger:
    """Return a log of failing notebooks and pages, with nothing about what people do."""
    log = logging.getLogger("coopkit")
    if not log.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(asctime)s %(message)s", "%H:%M:%S"))
        log.addHandler(handler)
        log.propagate = False
    logging.getLogger("tornado.general").setLevel(logging.ERROR)
    return log
