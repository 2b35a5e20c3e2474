"""File uploads. A file that is too large is read to its end, so that the browser shows our message."""

from http import HTTPStatus
from typing import Any, cast

from tornado.http1connection import HTTP1Connection
from tornado.httputil import HTTPInputError, parse_body_arguments
from tornado.web import stream_request_body

from coopkit.i18n import N_
from coopkit.serve.context import AppContext
from coopkit.serve.page_handler import PageHandler, Refusal

MAX_BODY_BYTES = 4 * 1024 * 1024
_LONGEST_READ = 2 * 1024**3
"""Bytes that are read and thrown away; a browser that is cut off shows a page of its own without a reason."""


@stream_request_body
class UploadHandler(PageHandler):
    """A page whose `post` calls `read_body` before anything else; a body above `largest_body` bytes is not read."""

    largest_body = MAX_BODY_BYTES

    def initialize(self, app: AppContext) -> None:
        super().initialize(app)
        self._chunks = bytearray()
        self._is_too_large = self._is_read = False
        cast(HTTP1Connection, self.request.connection).set_max_body_size(_LONGEST_READ)

    def data_received(self, chunk: bytes) -> None:
        """Collect the body until it is too large."""
        self._is_too_large = self._is_too_large or len(self._chunks) + len(chunk) > self.largest_body
        if self._is_too_large:
            self._chunks.clear()
        else:
            self._chunks += chunk

    def check_xsrf_cookie(self) -> None:
        """Check the form's token; tornado asks before the body is there, `read_body` asks again."""
        if self._is_read:
            super().check_xsrf_cookie()

    def read_body(self) -> bool:
        """Read the form that was sent; False, with nothing read, where it is too large.

        Raises Refusal for what no form of ours sends.
        """
        if self._is_too_large:
            return False
        request: Any = self.request
        try:
            content_type = request.headers.get("Content-Type", "")
            parse_body_arguments(
                content_type, bytes(self._chunks), request.body_arguments, request.files, request.headers
            )
        except HTTPInputError as error:
            sentence = N_("We couldn’t read this. Go back and try again.")
            raise Refusal(HTTPStatus.BAD_REQUEST, self.locale_.text(sentence)) from error
        for name, values in request.body_arguments.items():
            request.arguments.setdefault(name, []).extend(values)
        self._is_read = True
        self.check_xsrf_cookie()
        return True
