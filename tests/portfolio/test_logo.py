"""A logo: only pictures, made small, nothing hidden in them; anything else is refused with a reason."""

import base64
import io
import random

import pytest
from PIL import Image

from coopkit.portfolio.logo import DAMAGED, LARGEST, LONGEST_SIDE, TOO_LARGE, WRONG_TYPE, LogoError, make_logo

MOST_BYTES = 60_000


def picture(kind: str, size: tuple[int, int] = (600, 300), mode: str = "RGB", **settings: object) -> bytes:
    buffer = io.BytesIO()
    Image.new(mode, size, (20, 90, 80, 0)[: len(mode)]).save(buffer, kind, **settings)  # type: ignore[arg-type]
    return buffer.getvalue()


def noise(kind: str) -> bytes:
    """A picture that compresses as badly as any photo can."""
    image = Image.frombytes("RGB", (700, 700), random.Random(1).randbytes(700 * 700 * 3))
    buffer = io.BytesIO()
    image.save(buffer, kind)
    return buffer.getvalue()


def opened(url: str) -> Image.Image:
    return Image.open(io.BytesIO(base64.b64decode(url.partition(",")[2])))


@pytest.mark.parametrize(("kind", "start"), [("PNG", "data:image/png;base64,"), ("JPEG", "data:image/jpeg;base64,")])
def test_a_picture_becomes_a_small_one_of_its_kind(kind: str, start: str) -> None:
    url = make_logo(picture(kind))
    assert url.startswith(start)
    assert opened(url).size == (LONGEST_SIDE, LONGEST_SIDE // 2)
    assert len(make_logo(noise(kind))) <= MOST_BYTES


def test_what_is_transparent_stays_so() -> None:
    assert opened(make_logo(picture("PNG", mode="RGBA"))).convert("RGBA").getchannel("A").getextrema() == (0, 0)


def test_a_photo_is_turned_upright_and_loses_what_the_camera_noted() -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "taken at home"
    url = make_logo(picture("JPEG", (600, 300), exif=exif))
    assert opened(url).size == (LONGEST_SIDE // 2, LONGEST_SIDE)
    assert not opened(url).getexif()


def test_what_is_hidden_behind_a_picture_is_dropped() -> None:
    url = make_logo(picture("PNG") + b"<script>alert(1)</script>")
    assert b"script" not in base64.b64decode(url.partition(",")[2])


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no picture",
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        picture("GIF"),
        picture("BMP"),
        picture("PNG")[:20],
    ],
    ids=["nothing", "text", "svg", "gif", "bmp", "only a head"],
)
def test_anything_else_is_refused(content: bytes) -> None:
    with pytest.raises(LogoError) as raised:
        make_logo(content)
    assert str(raised.value) in (WRONG_TYPE, DAMAGED)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_that_is_cut_off_is_refused(kind: str) -> None:
    whole = noise(kind)
    with pytest.raises(LogoError, match="to its end"):
        make_logo(whole[: len(whole) // 2])


def test_a_picture_that_is_too_large_is_refused_before_it_is_decoded() -> None:
    with pytest.raises(LogoError, match="too large"):
        make_logo(b"\x89PNG" + b"\0" * LARGEST)
    with pytest.raises(LogoError) as raised:
        make_logo(picture("PNG", (8000, 8000), "1"))
    assert str(raised.value) == TOO_LARGE
