import pytest

from coopkit.serve.network import network_addresses, qr_svg
from tests.serve.conftest import NewServer, as_facilitator, make_class
from tests.serve.visitor import Visitor


def test_the_code_of_an_address_is_a_picture_with_its_name() -> None:
    drawn = qr_svg("http://192.168.1.20:8866/join/482913")

    assert drawn.startswith('<svg role="img"')
    assert "<title>http://192.168.1.20:8866/join/482913</title>" in drawn


def test_while_phones_are_out_there_is_no_qr_code_but_the_way_to_let_them_in(
    facilitator: Visitor, class_code: str
) -> None:
    shown = facilitator.get(f"/facilitator/class/{class_code}/qr")

    assert "Let phones in" in shown.words
    assert "choose “Allow”" in shown.words
    assert "<svg" not in shown.html
    assert "127.0.0.1" not in shown.words
    assert f"{class_code[:3]} {class_code[3:]}" in shown.words
    assert "Refresh" not in shown.headers


def test_in_a_room_it_waits_for_the_first_phone_and_says_what_to_check(new_server: NewServer) -> None:
    if not network_addresses():
        pytest.skip("this computer is in no network, so that no phone can be played")
    server = new_server(room=True)
    facilitator = as_facilitator(server)
    before = facilitator.get("/facilitator/qr?")
    assert "Start a new class" in before.words
    code = make_class(facilitator)

    waiting = facilitator.get("/facilitator/qr")
    assert "No phone has connected yet" in waiting.words
    for check in ("Firewall", "Network", "Address", "Turn mobile data off"):
        assert check in waiting.words
    assert waiting.headers["Refresh"] == "5"
    for way in network_addresses():
        assert way.url(server.port) in waiting.words
        assert way.url(server.port) in server.log()
    assert f"{network_addresses()[0].url(server.port, f'/join/{code}')}</title>" in waiting.html

    Visitor(server.port, address=network_addresses()[0].host).get("/")
    reached = facilitator.get("/facilitator/qr")
    assert "Phones are connecting" in reached.words
    assert "Refresh" not in reached.headers
