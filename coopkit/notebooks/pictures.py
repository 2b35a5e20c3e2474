"""Read pictures for pages; large photos are scaled down for phones on a slow network."""

import io
import mimetypes
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

LONGEST_SIDE = 1280
"""The longest side of a scaled photo in pixels, enough for a phone or a printed sheet."""
LARGEST_BYTES = 200_000
"""Pictures up to this size are not scaled."""
JPEG_QUALITY = 80


def read_picture(path: Path) -> tuple[str, bytes]:
    """Return the media type and the bytes of a picture; a large photo is scaled down.

    A scaled photo is rotated as its camera noted, and loses the camera's other data, such as the place. Files that
    aren't photos, are animated, or can't be opened are returned unchanged.

    Args:
        path: the picture's file.

    Raises:
        OSError: the file can't be read.
    """
    raw = path.read_bytes()
    unchanged = mimetypes.guess_type(path.name)[0] or "application/octet-stream", raw
    if len(raw) <= LARGEST_BYTES:
        return unchanged
    try:
        with Image.open(io.BytesIO(raw)) as image:
            if getattr(image, "is_animated", False):
                return unchanged
            photo = ImageOps.exif_transpose(image)
            photo.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return unchanged  # `coopkit check` tells the author
    kind, scaled = _encode_photo(photo)
    return (kind, scaled) if len(scaled) < len(raw) else unchanged


def _encode_photo(photo: Image.Image) -> tuple[str, bytes]:
    """Return media type and bytes of a photo: PNG if it is transparent, else JPEG."""
    buffer = io.BytesIO()
    if photo.has_transparency_data and photo.convert("RGBA").getchannel("A").getextrema() != (255, 255):
        photo.save(buffer, "PNG", optimize=True)
        return "image/png", buffer.getvalue()
    photo.convert("RGB").save(buffer, "JPEG", quality=JPEG_QUALITY, optimize=True)
    return "image/jpeg", buffer.getvalue()
