"""Ten thousand invented services in five languages, and what people would ask of them."""

import random
from collections.abc import Iterator
from datetime import timedelta

from travesia.portal.domain.search import SearchDocument, SearchQuery
from travesia.portal.tests.search_material import TODAY, pairs

#: What a service does, in each language: title, then a sentence.
KINDS: tuple[dict[str, tuple[str, str]], ...] = (
    {
        "es": ("Albergue", "Cama, comida y ducha para personas migrantes y sus familias."),
        "en": ("Shelter", "Bed, food and shower for migrants and their families."),
        "fr": ("Refuge", "Lit, repas et douche pour les migrants et leurs familles."),
        "ht": ("Abri", "Kabann, manje ak douch pou migran ak fanmi yo."),
        "pt": ("Abrigo", "Cama, comida e banho para migrantes e suas famílias."),
    },
    {
        "es": ("Consulado", "Pasaportes, actas de nacimiento y protección consular."),
        "en": ("Consulate", "Passports, birth certificates and consular protection."),
        "fr": ("Consulat", "Passeports, actes de naissance et protection consulaire."),
        "ht": ("Konsila", "Paspò, batistè ak pwoteksyon."),
        "pt": ("Consulado", "Passaportes, certidões e proteção consular."),
    },
    {
        "es": ("Ventanilla de información", "Orientación sobre residencia, trabajo y documentos."),
        "en": ("Information hub", "Advice on residence, work and documents."),
        "fr": ("Guichet d'information", "Conseils sur le séjour, le travail et les documents."),
        "ht": ("Gichè enfòmasyon", "Konsèy sou rezidans, travay ak papye."),
        "pt": ("Balcão de informação", "Orientação sobre residência, trabalho e documentos."),
    },
    {
        "es": ("Clínica", "Consultas médicas, vacunas y salud mental sin pedir papeles."),
        "en": ("Clinic", "Doctors, vaccines and mental health without asking for papers."),
        "fr": ("Clinique", "Médecins, vaccins et santé mentale sans papiers."),
        "ht": ("Klinik", "Doktè, vaksen ak sante mantal san papye."),
        "pt": ("Clínica", "Médicos, vacinas e saúde mental sem documentos."),
    },
    {
        "es": ("Asesoría legal", "Abogadas para solicitudes de asilo y reunificación familiar."),
        "en": ("Legal aid", "Lawyers for asylum applications and family reunification."),
        "fr": ("Aide juridique", "Avocats pour l'asile et le regroupement familial."),
        "ht": ("Èd legal", "Avoka pou azil ak reyinifikasyon fanmi."),
        "pt": ("Assistência jurídica", "Advogados para refúgio e reunião familiar."),
    },
)
COUNTRIES = ("MEX", "GTM", "SLV", "HND", "CRI", "PAN", "HTI", "DOM", "COL", "BRA", "BLZ", "NIC")
TOWNS = 11
"""Where chance begins for the names of towns."""
SHARES = {"es": 1.0, "en": 0.5, "fr": 0.2, "ht": 0.2, "pt": 0.2}
_SYLLABLES = [
    "ta",
    "pa",
    "chu",
    "la",
    "co",
    "mi",
    "tan",
    "go",
    "ru",
    "sel",
    "va",
    "lo",
    "que",
    "tza",
    "na",
    "hue",
    "be",
    "ma",
    "ri",
    "do",
    "cam",
    "po",
    "sol",
]


def services(number: int, seed: int) -> Iterator[SearchDocument]:
    """Yield every language of so many services, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311  # the same every time
    towns = _names(random.Random(TOWNS), 900)  # noqa: S311  # the same every time
    names = _names(chance, 2500)
    for at in range(number):
        kind = chance.choice(KINDS)
        town, name, country = chance.choice(towns), chance.choice(names), chance.choice(COUNTRIES)
        notes = " ".join(chance.choice(names) for _ in range(25))
        age = chance.randrange(400)
        for language, share in SHARES.items():
            if chance.random() < share:
                title, about = kind[language]
                yield SearchDocument(
                    id=f"s{at:05}",
                    kind="service",
                    language=language,
                    title=f"{title} {name}, {town}",
                    summary=about,
                    body=f"{chance.randrange(99)} {notes}. 24/7.",
                    countries=(country,),
                    topic="shelter",
                    reviewed_on=TODAY - timedelta(days=age),
                )


def asked(number: int, seed: int) -> list[SearchQuery]:
    """Return questions: those of the tests, and a kind of help with a town, some mistyped."""
    chance = random.Random(seed)  # noqa: S311  # the same every time
    towns = _names(random.Random(TOWNS), 900)  # noqa: S311  # the same every time
    found = [one.query for one in pairs()]
    while len(found) < number:
        language = chance.choice(tuple(SHARES))
        help_, town = chance.choice(KINDS)[language][0].lower(), chance.choice(towns)
        text = chance.choice((help_, f"{help_} {town}", town, f"{help_} en {town} hoy"))
        if chance.random() < 0.2:
            at = chance.randrange(len(text))
            text = text[:at] + text[at + 1 :]
        found.append(SearchQuery(text, language, chance.choice(("", *COUNTRIES))))
    chance.shuffle(found)
    return found[:number]


def _names(chance: random.Random, number: int) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < number:
        parts = (chance.choice(_SYLLABLES) for _ in range(chance.randrange(2, 5)))
        found["".join(parts).title()] = None
    return list(found)
