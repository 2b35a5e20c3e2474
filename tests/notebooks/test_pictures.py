"""Photos are made small when a session is built, and everything else is left alone."""

import io
from pathlib import Path

import pytest
from PIL import Image

from coopkit.notebooks.pictures import LARGEST_BYTES, LONGEST_SIDE, read_picture

TURNED = 6
"""The camera was held upright: the picture must be turned to the right by a quarter."""
ORIENTATION, MAKER = 0x0112, 0x010F


def noise(mode: str = "RGB", size: tuple[int, int] = (2400, 1600)) -> Image.Image:
    """A picture that no format makes small."""
    return Image.merge(mode, [Image.effect_noise(size, 90) for _ in mode])


def photo(path: Path) -> bytes:
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKER] = TURNED, "918273"
    noise().save(path, "JPEG", quality=95, exif=exif)
    return path.read_bytes()


def test_a_large_photo_is_scaled_turned_and_keeps_nothing_of_its_camera(tmp_path: Path):
    path = tmp_path / "photo.jpg"
    raw = photo(path)
    kind, small = read_picture(path)
    assert kind == "image/jpeg"
    assert len(small) < len(raw) / 2
    assert b"918273" in raw and b"918273" not in small
    with Image.open(io.BytesIO(small)) as image:
        assert max(image.size) == LONGEST_SIDE
        assert image.height > image.width


@pytest.mark.parametrize(("alpha", "kind"), [(255, "image/jpeg"), (100, "image/png")])
def test_a_large_png_keeps_what_can_be_seen_through(tmp_path: Path, alpha: int, kind: str):
    picture = noise()
    picture.putalpha(alpha)
    picture.save(tmp_path / "photo.png")
    assert read_picture(tmp_path / "photo.png")[0] == kind


def test_a_small_picture_is_sent_as_it_is(tmp_path: Path):
    path = tmp_path / "small.png"
    noise(size=(40, 30)).save(path)
    assert read_picture(path) == ("image/png", path.read_bytes())


def test_a_moving_picture_goes_on_moving(tmp_path: Path):
    path = tmp_path / "moving.gif"
    noise(size=(800, 600)).save(path, save_all=True, append_images=[noise(size=(800, 600))])
    assert path.stat().st_size > LARGEST_BYTES
    assert read_picture(path) == ("image/gif", path.read_bytes())


@pytest.mark.parametrize(("name", "kind"), [("broken.jpg", "image/jpeg"), ("drawing.svg", "image/svg+xml")])
def test_what_is_no_photo_is_left_to_the_check(tmp_path: Path, name: str, kind: str):
    path = tmp_path / name
    path.write_bytes(b"<svg>" + b" " * LARGEST_BYTES)
    assert read_picture(path) == (kind, path.read_bytes())
