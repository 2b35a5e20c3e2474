"""Words in member lists in seven languages: headings, labels of sums, names that aren't a person's."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from types import MappingProxyType

from babel.dates import get_month_names

LANGUAGES = ("en", "es", "fr", "ar", "id", "pt", "sw")

HEADS = MappingProxyType(
    {
        "name": """
            name|names|full name|member|members|member name|name of member|members name|surname and name
            nombre|nombres|nombre completo|nombre y apellido|nombre y apellidos|apellidos y nombre|apellidos y nombres
            socio|socia|socios|socio a|asociado|nombre del socio|nombre de la socia|nombre socio|miembro
            nom|noms|nom et prenom|nom et prenoms|nom complet|membre|membres|nom du membre|adherent|societaire
            الاسم|اسم|الاسم الكامل|اسم العضو|العضو|الاعضاء|الاسم الثلاثي
            nama|nama lengkap|nama anggota|anggota
            nome|nomes|nome completo|nome do cooperado|cooperado|cooperada|associado|membro|nome do membro
            jina|majina|jina kamili|mwanachama|wanachama|jina la mwanachama""",
        "use": """
            use|use in the year|hours|hours worked|total hours|hrs|kilos|kilograms|kg|kgs|litres|liters|purchases|sales
            deliveries|delivered|kilos delivered|litres delivered|bags|days|days worked|patronage|use of services
            uso|horas|horas trabajadas|total horas|kilogramos|litros|compras|ventas|entregas|kilos entregados|jornadas
            utilisation|heures|heures travaillees|kilogrammes|litres livres|achats|ventes|livraisons|kilos livres
            الاستخدام|ساعات|الساعات|ساعات العمل|كيلو|الكيلوغرامات|المشتريات|المبيعات|التوريدات
            pemakaian|penggunaan|jam|jam kerja|kilo|liter|pembelian|belanja|penjualan|setoran|transaksi
            horas trabalhadas|quilos|vendas|entrega|litros entregues
            matumizi|saa|masaa|saa za kazi|lita|manunuzi|mauzo""",
        "paid_up": """
            shares|shares paid|shares paid up|share capital|paid up|paid up shares|paid up capital|paid up share capital
            capital|share money|capital paid
            aportes|aportaciones|aportes pagados|aportacion|aporte|capital social|capital pagado|acciones|certificados
            parts|parts sociales|parts liberees|parts sociales liberees|capital libere|parts payees
            الاسهم|اسهم|الحصص|الحصص المدفوعة|الاسهم المدفوعة|راس المال|راس المال المدفوع
            simpanan pokok|modal|modal disetor|saham
            quotas|quotas partes|quota parte|cotas|cotas integralizadas|capital integralizado|quotas integralizadas
            hisa|hisa zilizolipwa|mtaji|mtaji wa hisa""",
        "months": """
            months|months held|months of membership|months in the year
            meses|meses de tenencia|numero de meses
            mois|nombre de mois|mois detenus
            شهور|الاشهر|اشهر|عدد الاشهر|عدد الشهور
            bulan|jumlah bulan|lama bulan
            numero de meses no ano
            miezi|idadi ya miezi""",
        "number": """
            member no|member number|members no|membership no|membership number|member id|member code|register no
            numero de socio|numero de socia|n de socio|no de socio|codigo de socio|numero de asociado
            numero membre|numero de membre|n de membre|numero d adherent|matricule
            رقم العضو|رقم العضوية
            no anggota|nomor anggota|kode anggota
            numero do cooperado|codigo do cooperado|numero do associado|numero de membro
            namba ya mwanachama|nambari ya mwanachama""",
        "name_part": """
            first name|first names|given name|given names|forename|middle name|other names|surname|last name|family name
            primer nombre|segundo nombre|apellido|apellidos|primer apellido|segundo apellido
            prenom|prenoms|nom de famille
            الاسم الاول|اسم العائلة|اللقب|الكنية
            nama depan|nama belakang
            primeiro nome|sobrenome|apelido|ultimo nome
            jina la kwanza|jina la pili|jina la ukoo""",
        "other": """
            no|nr|n|s no|sno|sr no|serial no|number|id|code
            phone|phone no|phone number|telephone|tel|mobile|whatsapp|email|e mail|village|address|sex|gender|age|date
            date joined|joined|year|remarks|notes|signature|id no|national id|receipt no
            numero|num|codigo|cedula|dni|telefono|celular|correo|direccion|vereda|municipio|sexo|edad|fecha|ano|firma
            observaciones|documento
            numero d ordre|telephone portable|adresse|sexe|date d adhesion|annee|remarques
            رقم|الرقم|الهاتف|رقم الهاتف|العنوان|التاريخ|السنة|ملاحظات|م|ت
            nomor|telepon|no hp|hp|alamat|tanggal|tahun|keterangan|tanda tangan|nik
            cpf|telefone|endereco|data|idade|assinatura|observacoes
            nambari|namba|simu|namba ya simu|anwani|tarehe|mwaka|sahihi""",
    }
)
"""Headings as `folded` returns them, by column and language; "name_part" are
columns with a part of the name, "other" are columns we don't need."""

SUMS = """
    total|totals|sum|sums|grand total|subtotal|sub total|all members|total members|all|average|mean|overall
    totales|suma|total general|todos los socios|todos|promedio|media
    totaux|somme|total general|sous total|tous les membres|moyenne|ensemble
    المجموع|الاجمالي|اجمالي|المجموع الكلي|المجموع الفرعي|الجميع|كل الاعضاء|المتوسط
    jumlah|total keseluruhan|jumlah total|semua anggota|rata rata|sub jumlah
    soma|total geral|somatorio|todos os membros
    jumla|jumla kuu|jumla ndogo|wote|wastani
    σ|∑"""
"""Names of rows with sums."""

_COMPANY = """
    group|ltd|limited|plc|inc|llc|company|co op|coop|cooperative|co operative|society|association|union|club|church
    school|committee|foundation|fund|ngo|cbo|sacco|enterprises|enterprise|traders|stores|shop|farm|family|household
    grupo|cooperativa|asociacion|empresa|fundacion|comite|junta|iglesia|escuela|familia|ltda|sociedad
    groupe|groupement|gie|sarl|societe|association|entreprise|comite|eglise|ecole|famille
    جمعية|شركة|مجموعة|مؤسسة|لجنة|اتحاد|عائلة|تعاونية
    kelompok|koperasi|pt|cv|yayasan|perkumpulan|toko|keluarga
    associacao|sociedade|igreja|escola
    kikundi|chama|ushirika|kampuni|kanisa|shule"""
_JOINED = re.compile(r"\s(?:and|y|et|dan|e|na)\s|\sو\s|[&/+\n]|\s-\s", re.IGNORECASE)
_BRACKETED = re.compile(r"[(\[{].*?[)\]}]")
_YEAR = re.compile(r"\b(?:19|20)\d\d(?:\s*[-/]\s*(?:19|20)?\d\d)?\b")
_NOT_LETTERS = re.compile(r"[^\w∑]+|_")


def normalize_heading(text: str) -> str:
    """Normalize a heading: without case, accents, years, brackets and marks: "Horas (2024):" is "horas"."""
    plain = _YEAR.sub(" ", _BRACKETED.sub(" ", unicodedata.normalize("NFKC", text)))
    parts = unicodedata.normalize("NFKD", plain.casefold().replace("’", "").replace("'", ""))
    seen = "".join(sign for sign in parts if unicodedata.category(sign) not in ("Mn", "Cf"))
    return " ".join(_NOT_LETTERS.sub(" ", seen.replace("أ", "ا").replace("إ", "ا")).split())


def split_words(table: str) -> Iterable[str]:
    """Split one of these tables into its entries."""
    return (normalize_heading(word) for line in table.split("\n") for word in line.split("|") if word.strip())


@cache
def column_by_heading() -> dict[str, str]:
    """Return the meaning of each known heading."""
    return {word: meaning for meaning, table in HEADS.items() for word in split_words(table)}


def meanings_of_words(heading: str) -> frozenset[str]:
    """Return the meanings of the known headings that a longer heading contains: "Share capital paid" is "paid_up"."""
    words = normalize_heading(heading).split()
    known = column_by_heading()
    parts = (" ".join(words[first:last]) for last in range(1, len(words) + 1) for first in range(last))
    return frozenset(known[part] for part in parts if part in known)


@cache
def _sum_words() -> frozenset[str]:
    """Return the normalized names of rows with sums."""
    return frozenset(split_words(SUMS))


@cache
def _company_words() -> frozenset[str]:
    """Return the normalized words in names of organizations."""
    return frozenset(split_words(_COMPANY))


@cache
def _month_names() -> frozenset[str]:
    """Return the normalized names of months in all LANGUAGES."""
    names = [
        month
        for language in LANGUAGES
        for found in (get_month_names("wide", locale=language), get_month_names("abbreviated", locale=language))
        for month in found.values()
    ]
    return frozenset(map(normalize_heading, names))


def is_sum_label(name: str) -> bool:
    """Return whether the name of a row marks a sum."""
    plain = normalize_heading(name)
    return plain in _sum_words() or plain.startswith(("total ", "subtotal ", "sub total ", "grand total ", "sum of "))


def is_month_heading(head: str) -> bool:
    """Return whether a heading names a month, in words or as a date."""
    first = normalize_heading(head).split(" ")[0]
    dated = re.fullmatch(
        r"\s*(?:(?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])(?:[-/.]\d\d?)?|(?:0?[1-9]|1[0-2])[-/.](?:19|20)\d\d)\s*", head
    )
    return (
        first in _month_names()
        or bool(dated)
        or bool(re.fullmatch(r"(?:month|mes|mois|bulan|mwezi|m) \d\d?", normalize_heading(head)))
    )


def may_be_several_people(name: str) -> bool:
    """Return whether a name might be two people's."""
    return _JOINED.search(name) is not None


def may_be_organization(name: str) -> bool:
    """Return whether a name might be that of a group or a company."""
    tokens = normalize_heading(name).split(" ")
    pairs = (" ".join(pair) for pair in pairwise(tokens))
    return not _company_words().isdisjoint(tokens) or not _company_words().isdisjoint(pairs)
