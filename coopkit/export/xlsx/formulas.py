"""How formulas round just as coopkit does, though spreadsheets count in binary numbers.

coopkit calculates exactly. A spreadsheet holds 0.07 as the nearest binary number and rounds after each step, so what is
exactly half a cent may lie a trifle below it. Three rules make up for that, for amounts of up to 13 digits:

- What has been multiplied or divided is pushed away from zero by one part in 10^15 before it is rounded half up. Four
  factors and as many steps lose less than that, even where ROUND itself corrects nothing.
- Sums and differences are rounded at once, so that each cell holds the number nearest to its exact amount; equal
  amounts are then equal cells.
- What must be enough (units to sell) is pulled towards zero by one part in 10^14 before it is rounded up, so that an
  exact 720 does not become 721.
"""


def round_product(product: str) -> str:
    """Money from a product or quotient, rounded half up to the smallest unit."""
    return f"ROUND(({product})*(1+1E-15),money_places)"


def round_sum(amounts: str) -> str:
    """Money from a sum or difference of money, without the trifles of binary numbers."""
    return f"ROUND({amounts},money_places)"


def round_quotient_up(quotient: str, places: str = "0") -> str:
    """Rounded up to the next whole one, or the next smallest unit."""
    return f"ROUNDUP(({quotient})*(1-1E-14),{places})"


def round_difference(larger: str, less: str, beside: str) -> str:
    """A difference of numbers that are no amounts of money, in as many places as the largest, `beside`, leaves of 15.

    What two nearly equal numbers leave is then 0 where they are equal.
    """
    return f"ROUND({larger}-{less},15-LEN(INT({beside})))"


def round_quantity(amounts: str) -> str:
    """A sum or difference of numbers as people typed them, with at most six places, without the trifles."""
    return f"ROUND({amounts},6)"
