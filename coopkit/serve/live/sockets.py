"""The connection between a live page and its kernel: its own learner only, and no tracebacks."""

import logging
import re
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from jupyter_server.auth.identity import IdentityProvider, User
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection
from tornado.web import HTTPError
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from coopkit.serve.live.kernel import LiveKernel
from coopkit.serve.live.kernel_pool import KernelPool
from coopkit.serve.page_handler import PageHandler

KERNEL_ID = "[0-9a-f-]{36}"
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


class AnonymousIdentityProvider(IdentityProvider):
    """Jupyter needs a user. Our own cookie decides who may do what, so this one sets no cookie."""

    def get_user(self, handler: Any) -> User:
        return User("learner")


class KernelHandler(PageHandler):
    """A request about one kernel, allowed only for the learner it belongs to."""

    @property
    def live(self) -> KernelPool:
        """The pool of kernels."""
        found: KernelPool = self.settings["live_kernels"]
        return found

    def require_own_kernel(self, kernel_id: str) -> LiveKernel:
        """Return the kernel with this id.

        Raises:
            HTTPError: it is not this learner's, or there is none.
        """
        kernel = self.live.find(self.learner.id if self.learner else "", kernel_id)
        if kernel is None:
            raise HTTPError(HTTPStatus.FORBIDDEN)
        return kernel

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        error = kwargs["exc_info"][1] if "exc_info" in kwargs else None
        self.write_json({"error": self.error_message(status_code, error)}, HTTPStatus(status_code))


class KernelStateHandler(KernelHandler):
    """`/api/kernels/<id>`: whether the kernel is running; DELETE shuts it down."""

    async def get(self, kernel_id: str) -> None:
        kernel = self.require_own_kernel(kernel_id)
        if not await self.live.is_alive(kernel):
            raise HTTPError(HTTPStatus.NOT_FOUND)
        self.write_json(self.settings["kernel_manager"].kernel_model(kernel_id))

    async def delete(self, kernel_id: str) -> None:
        await self.live.release(self.require_own_kernel(kernel_id))
        self.set_status(HTTPStatus.NO_CONTENT)


class KernelShutdownHandler(KernelHandler):
    """`/voila/api/shutdown/<id>`: sent by a page that is closed."""

    async def post(self, kernel_id: str) -> None:
        await self.live.release(self.require_own_kernel(kernel_id))
        self.set_status(HTTPStatus.NO_CONTENT)


class KernelSocketHandler(KernelHandler, VoilaKernelWebsocketHandler):  # type: ignore[misc]
    """`/api/kernels/<id>/channels`: the page's websocket."""

    kernel: LiveKernel | None = None

    async def prepare(self) -> None:
        await PageHandler.prepare(self)
        self.kernel = self.require_own_kernel(self.path_kwargs["kernel_id"])
        await VoilaKernelWebsocketHandler.prepare(self)

    async def open(self, kernel_id: str) -> None:
        assert self.kernel is not None
        self.live.socket_opened(self.kernel, self)
        await super().open(kernel_id)

    def on_close(self) -> None:
        if self.kernel is not None:
            self.live.socket_closed(self.kernel, self)
        if self.connection is not None:
            super().on_close()


class SanitizedKernelConnection(ZMQChannelsWebsocketConnection):
    """Pass a kernel's messages on. Errors go to the log, not to the page."""

    def _on_error(self, channel: str, msg: dict[str, Any], msg_list: list[Any]) -> None:
        if channel != "iopub":
            return
        part: Callable[..., dict[str, Any]] = self.get_part
        header = msg["header"] = part("header", msg["header"], msg_list)
        content = part("content", msg["content"], msg_list) if header["msg_type"] in ("error", "stream") else {}
        if header["msg_type"] == "error":
            trace = _COLOURS.sub("", "\n".join(content.get("traceback", ())))
            logging.getLogger("coopkit").error("A live page's callback failed.\n%s", trace)
            self._replace(msg, msg_list, {"ename": "Error", "evalue": "", "traceback": []})
        elif content.get("name") == "stderr":
            logging.getLogger("coopkit").info("A live page's kernel says: %s", content.get("text", "").strip())
            self._replace(msg, msg_list, {"name": "stderr", "text": ""})

    def _replace(self, msg: dict[str, Any], msg_list: list[Any], content: dict[str, Any]) -> None:
        msg["content"] = content
        msg_list[3] = self.session.pack(content)
