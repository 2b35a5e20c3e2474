"""Whether phones on the local network can connect; the facilitator decides it while the server runs."""

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application

MAX_REQUEST_BYTES = 4 * 1024 * 1024
LOOPBACK = "127.0.0.1"


class PhoneAccess:
    """The port the server listens on: on this laptop only, or in every network that the laptop is connected to.

    Args:
        port: where to listen, 1 to 65535. It stays the same, because unsent answers in browsers belong to it.
        allowed: whether phones can connect from the beginning.
    """

    def __init__(self, port: int, *, allowed: bool = False) -> None:
        self.allowed = allowed
        self._port = port
        self._application: Application | None = None
        self._server: HTTPServer | None = None

    def listen(self, application: Application) -> None:
        """Start to listen.

        Raises:
            OSError: the system refuses the port.
        """
        self._application = application
        self._server = self._open_port(self.allowed)

    def switch(self, allowed: bool) -> None:
        """Let phones in, or keep them out. Requests that are being answered are finished.

        Raises:
            OSError: the system refuses the port; the server listens as before.
        """
        if allowed == self.allowed:
            return
        # Most systems don't let one port be opened for all addresses while it is open for one.
        self.stop()
        try:
            self._server = self._open_port(allowed)
        except OSError:
            self._server = self._open_port(self.allowed)
            raise
        self.allowed = allowed

    def stop(self) -> None:
        """Stop listening."""
        if self._server:
            self._server.stop()

    def _open_port(self, allowed: bool) -> HTTPServer:
        server = HTTPServer(self._application, max_buffer_size=MAX_REQUEST_BYTES)
        server.add_sockets(bind_sockets(self._port, None if allowed else LOOPBACK))
        return server
