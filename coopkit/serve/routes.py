"""Which address is whose."""

from typing import Any

from tornado.web import HTTPError, URLSpec

from coopkit.serve.answers import Answers
from coopkit.serve.assets import STATIC, Asset
from coopkit.serve.health import Health
from coopkit.serve.house import House
from coopkit.serve.learn import SessionPage
from coopkit.serve.page import Page

_NAME = "[a-z0-9_-]+"


class NotFound(Page):
    """Any other address."""

    async def get(self) -> None:
        raise HTTPError(404)


def pages(house: House) -> list[URLSpec]:
    """The routes of our pages."""
    own: list[tuple[str, type[Page]]] = [
        (r"/healthz", Health),
        (r"/answers/([a-z0-9.-]+)", Answers),
        (rf"/learn/({_NAME})/({_NAME})", SessionPage),
    ]
    arguments: dict[str, Any] = {"house": house}
    static = URLSpec(r"/static/((?:coopkit|live)[a-z.]*)", Asset, {"path": str(STATIC)})
    return [static, *(URLSpec(address, page, arguments) for address, page in own)]
