"""The ids of rows that people add to a table, and their order.

A row keeps its id wherever it is moved, and no other row ever gets it, so that a quantity which belongs to a product
finds it again. A new table begins with the rows "1", "2" …; a row that is added later gets a random id on the page.
Answers of earlier versions have no list of rows: there the number of a row is its id.
"""

import re
from collections.abc import Mapping

ROWS = "rows"
"""The name, behind that of a part, under which an answer lists the ids of its rows in their order."""


def is_row_id(word: str) -> bool:
    """Whether this can be the id of a row."""
    return re.fullmatch("[1-9a-z][0-9a-z]{0,15}", word, re.ASCII) is not None


def row_order(answer: Mapping[str, object], part: str, least: int = 0) -> tuple[str, ...]:
    """Return the ids of a table's rows in their order.

    Args:
        answer: by full field name; the list of rows may also be one text of ids, as calculations get it.
        part: the table's id.
        least: how many rows a new table begins with; where an answer lists no rows, there are at least so many.
    """
    listed = answer.get(f"{part}.{ROWS}")
    order = [*listed] if isinstance(listed, list) else str(listed or "").split()
    pieces = (name.split(".") for name, value in answer.items() if value not in ("", [], None))
    filled = dict.fromkeys(piece[1] for piece in pieces if len(piece) == 3 and piece[0] == part)
    if not order:
        last = max((int(row) for row in filled if row.isdecimal() and len(row) < 4), default=0)
        order = [str(number) for number in range(1, max(least, last) + 1)]
    return (*order, *(row for row in filled if row not in order))
