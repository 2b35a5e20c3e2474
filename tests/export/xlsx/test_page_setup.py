"""How workbooks are printed: LibreOffice makes PDFs of them, whose letters are measured."""

import shutil
import subprocess
from pathlib import Path

from pypdf import PdfReader

from coopkit.export.xlsx.page_setup import PrintedPage
from tests.export.xlsx.test_texts_in_inputs import WRITTEN
from tests.waiting import LONG_TIMEOUT


def letter_sizes(path: Path) -> set[float]:
    """The sizes of all letters of a PDF that stand upright, in points."""
    sizes: set[float] = set()

    def visit(text: str, page: list[float], line: list[float], font: object, size: float) -> None:
        if text.strip():
            sizes.add(round(abs(size * line[3] * page[3]), 1))

    for page in PdfReader(path).pages:
        page.extract_text(visitor_text=visit)
    return sizes - {0.0}  # the titles of a chart's upright axis


def test_every_letter_is_printed_at_8_points_or_more(tmp_path: Path) -> None:
    for name, content in WRITTEN.items():
        (tmp_path / f"{name}.xlsx").write_bytes(content)
    program = shutil.which("soffice")
    assert program, "LibreOffice is missing: install libreoffice-calc"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = [str(path) for path in tmp_path.glob("*.xlsx")]
    command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=LONG_TIMEOUT)
    assert {name: min(letter_sizes(tmp_path / f"{name}.pdf")) >= 8 for name in WRITTEN} == dict.fromkeys(WRITTEN, True)


def test_columns_that_dont_fit_begin_a_new_page_with_the_first_ones_again() -> None:
    page = PrintedPage(widths=(20, *[30] * 9), repeated=1)
    assert page.column_breaks() == [5, 9]


def test_a_chart_is_printed_whole() -> None:
    page = PrintedPage(widths=(10, 10), repeated=1)
    page.add_chart(3, 2)
    assert (page.edge_column, page.chart_row) == (9, 19)
