from coopkit.serve.network import NetworkAddress, RemoteRequests, sorted_addresses


def test_all_ways_are_listed_the_likely_one_first_and_ipv4_before_ipv6() -> None:
    found = [
        ("lo", "127.0.0.1"),
        ("docker0", "172.17.0.1"),
        ("tun0", "10.8.0.6"),
        ("wlp3s0", "192.168.1.20"),
        ("wlp3s0", "fd12::20"),
        ("wlp3s0", "fe80::1%wlp3s0"),
        ("enp0s31f6", "192.168.2.7"),
    ]
    assert [(way.label, way.host) for way in sorted_addresses(found)] == [
        ("Wi-Fi", "192.168.1.20"),
        ("Ethernet", "192.168.2.7"),
        ("VPN", "10.8.0.6"),
        ("Virtual network, inside this laptop only", "172.17.0.1"),
        ("Wi-Fi", "fd12::20"),
    ]


def test_windows_names_and_its_own_hotspot_are_known() -> None:
    found = [
        ("vEthernet (WSL)", "172.28.0.1"),
        ("Ethernet 2", "192.168.0.9"),
        ("Wi-Fi", "192.168.0.8"),
        ("Local Area Connection* 10", "192.168.137.1"),
        ("Connexion", "192.168.0.5"),
    ]
    assert [way.label for way in sorted_addresses(found)] == [
        "This laptop’s hotspot",
        "Wi-Fi",
        "Ethernet",
        "Network",
        "Virtual network, inside this laptop only",
    ]


def test_an_address_without_a_network_comes_last() -> None:
    found = [("Wi-Fi", "169.254.10.1"), ("Ethernet", "192.168.0.9")]
    assert [way.host for way in sorted_addresses(found)] == ["192.168.0.9", "169.254.10.1"]


def test_an_address_is_written_as_browsers_take_it() -> None:
    assert NetworkAddress("Wi-Fi", "192.168.1.20").url(8866) == "http://192.168.1.20:8866/"
    assert NetworkAddress("Wi-Fi", "fd12::20").url(8866, "/join/482913") == "http://[fd12::20]:8866/join/482913"
    assert NetworkAddress("Wi-Fi", "192.168.1.20").url(80) == "http://192.168.1.20/"


def test_the_laptop_itself_is_no_phone() -> None:
    visitors = RemoteRequests()
    for address in ("127.0.0.1", "::1", "::ffff:127.0.0.1", ""):
        visitors.record(address)
    assert not visitors.seen


def test_a_phone_stays_noted() -> None:
    visitors = RemoteRequests()
    visitors.record("192.168.1.44")
    visitors.record("127.0.0.1")
    assert visitors.seen
