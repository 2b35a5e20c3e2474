import pytest

from coopkit.portfolio.members.ambiguous_commas import find_ambiguous_row, join_thousands
from coopkit.portfolio.members.imported_file import ImportedRow


def row(cells: str) -> ImportedRow:
    """A row as a comma parts it."""
    return ImportedRow(1, tuple(cells.split(",")))


@pytest.mark.parametrize(
    ("cells", "width", "joined"),
    [
        ("Ana,1,500", 0, "Ana|1,500"),
        ("Ana,1,500,000", 2, "Ana|1,500,000"),
        ("Ana,12,500.50", 0, "Ana|12,500.50"),
        ("Ana,KES 1,500/=", 0, "Ana|KES 1,500/="),
        ("Ana,1,500,7", 3, "Ana|1,500|7"),
        ("Ana,1,500", 4, "Ana|1,500"),
    ],
)
def test_thousands_are_put_together_where_that_can_be_done_in_one_way(cells: str, width: int, joined: str) -> None:
    read = join_thousands(row(cells), width)
    assert read is not None
    assert "|".join(map(str, read.cells)) == joined
    assert find_ambiguous_row([row(cells)], width) is not None


@pytest.mark.parametrize(
    ("cells", "width"), [("Ana,1,50", 0), ("Ana,01,500", 0), ("Ana,5,7", 0), ("Ana,1500,500", 0), ("Ana,1,500", 3)]
)
def test_cells_that_are_no_thousands_or_fit_the_heads_stay_apart(cells: str, width: int) -> None:
    assert join_thousands(row(cells), width) == row(cells)
    assert find_ambiguous_row([row(cells)], width) is None


def test_nothing_is_put_together_where_there_are_two_ways() -> None:
    assert join_thousands(row("Ana,1,500,200"), 3) is None


def test_a_row_of_hundreds_of_cells_is_looked_at_in_no_time() -> None:
    assert find_ambiguous_row([row("Ana" + ",100" * 300)], 0) is None
