"""Pictures that people wouldn't see, or would wait for too long: each is named with the way to write or save it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from tests.lint.cases import ONE, change
from tests.lint.modules import Modules, findings

TREE = "![A tree](pictures/tree.svg)"
PLACE = f"{ONE}, cell 3, line 5"
FOLDER = "think_test/pictures"

WRITTEN = [
    (
        "![A tree](pictures/my tree.svg)",
        "The name 'pictures/my tree.svg' has blanks or signs that a picture's name can't have. "
        "Rename the file, and write 'pictures/my-tree.svg' here.",
    ),
    (
        "![A tree](pictures/my%20tree.svg)",
        "The name 'pictures/my%20tree.svg' has blanks or signs that a picture's name can't have. "
        "Rename the file, and write 'pictures/my-tree.svg' here.",
    ),
    (
        r"![A tree](pictures\tree.svg)",
        r"The name 'pictures\tree.svg' has blanks or signs that a picture's name can't have. "
        "Rename the file, and write 'pictures/tree.svg' here.",
    ),
    (
        '![A tree](pictures/tree.svg "Our tree")',
        'The title "Our tree" isn\'t shown. Take it out: ![what it shows](pictures/tree.svg).',
    ),
    (
        '<img src="pictures/tree.svg">',
        "<img> isn't shown. Write ![what it shows](pictures/name.png) instead.",
    ),
    (
        "![image.png](attachment:image.png)",
        "This picture was pasted into the cell. Save it as a file in the folder 'pictures', and write "
        "![what it shows](pictures/name.png).",
    ),
    (
        "![A tree](pictures/Tree.svg)",
        "The picture 'pictures/Tree.svg' isn't in its folder. Did you mean 'pictures/tree.svg'?",
    ),
    (
        "![A tree](pictures/trees.svg)",
        "The picture 'pictures/trees.svg' isn't in its folder. Did you mean 'pictures/tree.svg'?",
    ),
    (
        "![A tree](pictures/house.png)",
        "The picture 'pictures/house.png' isn't in its folder. Put the file there, or correct the name.",
    ),
    (
        "![A tree](../tree.svg)",
        "The picture '../tree.svg' isn't in the notebook's folder. "
        "Put it in the folder 'pictures' beside the notebook.",
    ),
]


@pytest.mark.parametrize(("written", "sentence"), WRITTEN, ids=[written for written, _ in WRITTEN])
def test_a_picture_that_would_not_be_shown_is_the_only_finding(modules: Modules, written: str, sentence: str):
    change(("one", "step-fruit", TREE, written))(modules)
    assert findings(modules) == [f"{PLACE}: {sentence}"]


def test_what_is_left_of_a_pasted_picture_is_found(modules: Modules):
    modules.one["cells"][2]["attachments"] = {"image.png": {"image/png": "AAAA"}}
    assert findings(modules) == [
        f"{ONE}, cell 3: A pasted picture is still stored in this cell. Clear the cell's attachments and save."
    ]


def photo(name: str, kind: str = "JPEG") -> Callable[[Path], None]:
    return lambda folder: Image.new("RGB", (4, 4)).save(folder / name, kind)


def raw(name: str, content: bytes) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        (folder / name).write_bytes(content)

    return write


HEIC = b"\0\0\0\x18ftypheic" + b"\0" * 40
FILES = [
    (raw("IMG_1.HEIC", HEIC), "IMG_1.HEIC: Not every phone can show HEIC. Save the picture as JPEG."),
    (raw("img.jpg", HEIC), "img.jpg: Not every phone can show HEIC. Save the picture as JPEG."),
    (raw("scan.tiff", b""), "scan.tiff: Not every phone can show TIFF. Save the picture as JPEG or PNG."),
    (photo("img.png"), "img.png: By its content this is JPEG, not PNG. Rename it to 'img.jpg'."),
    (photo("img.jpg", "BMP"), "img.jpg: By its content this is BMP, not JPG. Save it as JPEG or PNG."),
    (raw("img.jpg", b"no picture"), "img.jpg: The picture can't be opened. Save it again as JPEG or PNG."),
    (
        raw("plan.svg", b"<svg>\n<script>alert(1)</script></svg>"),
        "plan.svg, line 2: A drawing must be whole in itself: it can't have a script, another picture or an address "
        "in it. Take out '<script'.",
    ),
    (
        raw("plan.svg", b'<svg\nonload="alert(1)"/>'),
        "plan.svg, line 2: A drawing must be whole in itself: it can't have a script, another picture or an address "
        "in it. Take out 'onload='.",
    ),
    (
        raw("plan.svg", b"<svg>" + b" " * 600_000 + b"</svg>"),
        "plan.svg: This drawing has 0.6 MB; at most 0.5 are allowed. Simplify it, or save it as PNG.",
    ),
]


@pytest.mark.parametrize(("write", "sentence"), FILES, ids=[sentence for _, sentence in FILES])
def test_a_file_that_phones_cannot_show_is_the_only_finding(
    modules: Modules, write: Callable[[Path], None], sentence: str
):
    write(modules.write() / FOLDER)
    assert findings(modules) == [f"{FOLDER}/{sentence}"]


def test_a_photo_of_more_than_five_megabytes_is_found(modules: Modules):
    path = modules.write() / FOLDER / "photo.jpg"
    photo("photo.jpg")(path.parent)
    path.write_bytes(path.read_bytes() + b"\0" * 5_100_000)
    assert findings(modules) == [
        f"{FOLDER}/photo.jpg: This photo has 5.1 MB; at most 5 are allowed. Save it smaller: 1600 pixels are enough."
    ]


@pytest.mark.parametrize(
    "write", [photo("a.jpg"), photo("b.PNG", "PNG"), photo("c.webp", "WEBP"), raw("SOURCES.md", b"x")]
)
def test_other_files_are_well(modules: Modules, write: Callable[[Path], None]):
    write(modules.write() / FOLDER)
    assert findings(modules) == []


def test_where_one_session_is_checked_its_own_pictures_are_looked_at(modules: Modules):
    change(("one", "step-fruit", TREE, "![A tree](pictures/IMG_1.HEIC)"))(modules)
    folder = modules.write() / FOLDER
    for name in ("IMG_1.HEIC", "IMG_2.HEIC"):
        raw(name, HEIC)(folder)
    assert findings(modules, "think_test/one") == [
        f"{FOLDER}/IMG_1.HEIC: Not every phone can show HEIC. Save the picture as JPEG."
    ]
    assert findings(modules, "think_test/two") == []
