"""What document codes mean: for passports those of Doc 9303-4 Amendment 2 with their dates."""

from datetime import date
from types import MappingProxyType

from travesia.vocab.tables import name_in

SECOND_LETTERS_FROM = date(2026, 1, 1)
"""From this day a new passport that uses a second letter uses one of the listed codes."""
ALL_NEW_FROM = date(2028, 1, 1)
"""From this day every new passport carries a listed second letter."""
BARE_UNTIL = date(2037, 12, 31)
"""Last day on which a passport issued before 2028 with a bare `P<` may still circulate."""


def _names(en: str, es: str, fr: str, ht: str, pt: str) -> MappingProxyType[str, str]:
    return MappingProxyType({"en": en, "es": es, "fr": fr, "ht": ht, "pt": pt})


DOCUMENT_CODES: MappingProxyType[str, MappingProxyType[str, str]] = MappingProxyType(
    {
        "P": _names("Passport", "Pasaporte", "Passeport", "Paspò", "Passaporte"),
        "PP": _names(
            "Ordinary passport",
            "Pasaporte ordinario",
            "Passeport ordinaire",
            "Paspò òdinè",
            "Passaporte comum",
        ),
        "PE": _names(
            "Emergency passport",
            "Pasaporte de emergencia",
            "Passeport d'urgence",
            "Paspò ijans",
            "Passaporte de emergência",
        ),
        "PD": _names(
            "Diplomatic passport",
            "Pasaporte diplomático",
            "Passeport diplomatique",
            "Paspò diplomatik",
            "Passaporte diplomático",
        ),
        "PO": _names(
            "Official passport",
            "Pasaporte oficial",
            "Passeport de service",
            "Paspò ofisyèl",
            "Passaporte oficial",
        ),
        "PR": _names(
            "Refugee travel document",
            "Documento de viaje para refugiados",
            "Titre de voyage pour réfugié",
            "Dokiman vwayaj pou refijye",
            "Documento de viagem para refugiados",
        ),
        "PT": _names(
            "Alien's passport",
            "Pasaporte para extranjeros",
            "Passeport pour étranger",
            "Paspò pou etranje",
            "Passaporte para estrangeiros",
        ),
        "PS": _names(
            "Travel document for stateless persons",
            "Documento de viaje para apátridas",
            "Titre de voyage pour apatride",
            "Dokiman vwayaj pou apatrid",
            "Documento de viagem para apátridas",
        ),
        "PL": _names(
            "Laissez-passer", "Salvoconducto", "Laissez-passer", "Lesepase", "Laissez-passer"
        ),
        "PM": _names(
            "Military passport",
            "Pasaporte militar",
            "Passeport militaire",
            "Paspò militè",
            "Passaporte militar",
        ),
        "PU": _names(
            "Single-sheet emergency travel document",
            "Documento de viaje de emergencia de una sola hoja",
            "Titre de voyage d'urgence à feuillet unique",
            "Dokiman vwayaj ijans yon sèl fèy",
            "Documento de viagem de emergência de folha única",
        ),
    }
)
"""Code without fillers → name in five languages. PU is of Doc 9303-8, the others of Part 4."""

CREW_CERTIFICATE = "AC"
"""A crew member certificate of TD1 size; its employer's code begins the optional data."""
OTHER_CODES: MappingProxyType[str, MappingProxyType[str, str]] = MappingProxyType(
    {
        CREW_CERTIFICATE: _names(
            "Crew member certificate",
            "Certificado de miembro de la tripulación",
            "Certificat de membre d'équipage",
            "Sètifika manm ekipaj",
            "Certificado de membro da tripulação",
        ),
        "V": _names("Visa", "Visa", "Visa", "Viza", "Visto"),
    }
)
"""Codes of other documents that have one meaning; any code that begins with V is a visa's."""

REFUGEE_OR_STATELESS_CODES = frozenset({"PR", "PS"})
REFUGEE_OR_STATELESS_NATIONALITIES = frozenset({"XXA", "XXB", "XXC"})


def document_code_name(code: str, language: str) -> str:
    """Name the kind of document a code stands for; the code itself when it is not listed."""
    short = code.rstrip("<")
    names = DOCUMENT_CODES.get(short) or OTHER_CODES.get("V" if short[:1] == "V" else short)
    return code if names is None else name_in(names, language)
