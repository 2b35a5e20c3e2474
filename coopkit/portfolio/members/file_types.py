"""Recognize the type of a file; a file that isn't a list is refused with advice."""

from coopkit.i18n import N_
from coopkit.portfolio.members.csv_reader import possible_encodings
from coopkit.portfolio.members.imported_file import EMPTY, TOO_LARGE, ImportedFile, ListFileError
from coopkit.portfolio.members.xlsx_reader import LOCKED, read_workbook

LARGEST = 3_000_000
"""The largest file in bytes, ten times a list of 5,000 members."""

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLD_EXCEL = N_("This is an old Excel file (XLS). Open it, save it as XLSX or CSV, and choose that one.")
_OLD_WORD = N_("This is an old Word document. Copy its table, and paste it into the box below the file.")
_PDF = N_("This is a PDF. Choose the spreadsheet that it was made from, or copy the table and paste it.")
_PICTURE = N_("This is a picture. Type the list into a spreadsheet, or download the empty list and fill it in.")
_PACKED = N_("This is a packed file, not a list. Unpack it, and choose the CSV or XLSX file that was in it.")
_WEB_PAGE = N_(
    "This is a web page, even if its name ends in XLS. Open it in a spreadsheet, save it as XLSX, and choose that one."
)
_XML = N_("This is an XML file. Open it in a spreadsheet, save it as XLSX or CSV, and choose that one.")
_RTF = N_("This is a text document (RTF). Copy its table, and paste it into the box below the file.")
_BEGINNINGS = (
    (b"%PDF", _PDF),
    (b"\xff\xd8\xff", _PICTURE),
    (b"\x89PNG", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"RIFF", _PICTURE),
    (b"II*\x00", _PICTURE),
    (b"MM\x00*", _PICTURE),
    (b"BM\xf6", _PICTURE),
    (b"\x1f\x8b", _PACKED),
    (b"Rar!", _PACKED),
    (b"7z\xbc\xaf", _PACKED),
    (b"BZh", _PACKED),
    (b"\xfd7zXZ", _PACKED),
    (b"{\\rtf", _RTF),
    (b"\x09\x08\x10\x00", _OLD_EXCEL),
    (b"\x09\x08\x08\x00", _OLD_EXCEL),
    (b"\x09\x04\x06\x00", _OLD_EXCEL),
    (b"\x09\x02\x06\x00", _OLD_EXCEL),
    (b"\x09\x00\x04\x00", _OLD_EXCEL),
)


def import_file(data: bytes) -> ImportedFile:
    """Read a CSV or XLSX file, whatever its name.

    Raises ListFileError, which says what to do, for any other file.
    """
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise ListFileError(EMPTY)
    if len(data) > LARGEST:
        raise ListFileError(TOO_LARGE)
    if data.startswith(_ZIP):
        imported = read_workbook(data)
        if not imported.sheets:
            raise ListFileError(EMPTY)
        return imported
    if data.startswith(_COMPOUND):
        raise ListFileError(_compound_file_advice(data))
    for beginning, sentence in _BEGINNINGS:
        if data.startswith(beginning):
            raise ListFileError(sentence)
    possible_encodings(data)
    start = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").replace(b"\x00", b"").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<meta", b"mime-version:")) or b"<html" in start:
        raise ListFileError(_WEB_PAGE)
    if start.startswith(b"<?xml"):
        raise ListFileError(_XML)
    return ImportedFile(text=data)


def import_pasted(text: str) -> ImportedFile:
    """Read a pasted list.

    Raises ListFileError if it is empty or too long.
    """
    return import_file(text.encode())


def _compound_file_advice(data: bytes) -> str:
    """Return what an OLE compound file holds: an encrypted workbook, an old one, a document."""
    if _ENCRYPTED in data:
        return LOCKED
    return _OLD_WORD if "WordDocument".encode("utf-16-le") in data else _OLD_EXCEL
