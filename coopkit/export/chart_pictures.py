"""Charts as PNG pictures for programs that can't draw SVG, drawn by the installed browser, which shapes all scripts."""

import base64
import re
import subprocess
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from io import BytesIO
from pathlib import Path

from PIL import Image

from coopkit.export.browsers import find_browser
from coopkit.export.headless import run_browser

SCALE = 3
"""Pixels for each unit of a chart, so that it is sharp on paper."""
TIMEOUT_SECONDS = 60
_POLL_SECONDS = 0.1
_CHART = re.compile(
    r'<figure class="chart">\s*<div role="img" aria-label="([^"]*)">(<svg.*?</svg>)</div>\s*'
    r"(<figcaption>(.*?)</figcaption>)\s*</figure>",
    re.DOTALL,
)
_VIEW_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_FONT = '"Noto Sans", system-ui, sans-serif'


def with_chart_pictures(html: str) -> str:
    """Return a page with each chart as a picture, or without it if no browser can draw; its finding stays below.

    html: a page of ours, with charts as `views/templates/chart.html` makes them.
    """
    charts = [found[2] for found in _CHART.finditer(html)]
    if not charts:
        return html
    drawn = iter(_draw(charts) or ("",) * len(charts))
    return _CHART.sub(lambda found: _figure(next(drawn), found), html)


def _figure(source: str, found: re.Match[str]) -> str:
    """Return a picture as wide as the chart, with its finding below; the finding alone without a picture.

    pandoc would make a table of a figure, and a heading is not kept with a table. Its own styles keep all three
    together.
    """
    if not source:
        return f"<figure>{found[3]}</figure>"
    width, height = _size(found[2])
    picture = f'<img src="{source}" alt="{found[1]}" width="{width}" height="{height}">'
    return (
        f'<div custom-style="Captioned Figure"><p>{picture}</p></div>'
        f'<div custom-style="Image Caption"><p>{found[4]}</p></div>'
    )


def _draw(charts: Sequence[str]) -> tuple[str, ...]:
    """Return charts as PNG in data URLs; none if no browser is installed or it fails."""
    program = find_browser()
    if program is None:
        return ()
    sizes = [_size(svg) for svg in charts]
    whole = (max(width for width, _ in sizes), sum(height for _, height in sizes))
    with tempfile.TemporaryDirectory(prefix="coopkit-charts-", ignore_cleanup_errors=True) as folder:
        page, picture = Path(folder) / "page.html", Path(folder) / "page.png"
        page.write_text(_page_of(charts, sizes), encoding="utf-8")
        options = (
            "--hide-scrollbars",
            f"--force-device-scale-factor={SCALE}",
            f"--window-size={whole[0]},{whole[1]}",
            f"--screenshot={picture}",
        )
        try:
            run_browser(program, Path(folder), options, page, TIMEOUT_SECONDS)
            drawn = _open_when_complete(picture)
        except (OSError, subprocess.SubprocessError):  # the document is whole without its charts
            return ()
    return tuple(_cut_out(drawn, sizes))


def _page_of(charts: Sequence[str], sizes: Sequence[tuple[int, int]]) -> str:
    """Return a page with charts below each other, each in a box of its size."""
    boxes = (
        f'<div style="width:{width}px;height:{height}px">{svg}</div>'
        for svg, (width, height) in zip(charts, sizes, strict=True)
    )
    style = f"body{{margin:0;font-family:{_FONT}}} svg{{display:block;width:100%;height:100%}}"
    return f'<!doctype html><meta charset="utf-8"><style>{style}</style>{"".join(boxes)}'


def _open_when_complete(picture: Path) -> Image.Image:
    """Return the picture once it is written: on Windows the browser's first process may end before that."""
    deadline = time.monotonic() + TIMEOUT_SECONDS
    while True:
        with suppress(OSError), Image.open(picture) as image:  # not there yet, or still being written
            return image.convert("RGB")
        if time.monotonic() > deadline:
            raise TimeoutError(picture)
        time.sleep(_POLL_SECONDS)


def _cut_out(whole: Image.Image, sizes: Sequence[tuple[int, int]]) -> list[str]:
    """Return each chart of a picture as a PNG in a data URL."""
    top, found = 0, []
    for width, height in sizes:
        written = BytesIO()
        box = (0, top * SCALE, width * SCALE, (top + height) * SCALE)
        whole.crop(box).quantize(64).save(written, "PNG", optimize=True)
        found.append("data:image/png;base64," + base64.b64encode(written.getvalue()).decode("ascii"))
        top += height
    return found


def _size(svg: str) -> tuple[int, int]:
    """Return a chart's width and height in whole units."""
    found = _VIEW_BOX.search(svg)
    assert found is not None, "every chart of ours has a view box"
    return round(float(found[1])), round(float(found[2]))
