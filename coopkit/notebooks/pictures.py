"""Pictures as they are sent to a page: photos made small enough for a phone on a slow network."""

import io
import mimetypes
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

LONGEST_SIDE = 1280
"""Pixels; more than a phone or a printed sheet shows."""
LARGEST_BYTES = 200_000
"""A picture up to this size is sent as it is."""
JPEG_QUALITY = 80


def picture_data(path: Path) -> tuple[str, bytes]:
    """Return the media type and the bytes of a picture, scaled down where a photo is large.

    A scaled photo is turned as its camera says, and keeps nothing else that the camera wrote, such as the place. What
    isn't a photo, moves, or can't be opened is returned as it is.

    Args:
        path: the picture's file.

    Raises:
        OSError: the file can't be read.
    """
    raw = path.read_bytes()
    as_it_is = mimetypes.guess_type(path.name)[0] or "application/octet-stream", raw
    if len(raw) <= LARGEST_BYTES:
        return as_it_is
    try:
        with Image.open(io.BytesIO(raw)) as image:
            if getattr(image, "is_animated", False):
                return as_it_is
            photo = ImageOps.exif_transpose(image)
            photo.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return as_it_is  # `coopkit check` tells the author
    kind, scaled = _encoded(photo)
    return (kind, scaled) if len(scaled) < len(raw) else as_it_is


def _encoded(photo: Image.Image) -> tuple[str, bytes]:
    buffer = io.BytesIO()
    if photo.has_transparency_data and photo.convert("RGBA").getchannel("A").getextrema() != (255, 255):
        photo.save(buffer, "PNG", optimize=True)
        return "image/png", buffer.getvalue()
    photo.convert("RGB").save(buffer, "JPEG", quality=JPEG_QUALITY, optimize=True)
    return "image/jpeg", buffer.getvalue()
