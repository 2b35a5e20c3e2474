"""The facilitator lets phones in and keeps them out while the server runs."""

import pytest

from coopkit.serve.network import NetworkAddress, network_addresses
from tests.serve.conftest import NewServer, as_facilitator, join_person, make_class
from tests.serve.server import Server
from tests.serve.visitor import Visitor

FRUIT = "think.test.fruit"
IN, OUT = {"phones": "in"}, {"phones": "out"}


@pytest.fixture
def network_host() -> str:
    """An address of this computer at which another device could find it."""
    found = [each.host for each in network_addresses() if each.is_for_phones]
    if not found:
        pytest.skip("this computer is in no network, so that no phone can be played")
    return found[0]


def test_phones_are_let_in_and_kept_out_without_a_restart(new_server: NewServer, network_host: str) -> None:
    server = new_server()
    facilitator, phone = as_facilitator(server), Visitor(server.port, address=network_host)
    with pytest.raises(ConnectionRefusedError):
        phone.get("/")
    code = make_class(facilitator)

    shown = facilitator.post("/facilitator/phones", IN)
    assert f"http://{network_host}:{server.port}/join/{code}</title>" in shown.html
    join_person(phone, code)
    phone.get("/learn/think_coop/fruit")
    assert phone.answer(FRUIT, answer={"answer.choice": "nut"}).status == 200

    assert "Let phones in" in facilitator.post("/facilitator/phones", OUT).words
    with pytest.raises(ConnectionRefusedError):
        phone.get("/")
    assert "Let phones in" in facilitator.get("/facilitator/").words

    facilitator.post("/facilitator/phones", IN)
    assert phone.get(f"/answers/{FRUIT}").json()["answers"]["0"]["answer"] == {"answer.choice": "nut"}


def test_only_the_facilitator_lets_phones_in(server: Server, visitor: Visitor) -> None:
    visitor.get("/")
    assert visitor.post("/facilitator/phones", IN).status == 403
    assert "Let phones in" in as_facilitator(server).get("/facilitator/").words


def test_the_learners_page_is_one_click_from_the_dashboard(facilitator: Visitor) -> None:
    assert '<a class="button" href="/">Open the learners’ page</a>' in facilitator.get("/facilitator/").html


@pytest.mark.parametrize(
    ("label", "host", "wanted"),
    [
        ("Wi-Fi", "192.168.1.20", True),
        ("This laptop’s hotspot", "192.168.137.1", True),
        ("Network", "fd00::2", True),
        ("VPN", "10.8.0.3", False),
        ("Virtual network, inside this laptop only", "172.17.0.1", False),
        ("Wi-Fi", "169.254.10.2", False),
    ],
)
def test_a_qr_code_is_made_of_addresses_that_phones_can_open(label: str, host: str, wanted: bool) -> None:
    assert NetworkAddress(label, host).is_for_phones is wanted
