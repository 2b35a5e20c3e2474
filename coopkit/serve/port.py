"""The port: ours or nobody's, since unsent answers on phones belong to this address and no other."""

import errno
import os
import socket

import psutil


class PortError(Exception):
    """The port cannot be had; the message says who has it and what to do."""


def require_free_port(port: int) -> None:
    """Sees that nobody listens on this port.

    Windows lets two programs listen on one port, so we ask for an answer instead of trying to listen.

    Raises:
        PortError: a program does; the message names it where the system tells.
    """
    for host in ("127.0.0.1", "::1"):
        try:
            socket.create_connection((host, port), timeout=1).close()
        except OSError:
            continue
        raise port_in_use_error(port)


def port_in_use_error(port: int) -> PortError:
    """What is said where another program has the port."""
    return PortError(
        f"Port {port} is used by {_program_at(port)}: stop that program, or start coopkit with another port, "
        f"such as --port {port + 11 if port < 65000 else 8877}."
    )


def port_error(port: int, error: OSError) -> PortError:
    """What is said where the system does not give us the port."""
    if error.errno == errno.EADDRINUSE or getattr(error, "winerror", 0) in (10013, 10048):
        return port_in_use_error(port)
    if error.errno == errno.EACCES:
        return PortError(f"This system keeps port {port} for itself: take one above 1024, such as --port 8866.")
    return PortError(f"Port {port} cannot be opened ({error.strerror}): try another one, such as --port 8877.")


def _program_at(port: int) -> str:
    for process in psutil.process_iter():
        try:
            if process.pid != os.getpid() and _listens(process, port):
                return f"{process.name()} (process {process.pid})"
        except psutil.Error:
            continue  # Another user's: the system does not tell.
    return "another program"


def _listens(process: psutil.Process, port: int) -> bool:
    return any(
        each.status == psutil.CONN_LISTEN and each.laddr.port == port for each in process.net_connections(kind="tcp")
    )
