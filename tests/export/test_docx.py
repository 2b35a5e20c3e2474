"""Word documents by pandoc."""

import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from coopkit.export import docx
from coopkit.export.docx import to_docx
from coopkit.export.printed_sheets import PublishError
from coopkit.i18n import load_locale
from tests.i18n.catalogues import write_catalogue

ENGLISH = load_locale(minor_digits=2)
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Our plan</title><h2>Our money</h2>
<table><thead><tr><th>Month</th><th>Cash</th></tr></thead><tbody><tr><td>1</td><td>1,280.00</td></tr></tbody></table>
</html>"""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part(made: bytes, name: str) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return ElementTree.fromstring(archive.read(f"word/{name}.xml"))


def test_headings_and_tables_arrive_as_such() -> None:
    document = part(to_docx(PAGE, ENGLISH), "document")
    styles = [style.get(f"{W}val") for style in document.iter(f"{W}pStyle")]
    cells = ["".join(cell.itertext()).strip() for cell in document.iter(f"{W}tc")]
    assert "Heading1" in styles
    assert cells == ["Month", "Cash", "1", "1,280.00"]


def test_the_paper_is_a4_and_tables_are_ruled() -> None:
    made = to_docx(PAGE, ENGLISH)
    size = next(part(made, "document").iter(f"{W}pgSz"))
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")
    assert next(part(made, "styles").iter(f"{W}tblBorders"), None) is not None


def test_every_page_has_its_number_and_no_row_is_torn() -> None:
    made = to_docx(PAGE, ENGLISH)
    document = part(made, "document")
    assert next(document.iter(f"{W}footerReference"), None) is not None
    assert "PAGE" in "".join(part(made, _footer_name(made)).itertext())
    rows = list(document.iter(f"{W}tr"))
    assert len(rows) == 2
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None


def test_amounts_in_many_columns_are_set_smaller() -> None:
    def styles_of(columns: int) -> set[str | None]:
        cells = "<td>12,345.00</td>" * columns
        page = f"<!doctype html><html><title>Cash</title><table><tbody><tr>{cells}</tr></tbody></table></html>"
        made = part(to_docx(page, ENGLISH), "document")
        assert bool(list(made.iter(f"{W}tblCellMar"))) == (columns == 9)
        return {style.get(f"{W}val") for cell in made.iter(f"{W}tc") for style in cell.iter(f"{W}pStyle")}

    assert styles_of(9) == {"WideTable"}
    assert styles_of(4) == {"Compact"}
    known = {style.get(f"{W}styleId") for style in part(to_docx(PAGE, ENGLISH), "styles").iter(f"{W}style")}
    assert {"WideTable", "Compact"} <= known


def _footer_name(made: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        (found,) = (name for name in archive.namelist() if "footer" in name and name.endswith(".xml"))
    return found.removeprefix("word/").removesuffix(".xml")


def test_a_language_written_from_right_to_left_runs_so(tmp_path: Path) -> None:
    arabic = load_locale("ar", catalogues=write_catalogue(tmp_path, "ar", {}), minor_digits=2)
    assert next(part(to_docx(PAGE, arabic), "document").iter(f"{W}bidi"), None) is not None
    assert next(part(to_docx(PAGE, ENGLISH), "document").iter(f"{W}bidi"), None) is None


def test_without_pandoc_one_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> str:
        raise OSError("No pandoc was found")

    docx._reference_docx.cache_clear()
    monkeypatch.setattr(docx.pypandoc, "get_pandoc_path", missing)
    with pytest.raises(PublishError, match="Word document could not be made"):
        to_docx(PAGE, ENGLISH)
    docx._reference_docx.cache_clear()
