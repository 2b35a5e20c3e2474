"""A co-op's logo: an uploaded picture, opened, scaled down and encoded again, so that nothing else is kept of it."""

import base64
import io

from PIL import Image, ImageOps, UnidentifiedImageError

from coopkit.i18n import N_

LARGEST = 10 * 1024 * 1024
"""The most bytes of an uploaded picture; phones take photos of up to 8 MB."""
LONGEST_SIDE = 240
"""The longest side of a saved logo in pixels: 20 mm at 300 dots an inch."""
MOST_PIXELS = 50_000_000
LARGEST_PNG = 20_000
"""A larger PNG is saved with 128 colours, because the logo is part of every page and file."""
JPEG_QUALITY = 85
WRONG_TYPE = N_("This isn’t a picture we can use. Choose a PNG or JPEG file.")
DAMAGED = N_("We can’t read this picture to its end. Save it again as a PNG or JPEG file, then choose it once more.")
TOO_LARGE = N_("This picture is too large. Choose one of at most 10 MB.")


class LogoError(ValueError):
    """A file can't be used as a logo; the message says why and what to do."""


def make_logo(content: bytes) -> str:
    """Return an uploaded picture as the data URL of a small one.

    It is decoded and encoded again, which drops where a photo was taken and anything hidden behind it.

    content: the bytes of a PNG or JPEG file.
    Raises LogoError if it is something else, too large, or cut off.
    """
    if len(content) > LARGEST:
        raise LogoError(TOO_LARGE)
    try:
        image = Image.open(io.BytesIO(content), formats=("PNG", "JPEG"))
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
        raise LogoError(WRONG_TYPE) from error
    with image:
        if image.width * image.height > MOST_PIXELS:
            raise LogoError(TOO_LARGE)
        is_png = image.format == "PNG"
        image.draft("RGB", (2 * LONGEST_SIDE, 2 * LONGEST_SIDE))  # a large JPEG is decoded at a fraction of its size
        try:
            upright = ImageOps.exif_transpose(image).convert("RGBA" if is_png else "RGB")
            upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:  # a broken PNG: SyntaxError
            raise LogoError(DAMAGED) from error
    kind, encoded = ("png", _encode_png(upright)) if is_png else ("jpeg", _encode_jpeg(upright))
    return f"data:image/{kind};base64,{base64.b64encode(encoded).decode('ascii')}"


def _encode_png(image: Image.Image) -> bytes:
    """Return a small PNG; a photo in many colours gets fewer."""
    buffer = io.BytesIO()
    image.save(buffer, "PNG", optimize=True)
    if len(buffer.getvalue()) <= LARGEST_PNG:
        return buffer.getvalue()
    fewer = io.BytesIO()
    image.quantize(128, Image.Quantize.FASTOCTREE).save(fewer, "PNG", optimize=True)
    return fewer.getvalue()


def _encode_jpeg(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=JPEG_QUALITY, optimize=True)
    return buffer.getvalue()
