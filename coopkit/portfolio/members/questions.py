"""Questions about a whole imported list, each with its current answer."""

import re
from collections.abc import Iterator, Mapping, Sequence

from coopkit.i18n import N_, lazy, lazy_n
from coopkit.portfolio.members.choices import ENCODINGS, ImportChoices, ImportQuestion
from coopkit.portfolio.members.columns import SheetColumns
from coopkit.portfolio.members.csv_reader import decode_text
from coopkit.portfolio.members.imported_file import ImportedRow, ImportedSheet, cell_text
from coopkit.portfolio.members.number_style import StyleEvidence
from coopkit.portfolio.members.saved_list import shortest_decimal

_MOST_ENCODINGS = 8
_MOST_NUMBERS = 12
_SPECIAL = re.compile(r"[^\s;,|\t\"\d]*[^\x00-\x7f][^\s;,|\t\"\d]*")


def ask_encoding(data: bytes, possible: Sequence[str], chosen: str) -> Iterator[ImportQuestion]:
    """Ask for the encoding, if the file doesn't state it."""
    samples: dict[str, str] = {}
    for each in possible:
        sample = " · ".join(dict.fromkeys(_SPECIAL.findall(decode_text(data, each)[:20_000])))[:60]
        if sample and (each == chosen or sample not in samples.values()):
            samples[each] = sample
    if len(samples) > 1:
        shown = [each for each in samples if each == chosen] + [each for each in samples if each != chosen]
        options = tuple(
            (each, lazy(N_("{names} ({alphabet})"), names=samples[each], alphabet=lazy(ENCODINGS[each])))
            for each in shown[:_MOST_ENCODINGS]
        )
        yield ImportQuestion("encoding", lazy(N_("In which line do the names look right?")), options, chosen)


def ask_sheet(
    sheets: Sequence[ImportedSheet], likely: Mapping[int, SheetColumns], choices: ImportChoices
) -> Iterator[ImportQuestion]:
    """Ask which sheet has the list, if several might."""
    visible = [index for index in likely if not sheets[index].hidden]
    with_heads = [
        index for index in visible if likely[index].heading_row is not None and not likely[index].unidentified
    ]
    sure = visible if len(visible) == 1 else with_heads
    known = sure[0] if len(sure) == 1 else None
    answer = choices.sheet if choices.sheet in likely else known
    if len(likely) > 1 or known is None:
        options = tuple(
            (
                str(index),
                lazy(N_("{name} (hidden)"), name=sheets[index].name)
                if sheets[index].hidden
                else lazy("{name}", name=sheets[index].name),
            )
            for index in likely
        )
        text = lazy(N_("Which sheet has your list?"))
        yield ImportQuestion("sheet", text, options, "" if answer is None else str(answer))


def ask_commas(readings: tuple[ImportedRow, ImportedRow] | None, choices: ImportChoices) -> Iterator[ImportQuestion]:
    """Ask whether commas separate cells only, or thousands as well."""
    if readings is not None:
        as_cells, as_thousands = (" | ".join(cell_text(cell) for cell in row.cells) for row in readings)
        options = (("cells", lazy("{row}", row=as_cells)), ("thousands", lazy("{row}", row=as_thousands)))
        text = lazy(N_("Row {n} can be read in two ways. Which one is right?"), n=readings[0].number)
        yield ImportQuestion("commas", text, options, choices.commas)


def ask_hidden_rows(numbers: Sequence[int], choices: ImportChoices) -> Iterator[ImportQuestion]:
    """Ask whether hidden rows are members."""
    if numbers:
        text = lazy_n(
            N_("{n} row is hidden or filtered out: {rows}. Should it count?"),
            N_("{n} rows are hidden or filtered out: {rows}. Should they count?"),
            len(numbers),
            rows=format_ranges(numbers),
        )
        options = (("count", lazy(N_("Count them"))), ("leave", lazy(N_("Leave them out"))))
        yield ImportQuestion("hidden", text, options, choices.hidden)


def ask_columns(found: SheetColumns) -> Iterator[ImportQuestion]:
    """Ask which column is which; answered if the headings or people's choices say so."""
    yield ImportQuestion("columns", lazy(N_("Which column is which?")), (), "" if found.unidentified else "known")


def ask_number_style(found: StyleEvidence, choices: ImportChoices) -> Iterator[ImportQuestion]:
    """Ask what a number means that can be read in two ways."""
    tags = {style.tag for style, _ in found.readings}
    shown = found.shown.tag if found.shown else ""
    answer = choices.style if choices.style in tags else shown
    if found.must_ask or found.shown or choices.style in tags:
        options = tuple(
            (style.tag, lazy(N_("“{typed}” is {value}"), typed=found.example, value=shortest_decimal(value)))
            for style, value in found.readings
        )
        yield ImportQuestion("style", lazy(N_("How are numbers written in this list?")), options, answer)


def format_ranges(numbers: Sequence[int]) -> str:
    """Format row numbers as ranges: "3, 5–8, 12"."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    shown = [f"{first}" if first == last else f"{first}–{last}" for first, last in found]
    return ", ".join(shown[:_MOST_NUMBERS]) + (" …" if len(shown) > _MOST_NUMBERS else "")
