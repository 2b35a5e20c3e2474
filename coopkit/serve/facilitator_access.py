"""The facilitator's link of this start, and the browsers that have opened it."""

import secrets


class FacilitatorAccess:
    """Made new at each start, so that a link or a cookie of an earlier start opens nothing."""

    def __init__(self) -> None:
        self.key = secrets.token_urlsafe(24)
        self._tokens: set[str] = set()

    def is_key(self, typed: str) -> bool:
        """Whether this is the secret in the link."""
        return secrets.compare_digest(typed.encode(), self.key.encode())

    def sign_in(self) -> str:
        """The token that a browser is signed in with from now on."""
        token = secrets.token_urlsafe(24)
        self._tokens.add(token)
        return token

    def is_signed_in(self, token: str) -> bool:
        """Whether a browser with this token is signed in."""
        return token in self._tokens

    def sign_out(self, token: str) -> None:
        """Ends the access of the browser with this token, and of every copy of its cookie."""
        self._tokens.discard(token)
