"""An address as a QR code to point a phone at."""

import segno
from markupsafe import Markup


def qr_svg(address: str) -> Markup:
    """The QR code as an SVG element that grows with the space it is given; its title is the address."""
    drawn = segno.make(address, error="m", micro=False).svg_inline(
        border=4, omitsize=True, light="#fff", svgclass="qr", title=address
    )
    return Markup(drawn.replace("<svg ", '<svg role="img" ', 1))
