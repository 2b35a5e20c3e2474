"""A list of members as a spreadsheet to fill in elsewhere and bring back."""

from collections.abc import Sequence
from io import BytesIO

import xlsxwriter

from coopkit.i18n import Locale
from coopkit.portfolio.members.saved_list import COLUMNS, Member

WIDTHS = (32, 18, 18, 14)


def write_member_list(members: Sequence[Member], locale: Locale, *, title: str = "") -> bytes:
    """Write an XLSX file with the heads of the columns and a row a member.

    title: whose list it is, for the file's properties. Returns the bytes of the file.
    Source: own design; `coopkit.portfolio.members.saved_list.read_list` reads it back.
    """
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    book.set_properties({"title": title})
    sheet = book.add_worksheet()
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "vcenter"})
    for column, (words, width) in enumerate(zip(COLUMNS.values(), WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, locale.text(words), head)
    for row, each in enumerate(members, start=1):
        sheet.write_string(row, 0, each.name)
        for column, number in enumerate((each.use, each.paid_up, each.months), start=1):
            sheet.write_number(row, column, float(number))
    sheet.freeze_panes(1, 1)
    if locale.direction == "rtl":
        sheet.right_to_left()
    book.close()
    return file.getvalue()
