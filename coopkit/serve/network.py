"""The room: the network addresses at which phones find this laptop, as QR codes too, and whether a phone has."""

import ipaddress
import re
import socket
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import psutil
import segno
from markupsafe import Markup

from coopkit.i18n import N_

_VIRTUAL = N_("Virtual network, inside this laptop only")
_VPN, _WIFI, _ETHERNET = N_("VPN"), N_("Wi-Fi"), N_("Ethernet")
_HOTSPOT, _OTHER = N_("This laptop’s hotspot"), N_("Network")
_LIKELY = (_HOTSPOT, _WIFI, _ETHERNET, _OTHER, _VPN, _VIRTUAL)
# How operating systems name their network interfaces.
_KINDS = (
    (_VIRTUAL, r"docker|veth|^br-|virbr|vbox|virtualbox|vmnet|vmware|vethernet|hyper-v|wsl|lxc"),
    (_VPN, r"vpn|^tun|^tap|^wg|utun|^ppp|tailscale|wireguard|zerotier|^zt|nordlynx|proton|ipsec"),
    (_WIFI, r"wi-?fi|wlan|wireless|^wl|^ath|airport|local area connection\*|^ap\d"),
    (_ETHERNET, r"ethernet|^eth|^en[opsx]|^em\d|local area connection|thunderbolt"),
)
_WINDOWS_HOTSPOT = ipaddress.ip_network("192.168.137.0/24")


@dataclass(frozen=True)
class NetworkAddress:
    """An address of this laptop in one network: the kind of network, in English, and the host."""

    label: str
    host: str

    def url(self, port: int, path: str = "/") -> str:
        """Return the URL to type on a phone."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}{'' if port == 80 else f':{port}'}{path}"

    @property
    def is_for_phones(self) -> bool:
        """Whether phones can be in this network: not in a VPN or a virtual one, nor where no address was given out."""
        return self.label not in (_VPN, _VIRTUAL) and not ipaddress.ip_address(self.host).is_link_local


@dataclass
class RemoteRequests:
    """Whether a phone has seen this laptop since the start."""

    seen: bool = False

    def record(self, address: str) -> None:
        """Record the address that a request came from."""
        self.seen = self.seen or is_remote(address)


def is_remote(address: str) -> bool:
    """Return whether a request from this address came from another device."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return not (getattr(found, "ipv4_mapped", None) or found).is_loopback


def network_addresses() -> tuple[NetworkAddress, ...]:
    """Return all addresses of this laptop, the likeliest first."""
    up = {name for name, state in psutil.net_if_stats().items() if state.isup}
    found = [
        (name, each.address)
        for name, addresses in psutil.net_if_addrs().items()
        for each in addresses
        if each.family in (socket.AF_INET, socket.AF_INET6) and name in up
    ]
    return sorted_addresses(found)


def sorted_addresses(found: Iterable[tuple[str, str]]) -> tuple[NetworkAddress, ...]:
    """Return addresses, the likeliest first, from pairs of network interface and IP address."""
    return tuple(address for _, address in sorted(_ranked(found), key=lambda each: each[0]))


def _ranked(found: Iterable[tuple[str, str]]) -> Iterator[tuple[tuple[int, int, str], NetworkAddress]]:
    for name, written in found:
        address = ipaddress.ip_address(written.partition("%")[0])
        # A link-local IPv6 address needs a zone, which browsers do not accept.
        if address.is_loopback or (address.version == 6 and address.is_link_local):
            continue
        label = _label(name, address)
        last = 9 if address.is_link_local else 0
        yield (address.version + last, _LIKELY.index(label), name), NetworkAddress(label, str(address))


def _label(name: str, address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> str:
    if address in _WINDOWS_HOTSPOT:
        return _HOTSPOT
    return next((label for label, pattern in _KINDS if re.search(pattern, name, re.IGNORECASE)), _OTHER)


def qr_svg(address: str) -> Markup:
    """Return the QR code of an address as an SVG element that fills its space."""
    drawn = segno.make(address, error="m", micro=False).svg_inline(
        border=4, omitsize=True, light="#fff", svgclass="qr", title=address
    )
    return Markup(drawn.replace("<svg ", '<svg role="img" ', 1))
