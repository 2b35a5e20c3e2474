"""Formulas that round exactly as coopkit does, although spreadsheets calculate with binary numbers.

coopkit calculates exactly. A spreadsheet holds 0.07 as the nearest binary number and rounds after each step, so what is
exactly half a cent may be slightly less. Three rules correct this, for amounts of up to 13 digits:

- What has been multiplied or divided is pushed away from zero by one part in 10^15 before it is rounded half up. Four
  factors and as many steps lose less than that, even where ROUND itself corrects nothing.
- Sums and differences are rounded at once, so that each cell holds the number nearest to its exact amount; equal
  amounts are then equal cells.
- What must be enough (units to sell) is pulled towards zero by one part in 10^14 before it is rounded up, so that an
  exact 720 does not become 721.
"""

_PIECE = 120
"""Letters of a text in a piece, so that it keeps to 255 with every quotation mark doubled."""


def round_product(product: str) -> str:
    """Return the formula that rounds a product or quotient half up to the smallest money."""
    return f"ROUND(({product})*(1+1E-15),money_places)"


def round_sum(amounts: str) -> str:
    """Return the formula that removes the binary error from a sum or difference of money."""
    return f"ROUND({amounts},money_places)"


def round_quotient_up(quotient: str, places: str = "0") -> str:
    """Return the formula that rounds a quotient up to a whole number, or to so many decimal places."""
    return f"ROUNDUP(({quotient})*(1-1E-14),{places})"


def round_difference(minuend: str, subtrahend: str, largest: str) -> str:
    """Return the formula of a difference that is exactly 0 for equal numbers, for numbers other than money.

    largest: the largest number in the calculation; the result is rounded to the places that it leaves of 15 digits.
    """
    return f"ROUND({minuend}-{subtrahend},15-LEN(INT({largest})))"


def round_quantity(amounts: str) -> str:
    """Return the formula that removes the binary error from a sum of typed numbers, which have at most six places."""
    return f"ROUND({amounts},6)"


def quote_text(text: str) -> str:
    """Return a text as a formula writes it, in pieces, because one text in a formula has at most 255 letters."""
    pieces = [text[start : start + _PIECE] for start in range(0, len(text), _PIECE)] or [""]
    return "&".join(f'"{piece}"' for piece in (each.replace('"', '""') for each in pieces))
