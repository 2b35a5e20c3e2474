"""Convert HTML to a Word document with the pandoc that comes with pypandoc."""

import re
import subprocess
import tempfile
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path

import pypandoc

from coopkit.export.chart_pictures import with_chart_pictures
from coopkit.export.printed_sheets import PublishError
from coopkit.i18n import N_, Locale

_A4 = (
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/>'
)
_FOOTER_REFERENCE = '<w:footerReference w:type="default" r:id="rIdPages"/>'
_FOOTER = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:p><w:pPr><w:jc w:val="center"/></w:pPr>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    "</w:p></w:ftr>"
)
_FOOTER_RELATION = (
    '<Relationship Id="rIdPages" Target="footer-pages.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer"/>'
)
_FOOTER_TYPE = (
    '<Override PartName="/word/footer-pages.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>'
)
_BORDER_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_TABLE_BORDERS = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>' for side in _BORDER_SIDES)
_WIDE_COLUMNS = 8
"""From so many columns on, a table is set smaller, because amounts of money would break at the usual size."""
_WIDE_STYLE = (
    '<w:style w:type="paragraph" w:customStyle="1" w:styleId="WideTable"><w:name w:val="Wide Table"/>'
    '<w:basedOn w:val="Compact"/><w:rPr><w:sz w:val="15"/><w:szCs w:val="15"/></w:rPr></w:style>'
)
_NARROW_CELLS = b'<w:tblCellMar><w:left w:w="40" w:type="dxa"/><w:right w:w="40" w:type="dxa"/></w:tblCellMar>'


def to_docx(html: str, locale: Locale) -> bytes:
    """Convert a self-contained page to a document for Word or LibreOffice.

    Args:
        html: a whole document, with its pictures as data URLs; its charts become pictures if a browser is installed.
        locale: gives the document's language and text direction.

    Raises:
        PublishError: pandoc is missing or failed.
    """
    html = with_chart_pictures(html)
    with tempfile.TemporaryDirectory(prefix="coopkit-docx-", ignore_cleanup_errors=True) as folder:
        made, reference = Path(folder) / "page.docx", Path(folder) / "reference.docx"
        try:
            reference.write_bytes(_reference_docx())
            pypandoc.convert_text(
                html,
                "docx",
                format="html",
                outputfile=str(made),
                extra_args=[
                    f"--reference-doc={reference}",
                    f"--metadata=lang:{locale.language}",
                    f"--metadata=dir:{locale.direction}",
                    "--shift-heading-level-by=-1",  # the title is no heading in Word, so sections are Heading 1
                ],
                sandbox=True,
            )
        except (OSError, RuntimeError, subprocess.SubprocessError) as error:
            sentence = N_("The Word document could not be made on this laptop. Print the page instead.")
            raise PublishError(locale.text(sentence)) from error
        return _with_readable_tables(made.read_bytes())


@cache
def _reference_docx() -> bytes:
    """Return pandoc's default reference document, changed to A4, page numbers, and tables with borders."""
    default = subprocess.run(
        [pypandoc.get_pandoc_path(), "--print-default-data-file", "reference.docx"], capture_output=True, check=True
    ).stdout
    with tempfile.TemporaryDirectory(prefix="coopkit-docx-") as folder:
        before, after = Path(folder) / "before.docx", Path(folder) / "after.docx"
        before.write_bytes(default)
        with zipfile.ZipFile(before) as old, zipfile.ZipFile(after, "w", zipfile.ZIP_DEFLATED) as new:
            for part in old.namelist():
                content = old.read(part).decode("utf-8")
                match part:
                    case "word/document.xml":
                        content = content.replace("<w:sectPr>", f"<w:sectPr>{_FOOTER_REFERENCE}")
                        content = content.replace("</w:sectPr>", f"{_A4}</w:sectPr>")
                    case "word/styles.xml":
                        content = _with_table_borders(content).replace("</w:styles>", f"{_WIDE_STYLE}</w:styles>")
                    case "word/_rels/document.xml.rels":
                        content = content.replace("</Relationships>", f"{_FOOTER_RELATION}</Relationships>")
                    case "[Content_Types].xml":
                        content = content.replace("</Types>", f"{_FOOTER_TYPE}</Types>")
                new.writestr(part, content)
            new.writestr("word/footer-pages.xml", _FOOTER)
        return after.read_bytes()


def _with_table_borders(styles: str) -> str:
    """Add borders to the table style in a `styles.xml`."""
    at = styles.index('w:styleId="Table"')
    borders = rf"\1<w:tblBorders>{_TABLE_BORDERS}</w:tblBorders>"
    return styles[:at] + re.sub(r'(<w:tblInd w:w="0" w:type="dxa" ?/>)', borders, styles[at:], count=1)


def _with_readable_tables(docx: bytes) -> bytes:
    """Keep each row of each table on one page, and set wide tables smaller."""
    changed = BytesIO()
    with zipfile.ZipFile(BytesIO(docx)) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            content = old.read(part)
            if part == "word/document.xml":
                content = content.replace(b"<w:trPr />", b"<w:trPr></w:trPr>")
                content = re.sub(rb"<w:tr>(?!\s*<w:trPr>)", b"<w:tr><w:trPr></w:trPr>", content)
                content = content.replace(b"<w:trPr>", b"<w:trPr><w:cantSplit/>")
                content = re.sub(rb"<w:tbl>.*?</w:tbl>", _set_smaller_if_wide, content, flags=re.DOTALL)
            new.writestr(part, content)
    return changed.getvalue()


def _set_smaller_if_wide(found: re.Match[bytes]) -> bytes:
    """Return a table, in small letters and with narrow cells if it has many columns."""
    table = found[0]
    if table.count(b"<w:gridCol") < _WIDE_COLUMNS:
        return table
    table = re.sub(rb"(<w:pStyle w:val=)\"Compact\"", rb'\1"WideTable"', table)
    return table.replace(b"<w:tblLook", _NARROW_CELLS + b"<w:tblLook", 1)
