"""The base of pages on which a code could be guessed."""

from coopkit.serve.page_handler import PageHandler


class ThrottledHandler(PageHandler):
    """A page that limits wrong tries by the address a request comes from.

    The address is the connection's own: headers such as X-Forwarded-For can be made up. Between asking for the delay
    and counting a wrong try nothing is awaited, so that many tries at one time are counted one by one.
    """

    def throttle_message(self, class_code: str = "") -> str:
        """Return the message for somebody who has to wait before the next try; "" if they needn't wait.

        Args:
            class_code: the class whose code is tried; "" if it belongs to no class.
        """
        seconds = self.app.login_throttle.wait(self._address, class_code)
        if not seconds:
            return ""
        self.set_header("Retry-After", str(seconds))
        return self.locale_.plural(
            "Too many wrong tries. Wait {n} second, then try again. Nothing is lost.",
            "Too many wrong tries. Wait {n} seconds, then try again. Nothing is lost.",
            seconds,
        )

    def count_wrong_try(self, class_code: str = "") -> None:
        """Count a wrong try."""
        self.app.login_throttle.failed(self._address, class_code)

    @property
    def _address(self) -> str:
        return self.request.remote_ip or ""
