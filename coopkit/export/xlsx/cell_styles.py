"""The formats of cells, named by words: a kind of number and marks such as input or total, as in "money total"."""

from typing import Any

BRAND, SUN_PALE, LINE, CONTROL, SOFT, AMBER_PALE = "#0B5C57", "#FFF6E3", "#D8D5CA", "#7D8482", "#55605F", "#FDF0DC"

CHART_COLOURS = (BRAND, "#F2B441", SOFT)
"""The colours of a chart's series, in order."""

WITH_DECIMALS = "#,##0.00####"
"""The number format for decimals in cells that otherwise show whole numbers."""

_MARKS: dict[str, dict[str, Any]] = {
    "input": {"bg_color": SUN_PALE, "border": 1, "border_color": CONTROL},
    "total": {"bold": True, "top": 1, "top_color": CONTROL},
    "title": {"bold": True, "font_size": 16, "font_color": BRAND},
    "section": {"bold": True, "font_size": 12, "font_color": BRAND},
    "note": {"font_color": SOFT},
    "warning": {"bold": True, "bg_color": AMBER_PALE},
    "aside": {"font_color": SOFT, "indent": 1},
    "wrap": {"text_wrap": True},
    "center": {"align": "center"},
    "right": {"align": "right"},
    "head": {
        **{"bold": True, "font_color": "#FFFFFF", "bg_color": BRAND, "text_wrap": True},
        **{"align": "center", "border": 1, "border_color": LINE},
    },
}


class CellStyles:
    """The formats of a workbook; each is created once.

    workbook: an XlsxWriter workbook. minor_digits: decimal places of the money. right_to_left: of the language.
    """

    def __init__(self, workbook: Any, minor_digits: int, *, right_to_left: bool) -> None:
        self._workbook = workbook
        self._text = {"align": "right", "reading_order": 2} if right_to_left else {"align": "left"}
        self._formats: dict[str, Any] = {}
        money = "#,##0" + ("." + "0" * minor_digits if minor_digits else "")
        numbers = {
            "money": money,
            "price": f"{money}####" if minor_digits else money,
            "number": "#,##0",
            "exact": WITH_DECIMALS,
            "count": "0",
            "ratio": "0.00",
            "percent": "0.0%",
            "rate": "0.00####%",
            "factor": "0.0000##",
            "typed": "@",
        }
        self._words = _MARKS | {name: {"num_format": number} for name, number in numbers.items()}

    def cell_format(self, words: str) -> Any:
        """Return the format for words such as "money total"."""
        if words not in self._formats:
            properties: dict[str, Any] = {"valign": "top"}
            for word in words.split():
                properties |= self._words[word]
            if "num_format" in properties:
                properties = {"shrink": True} | properties  # smaller digits in place of ####
            is_text = properties.get("num_format", "@") == "@"
            self._formats[words] = self._workbook.add_format(self._text | properties if is_text else properties)
        return self._formats[words]

    def conditional_format(self, **properties: Any) -> Any:
        """Return a format for a conditional rule; it overrides the cell's own."""
        return self._workbook.add_format(properties)
