"""People's choices about an imported list, and the questions to ask them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from coopkit.i18n import N_, LazyText
from coopkit.portfolio.members.ambiguous_commas import CommasMean

ENCODINGS = MappingProxyType(
    {
        "utf_8": N_("Unicode"),
        "utf_16_le": N_("Unicode"),
        "utf_16_be": N_("Unicode"),
        "cp1252": N_("Western European"),
        "mac_roman": N_("Western European, Mac"),
        "cp850": N_("Western European, DOS"),
        "cp1250": N_("Central European"),
        "cp1251": N_("Cyrillic"),
        "cp1256": N_("Arabic"),
        "cp1254": N_("Turkish"),
        "cp1253": N_("Greek"),
        "cp1255": N_("Hebrew"),
        "cp1258": N_("Vietnamese"),
        "cp874": N_("Thai"),
        "gb18030": N_("Chinese, simplified"),
        "big5": N_("Chinese, traditional"),
        "shift_jis": N_("Japanese"),
        "euc_kr": N_("Korean"),
    }
)


@dataclass(frozen=True)
class ImportChoices:
    """What people have chosen so far; "" for nothing yet.

    sheet: its index in the file. encoding: of a text file. commas: what they mean. hidden: what to do with hidden rows.
    roles: what each column is, by index; none before people have been asked. style: the tag of the number style.
    corrections: cells that replace rows, by row number. confirmed: rows that are right as they are.
    """

    sheet: int | None = None
    encoding: str = ""
    commas: CommasMean = ""
    hidden: Literal["", "count", "leave"] = ""
    roles: Mapping[int, str] = field(default_factory=dict)
    style: str = ""
    corrections: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    confirmed: frozenset[int] = frozenset()


@dataclass(frozen=True)
class ImportQuestion:
    """A question about the whole list.

    name: the field that answers it. options: each answer's value and label. answer: the current value, "" if only
    people can tell.
    """

    name: str
    text: LazyText
    options: tuple[tuple[str, LazyText], ...]
    answer: str
