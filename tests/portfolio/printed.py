"""What is printed for the three samples, own design: the figures that their answers must come to."""

from dataclasses import dataclass
from decimal import Decimal

from tests.business.figures import closings


@dataclass(frozen=True)
class Printed:
    """What is printed for a sample; money and, for sold, sales and variable costs."""

    opening: str
    instalments: tuple[str, str]
    closing: tuple[Decimal, ...]
    sold: tuple[int, int]
    fees: int
    costs: tuple[str, ...]
    surplus: str
    costs_to_cover: str
    safety: str
    uses: tuple[str, ...]
    refunds: tuple[Decimal, ...]
    interest_each: str
    cash: str
    retained: str
    assets: tuple[str, ...]
    owed: tuple[str, ...]


PRINTED = {
    "sorting_yard": Printed(
        opening="1280.00",
        instalments=("105.92", "105.78"),
        closing=closings(
            "489.08", "370.66", "284.74", "271.32", "292.90", "349.48",
            "443.56", "535.14", "664.22", "790.80", "954.88", "1116.46",
        ),
        sold=(42_000, 32_200),
        fees=100,
        costs=("7680", "817.50", "213.05", "60"),
        surplus="1129.45",
        costs_to_cover="725.88",
        safety="11.1",
        uses=("112.95", "225.89", "56.47", "60.00", "674.14"),
        refunds=closings(*["44.95"] * 2, *["44.94"] * 3, *["35.31"] * 8, *["24.08"] * 4, *["23.54"] * 3),
        interest_each="3.00",
        cash="269.64",
        retained="404.50",
        assets=("1116.46", "1012.50", "2392.50", "300", "4821.46"),
        owed=("1192.01", "1500", "1000", "1129.45"),
    ),
    "home_care": Printed(
        opening="5220.00",
        instalments=("190.80", "190.72"),
        closing=closings(
            "2319.20", "1588.40", "1107.60", "922.80", "984.00", "1001.20",
            "1118.40", "1381.60", "1740.80", "2054.00", "2463.20", "2826.40",
        ),
        sold=(120_000, 95_000),
        fees=120,
        costs=("21600", "630", "465.99", "680"),
        surplus="1744.01",
        costs_to_cover="1891.33",
        safety="9.2",
        uses=("0", "436.00", "87.20", "99.00", "1121.81"),
        refunds=closings(
            "107.69", "105.45", "103.21", "100.96", "98.72", "96.48",
            "94.23", "91.99", "89.74", "87.50", "78.53", "67.31",
        ),
        interest_each="8.25",
        cash="560.94",
        retained="560.87",
        assets=("2826.40", "4704.00", "1590", "400", "9520.40"),
        owed=("4176.39", "3600", "0", "1744.01"),
    ),
    "artisans": Printed(
        opening="515000",
        instalments=("56146", "56153"),
        closing=closings(
            393_854, 309_208, 261_062, 256_916, 274_770, 314_624,
            383_978, 438_832, 464_186, 503_540, 587_394, 701_248,
        ),
        sold=(5_008_000, 1_268_000),
        fees=45_000,
        costs=("2880000", "273000", "96374", "25000"),
        surplus="510626",
        costs_to_cover="270781.17",
        safety="13.1",
        uses=("76594", "153188", "25531", "0", "255313"),
        refunds=closings(45_055, 42_052, 39_048, 33_040, 30_037, 24_029, 21_026, 15_619, 5_407),
        interest_each="0",
        cash="255313",
        retained="0",
        assets=("701248", "0", "1962000", "120000", "2783248"),
        owed=("322622", "1350000", "600000", "510626"),
    ),
}  # fmt: skip
