"""The facilitator's sign-in: the key in this start's link, and the browsers signed in with it."""

import secrets


class FacilitatorAccess:
    """The facilitator's key and sessions. Both are new at each start, so earlier links and cookies are invalid."""

    def __init__(self) -> None:
        self.key = secrets.token_urlsafe(24)
        self._tokens: set[str] = set()

    def is_key(self, typed: str) -> bool:
        """Return whether this is the key in the facilitator's link."""
        return secrets.compare_digest(typed.encode(), self.key.encode())

    def sign_in(self) -> str:
        """Sign in a browser and return its token."""
        token = secrets.token_urlsafe(24)
        self._tokens.add(token)
        return token

    def is_signed_in(self, token: str) -> bool:
        """Return whether a browser with this token is signed in."""
        return token in self._tokens

    def sign_out(self, token: str) -> None:
        """Sign out the browser with this token, and every copy of its cookie."""
        self._tokens.discard(token)
