"""The member list as an XLSX file that people fill in and import again."""

from collections.abc import Sequence
from io import BytesIO

import xlsxwriter

from coopkit.i18n import Locale
from coopkit.portfolio.members.saved_list import COLUMNS, Member

_WIDTHS = (32, 18, 18, 14, 14)


def write_member_list(members: Sequence[Member], locale: Locale, *, title: str = "") -> bytes:
    """Write an XLSX file with column headers and a row for each member, and return its bytes.

    title: of the co-operative, for the file's properties.
    Source: own design; `coopkit.portfolio.members.saved_list.read_list` reads it back.
    """
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    book.set_properties({"title": title})
    sheet = book.add_worksheet()
    header = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "vcenter"})
    for column, (label, width) in enumerate(zip(COLUMNS.values(), _WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, locale.text(label), header)
    for row, member in enumerate(members, start=1):
        sheet.write_string(row, 0, member.name)
        for column, number in enumerate((member.use, member.paid_up, member.months), start=1):
            sheet.write_number(row, column, float(number))
        sheet.write_string(row, len(COLUMNS) - 1, member.number)
    sheet.freeze_panes(1, 1)
    if locale.direction == "rtl":
        sheet.right_to_left()
    book.close()
    return file.getvalue()
