"""The port the server listens on. It must be free, because unsent answers on phones belong to this address."""

import errno
import os
import socket

import psutil


class PortError(Exception):
    """The port can't be used; the message says why and what to do."""


def require_free_port(port: int) -> None:
    """Check that no program listens on this port.

    Windows lets two programs listen on one port, so we try to connect instead of trying to listen.

    Raises:
        PortError: a program does; the message names it if the system tells us.
    """
    for host in ("127.0.0.1", "::1"):
        try:
            socket.create_connection((host, port), timeout=1).close()
        except OSError:
            continue
        raise port_in_use_error(port)


def port_in_use_error(port: int) -> PortError:
    """Return the error for a port that another program uses."""
    return PortError(
        f"port {port} is used by {_program_at(port)}. Stop it, or run with "
        f"--port {port + 11 if port < 65000 else 8877}."
    )


def port_error(port: int, error: OSError) -> PortError:
    """Return the error for a port that the system refuses."""
    if error.errno == errno.EADDRINUSE or getattr(error, "winerror", 0) in (10013, 10048):
        return port_in_use_error(port)
    if error.errno == errno.EACCES:
        return PortError(f"port {port} is reserved by the system. Run with a port above 1024, such as --port 8866.")
    return PortError(f"port {port} can't be opened ({error.strerror}). Run with another one, such as --port 8877.")


def _program_at(port: int) -> str:
    for process in psutil.process_iter():
        try:
            if process.pid != os.getpid() and _listens(process, port):
                return f"'{process.name()}' (process {process.pid})"
        except psutil.Error:
            continue  # another user's process, which we may not inspect
    return "another program"


def _listens(process: psutil.Process, port: int) -> bool:
    return any(
        each.status == psutil.CONN_LISTEN and each.laddr.port == port for each in process.net_connections(kind="tcp")
    )
