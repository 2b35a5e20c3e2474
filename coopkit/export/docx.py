"""HTML to a Word document, by the pandoc that comes with pypandoc: headings, lists and ruled tables to work on."""

import re
import subprocess
import tempfile
import zipfile
from functools import cache
from pathlib import Path

import pypandoc

from coopkit.export.sheets import PublishError
from coopkit.i18n import N_, Locale

_A4 = (
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/>'
)
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_RULES = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>' for side in _SIDES)


def to_docx(html: str, locale: Locale) -> bytes:
    """Turn a self-contained page into a document for Word or LibreOffice.

    Args:
        html: a whole document; pictures in it are data of its own.
        locale: the reader's language; it is the document's, and says which way it runs.

    Raises:
        PublishError: pandoc is missing or failed.
    """
    with tempfile.TemporaryDirectory(prefix="coopkit-docx-", ignore_cleanup_errors=True) as folder:
        made, reference = Path(folder) / "page.docx", Path(folder) / "reference.docx"
        try:
            reference.write_bytes(_reference())
            pypandoc.convert_text(
                html,
                "docx",
                format="html",
                outputfile=str(made),
                extra_args=[
                    f"--reference-doc={reference}",
                    f"--metadata=lang:{locale.language}",
                    f"--metadata=dir:{locale.direction}",
                ],
                sandbox=True,
            )
        except (OSError, RuntimeError, subprocess.SubprocessError) as error:
            sentence = N_("The Word document could not be made on this laptop. Print the page instead.")
            raise PublishError(locale.text(sentence)) from error
        return made.read_bytes()


@cache
def _reference() -> bytes:
    """Pandoc's own styles on A4, with ruled tables."""
    default = subprocess.run(
        [pypandoc.get_pandoc_path(), "--print-default-data-file", "reference.docx"], capture_output=True, check=True
    ).stdout
    with tempfile.TemporaryDirectory(prefix="coopkit-docx-") as folder:
        before, after = Path(folder) / "before.docx", Path(folder) / "after.docx"
        before.write_bytes(default)
        with zipfile.ZipFile(before) as old, zipfile.ZipFile(after, "w", zipfile.ZIP_DEFLATED) as new:
            for part in old.namelist():
                content = old.read(part)
                if part == "word/document.xml":
                    content = content.replace(b"</w:sectPr>", f"{_A4}</w:sectPr>".encode())
                elif part == "word/styles.xml":
                    content = _ruled(content.decode("utf-8")).encode("utf-8")
                new.writestr(part, content)
        return after.read_bytes()


def _ruled(styles: str) -> str:
    at = styles.index('w:styleId="Table"')
    borders = rf"\1<w:tblBorders>{_RULES}</w:tblBorders>"
    return styles[:at] + re.sub(r'(<w:tblInd w:w="0" w:type="dxa" ?/>)', borders, styles[at:], count=1)
