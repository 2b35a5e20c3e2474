"""Files that are no lists: damaged, locked, too large, or of another kind than their name says."""

import gzip
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from tests.portfolio.members.cases import Built, Case, sheet, text

LIST = sheet(["Name", "Hours"], *(["Member", number] for number in range(300)))
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def packed(*entries: tuple[str, bytes]) -> Built:
    """A ZIP file with these entries."""

    def make() -> bytes:
        file = BytesIO()
        with ZipFile(file, "w", ZIP_DEFLATED) as made:
            for name, data in entries:
                made.writestr(name, data)
        return file.getvalue()

    return make


def with_entry(name: str, data: bytes) -> Built:
    """A workbook of which one entry is another."""

    def make() -> bytes:
        file = BytesIO()
        with ZipFile(BytesIO(LIST())) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
            for entry in old.namelist():
                new.writestr(entry, data if entry == name else old.read(entry))
        return file.getvalue()

    return make


def flipped() -> bytes:
    """A workbook of which a few bytes went wrong on the way."""
    data = bytearray(LIST())
    for at in range(900, len(data) - 900, 600):
        data[at] ^= 0xFF
    return bytes(data)


def compound(name: str) -> Built:
    """A file in Microsoft's old container that holds a stream of this name."""
    return lambda: COMPOUND + name.encode("utf-16-le") + bytes(512)


def locked() -> bytes:
    """A ZIP file of which the first entry says that it is encrypted."""
    data = bytearray(packed(("list.csv", b"Ana;1\n"))())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


SHEET = "xl/worksheets/sheet1.xml"
DAMAGE = (
    Case("nothing", text(""), refused="is empty"),
    Case("blanks only", text(" \r\n \n"), refused="is empty"),
    Case("a mark and nothing", text("", "utf-8", b"\xef\xbb\xbf"), refused="is empty"),
    Case("larger than a list", text("Ana;1\n" * 600_000), refused="too large"),
    Case("a workbook cut off", lambda: LIST()[:3000], refused="can’t be read as XLSX"),
    Case("a workbook with wrong bytes", flipped, refused="can’t be read as XLSX"),
    Case("the beginning of a workbook", text("PK\x03\x04 and no more"), refused="can’t be read as XLSX"),
    Case("a sheet that is no XML", with_entry(SHEET, b"<worksheet><sheetData><row>"), refused="can’t be read as XLSX"),
    Case(
        "a workbook without its parts", with_entry("xl/workbook.xml", b"<workbook/>"), refused="can’t be read as XLSX"
    ),
    Case("a small file that unpacks to a large one", with_entry(SHEET, b"0" * 70_000_000), refused="too large"),
    Case("old Excel", compound("Workbook"), refused="old Excel file"),
    Case("very old Excel", lambda: b"\x09\x08\x10\x00\x00\x06\x05\x00" + bytes(99), refused="old Excel file"),
    Case("a workbook with a password", compound("EncryptedPackage"), refused="protected by a password"),
    Case("old Word", compound("WordDocument"), refused="old Word document"),
    Case("Word", packed(("word/document.xml", b"<w/>"), ("[Content_Types].xml", b"<t/>")), refused="Word document"),
    Case(
        "OpenDocument",
        packed(("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", b"<o/>")),
        refused="OpenDocument",
    ),
    Case("Apple Numbers", packed(("Index/Document.iwa", b"\x00"), ("preview.jpg", b"\xff")), refused="Apple Numbers"),
    Case("Excel in binary", packed(("xl/workbook.bin", b"\x00")), refused="XLSB"),
    Case("a packed list", packed(("list.csv", b"Ana;1\n")), refused="packed file"),
    Case("a packed file with a password", locked, refused="protected by a password"),
    Case("a packed file with nothing in it", packed(), refused="packed file"),
    Case("gzip", lambda: gzip.compress(b"Ana;1\n"), refused="packed file"),
    Case("a PDF", lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", refused="PDF"),
    Case("a photo", lambda: b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(99), refused="picture"),
    Case("a screenshot", lambda: b"\x89PNG\r\n\x1a\n\x00\x00\x00", refused="picture"),
    Case("a photo of a newer phone", lambda: b"\x00\x00\x00\x18ftypheic" + bytes(99), refused="isn’t a list"),
    Case(
        "a web page called XLS", text("<html><table><tr><td>Ana</td><td>1</td></tr></table></html>"), refused="web page"
    ),
    Case("XML", text('<?xml version="1.0"?><Workbook/>'), refused="XML"),
    Case("a text document", text("{\\rtf1 Ana 1}"), refused="RTF"),
    Case("bytes that are no text", lambda: bytes(range(256)) * 40, refused="isn’t a list"),
    Case("a program", lambda: b"MZ\x90\x00\x03\x00\x00\x00\x04", refused="isn’t a list"),
)
