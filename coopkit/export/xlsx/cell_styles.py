"""How cells look: kinds of numbers, and marks such as input or total, put together from words."""

from typing import Any

BRAND, SUN_PALE, LINE, CONTROL, SOFT, AMBER_PALE = "#0B5C57", "#FFF6E3", "#D8D5CA", "#7D8482", "#55605F", "#FDF0DC"

CHART = (BRAND, "#F2B441")
"""The colours of a chart's lines, in their order."""

FINER = "#,##0.00####"
"""For a number that is no whole one, in cells that otherwise show none of its places."""

_MARKS: dict[str, dict[str, Any]] = {
    "input": {"bg_color": SUN_PALE, "border": 1, "border_color": CONTROL},
    "total": {"bold": True, "top": 1, "top_color": CONTROL},
    "title": {"bold": True, "font_size": 16, "font_color": BRAND},
    "section": {"bold": True, "font_size": 12, "font_color": BRAND},
    "note": {"font_color": SOFT},
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
    """The formats of a workbook; each is made once.

    workbook: an XlsxWriter workbook. digits: places of the money. right_to_left: how the language is written.
    """

    def __init__(self, workbook: Any, digits: int, *, right_to_left: bool) -> None:
        self._workbook = workbook
        self._text = {"align": "right", "reading_order": 2} if right_to_left else {"align": "left"}
        self._made: dict[str, Any] = {}
        money = "#,##0" + ("." + "0" * digits if digits else "")
        numbers = {
            "money": money,
            "price": f"{money}####" if digits else money,
            "number": "#,##0",
            "exact": FINER,
            "count": "0",
            "ratio": "0.00",
            "percent": "0.0%",
            "rate": "0.00####%",
            "factor": "0.0000##",
            "typed": "@",
        }
        self._words = _MARKS | {name: {"num_format": number} for name, number in numbers.items()}

    def cell_format(self, words: str) -> Any:
        """The format for words such as "money total"."""
        if words not in self._made:
            made: dict[str, Any] = {"valign": "top"}
            for word in words.split():
                made |= self._words[word]
            plain = made.get("num_format", "@") == "@"
            self._made[words] = self._workbook.add_format(self._text | made if plain else made)
        return self._made[words]

    def conditional_format(self, **look: Any) -> Any:
        """A look that a rule puts in place of a cell's own."""
        return self._workbook.add_format(look)
