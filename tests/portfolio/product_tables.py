"""A group that edits its products and their quantities row by row, on phones that write numbers differently."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from hypothesis import strategies as st

from coopkit.exercises import Exercise, RawAnswer, accept_answer, read_values
from coopkit.exercises.fields import row_order
from coopkit.i18n import Locale, load_locale
from coopkit.i18n.numbers import parse_style
from coopkit.portfolio.group_answers import GroupAnswers
from coopkit.portfolio.plan_fields import CASH_PLAN, UNIT_COST
from coopkit.portfolio.plan_reader import PlanReading, read_plan
from coopkit.store import AnswerContent
from coopkit.submissions.number_readings import in_readers_style, with_numbers_read

READERS = (
    load_locale(minor_digits=2).with_style(parse_style("1,234.5")),
    load_locale("en", "CO", number_style=parse_style("1.234,5"), minor_digits=2).with_style(parse_style("1.234,5")),
    load_locale(minor_digits=2).with_style(parse_style("1 234,5")),
    load_locale("en", "KE", number_style=parse_style("1,234.5"), minor_digits=2),
)
TABLES = {UNIT_COST: "ours", CASH_PLAN: "units"}
MONTHS = tuple(f"m{month}" for month in range(1, 13))


@dataclass(frozen=True)
class Product:
    """A product as the group thinks of it: its name, its price, what a unit costs, and how many it sells each month."""

    name: str
    price: Decimal
    cost: Decimal
    units: Decimal

    def cells(self, exercise: str) -> Mapping[str, Decimal | str]:
        """What stands in its row of a table."""
        if exercise == UNIT_COST:
            return {"product": self.name, "price": self.price, "material": self.cost}
        return {"what": self.name, **dict.fromkeys(MONTHS, self.units)}


@dataclass(frozen=True)
class Tables:
    """The two tables as the store has them, and who reads next."""

    exercises: Mapping[str, Exercise]
    written: Mapping[str, AnswerContent] = field(
        default_factory=lambda: dict.fromkeys(TABLES, AnswerContent({}, {}, {}))
    )

    def rows(self, exercise: str) -> tuple[str, ...]:
        """The ids of a table's rows in their order."""
        return row_order(self.written[exercise].answer, TABLES[exercise])

    def put(self, product: Product, row: str, at: int, reader: Locale) -> "Tables":
        """With a product in both tables, as a row at this place of each."""
        now = self
        for exercise, part in TABLES.items():
            cells = {f"{part}.{row}.{column}": value for column, value in product.cells(exercise).items()}
            texts = {
                name: reader.as_input(value) if isinstance(value, Decimal) else value for name, value in cells.items()
            }
            rows = [each for each in now.rows(exercise) if each != row]
            now = now._save(exercise, [*rows[:at], row, *rows[at:]], texts, reader)
        return now

    def move(self, exercise: str, rows: tuple[str, ...], reader: Locale) -> "Tables":
        """With the rows of one table in another order."""
        return self._save(exercise, list(rows), {}, reader)

    def without(self, row: str, reader: Locale, *exercises: str) -> "Tables":
        """Without a row, in all tables or in these."""
        now = self
        for exercise in exercises or TABLES:
            now = now._save(exercise, [each for each in now.rows(exercise) if each != row], {}, reader)
        return now

    def read(self, group: GroupAnswers, reader: Locale, places: int) -> PlanReading:
        """The plan of a group with these tables, as somebody reads it."""
        own = {id_: self._values(id_, reader) for id_ in TABLES}
        rest = {
            name: value
            for name, value in group.by_exercise[CASH_PLAN].items()
            if not name.startswith(f"{TABLES[CASH_PLAN]}.")
        }
        own[CASH_PLAN] = {**rest, **own[CASH_PLAN]}
        return read_plan(GroupAnswers({**group.by_exercise, **own}), minor_digits=places)

    def _values(self, exercise: str, reader: Locale) -> dict[str, Decimal | str]:
        definition = self.exercises[exercise].definition
        return read_values(
            definition, in_readers_style(definition, self.written[exercise], reader), reader.parse_number
        )

    def _save(self, exercise: str, rows: list[str], texts: Mapping[str, str], reader: Locale) -> "Tables":
        """What the page of this reader sends: all that it shows, with what was typed now."""
        definition, part, before = self.exercises[exercise].definition, TABLES[exercise], self.written[exercise]
        shown = {**in_readers_style(definition, before, reader), **texts}
        sent: RawAnswer = {name: value for name, value in shown.items() if name.split(".")[1] in rows}
        if rows != [str(number) for number in range(1, len(rows) + 1)]:
            sent[f"{part}.rows"] = rows
        saved = with_numbers_read(definition, accept_answer(definition, sent), before, reader)
        return replace(self, written={**self.written, exercise: saved})


def typed_in_order(exercises: Mapping[str, Exercise], products: list[Product]) -> Tables:
    """The same products typed in once, in order, in a new table."""
    tables = Tables(exercises)
    for at, product in enumerate(products):
        tables = tables.put(product, str(at + 1), at, READERS[0])
    return tables


@st.composite
def edits(draw: st.DrawFn, exercises: Mapping[str, Exercise]) -> tuple[Tables, list[Product]]:
    """Tables after rows were added, changed, moved and removed anywhere; and the products that they hold, in order."""
    tables, products = Tables(exercises), dict[str, Product]()
    amounts = st.decimals(0, 9999, places=draw(st.integers(0, 2)))
    for step in range(draw(st.integers(1, 7))):
        reader, rows = draw(st.sampled_from(READERS)), tables.rows(UNIT_COST)
        what = draw(st.sampled_from(("add", "add", "change", "move", "remove")))
        if what == "move" and rows:
            exercise = draw(st.sampled_from(sorted(TABLES)))
            tables = tables.move(exercise, tuple(draw(st.permutations(tables.rows(exercise)))), reader)
        elif what == "remove" and len(rows) > 1:
            row = draw(st.sampled_from(rows))
            tables = tables.without(row, reader)
            del products[row]
        else:
            row = draw(st.sampled_from(rows)) if what == "change" and rows else f"r{step}"
            if row.startswith("r") and not products:
                row = "1"
            name = products[row].name if row in products else f"Product {step}"
            products[row] = Product(name, draw(amounts), draw(amounts), draw(amounts))
            at = rows.index(row) if row in rows else draw(st.integers(0, len(rows)))
            tables = tables.put(products[row], row, at, reader)
    return tables, [products[row] for row in tables.rows(UNIT_COST)]
