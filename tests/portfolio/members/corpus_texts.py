"""Lists as text: encodings, separators, heads, sums, numbers, names."""

from coopkit.portfolio.members.choices import ImportChoices
from tests.portfolio.members.cases import AB, ABC, NAME_USE, Case, asked, text

FOUR = "Member;Use in the year;Shares paid up;Months held\nAmina;10;150;7\nBo;5;100;12\n"
WESTERN = "Nombre;Horas\nNúñez Ángela;5\nJosé Peña;7\nMaría Muñoz;8\n"
WESTERN_MEMBERS = (("Núñez Ángela", "5"), ("José Peña", "7"), ("María Muñoz", "8"))
ARABIC = "الاسم;ساعات\nأمينة حسن;5\nمحمد علي;7\n"
ARABIC_MEMBERS = (("أمينة حسن", "5"), ("محمد علي", "7"))
CHINESE = "Member;Hours\n王小明;5\n李华;7\n"

ENCODED = (
    Case("utf-8", text(FOUR), members=ABC),
    Case("utf-8 with a mark", text(FOUR, "utf-8-sig"), members=ABC),
    Case("utf-16 with a mark", text(WESTERN, "utf-16"), members=WESTERN_MEMBERS),
    Case("utf-16 big-endian with a mark", text(WESTERN, "utf-16-be", b"\xfe\xff"), members=WESTERN_MEMBERS),
    Case("utf-16 without a mark", text(WESTERN, "utf-16-le"), members=WESTERN_MEMBERS),
    Case("utf-16 big-endian without a mark", text(WESTERN, "utf-16-be"), members=WESTERN_MEMBERS),
    Case("cp1252, Excel on Windows", text(WESTERN, "cp1252"), members=WESTERN_MEMBERS),
    Case("cp850, CSV (MS-DOS)", text(WESTERN, "cp850"), members=WESTERN_MEMBERS),
    Case("mac-roman, CSV (Macintosh)", text(WESTERN, "mac-roman"), members=WESTERN_MEMBERS),
    Case("cp1256, Excel in Arabic", text(ARABIC, "cp1256"), members=ARABIC_MEMBERS),
    Case("gb18030, Excel in Chinese", text(CHINESE, "gb18030"), members=(("王小明", "5"), ("李华", "7"))),
    Case(
        "cp1252 read as people say",
        text("Name;Hours\nPeña;5\n", "mac-roman"),
        ImportChoices(encoding="mac_roman"),
        members=(("Peña", "5"),),
    ),
    Case(
        "one odd byte in utf-8",
        lambda: WESTERN.encode() + b"Andr\xe9s;4\n",
        members=WESTERN_MEMBERS,
        bad=(5,),
    ),
)

PARTED = (
    Case("tabs", text(FOUR.replace(";", "\t")), members=ABC),
    Case("commas", text(FOUR.replace(";", ",")), members=ABC),
    Case("bars", text(FOUR.replace(";", "|")), members=ABC),
    Case("a first line that names the sign", text("sep=;\n" + FOUR), members=ABC),
    Case("carriage returns only", text(FOUR.replace("\n", "\r")), members=ABC),
    Case("cells at the end that are empty", text("Name;Hours;;;\nAmina;10;;;\nBo;5;;;\n"), members=AB),
    Case("a quoted separator", text('Name,Hours\n"Vu, Thi",10\nBo,5\n'), members=(("Vu, Thi", "10"), ("Bo", "5"))),
    Case("doubled quotes", text('Name,Hours\n"Amina ""Mimi"" Ali",10\n'), members=(('Amina "Mimi" Ali', "10"),)),
    Case("a quoted line", text('"Name of\nmember",Hours\nAmina,10\nBo,5\n'), members=AB),
    Case("decimal commas beside semicolons", text("Name;Hours\nAmina;12,5\n"), members=(("Amina", "12.5"),)),
    Case("a quoted number with a comma", text('Name,Shares,Hours\nAna,"1,500",7\n'), members=(("Ana", "7", "1500"),)),
    Case("thousands or cells", text("Ana,1,500\nBo,2,300\n"), asked=("commas",)),
    Case("thousands, as people say", text("Ana,1,500\n"), asked(commas="thousands"), members=(("Ana", "1500"),)),
    Case(
        "cells, as people say",
        text("Ana,1,500\n"),
        ImportChoices(commas="cells", roles={0: "name", 1: "use", 2: "paid_up"}),
        members=(("Ana", "1", "500"),),
    ),
    Case(
        "as many cells as heads are no thousands",
        text("Name,Hours,Shares\nAna,1,500\n"),
        members=(("Ana", "1", "500"),),
    ),
    Case(
        "commas with more than one reading",
        text("Name,Hours,Shares\nAna,1,500,200\n"),
        ImportChoices(commas="thousands"),
        bad=(2,),
    ),
    Case("a cell too many", text("Name;Hours\nAmina;10\nBo;5;x\n"), members=(("Amina", "10"),), bad=(3,)),
    Case("one cell a row", text("Amina 10\nBo 5\n"), refused="name and a number"),
    Case("a quotation mark that never closes", text('Name,Hours\n"' + "a" * 200_000), refused="quotation mark"),
    Case("more columns than a list has", text("Ana" + ";1" * 500), refused="more columns"),
    Case("more rows than a list has", text("Ana;1\n" * 10_001), refused="more rows"),
)

HEADED = (
    Case("columns in another order", text("Months held;Shares;Hours;Name\n7;150;10;Amina\n12;100;5;Bo\n"), members=ABC),
    Case("heads in Spanish", text("Socio;Horas trabajadas;Aportes\nAmina;10;150\n"), members=(("Amina", "10", "150"),)),
    Case(
        "heads in French",
        text("Nom et prénom;Heures;Parts sociales\nAmina;10;150\n"),
        members=(("Amina", "10", "150"),),
    ),
    Case("heads in Arabic", text("الاسم;الساعات;الأسهم\nAmina;10;150\n"), members=(("Amina", "10", "150"),)),
    Case(
        "heads in Indonesian",
        text("Nama Anggota;Belanja;Simpanan Pokok\nAmina;10;150\n"),
        members=(("Amina", "10", "150"),),
    ),
    Case(
        "heads in Portuguese", text("Cooperado;Horas;Quotas-partes\nAmina;10;150\n"), members=(("Amina", "10", "150"),)
    ),
    Case("heads in Swahili", text("Jina;Saa;Hisa;Miezi\nAmina;10;150;7\nBo;5;100;12\n"), members=ABC),
    Case(
        "a unit and a year in the heads",
        text("NAME:;Hours (2024);Shares [KES]\nAmina;10;150\n"),
        members=(("Amina", "10", "150"),),
    ),
    Case(
        "title rows and columns that nobody needs",
        text("Sunrise Co-op;\nMembers in 2024;;\n\nNo.;Name;Phone;Hours\n1;Amina;0712;10\n2;Bo;0713;5\n"),
        members=AB,
        left_out=(1, 2),
        notes=("No.", "Phone"),
    ),
    Case("no heads", text("Amina;10\nBo;50\n"), asked=("columns",)),
    Case("no heads, with answers", text("Amina;10\nBo;5\n"), NAME_USE, members=AB),
    Case(
        "heads that we do not know",
        text("Quien;Puntos\nAmina;100\n"),
        asked=("columns",),
    ),
    Case("two columns of hours", text("Name;Hours;Kilos\nAmina;1;2\n"), asked=("columns",)),
    Case(
        "shares that may be in another column",
        text("Name;Hours;Beitrag\nAmina;1;2\n"),
        asked=("columns",),
    ),
    Case("heads again on the second page", text("Name;Hours\nAmina;10\nName;Hours\nBo;5\n"), members=AB, left_out=(3,)),
    Case(
        "a column a month",
        text("Name;Jan;Feb;Mar;Apr;May\nAmina;1;2;3;4;5\n"),
        asked=("columns",),
        notes=("Keep four columns",),
    ),
    Case(
        "a statement of mobile money",
        text(
            "M-PESA STATEMENT,,,,\nDate: 2024,,,,\n\nReceipt No.,Completion Time,Details,Paid In,Balance\n"
            'SAB1,2024-01-05,From Amina Ali,"1,500.00","2,000.00"\n'
        ),
        asked=("columns",),
    ),
    Case("lines of a chat", text("Amina  10 hrs\nBo  5 hrs\n"), refused="tabs or semicolons"),
    Case(
        "a place that no column has",
        text("Name;Hours\nAmina;10\n"),
        ImportChoices(roles={7: "use"}),
        asked=("columns",),
    ),
    Case("heads and nobody", text("Name;Hours\n"), refused="name and a number"),
)

SUMMED = (
    *(
        Case(f"a sum called {word}", text(f"Name;Hours\nAmina;10\nBo;5\n{word};15\n"), members=AB, left_out=(4,))
        for word in ("TOTAL", "All members", "Sum", "Grand total:", "Σ", "Suma", "Somme", "المجموع", "Jumlah", "Jumla")
    ),
    Case(
        "a sum that does not agree",
        text("Name;Hours\nAmina;10\nBo;5\nTotal;18\n"),
        members=AB,
        left_out=(4,),
        notes=("is 18, but the members’ rows add up to 15",),
    ),
    Case(
        "sums between",
        text("Name;Hours\nAmina;10\nSubtotal;10\nBo;5\nSubtotal;5\nGrand total;15\n"),
        members=AB,
        left_out=(3, 5, 6),
    ),
    Case("a sum in another column", text("No;Name;Hours\n1;Amina;10\n2;Bo;5\nTotal;;15\n"), members=AB, left_out=(4,)),
    Case("a sum without a name", text("Name;Hours\nAmina;10\nBo;5\n;15\n"), members=AB, left_out=(4,)),
    Case("no name and no sum", text("Name;Hours\nAmina;10\nBo;5\n;16\n"), members=AB, bad=(4,)),
    Case("a person called Sum", text("Name;Hours\nSum Sokha;10\nBo;5\n"), members=(("Sum Sokha", "10"), ("Bo", "5"))),
)

NUMBERED = (
    Case("a point that may part thousands", text("Name;Hours;Shares\nAna;5;1.500\n"), asked=("style",)),
    Case(
        "a point that parts thousands, as people say",
        text("Name;Hours;Shares\nAna;5;1.500\n"),
        ImportChoices(style="1.234,5"),
        members=(("Ana", "5", "1500"),),
    ),
    Case(
        "other numbers show the comma before decimals",
        text("Name;Hours;Shares\nAna;12,5;1.500\n"),
        members=(("Ana", "12.5", "1500"),),
    ),
    Case(
        "other numbers show the point before decimals",
        text("Name;Hours;Shares\nAna;12.5;1.500\n"),
        members=(("Ana", "12.5", "1.5"),),
    ),
    Case("numbers that contradict each other", text("Name;Hours;Shares\nAna;12.5;1.500\nBo;3,5;2\n"), asked=("style",)),
    Case("money in front", text("Name;Hours;Shares\nAna;5;KES 1,500.00\n"), members=(("Ana", "5", "1500"),)),
    Case("digits of Arabic", text("الاسم;الساعات\nAna;١٢\n"), members=(("Ana", "12"),)),
    Case("an apostrophe in front", text("Name;Hours\nAna;'12\n"), members=(("Ana", "12"),)),
    Case("letters in a number", text("Name;Hours\nAmina;12,5o\nBo;5\n"), members=(("Bo", "5"),), bad=(2,)),
    Case("a number below zero", text("Name;Hours\nAmina;-3\nBo;5\n"), members=(("Bo", "5"),), bad=(2,)),
)

NAMED = (
    Case("two people in a cell", text("Name;Hours\nAna & Ben;10\nBo;5\n"), members=(("Bo", "5"),), bad=(2,)),
    Case(
        "two people, one membership",
        text("Name;Hours\nAna / Ben;10\n"),
        ImportChoices(confirmed=frozenset({2})),
        members=(("Ana / Ben", "10"),),
    ),
    Case("two people on two lines", text('Name;Hours\n"Ana\nBen";10\nBo;5\n'), members=(("Bo", "5"),), bad=(2,)),
    Case(
        "two people on two lines, one membership",
        text('Name;Hours\n"Ana\n Ben";10\n'),
        ImportChoices(confirmed=frozenset({2})),
        members=(("Ana / Ben", "10"),),
    ),
    Case("a group", text("Name;Hours\nSunrise Women's Group;10\nBo;5\n"), members=(("Bo", "5"),), bad=(2,)),
    Case("a firm", text("Name;Hours\nMavuno Ltd.;10\nBo;5\n"), members=(("Bo", "5"),), bad=(2,)),
    Case("the same name in capitals", text("Name;Hours\nAmina;10\nAMINA ;5\n"), members=(("Amina", "10"),), bad=(3,)),
    Case(
        "the same name with signs unseen",
        text("Name;Hours\nAmina;10\nAm\u200bina\u200e;5\n"),
        members=(("Amina", "10"),),
        bad=(3,),
    ),
    Case(
        "the same name taken apart",
        text("Name;Hours\nJos\u00e9;10\nJose\u0301;5\n"),
        members=(("José", "10"),),
        bad=(3,),
    ),
    Case(
        "the same name without its accent", text("Name;Hours\nJosé;10\nJose;5\n"), members=(("José", "10"),), bad=(3,)
    ),
    Case(
        "the same name with another apostrophe",
        text("Name;Hours\nN'Dea;10\nN’Dea;5\n"),
        members=(("N'Dea", "10"),),
        bad=(3,),
    ),
    Case(
        "two members with almost one name",
        text("Name;Hours\nJosé;10\nJose;5\n"),
        ImportChoices(confirmed=frozenset({3})),
        members=(("José", "10"), ("Jose", "5")),
    ),
    Case("signs that turn the direction", text("Name;Hours\nAm\u202eina;10\nBo;5\n"), members=(("Bo", "5"),), bad=(2,)),
    Case("a name that nobody sees", text("Name;Hours\n\u200b\u200e;10\nBo;5\n"), members=(("Bo", "5"),), bad=(2,)),
)

TEXTS = (*ENCODED, *PARTED, *HEADED, *SUMMED, *NUMBERED, *NAMED)
