"""Charts as pictures for Word: drawn by the installed browser, or left out with their finding kept."""

import base64
import re
import zipfile
from decimal import Decimal
from io import BytesIO

import pytest
from PIL import Image

from coopkit.export import chart_pictures
from coopkit.export.chart_pictures import SCALE, with_chart_pictures
from coopkit.export.docx import to_docx
from coopkit.i18n import lazy, load_locale
from coopkit.report import Chart, Series
from coopkit.views.charts.canvas import WIDTH
from coopkit.views.charts.chart import render_chart

ENGLISH = load_locale(minor_digits=2)
LABELS = (lazy("Loan"), lazy("Shares"))
PICTURE = re.compile(r'<img src="data:image/png;base64,([^"]+)" alt="([^"]*)"')


def page_of(*findings: str) -> str:
    charts = (
        Chart("bar", lazy(finding), LABELS, LABELS[0], LABELS[0], (Series(LABELS[0], (Decimal(place), Decimal(1))),))
        for place, finding in enumerate(findings, start=1)
    )
    return "<main>" + "".join(render_chart(chart, ENGLISH) for chart in charts) + "</main>"


def test_each_chart_becomes_a_sharp_picture_with_its_finding_as_words() -> None:
    made = with_chart_pictures(page_of("One finding.", "Another finding."))
    assert "<svg" not in made
    found = PICTURE.findall(made)
    assert [words for _, words in found] == ["One finding.", "Another finding."]
    drawn = [Image.open(BytesIO(base64.b64decode(data))).convert("L") for data, _ in found]
    assert [picture.width for picture in drawn] == [WIDTH * SCALE] * 2
    # Something dark is drawn in each, and they differ, as their bars do.
    assert all(picture.getextrema()[0] < 100 for picture in drawn)
    assert drawn[0].tobytes() != drawn[1].tobytes()


def test_without_a_browser_the_finding_stays_and_nothing_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chart_pictures, "find_browser", lambda: None)
    made = with_chart_pictures(page_of("One finding."))
    assert "<svg" not in made and "<img" not in made
    assert "<figcaption>One finding.</figcaption>" in made


def test_a_browser_that_fails_leaves_the_finding_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chart_pictures, "find_browser", lambda: "/nowhere/browser")
    assert "<figcaption>One finding.</figcaption>" in with_chart_pictures(page_of("One finding."))


def test_word_gets_the_picture_with_its_alternative_text() -> None:
    made = to_docx(
        f"<!doctype html><html><head><title>Plan</title></head><body>{page_of('A finding.')}</body></html>", ENGLISH
    )
    with zipfile.ZipFile(BytesIO(made)) as archive:
        assert [name for name in archive.namelist() if name.startswith("word/media/") and name.endswith(".png")]
        document = archive.read("word/document.xml").decode("utf-8")
    assert 'descr="A finding."' in document
    # No table around the picture, and both in the styles that keep a picture with its caption.
    assert "<w:tbl>" not in document
    assert document.index('"CaptionedFigure"') < document.index('"ImageCaption"')


def test_a_page_without_charts_stays_as_it_is() -> None:
    assert with_chart_pictures("<p>Words.</p>") == "<p>Words.</p>"
